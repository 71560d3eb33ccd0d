/** Travel bags as the office last said them, with what waits in this device's queue laid over by the rules of the house. */
import type { Case } from '#domain/cases/words.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import { type Instant, instantFromMs } from '#domain/kit/day.ts'
import * as bags from '#domain/papers/bag-contract.ts'
import { drawBags, type DrawnBag, type QueuedHanding, type QueuedSealing } from '#domain/papers/rules.ts'
import type { TravelBag } from '#domain/papers/words.ts'
import { type Asked, useAsk } from '#desk/kit/queries.ts'
import { usePending } from '#desk/kit/queue.ts'
import { useSelf } from '#desk/kit/session.ts'

const refreshEveryMs = 60_000

/** Whose bags: a case, and the place that a bag of it takes. */
export type BagOwner = Pick<TravelBag, 'caseId' | 'office' | 'compartment'>

export function ownerOf({ id, office, compartment }: Case): BagOwner {
  return { caseId: id, office, compartment }
}

export function useBagsOfCase(owner: BagOwner): { asked: Asked<OutputOf<typeof bags.listBags>>; drawn: DrawnBag[] } {
  const asked = useAsk(bags.listBags, { caseId: owner.caseId }, { keep: true })
  return { asked, drawn: useDrawn(asked.value?.items.map(({ bag }) => bag) ?? [], owner) }
}

/** The bags of the boards of today and tomorrow: kept on the device, so that a whole shift has them with no network. */
export function useBagsAt(airport: string): Asked<OutputOf<typeof bags.listBagsAt>> {
  return useAsk(bags.listBagsAt, { airport }, { keep: true, refreshEveryMs })
}

export function useDrawn(known: readonly TravelBag[], owner: BagOwner): DrawnBag[] {
  const self = useSelf()
  const sealings = usePending(bags.sealBag) as unknown as readonly QueuedSealing[]
  const handings = usePending(bags.handBag) as unknown as readonly QueuedHanding[]
  const own = { sealings: sealings.filter(({ input }) => input.caseId === owner.caseId), handings }
  return drawBags(known, own, self, owner)
}

export function thisInstant(): Instant {
  return instantFromMs(Date.now())
}
