import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, instant } from '#domain/kit/day.ts'
import { termsFor, usualTerms } from './carrier-rules.ts'
import { answerMedif, medifState, pregnancyDay, pregnancyWeek, writeMedif, type Written } from './medif-rules.ts'
import type { CarrierTerms, Medif, MedifDetail } from './medif-words.ts'

const today = day('2026-11-04')
const asked: Medif = {
  id: '0198c0de-0000-7000-8000-000000000001' as Medif['id'],
  caseId: '0198c0de-0000-7000-8000-000000000002' as Medif['caseId'],
  personId: '0198c0de-0000-7000-8000-000000000003' as Medif['personId'],
  carrier: 'AF',
  travelsOn: day('2026-11-14'),
  askedAt: instant('2026-11-03T09:00:00.000Z'),
  outcome: null,
  escort: null,
  needs: [],
  issuedOn: null,
  validUntil: null,
  submittedOn: null,
  decision: null,
  decidedOn: null,
  carrierRef: null,
  updatedAt: instant('2026-11-03T09:00:00.000Z'),
}
const detail: MedifDetail = {
  diagnosis: 'I50.0',
  prognosis: 'GOOD',
  contagious: false,
  vitals: '',
  medication: '',
  oxygenLpm: null,
  oxygenContinuous: false,
  sitsUpright: true,
  usesToilet: true,
  bladderBowel: '',
  ambulance: '',
  hospital: '',
  dueOn: null,
  multiple: false,
  doctorName: 'Dr Exemple',
  doctorLicence: '10000000000',
  doctorPhone: '',
  signedOn: today,
}
const write = (written: Partial<Omit<Written, 'detail'>> = {}, more: Partial<MedifDetail> = {}, is = asked) =>
  writeMedif(is, { outcome: 'FIT', escort: 'NONE', needs: ['MEDA'], ...written, detail: { ...detail, ...more } }, usualTerms, today)

test('the doctor’s part gives movement staff an outcome, codes and a last day, and refuses what contradicts itself', () => {
  const fit = write({ outcome: 'FIT_WITH_CONDITIONS', escort: 'NURSE', needs: ['MEDA', 'WCHC'] })
  assert.ok(fit.ok)
  assert.deepEqual(
    [fit.value.outcome, fit.value.escort, fit.value.needs, fit.value.issuedOn, fit.value.validUntil],
    ['FIT_WITH_CONDITIONS', 'NURSE', ['MEDA', 'WCHC'], '2026-11-04', '2026-11-14'],
  )
  assert.ok(!JSON.stringify(fit.value).includes('I50'), 'no diagnosis in what movement staff read')
  const refused: [string, ReturnType<typeof write>, string][] = [
    ['signed tomorrow', write({}, { signedOn: day('2026-11-05') }), 'signed_in_the_future'],
    ['a stretcher with an attendant', write({ needs: ['MEDA', 'STCR'], escort: 'ATTENDANT' }), 'stretcher_needs_doctor'],
    ['oxygen, and not how much', write({ needs: ['MEDA', 'OXYG'] }), 'oxygen_not_said'],
    ['the form is too old already', write({}, { signedOn: day('2026-10-01') }), 'not_carried_any_more'],
    ['the carrier has answered', write({}, {}, { ...asked, decision: 'CLEARED' }), 'medif_answered'],
  ]
  for (const [says, result, word] of refused) assert.equal(result.ok ? 'accepted' : result.refusal, word, says)
  assert.ok(write({ needs: ['MEDA', 'OXYG'] }, { oxygenLpm: 2 }).ok)
  assert.ok(write({ needs: ['MEDA', 'STCR'], escort: 'DOCTOR' }).ok)
  assert.ok(write({ outcome: 'UNFIT' }, { signedOn: day('2026-10-01') }).ok, 'a no may be old')
})

test('with a pregnancy the last day comes before the week from which the carrier takes nobody, earlier with twins', () => {
  assert.deepEqual([pregnancyDay(day('2026-12-10'), 36), pregnancyWeek(day('2026-12-10'), day('2026-11-12'))], ['2026-11-12', 36])
  assert.equal(pregnancyWeek(day('2026-12-10'), day('2026-11-11')), 35)
  const until = (dueOn: string, multiple = false) => {
    const written = write({}, { dueOn: day(dueOn), multiple })
    return written.ok ? written.value.validUntil : written.refusal
  }
  assert.deepEqual(
    [until('2026-12-10'), until('2027-02-10'), until('2026-12-28', true), until('2026-11-20')],
    ['2026-11-11', '2026-11-14', 'not_carried_any_more', 'not_carried_any_more'],
    'the form’s own end when that comes first',
  )
})

test('a form goes from the doctor to the carrier and back, and a yes needs its reference', () => {
  const written = write()
  assert.ok(written.ok)
  const filled = written.value
  assert.deepEqual([medifState(asked), medifState(filled)], ['ASKED', 'FILLED'])
  const sent = answerMedif(filled, { submittedOn: today }, today)
  assert.ok(sent.ok && medifState(sent.value) === 'SUBMITTED')
  const yes = answerMedif(sent.value, { decision: 'CLEARED', carrierRef: 'AF-EX-1' }, today)
  assert.ok(yes.ok && medifState(yes.value) === 'ANSWERED' && yes.value.decidedOn === today)
  const refused: [string, ReturnType<typeof answerMedif>, string][] = [
    ['nothing said', answerMedif(filled, {}, today), 'answer_missing'],
    ['not filled', answerMedif(asked, { submittedOn: today }, today), 'medif_not_filled'],
    ['not sent', answerMedif(filled, { decision: 'CLEARED', carrierRef: 'X' }, today), 'medif_not_submitted'],
    ['a yes without its reference', answerMedif(sent.value, { decision: 'CONDITIONS' }, today), 'medif_ref_missing'],
    ['sent tomorrow', answerMedif(filled, { submittedOn: day('2026-11-05') }, today), 'in_the_future'],
    [
      'a yes to somebody unfit',
      answerMedif({ ...sent.value, outcome: 'UNFIT' }, { decision: 'CLEARED', carrierRef: 'X' }, today),
      'medif_of_unfit',
    ],
  ]
  for (const [says, result, word] of refused) assert.equal(result.ok ? 'accepted' : result.refusal, word, says)
  assert.ok(answerMedif(sent.value, { decision: 'REFUSED' }, today).ok, 'a no has no reference')
})

test('what carriers ask is the strictest of all on the way, by the rows of that day', () => {
  const row = (carrier: string, more: Partial<CarrierTerms> = {}): CarrierTerms => ({
    ...usualTerms,
    carrier,
    validFrom: day('2026-01-01'),
    source: 'design',
    toBeChecked: true,
    ...more,
  })
  const rows = [row('*'), row('AF', { youngFrom: 15, submitHours: 48 }), row('LH', { formDays: 14, validFrom: day('2027-01-01') })]
  const on = day('2026-11-14')
  assert.deepEqual(
    [termsFor(['AF'], on, rows).youngFrom, termsFor(['AF'], on, rows).submitHours, termsFor(['AF', 'ET'], on, rows).submitHours],
    [15, 48, 72],
  )
  assert.deepEqual([termsFor(['LH'], on, rows).formDays, termsFor(['LH'], day('2027-06-01'), rows).formDays], [10, 14])
  assert.deepEqual(termsFor([], on, []), usualTerms)
})
