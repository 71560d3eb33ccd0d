import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountId } from '#domain/access/words.ts'
import { day, instant } from '#domain/kit/day.ts'
import { askBack, handOriginal, type Recording, receiptKind, signReceipt, standingOf } from './original-rules.ts'
import type { HandingOriginal, OriginalStep } from './original-words.ts'
import type { DocumentId } from './words.ts'

const documentId = '0192f000-0000-7000-8000-0000000000d0' as DocumentId
const by: Recording = {
  actor: { accountId: '0192f000-0000-7000-8000-000000000001' as AccountId },
  today: day('2026-03-20'),
  now: instant('2026-03-20T09:00:00Z'),
}
const taking: HandingOriginal = {
  documentId,
  seenStep: 0,
  fromName: 'Amina Tesfaye-Exemple',
  toHolder: 'OFFICE',
  toName: 'Maëlle Moreau-Exemple',
  doneOn: day('2026-03-02'),
}
function ok<Value>(result: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const wordOf = (result: { ok: boolean; refusal?: string }): string => (result.ok ? 'accepted' : result.refusal!)

/** The office took it on 2 March, and the person signed the receipt the day after. */
const taken = ok(handOriginal([], taking, 'REC-00000001', by))
const signed = ok(signReceipt([taken], { documentId, seenStep: 1, ofStep: 1, signedOn: day('2026-03-03') }, by))
const held: OriginalStep[] = [taken, signed]
const giving: HandingOriginal = {
  ...taking,
  seenStep: 2,
  fromName: taking.toName,
  toHolder: 'PERSON',
  toName: taking.fromName,
  doneOn: day('2026-03-20'),
}

test('an original that nobody wrote anything about is with its person', () => {
  assert.deepEqual(standingOf([]), {
    holder: 'PERSON',
    holderName: null,
    since: null,
    receiptNo: null,
    isSigned: false,
    askedBackOn: null,
    step: 0,
  })
})

test('the office takes it against a receipt with a number and a day, and says when the person has signed', () => {
  assert.deepEqual(
    [taken.step, taken.fromHolder, taken.toHolder, taken.receiptNo, taken.doneOn],
    [1, 'PERSON', 'OFFICE', 'REC-00000001', '2026-03-02'],
  )
  assert.equal(standingOf([taken]).isSigned, false)
  assert.deepEqual(
    [standingOf(held).holder, standingOf(held).since, standingOf(held).isSigned, standingOf(held).step],
    ['OFFICE', '2026-03-02', true, 2],
  )
})

test('what the person asks back is due from that day on, through every hand, until it is back', () => {
  const asked = ok(askBack(held, { documentId, seenStep: 2, askedOn: day('2026-03-10') }, by))
  const due = [...held, asked]
  assert.equal(standingOf(due).askedBackOn, '2026-03-10')
  const atConsulate = ok(
    handOriginal(
      due,
      { ...giving, seenStep: 3, toHolder: 'CONSULATE', toName: 'Agent-Exemple', toFunction: 'Guichet 2', doneOn: day('2026-03-11') },
      'REC-00000002',
      by,
    ),
  )
  assert.equal(standingOf([...due, atConsulate]).askedBackOn, '2026-03-10')
  const back = ok(handOriginal([...due, atConsulate], { ...giving, seenStep: 4 }, 'REC-00000003', by))
  const home = [...due, atConsulate, back]
  assert.deepEqual([back.fromHolder, standingOf(home).holder, standingOf(home).askedBackOn], ['CONSULATE', 'PERSON', null])
  const again = ok(handOriginal(home, { ...taking, seenStep: 5, doneOn: by.today }, 'REC-00000004', by))
  assert.equal(standingOf([...home, again]).askedBackOn, null, 'an old request is answered and does not come back')
})

test('a laissez-passer may be fetched at the consulate: only there the chain begins elsewhere than with the person', () => {
  const fetched = ok(handOriginal([], { ...taking, fromHolder: 'CONSULATE', fromName: 'Agent-Exemple' }, 'REC-00000005', by))
  assert.equal(fetched.fromHolder, 'CONSULATE')
  assert.equal(wordOf(handOriginal(held, { ...giving, fromHolder: 'CONSULATE' }, 'REC-00000006', by)), 'changed_meanwhile')
})

test('each thing that stands against a hand-over is said', () => {
  const refused: [Partial<HandingOriginal>, string][] = [
    [{}, 'accepted'],
    [{ seenStep: 1 }, 'changed_meanwhile'],
    [{ doneOn: day('2026-03-21') }, 'in_the_future'],
    [{ doneOn: day('2026-03-01') }, 'before_last_step'],
    [{ toHolder: 'OFFICE', toName: giving.fromName }, 'original_already_there'],
    [{ toHolder: 'OFFICE', toName: 'Autre Collègue-Exemple' }, 'accepted'],
    [{ toHolder: 'AIRLINE' }, 'function_missing'],
    [{ toHolder: 'AIRLINE', toFunction: 'Chef de cabine' }, 'accepted'],
    [{ toHolder: 'ESCORT' }, 'accepted'],
  ]
  for (const [changes, wanted] of refused)
    assert.equal(wordOf(handOriginal(held, { ...giving, ...changes }, 'REC-00000007', by)), wanted, JSON.stringify(changes))
  assert.equal(wordOf(handOriginal([], { ...taking, toHolder: 'PERSON' }, 'REC-00000008', by)), 'original_already_there')
})

test('nobody asks back what they have, nor twice', () => {
  const asking = { documentId, seenStep: 0, askedOn: by.today }
  assert.equal(wordOf(askBack([], asking, by)), 'original_with_person')
  const asked = ok(askBack(held, { ...asking, seenStep: 2 }, by))
  assert.equal(wordOf(askBack([...held, asked], { ...asking, seenStep: 3 }, by)), 'already_asked_back')
  assert.equal(wordOf(askBack(held, { ...asking, seenStep: 2, askedOn: day('2026-03-01') }, by)), 'before_last_step')
})

test('a receipt is signed once, by whoever was there, and not before the hand-over', () => {
  const signing = { documentId, seenStep: 1, ofStep: 1, signedOn: day('2026-03-03') }
  const refused: [readonly OriginalStep[], Partial<typeof signing>, string][] = [
    [[taken], { seenStep: 0 }, 'changed_meanwhile'],
    [[taken], { ofStep: 2 }, 'no_such_receipt'],
    [held, { seenStep: 2 }, 'receipt_signed'],
    [held, { seenStep: 2, ofStep: 2 }, 'no_such_receipt'],
    [[taken], { signedOn: day('2026-03-21') }, 'in_the_future'],
    [[taken], { signedOn: day('2026-03-01') }, 'signed_before_hand_over'],
  ]
  for (const [steps, changes, wanted] of refused)
    assert.equal(wordOf(signReceipt(steps, { ...signing, ...changes }, by)), wanted, JSON.stringify(changes))
})

test('the receipt says what happened to whoever signs it', () => {
  assert.deepEqual(
    (['OFFICE', 'PERSON', 'CONSULATE', 'ESCORT'] as const).map((toHolder) => receiptKind({ toHolder })),
    ['received', 'returned', 'passed_on', 'passed_on'],
  )
})
