/**
 * Custody of originals (domain.md 2.2: a dated receipt signed by the person, and return on demand): how the paper of a document changes
 * hands, and what its chain says of it. Pure: the day, the number of the receipt and who acts are arguments.
 */
import type { Actor } from '#domain/access/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Refused, type Result } from '#domain/kit/result.ts'
import type { AskingBack, HandingOriginal, OriginalHolder, OriginalStanding, OriginalStep, SigningReceipt } from './original-words.ts'

export type Recording = { readonly actor: Pick<Actor, 'accountId'>; readonly today: Day; readonly now: Instant }
export type SeenRefusal = 'in_the_future' | 'before_last_step' | 'changed_meanwhile'
export type HandRefusal = SeenRefusal | 'original_already_there' | 'function_missing'

/** Outside our house and the family we keep in which function somebody took it: a name alone cannot be found again. */
const outside: readonly OriginalHolder[] = ['AIRLINE', 'AUTHORITY', 'CONSULATE']

export function standingOf(steps: readonly OriginalStep[]): OriginalStanding {
  const handed = steps.findLast(({ what }) => what === 'HANDED')
  const asked = steps.findLast(({ what }) => what === 'ASKED_BACK')
  const holder = handed?.toHolder ?? 'PERSON'
  return {
    holder,
    holderName: handed?.toName ?? null,
    since: handed?.doneOn ?? null,
    receiptNo: handed?.receiptNo ?? null,
    isSigned: handed !== undefined && isSigned(steps, handed.step),
    // What was asked for is owed until the person has it, through however many hands it goes meanwhile.
    askedBackOn: holder === 'PERSON' || asked === undefined || asked.step < (lastAtHome(steps)?.step ?? 0) ? null : asked.doneOn,
    step: steps.at(-1)?.step ?? 0,
  }
}

/** The original goes from whoever holds it to somebody else; to the person, it is returned. */
export function handOriginal(
  steps: readonly OriginalStep[],
  asked: HandingOriginal,
  receiptNo: string,
  by: Recording,
): Result<OriginalStep, HandRefusal> {
  const wrong = seenWrongly(steps, asked, asked.doneOn, by)
  if (wrong !== undefined) return wrong
  const standing = standingOf(steps)
  const fromHolder = steps.length === 0 ? (asked.fromHolder ?? standing.holder) : standing.holder
  if (asked.fromHolder !== undefined && asked.fromHolder !== fromHolder)
    return refuse('changed_meanwhile', { theirHolder: standing.holder })
  if (fromHolder === asked.toHolder && (fromHolder === 'PERSON' || asked.fromName === asked.toName)) return refuse('original_already_there')
  if (outside.includes(asked.toHolder) && asked.toFunction === undefined) return refuse('function_missing')

  return accept({
    ...blank(standing, asked.doneOn, by),
    what: 'HANDED',
    fromHolder,
    fromName: asked.fromName,
    toHolder: asked.toHolder,
    toName: asked.toName,
    toFunction: asked.toFunction ?? null,
    receiptNo,
  })
}

/** The person asks for it: from that day on it is due, whoever has it meanwhile. */
export function askBack(
  steps: readonly OriginalStep[],
  asked: AskingBack,
  by: Recording,
): Result<OriginalStep, SeenRefusal | 'original_with_person' | 'already_asked_back'> {
  const wrong = seenWrongly(steps, asked, asked.askedOn, by)
  if (wrong !== undefined) return wrong
  const standing = standingOf(steps)
  if (standing.holder === 'PERSON') return refuse('original_with_person')
  if (standing.askedBackOn !== null) return refuse('already_asked_back', { day: standing.askedBackOn })

  return accept({ ...blank(standing, asked.askedOn, by), what: 'ASKED_BACK' })
}

/** A receipt came back signed: written beside the hand-over, which stays as it was. */
export function signReceipt(
  steps: readonly OriginalStep[],
  asked: SigningReceipt,
  by: Recording,
): Result<OriginalStep, 'in_the_future' | 'changed_meanwhile' | 'no_such_receipt' | 'receipt_signed' | 'signed_before_hand_over'> {
  const standing = standingOf(steps)
  if (asked.seenStep !== standing.step) return refuse('changed_meanwhile')
  const handed = steps.find(({ step, what }) => step === asked.ofStep && what === 'HANDED')
  if (handed === undefined) return refuse('no_such_receipt')
  if (isSigned(steps, handed.step)) return refuse('receipt_signed')
  if (asked.signedOn > by.today) return refuse('in_the_future')
  if (asked.signedOn < handed.doneOn) return refuse('signed_before_hand_over', { day: handed.doneOn })

  return accept({ ...blank(standing, asked.signedOn, by), what: 'SIGNED', signedStep: handed.step, fileId: asked.fileId ?? null })
}

/** What the receipt says happened, seen from the office that prints it. */
export function receiptKind({ toHolder }: Pick<OriginalStep, 'toHolder'>): 'received' | 'returned' | 'passed_on' {
  if (toHolder === 'OFFICE') return 'received'
  return toHolder === 'PERSON' ? 'returned' : 'passed_on'
}

export function isSigned(steps: readonly OriginalStep[], step: number): boolean {
  return steps.some(({ signedStep }) => signedStep === step)
}

function lastAtHome(steps: readonly OriginalStep[]): OriginalStep | undefined {
  return steps.findLast(({ what, toHolder }) => what === 'HANDED' && toHolder === 'PERSON')
}

/** A day is as exact as these rows are: what happened on one day stands in the order in which it was written. */
function seenWrongly(
  steps: readonly OriginalStep[],
  { seenStep }: { seenStep: number },
  on: Day,
  { today }: Recording,
): Refused<SeenRefusal> | undefined {
  if (seenStep !== (steps.at(-1)?.step ?? 0)) return refuse('changed_meanwhile')
  if (on > today) return refuse('in_the_future')
  const last = steps.findLast(({ what }) => what !== 'SIGNED')
  return last !== undefined && on < last.doneOn ? refuse('before_last_step', { day: last.doneOn }) : undefined
}

function blank({ step }: OriginalStanding, doneOn: Day, { actor, now }: Recording): Omit<OriginalStep, 'what'> {
  return {
    step: step + 1,
    fromHolder: null,
    fromName: null,
    toHolder: null,
    toName: null,
    toFunction: null,
    receiptNo: null,
    signedStep: null,
    fileId: null,
    doneOn,
    recordedBy: actor.accountId,
    recordedAt: now,
  }
}
