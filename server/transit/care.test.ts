// A child who travels alone goes to whoever knows the word, which no screen shows; of a medical form the desk learns the help, never why.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { castStaff } from '#database/cast.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addMinutes } from '#domain/kit/day.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import * as minors from '#domain/movements/minor-contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { PersonCare, ReceiverProof } from '#domain/transit/care-words.ts'
import * as transit from '#domain/transit/contract.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { clockNow } from '#server/kit/transaction.ts'
import { type Landed, landFamilies } from '#server/test-arrivals.ts'
import { recordMinorFile, today } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let mover: Visitor
let agent: Visitor
const lands = addMinutes(clockNow(), -30)
const airport = 'CDG' as never
before(async () => {
  office = await openTestOffice()
  mover = await office.as('mouvements@paris.example.org')
  agent = await office.as('transit@paris.example.org')
})
after(() => office.close())

const membersOf = (landed: Landed) =>
  landed.rows.map((row) => ({ caseId: landed.caseId as CaseId, personId: row.personId as unknown as PersonId }))

/** Children who land alone, each with a file, and the task that hands them over. */
async function childAlone(more: Partial<Parameters<typeof landFamilies>[1][number]> = {}): Promise<{ landed: Landed; task: TransitTask }> {
  const [landed] = await landFamilies(office, [{ surname: 'Seul-Exemple', ages: [11], lands, alone: true, ...more }])
  await office.admin.query(`update transit_task set created_at = created_at - interval '1 day'`)
  for (const { caseId, personId } of membersOf(landed!)) await recordMinorFile(mover, caseId, personId)
  const board = await agent.ask(transit.getBoard, { airport })
  const group = board.body.flights.flatMap(({ groups }) => groups).find((one) => one.caseId === landed!.caseId)!
  return { landed: landed!, task: group.tasks.find((one) => one.kind === 'UM_TRANSFER')! }
}

async function careOf(visitor: Visitor, landed: Landed): Promise<PersonCare[]> {
  const listed = await visitor.ask(transit.listCare, { airport })
  assert.equal(listed.status, 200, JSON.stringify(listed.body))
  return listed.body.items.filter((one) => one.caseId === landed.caseId)
}

const handOver = (task: TransitTask, receiverProof?: ReceiverProof) =>
  agent.ask(transit.recordHandOver, {
    taskId: task.id,
    seenRevision: task.revision,
    doneAt: clockNow(),
    counted: task.expected,
    receiverName: 'Yonas Oncle-Exemple',
    receiverIdKind: 'RESIDENCE_PERMIT',
    ...(receiverProof === undefined ? {} : { receiverProof }),
  })

const say = async (member: ReturnType<typeof membersOf>[number], codeWord: string) =>
  (await agent.ask(minors.checkCodeWord, { ...member, codeWord })).body.matches

async function toldOf(landed: Landed): Promise<unknown[]> {
  const { rows } = await office.admin.query<{ facts: { receiver?: string } }>(
    `select facts from kit_event where case_id = $1 and name = 'hand_over_recorded'`,
    [landed.caseId],
  )
  return rows.map(({ facts }) => facts.receiver)
}

test('an agent knows who is to receive a child, and hands the child over when the office has heard the right word, not before', async () => {
  const { landed, task } = await childAlone()
  const [child] = membersOf(landed)
  const [care] = await careOf(agent, landed)
  assert.deepEqual(care?.receiver, {
    name: 'Yonas Oncle-Exemple',
    relation: 'oncle',
    phone: '+33 6 00 00 00 00',
    identity: 'RESIDENCE_PERMIT',
    companion: 'CARRIER_UM',
    language: 'ti',
    hasCodeWord: true,
  })
  const raw = (await agent.askRaw(transit.listCare, { airport })).raw.toString()
  for (const kept of ['toile', 'argon2', 'Tutrice', 'Jugement', 'Acte-Exemple']) assert.ok(!raw.includes(kept), kept)

  assert.equal((await handOver(task)).body.refusal, 'code_word_not_asked')
  assert.equal((await handOver(task, 'CODE_WORD')).body.refusal, 'code_word_not_right', 'nobody takes an agent’s word for the word')
  assert.equal(await say(child!, 'lune du sud'), false)
  assert.equal((await handOver(task, 'CODE_WORD')).body.refusal, 'code_word_not_right')
  assert.equal(await say(child!, 'étoile du nord'), true)
  const handed = await handOver(task, 'CODE_WORD')
  assert.deepEqual([handed.status, handed.body.state], [200, 'DONE'], JSON.stringify(handed.body))
  assert.deepEqual(await toldOf(landed), ['CODE_WORD'])
})

test('with no network the word cannot be checked: the hand-over is kept, and the case tells that it was without the word', async () => {
  const { landed, task } = await childAlone()
  const handed = await handOver(task, 'WITHOUT_WORD')
  assert.equal(handed.status, 200, JSON.stringify(handed.body))
  assert.deepEqual(await toldOf(landed), ['WITHOUT_WORD'])
})

test('two brothers have a word each, and a word that was agreed anew is asked for anew', async () => {
  const { landed, task } = await childAlone({ ages: [14, 9] })
  const [elder, younger] = membersOf(landed)
  assert.equal(await say(elder!, 'étoile du nord'), true)
  assert.equal((await handOver(task, 'CODE_WORD')).body.refusal, 'code_word_not_right', 'one of the two words is missing')
  assert.equal(await say(younger!, 'étoile du nord'), true)
  await recordMinorFile(mover, elder!.caseId, elder!.personId, { codeWord: 'Grand soleil' })
  assert.equal((await handOver(task, 'CODE_WORD')).body.refusal, 'code_word_not_right')
  assert.equal(await say(elder!, 'grand soleil'), true)
  assert.equal((await handOver(task, 'CODE_WORD')).status, 200)
})

test('between two flights a child goes on with whoever goes along, and no word is asked', async () => {
  const { landed, task } = await childAlone({ leaves: addMinutes(lands, 200) })
  const handed = await handOver(task)
  assert.equal(handed.status, 200, JSON.stringify(handed.body))
  assert.deepEqual(await toldOf(landed), [undefined])
})

test('of a medical form an agent sees the outcome, the help and the escort, and nothing of what the doctor wrote', async () => {
  const [landed] = await landFamilies(office, [{ surname: 'Soin-Exemple', ages: [71, 40], lands }])
  const [{ caseId, personId }] = membersOf(landed!) as [ReturnType<typeof membersOf>[number]]
  const asked = await mover.ask(medifs.askMedif, { caseId, personId, carrier: 'XX', travelsOn: today })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.deepEqual((await careOf(agent, landed!))[0]?.medical, { outcome: null, escort: null, needs: [] }, 'the doctor has not written yet')
  const doctor = await office.as('medical@paris.example.org')
  const written = await doctor.ask(medifs.writeMedif, {
    medifId: asked.body.id,
    outcome: 'FIT_WITH_CONDITIONS',
    escort: 'NURSE',
    needs: ['WCHC', 'MEDA'],
    diagnosis: 'I50.9',
    prognosis: 'GUARDED',
    contagious: false,
    medication: 'Furosémide-Exemple',
    sitsUpright: true,
    usesToilet: false,
    doctorName: 'Dr Soignante-Exemple',
    doctorLicence: '10000000001',
    signedOn: today,
  })
  assert.equal(written.status, 200, JSON.stringify(written.body))
  await mover.ask(medifs.askMedif, { caseId, personId, carrier: 'YY', travelsOn: today })
  const care = await careOf(agent, landed!)
  assert.deepEqual(
    care.map(({ name, medical, receiver }) => [name, medical, receiver]),
    [['Almaz Soin-Exemple', { outcome: 'FIT_WITH_CONDITIONS', escort: 'NURSE', needs: ['WCHC', 'MEDA'] }, null]],
    'a second form that still waits hides nothing',
  )
  const raw = (await agent.askRaw(transit.listCare, { airport })).raw.toString()
  for (const secret of ['I50', 'GUARDED', 'Furosémide', 'Soignante', '10000000001', 'diagnosis']) assert.ok(!raw.includes(secret), secret)
})

test('only whoever works at the desk reads it, in their own office and compartment', async () => {
  const { landed, task } = await childAlone()
  const airside = ['TRANSIT_AGENT', 'TRANSIT_SUPERVISOR']
  for (const member of castStaff.filter((one) => one.office === 1 && one.roles.length === 1)) {
    const visitor = await office.as(member.email)
    const may = airside.includes(member.roles[0]!)
    assert.equal((await visitor.askRaw(transit.listCare, { airport })).status, may ? 200 : 404, member.email)
    if (may) assert.equal((await careOf(visitor, landed)).length, 1, member.email)
    else assert.equal((await visitor.askRaw(transit.recordHandOver, { taskId: task.id })).status, 404, member.email)
  }
  const marseille = await office.as('mouvements@marseille.example.org')
  assert.equal((await marseille.askRaw(transit.listCare, { airport })).status, 404)

  const [sealed] = await landFamilies(office, [{ surname: 'Scellé-Exemple', ages: [12], lands, alone: true, compartment: 1 }])
  const [member] = membersOf(sealed!)
  await office.admin.query(
    `insert into movements_minor_file (id, case_id, person_id, office, compartment, guardian_name, guardian_relation, authority_kind,
       receiver_name, receiver_relation, companion, other_parent, language, updated_by, updated_at)
     values (gen_random_uuid(), $1, $2, 1, 1, 'G', 'tante', 'PARENT', 'R', 'oncle', 'ESCORT', 'DECEASED', 'ti', $3, now())`,
    [member!.caseId, member!.personId, await office.account('mouvements@paris.example.org')],
  )
  assert.deepEqual(await careOf(agent, sealed!), [], 'a sealed child is no child to others')
  assert.equal((await careOf(await office.as('sealed@paris.example.org'), sealed!)).length, 1)
})
