import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { castStaff } from '#database/cast.ts'
import { addDays } from '#domain/kit/day.ts'
import * as contract from '#domain/movements/contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import type { Medif } from '#domain/movements/medif-words.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { type Family, flightDay, planFlights, readyFamily, seatsOf, today } from '#server/test-family.ts'

let office: TestOffice
let agent: Visitor
let doctor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  doctor = await office.as('medical@paris.example.org')
})
after(() => office.close())

const diagnosis = 'I50.9'
const part2 = {
  outcome: 'FIT_WITH_CONDITIONS' as const,
  escort: 'NURSE' as const,
  needs: ['MEDA' as const, 'WCHC' as const],
  diagnosis,
  prognosis: 'GOOD' as const,
  contagious: false,
  medication: 'Furosémide-Exemple',
  sitsUpright: true,
  usesToilet: false,
  doctorName: 'Dr Soignante-Exemple',
  doctorLicence: '10000000001',
}

async function ask(family: Family, carrier: string): Promise<Medif> {
  const asked = await agent.ask(medifs.askMedif, { caseId: family.caseId, personId: family.grandmother, carrier, travelsOn: flightDay })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return asked.body
}

/** Asked for, written, sent and accepted. The form is signed today and the flight is in three weeks: the days are moved by hand. */
async function acceptedForm(family: Family, carrier: string, more: object = {}): Promise<Medif> {
  const medif = await ask(family, carrier)
  const written = await doctor.ask(medifs.writeMedif, { medifId: medif.id, ...part2, signedOn: today, ...more })
  assert.equal(written.status, 200, JSON.stringify(written.body))
  await office.admin.query('update movements_medif set valid_until = $1 where id = $2', [addDays(flightDay, 2), medif.id])
  const answered = await agent.ask(medifs.answerMedif, {
    medifId: medif.id,
    submittedOn: today,
    decision: 'CLEARED',
    carrierRef: `${carrier}-EX-1`,
  })
  assert.equal(answered.status, 200, JSON.stringify(answered.body))
  return answered.body
}

test('E161: a grandmother with a heart flies when both airlines accepted her form, and her nurse is on board', async () => {
  const family = await readyFamily(agent)
  const movement = await planFlights(agent)
  const book = (more: object) =>
    agent.ask(contract.bookCase, {
      movementId: movement.id,
      caseId: family.caseId,
      passengers: seatsOf(family).map((seat) =>
        seat.personId === family.grandmother ? { ...seat, ssr: [{ code: 'MEDA' }, { code: 'WCHC' }], ...more } : seat,
      ),
    })
  const refusal = async (more: object = {}) => {
    const { body } = await book(more)
    return [body.refusal, body.details?.code, body.details?.ssr]
  }
  assert.deepEqual(await refusal(), ['medif_missing', 'E161', 'AF'])
  await acceptedForm(family, 'AF')
  assert.deepEqual(await refusal(), ['medif_needs_escort', 'E161', 'NURSE'])
  assert.deepEqual(await refusal({ escortKind: 'MEDICAL_NURSE' }), ['medif_missing', 'E161', 'AC'])
  const second = await ask(family, 'AC')
  assert.equal((await book({ escortKind: 'MEDICAL_NURSE' })).status, 200, 'seats are held while the second airline thinks')
  const stops = async () =>
    (await agent.ask(manifests.checkManifest, { movementId: movement.id })).body.problems
      .filter(({ code }) => code === 'E161')
      .map(({ level, word, detail }) => [level, word, detail])
  assert.deepEqual(await stops(), [['STOP', 'medif_undecided', 'AC']])
  assert.equal((await agent.ask(manifests.freezeManifest, { movementId: movement.id })).body.refusal, 'medif_undecided')
  await doctor.ask(medifs.writeMedif, { medifId: second.id, ...part2, signedOn: today })
  await office.admin.query('update movements_medif set valid_until = $1 where id = $2', [addDays(flightDay, 2), second.id])
  await agent.ask(medifs.answerMedif, { medifId: second.id, submittedOn: today, decision: 'CONDITIONS', carrierRef: 'AC-EX-2' })
  assert.deepEqual(await stops(), [])
  const frozen = await agent.ask(manifests.freezeManifest, { movementId: movement.id })
  assert.equal(frozen.status, 200, JSON.stringify(frozen.body))
  for (const secret of [diagnosis, 'Furosémide', 'Soignante']) assert.ok(!JSON.stringify(frozen.body).includes(secret), secret)
})

test('what the doctor wrote is read by the medical role alone: no other role, no list, no event and no page of the case holds it', async () => {
  const family = await readyFamily(agent)
  const medif = await acceptedForm(family, 'AF')
  const secrets = [diagnosis, 'Furosémide', 'Soignante', '10000000001']
  for (const member of castStaff.filter((one) => one.office === 1 && one.roles.length === 1)) {
    const visitor = await office.as(member.email)
    const detail = await visitor.askRaw(medifs.readMedifDetail, { medifId: medif.id })
    const written = await visitor.askRaw(medifs.writeMedif, { medifId: medif.id, ...part2, signedOn: today })
    if (member.roles[0] === 'MEDICAL') {
      assert.equal(detail.status, 200)
      for (const secret of secrets) assert.ok(detail.raw.toString().includes(secret), secret)
      assert.equal(written.body.refusal, 'medif_answered')
      continue
    }
    assert.deepEqual([detail.status, detail.body, written.status], [404, { refusal: 'not_found' }, 404], member.roles[0])
    const listed = (await visitor.askRaw(medifs.listMedifs, { caseId: family.caseId })).raw.toString()
    for (const secret of secrets) assert.ok(!listed.includes(secret), `${member.roles[0]} reads ${secret}`)
  }
  const events = JSON.stringify((await office.admin.query('select facts from kit_event where subject = $1', [medif.id])).rows)
  for (const secret of [...secrets, 'FIT']) assert.ok(!events.includes(secret), secret)
})

test('movement staff see the outcome, the help, the escort and the last day, and write down what the airline answered', async () => {
  const family = await readyFamily(agent)
  const medif = await ask(family, 'AF')
  const answer = (more: object) => agent.ask(medifs.answerMedif, { medifId: medif.id, ...more })
  assert.equal((await answer({ submittedOn: today })).body.refusal, 'medif_not_filled')
  const again = await agent.ask(medifs.askMedif, {
    caseId: family.caseId,
    personId: family.grandmother,
    carrier: 'af',
    travelsOn: flightDay,
  })
  assert.equal(again.body.refusal, 'medif_under_way')
  await doctor.ask(medifs.writeMedif, { medifId: medif.id, ...part2, signedOn: today })
  const [seen] = (await agent.ask(medifs.listMedifs, { caseId: family.caseId })).body.items
  assert.deepEqual(
    [seen!.outcome, seen!.escort, seen!.needs, seen!.issuedOn, seen!.validUntil],
    ['FIT_WITH_CONDITIONS', 'NURSE', ['MEDA', 'WCHC'], today, addDays(today, 10)],
  )
  assert.equal((await answer({ decision: 'CLEARED', carrierRef: 'X' })).body.refusal, 'medif_not_submitted')
  assert.equal((await answer({ submittedOn: today, decision: 'CLEARED' })).body.refusal, 'medif_ref_missing')
  assert.equal((await answer({ submittedOn: today, decision: 'REFUSED' })).status, 200)
  assert.equal((await doctor.ask(medifs.writeMedif, { medifId: medif.id, ...part2, signedOn: today })).body.refusal, 'medif_answered')
  assert.equal(
    (await agent.ask(medifs.askMedif, { caseId: family.caseId, personId: family.grandmother, carrier: 'AF', travelsOn: flightDay })).status,
    200,
    'asked for anew',
  )
})

test('a carrier’s yes to somebody the doctor called unfit is refused, by the rule and by the database', async () => {
  const family = await readyFamily(agent)
  const medif = await ask(family, 'AF')
  await doctor.ask(medifs.writeMedif, { medifId: medif.id, ...part2, outcome: 'UNFIT', signedOn: today })
  const answered = await agent.ask(medifs.answerMedif, { medifId: medif.id, submittedOn: today, decision: 'CLEARED', carrierRef: 'X' })
  assert.equal(answered.body.refusal, 'medif_of_unfit')
  await assert.rejects(
    office.admin.query(`update movements_medif set submitted_on = now(), decided_on = now(), decision = 'CLEARED' where id = $1`, [
      medif.id,
    ]),
    /movements_medif_unfit/,
  )
})

test('a late pregnancy shortens the last day that movement staff see, and says no word of why', async () => {
  const family = await readyFamily(agent)
  const asked = await agent.ask(medifs.askMedif, { caseId: family.caseId, personId: family.mother, carrier: 'AF', travelsOn: flightDay })
  const written = await doctor.ask(medifs.writeMedif, {
    medifId: asked.body.id,
    ...part2,
    signedOn: today,
    dueOn: addDays(today, 4 * 7 + 5),
  })
  assert.deepEqual([written.status, written.body.validUntil], [200, addDays(today, 4)])
  const listed = (await agent.askRaw(medifs.listMedifs, { caseId: family.caseId })).raw.toString()
  assert.ok(!/due|pregn|multiple/i.test(listed))
})
