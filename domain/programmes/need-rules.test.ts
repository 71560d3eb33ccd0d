import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#domain/kit/day.ts'
import type { DocumentMargin, TypeClearance, ValidityWindow } from './movement-type-words.ts'
import { endOf, marginOf, neededClearances, validityWindowOf } from './need-rules.ts'

const dated = { validFrom: day('2026-01-01'), source: 'design', toBeChecked: true }
const clearance = (kind: TypeClearance['kind'], more: Partial<TypeClearance> = {}): TypeClearance => ({
  kind,
  whom: 'EACH',
  ...dated,
  ...more,
})
const programme = {
  requiredClearances: [
    { kind: 'TRAVEL_DOC', perMember: true, source: 'design' },
    { kind: 'MED_FIT_TO_TRAVEL', perMember: true, validityDays: 2, source: 'design' },
  ],
} as const
const on = day('2026-06-01')
const kindsOf = (clearances: TypeClearance[], destination: string | null, day = on) =>
  neededClearances({ requiredClearances: [...programme.requiredClearances] }, { clearances }, destination, day).map(({ kind }) => kind)

test('a family needs what its programme asks for and what its type asks for at its destination', () => {
  const type = [clearance('VISA'), clearance('SECURITY', { destinations: ['USA'] as never })]
  assert.deepEqual(kindsOf(type, 'USA'), ['TRAVEL_DOC', 'MED_FIT_TO_TRAVEL', 'VISA', 'SECURITY'])
  assert.deepEqual(kindsOf(type, 'CAN'), ['TRAVEL_DOC', 'MED_FIT_TO_TRAVEL', 'VISA'])
  assert.deepEqual(kindsOf(type, null), ['TRAVEL_DOC', 'MED_FIT_TO_TRAVEL', 'VISA'])
})

test('a new rule of a State is asked for from its first day to its last', () => {
  const type = [clearance('SECURITY', { validFrom: day('2026-07-01'), validTo: day('2026-09-30') })]
  const days = ['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01']
  assert.deepEqual(
    days.map((text) => kindsOf(type, 'USA', day(text)).includes('SECURITY')),
    [false, true, true, false],
  )
})

test('where programme and type ask for the same, it is asked for once, as the programme says', () => {
  const [, fit] = neededClearances(
    { requiredClearances: [...programme.requiredClearances] },
    { clearances: [clearance('MED_FIT_TO_TRAVEL', { whom: 'CASE' })] },
    'FRA',
    on,
  )
  assert.deepEqual([fit!.whom, fit!.validityDays, fit!.askedBy], ['EACH', 2, 'PROGRAMME'])
})

test('a row for the destination beats the row for everywhere', () => {
  const type = [clearance('ASSURANCE', { whom: 'EACH' }), clearance('ASSURANCE', { whom: 'CASE', destinations: ['USA'] as never })]
  const whom = (destination: string) => neededClearances({ requiredClearances: [] }, { clearances: type }, destination, on)[0]!.whom
  assert.deepEqual([whom('USA'), whom('CAN')], ['CASE', 'EACH'])
})

test('a passport must outlast the arrival as long as that destination says on that day', () => {
  const documentMargins: DocumentMargin[] = [
    { days: 90, ...dated },
    { days: 180, destinations: ['AUS'] as never, ...dated, validFrom: day('2026-05-01') },
  ]
  assert.equal(marginOf({ documentMargins }, 'AUS', on)?.days, 180)
  assert.equal(marginOf({ documentMargins }, 'AUS', day('2026-04-30'))?.days, 90)
  assert.equal(marginOf({ documentMargins }, null, on)?.days, 90)
  assert.equal(marginOf({ documentMargins }, 'AUS', day('2025-01-01')), undefined)
})

test('how long a clearance lives: the destination beats the type, and both the general row, each in its days', () => {
  const window = (months: number, more: Partial<ValidityWindow> = {}): ValidityWindow => ({
    kind: 'MED_HEALTH_ASSESSMENT',
    months,
    ...dated,
    ...more,
  })
  const windows = [
    window(6),
    window(9, { movementTypes: ['RESETTLEMENT'] }),
    window(12, { destinations: ['CAN'] as never }),
    window(3, { destinations: ['CAN'] as never, movementTypes: ['RESETTLEMENT'], validFrom: day('2027-01-01') }),
  ]
  const months = (destination: string | null, movementType: string, text = '2026-06-01') =>
    validityWindowOf(windows, { kind: 'MED_HEALTH_ASSESSMENT', destination, movementType, on: day(text) })?.months
  assert.deepEqual(
    [months('CAN', 'RESETTLEMENT'), months('SWE', 'RESETTLEMENT'), months('SWE', 'AVRR'), months(null, 'AVRR')],
    [12, 9, 6, 6],
  )
  assert.equal(months('CAN', 'RESETTLEMENT', '2027-01-01'), 3)
  assert.equal(months('CAN', 'RESETTLEMENT', '2025-12-31'), undefined)
  assert.deepEqual([endOf({ months: 6 }, day('2026-08-31')), endOf({ days: 3 }, day('2026-02-27'))], ['2027-02-28', '2026-03-02'])
})
