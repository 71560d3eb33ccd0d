import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountId } from '#domain/access/words.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addMinutes, instant } from '#domain/kit/day.ts'
import { drawBags, handBag, sealBag } from './rules.ts'
import { Drawn } from './words.ts'
import type { Handing, Sealing } from './step-words.ts'
import type { BagId, TravelBag } from './words.ts'

const now = instant('2026-11-14T06:00:00Z')
const agent = { accountId: '0192f000-0000-7000-8000-000000000001' as AccountId }
const place = { office: 1 as TravelBag['office'], compartment: 0 }
const bagId = '0192f000-0000-7000-8000-0000000000b1' as BagId
const sealing: Sealing & { id: BagId } = {
  id: bagId,
  caseId: '0192f000-0000-7000-8000-0000000000c0' as CaseId,
  seal: 'S-0042',
  contents: [
    { kind: 'TICKET', count: 5 },
    { kind: 'TRAVEL_DOCUMENT', count: 5 },
  ],
  medicalEnvelope: true,
  holderName: 'Tarek Transit-Exemple',
  doneAt: now,
}
const sealed = ok(sealBag(agent, place, sealing, now)).bag
const handing: Handing = {
  bagId,
  seenRevision: 1,
  toKind: 'CARRIER',
  toName: 'Chloé Cabine-Exemple',
  toFunction: 'Chef de cabine',
  sealIntact: true,
  doneAt: addMinutes(now, 10),
}
const later = addMinutes(now, 20)

function ok<Value>(result: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const refusalOf = (result: { ok: boolean; refusal?: string }): string => (result.ok ? 'accepted' : result.refusal!)

test('whoever seals a bag holds it, and that is the first link of its chain', () => {
  const { bag, step } = ok(sealBag(agent, place, sealing, now))
  assert.deepEqual([bag.holderKind, bag.holderName, bag.revision, bag.receivedAt], ['STAFF', 'Tarek Transit-Exemple', 1, null])
  assert.deepEqual([step.step, step.fromKind, step.toName], [1, null, 'Tarek Transit-Exemple'])
})

test('a bag is not sealed in the future, nor empty, nor with one kind of paper on two lines', () => {
  const refused = [
    [{ doneAt: addMinutes(now, 6) }, 'in_the_future'],
    [{ contents: [], medicalEnvelope: false }, 'bag_empty'],
    [{ contents: [sealing.contents[0]!, sealing.contents[0]!] }, 'same_content_twice'],
    [{ contents: [] }, 'accepted'],
  ] as const
  for (const [changes, wanted] of refused)
    assert.equal(refusalOf(sealBag(agent, place, { ...sealing, ...(changes as Partial<Sealing>) }, now)), wanted)
})

test('a bag goes on from hand to hand, until whom it was meant for has it', () => {
  const first = ok(handBag(agent, sealed, handing, later))!
  assert.deepEqual([first.step.fromName, first.step.toFunction, first.bag.revision], ['Tarek Transit-Exemple', 'Chef de cabine', 2])
  const last = ok(
    handBag(agent, first.bag, { ...handing, seenRevision: 2, toKind: 'RECEIVER', toName: 'Ada Accueil-Exemple', doneAt: later }, later),
  )!
  assert.equal(last.bag.receivedAt, later)
  assert.equal(refusalOf(handBag(agent, last.bag, { ...handing, seenRevision: 3, doneAt: later }, later)), 'bag_received')
})

test('each thing that stands against a hand-over is said', () => {
  const refused = [
    [{ doneAt: addMinutes(later, 6) }, 'in_the_future'],
    [{ doneAt: addMinutes(now, -6) }, 'before_it_was_sealed'],
    [{ toKind: 'STAFF', toName: 'Tarek Transit-Exemple' }, 'already_in_these_hands'],
    [{ toFunction: undefined }, 'function_missing'],
    [{ sealIntact: false }, 'broken_seal_unexplained'],
    [{ sealIntact: false, note: 'Déchiré au contrôle' }, 'accepted'],
    [{ toKind: 'TRAVELLER', toFunction: undefined }, 'accepted'],
  ] as const
  for (const [changes, wanted] of refused)
    assert.equal(refusalOf(handBag(agent, sealed, { ...handing, ...(changes as Partial<Handing>) }, later)), wanted)
})

test('two colleagues who saw the same hand-over are one; two who saw different ones are both kept', () => {
  const taken = ok(handBag(agent, sealed, handing, later))!.bag
  assert.equal(ok(handBag(agent, taken, handing, later)), null)
  const other = handBag(agent, taken, { ...handing, toKind: 'TRAVELLER', toName: 'Selam Exemple' }, later)
  assert.equal(refusalOf(other), 'changed_meanwhile')
  assert.deepEqual(other.ok ? {} : other.details, {
    revision: 2,
    theirHolder: 'CARRIER',
    theirSince: handing.doneAt,
    yourHolder: 'TRAVELLER',
  })
})

test('a phone with no network seals a bag and hands it on twice, and the office follows the same chain', () => {
  const [seal, first, second] = ['e1', 'e2', 'e3'].map((end) => `0192f000-0000-7000-8000-0000000000${end}`) as [string, string, string]
  const input = { ...handing, seenRevision: 1, seenCommand: seal } as Handing
  const next = {
    ...handing,
    seenRevision: 2,
    seenCommand: first,
    toKind: 'RECEIVER',
    toName: 'Ada Accueil-Exemple',
    doneAt: later,
  } as Handing
  const queue = {
    sealings: [{ id: seal, input: sealing, madeAt: now }],
    handings: [
      { id: first, input, madeAt: later },
      { id: second, input: next, madeAt: later },
    ],
  }
  const [drawn] = drawBags([], queue, agent, place)
  assert.deepEqual([drawn!.waits, drawn!.bag.holderKind, drawn!.bag.lastCommand], [true, 'RECEIVER', second])
  // The office hears of them in the same order, each with the command that its maker had seen.
  const atOffice = { ...sealed, lastCommand: seal } as TravelBag
  const one = ok(handBag(agent, atOffice, input, later))!.bag
  const two = ok(handBag(agent, { ...one, lastCommand: first } as TravelBag, next, later))!.bag
  assert.equal(two.receivedAt, drawn!.bag.receivedAt)
  // Once the office says the bag itself, the queue's own sealing is not drawn a second time.
  assert.equal(drawBags([atOffice], { ...queue, handings: [] }, agent, place).length, 1)
})

test('a signature is strokes and nothing else', () => {
  assert.ok(Drawn.safeParse('M10 20L30 40L50 60M7 8').success)
  for (const wrong of ['', '"/><script>', 'M10 20 Z', 'L1 2']) assert.ok(!Drawn.safeParse(wrong).success, wrong)
})
