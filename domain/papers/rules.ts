/**
 * The travel bag and the originals: when a bag may be sealed, how it changes hands, and that a person's own papers come back on the
 * day they ask. The desk runs these on a phone with no network, hours before the server does. No clock, no database.
 */
import type { AccountId, Actor } from '#domain/access/words.ts'
import { addMinutes, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Handing, Keeping, Returning, Sealing } from './step-words.ts'
import type { BagId, CustodyStep, HolderKind, OriginalsReceipt, ReceiptId, TravelBag } from './words.ts'

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

export type KeepRefusal = 'in_the_future'
export type ReturnRefusal = 'in_the_future' | 'before_it_was_kept' | 'already_returned'

/** Originals are taken only against a dated receipt that the person signs (domain.md 1.6); they stay the person's. */
export function keepOriginals(
  hand: Hand,
  place: Pick<OriginalsReceipt, 'office' | 'compartment'>,
  asked: Keeping & { id: ReceiptId },
  now: Instant,
): Result<OriginalsReceipt, KeepRefusal> {
  if (asked.doneAt > addMinutes(now, skewMinutes)) return refuse('in_the_future')

  return accept({
    ...place,
    id: asked.id,
    caseId: asked.caseId,
    personId: asked.personId,
    items: asked.items,
    reason: asked.reason,
    keptAt: asked.doneAt,
    keptBy: hand.accountId as AccountId,
    signedName: asked.signedName,
    drawn: asked.drawn ?? null,
    returnedAt: null,
    returnedBy: null,
    returnedTo: null,
    returnDrawn: null,
    createdAt: now,
  })
}

/** On demand, and whatever state the case is in: nothing but a return that took place already stands against it. */
export function returnOriginals(
  hand: Hand,
  receipt: OriginalsReceipt,
  asked: Returning,
  now: Instant,
): Result<OriginalsReceipt, ReturnRefusal> {
  if (asked.doneAt > addMinutes(now, skewMinutes)) return refuse('in_the_future')
  if (receipt.returnedAt !== null) return refuse('already_returned', { theirSince: receipt.returnedAt })
  if (asked.doneAt < receipt.keptAt) return refuse('before_it_was_kept')

  return accept({
    ...receipt,
    returnedAt: asked.doneAt,
    returnedBy: hand.accountId as AccountId,
    returnedTo: asked.returnedTo,
    returnDrawn: asked.drawn ?? null,
  })
}

/** What waits in a phone's queue, laid over the bags as the office last said them. */
export type QueuedHanding = { readonly id: string; readonly input: Handing; readonly madeAt: Instant }

export function drawBags(bags: readonly TravelBag[], queue: readonly QueuedHanding[], hand: Hand): { bag: TravelBag; waits: boolean }[] {
  return bags.map((first) => {
    let [bag, waits] = [first, false]
    for (const { id, input, madeAt } of queue) {
      if (input.bagId !== bag.id) continue
      const after = handBag(hand, bag, input, madeAt)
      if (!after.ok || after.value === null) continue
      bag = { ...after.value.bag, lastCommand: id as TravelBag['lastCommand'] }
      waits = true
    }
    return { bag, waits }
  })
}
