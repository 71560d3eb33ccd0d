/**
 * The travel bag: when it may be sealed, and how it changes hands. The desk runs these on a phone with no network, hours before the
 * server does. No clock, no database.
 */
import type { AccountId, Actor } from '#domain/access/words.ts'
import { addMinutes, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Handing, Sealing } from './step-words.ts'
import type { BagId, CustodyStep, HolderKind, TravelBag } from './words.ts'

/** All that a rule needs to know of who acts. */
export type Hand = Pick<Actor, 'accountId'>

/** Phones are not watches: a device may run this far ahead of the server. */
const skewMinutes = 5

export type SealRefusal = 'in_the_future' | 'bag_empty' | 'same_content_twice'
export type HandRefusal =
  | 'in_the_future'
  | 'before_it_was_sealed'
  | 'bag_received'
  | 'changed_meanwhile'
  | 'already_in_these_hands'
  | 'function_missing'
  | 'broken_seal_unexplained'

export type BagAfter = { readonly bag: TravelBag; readonly step: CustodyStep }

/** Somebody of the office closes the bag and holds it. */
export function sealBag(
  hand: Hand,
  place: Pick<TravelBag, 'office' | 'compartment'>,
  asked: Sealing & { id: BagId },
  now: Instant,
): Result<BagAfter, SealRefusal> {
  if (asked.doneAt > addMinutes(now, skewMinutes)) return refuse('in_the_future')
  if (asked.contents.length === 0 && !asked.medicalEnvelope) return refuse('bag_empty')
  if (new Set(asked.contents.map(({ kind }) => kind)).size < asked.contents.length) return refuse('same_content_twice')

  const bag: TravelBag = {
    ...place,
    id: asked.id,
    caseId: asked.caseId,
    movementId: asked.movementId ?? null,
    seal: asked.seal ?? null,
    contents: asked.contents,
    medicalEnvelope: asked.medicalEnvelope,
    sealedAt: asked.doneAt,
    sealedBy: hand.accountId as AccountId,
    holderKind: 'STAFF',
    holderName: asked.holderName,
    heldSince: asked.doneAt,
    receivedAt: null,
    createdAt: now,
    revision: 1,
    lastCommand: null,
  }
  return accept({ bag, step: { ...stepTo(hand, bag, asked.doneAt), fromKind: null, fromName: null, step: 1 } })
}

/**
 * The bag goes from whoever holds it to somebody else. Null: the very same was recorded already, by this command's twin or by a
 * colleague who saw it. Two people who each handed it on without having seen the other are both kept: the second is refused with what
 * the first said, and stays readable with its maker (domain.md 10.8).
 */
export function handBag(hand: Hand, bag: TravelBag, asked: Handing, now: Instant): Result<BagAfter | null, HandRefusal> {
  if (asked.doneAt > addMinutes(now, skewMinutes)) return refuse('in_the_future')
  if (asked.doneAt < addMinutes(bag.sealedAt, -skewMinutes)) return refuse('before_it_was_sealed')
  if (!hasSeen(bag, asked)) {
    if (isWith(bag, asked)) return accept(null)
    return refuse('changed_meanwhile', {
      revision: bag.revision,
      theirHolder: bag.holderKind,
      theirSince: bag.heldSince,
      yourHolder: asked.toKind,
    })
  }
  if (bag.receivedAt !== null) return refuse('bag_received', { theirSince: bag.receivedAt })
  if (isWith(bag, asked)) return refuse('already_in_these_hands')
  // Of a company or a receiving party we keep who it was by function: a name alone cannot be found again.
  if ((asked.toKind === 'CARRIER' || asked.toKind === 'RECEIVER') && asked.toFunction === undefined) return refuse('function_missing')
  if (!asked.sealIntact && asked.note === undefined) return refuse('broken_seal_unexplained')

  const after: TravelBag = {
    ...bag,
    holderKind: asked.toKind,
    holderName: asked.toName,
    heldSince: asked.doneAt,
    receivedAt: asked.toKind === 'RECEIVER' ? asked.doneAt : null,
    revision: bag.revision + 1,
  }
  const step = {
    ...stepTo(hand, after, asked.doneAt),
    step: after.revision,
    fromKind: bag.holderKind,
    fromName: bag.holderName,
    toFunction: asked.toFunction ?? null,
    sealIntact: asked.sealIntact,
    note: asked.note ?? null,
    drawn: asked.drawn ?? null,
  }
  return accept({ bag: after, step })
}

/** Had the giver seen the bag as it stands? A queued command names the command that made the state which only its own phone knew. */
function hasSeen(bag: TravelBag, asked: Handing): boolean {
  return asked.seenCommand === undefined ? bag.revision === asked.seenRevision : bag.lastCommand === asked.seenCommand
}

function isWith(bag: TravelBag, { toKind, toName }: { toKind: HolderKind; toName: string }): boolean {
  return bag.holderKind === toKind && bag.holderName === toName
}

function stepTo(hand: Hand, bag: TravelBag, doneAt: Instant): CustodyStep {
  return {
    step: bag.revision,
    fromKind: null,
    fromName: null,
    toKind: bag.holderKind,
    toName: bag.holderName,
    toFunction: null,
    sealIntact: true,
    note: null,
    drawn: null,
    doneAt,
    recordedBy: hand.accountId as AccountId,
  }
}

export type DrawnBag = { readonly bag: TravelBag; readonly waits: boolean }
export type QueuedSealing = { readonly id: string; readonly input: Sealing & { id: BagId }; readonly madeAt: Instant }
export type QueuedHanding = { readonly id: string; readonly input: Handing; readonly madeAt: Instant }
type Place = Pick<TravelBag, 'office' | 'compartment'>

/** What waits in a phone's queue, laid over the bags as the office last said them; the newest bag first. */
export function drawBags(
  bags: readonly TravelBag[],
  queue: { readonly sealings: readonly QueuedSealing[]; readonly handings: readonly QueuedHanding[] },
  hand: Hand,
  place: Place,
): DrawnBag[] {
  const sealed = queue.sealings.flatMap(({ id, input, madeAt }) => {
    const made = bags.some((bag) => bag.id === input.id) ? undefined : sealBag(hand, place, input, madeAt)
    return made?.ok === true ? [{ bag: { ...made.value.bag, lastCommand: id as TravelBag['lastCommand'] }, waits: true }] : []
  })
  return [...sealed.toReversed(), ...bags.map((bag) => ({ bag, waits: false }))].map((drawn) =>
    queue.handings.reduce(afterHanding(hand), drawn),
  )
}

function afterHanding(hand: Hand): (drawn: DrawnBag, queued: QueuedHanding) => DrawnBag {
  return (drawn, { id, input, madeAt }) => {
    if (input.bagId !== drawn.bag.id) return drawn
    const after = handBag(hand, drawn.bag, input, madeAt)
    if (!after.ok || after.value === null) return drawn
    return { bag: { ...after.value.bag, lastCommand: id as TravelBag['lastCommand'] }, waits: true }
  }
}
