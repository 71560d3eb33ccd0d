import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { addDays, dayAt } from '#domain/kit/day.ts'
import * as people from '#domain/people/contract.ts'
import * as erasures from '#domain/people/erasure-contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import * as contracts from '#domain/people/original-contract.ts'
import type { OriginalOfDocument } from '#domain/people/original-words.ts'
import * as records from '#domain/people/record-contract.ts'
import type { DocumentId, PersonId } from '#domain/people/words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { printedLanguages } from '#packs/prints/cards.ts'

let office: TestOffice
let agent: Visitor
let booker: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  booker = await office.as('billets@paris.example.org')
})
after(() => office.close())

const today = dayAt(clockNow(), 'Europe/Paris')
let made = 0

async function withPassport(
  languages: string[] = ['ti'],
  nativeName = 'ለታይ ተስፋይ',
): Promise<{ personId: PersonId; documentId: DocumentId }> {
  made++
  const documentId = newId() as DocumentId
  const added = await agent.ask(people.addPerson, {
    familyName: `Original${'abcdefghijklmnopqrstuvwxyz'[made % 26]}-Exemple`,
    givenNames: 'Letay',
    nativeName,
    sex: 'F',
    bornOn: '1990-05-04',
    nationality: 'ERI',
    languages: languages as never,
    documents: [{ id: documentId, type: 'PASSPORT', number: `OR${1000 + made}`, issuer: 'ERI', expiresOn: addDays(today, 900) }],
  })
  assert.equal(added.status, 200, JSON.stringify(added.body))
  return { personId: added.body.id, documentId }
}

const taking = (documentId: DocumentId) => ({
  documentId,
  seenStep: 0,
  fromName: 'Letay Original-Exemple',
  toHolder: 'OFFICE' as const,
  toName: 'Maëlle Moreau-Exemple',
  doneOn: addDays(today, -3),
})
const returning = (documentId: DocumentId, seenStep: number) => ({
  ...taking(documentId),
  seenStep,
  fromName: 'Maëlle Moreau-Exemple',
  toHolder: 'PERSON' as const,
  toName: 'Letay Original-Exemple',
  doneOn: today,
})

async function taken(documentId: DocumentId): Promise<OriginalOfDocument> {
  const answered = await agent.ask(contracts.handOriginal, taking(documentId))
  assert.equal(answered.status, 200, JSON.stringify(answered.body))
  return answered.body
}

test('the office takes a passport against a signed receipt, is asked for it, and gives it back; every hand stays as it was', async () => {
  const { personId, documentId } = await withPassport()
  assert.match((await taken(documentId)).standing.receiptNo!, /^REC-[0-9A-Z]{8}$/)
  const scan = await agent.upload('recu.pdf', Buffer.from('%PDF-1.4 Exemple'))
  const signed = await agent.ask(contracts.signReceipt, { documentId, seenStep: 1, ofStep: 1, signedOn: today, fileId: scan.body.id })
  assert.deepEqual([signed.status, signed.body.standing.isSigned], [200, true], JSON.stringify(signed.body))
  const asked = await agent.ask(contracts.askOriginalBack, { documentId, seenStep: 2, askedOn: today })
  assert.equal(asked.body.standing.askedBackOn, today)
  const read = await booker.ask(contracts.listOriginals, { personId })
  assert.deepEqual(
    [read.body.items[0]!.standing.holder, read.body.items[0]!.standing.askedBackOn],
    ['OFFICE', today],
    'movement staff read that it is due',
  )
  const back = await agent.ask(contracts.handOriginal, returning(documentId, 3))
  assert.deepEqual([back.body.standing.holder, back.body.standing.askedBackOn], ['PERSON', null])
  assert.deepEqual(
    back.body.steps.map(({ what, fromHolder, toHolder }) => [what, fromHolder, toHolder]),
    [
      ['HANDED', 'PERSON', 'OFFICE'],
      ['SIGNED', null, null],
      ['ASKED_BACK', null, null],
      ['HANDED', 'OFFICE', 'PERSON'],
    ],
  )
  const { rows } = await office.admin.query<{ name: string; facts: unknown }>(
    `select name, facts from kit_event where subject = $1 and name ~ 'original|receipt' order by at, id`,
    [personId],
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['original_handed', 'receipt_signed', 'original_asked_back', 'original_handed'],
  )
  assert.ok(!/exemple|OR1/i.test(JSON.stringify(rows)), 'neither a name nor a number in the events')
})

test('a row of the chain can be neither changed nor taken away by the server', async () => {
  const { rows } = await office.admin.query<{ privilege_type: string }>(
    `select privilege_type from information_schema.role_table_grants where table_name = 'people_original' and grantee = 'passerelle_app' and table_schema = current_schema()`,
  )
  assert.deepEqual(rows.map((row) => row.privilege_type).sort(), ['INSERT', 'SELECT'])
})

test('two clerks who did not see one another do not both hand it on, and a command sent twice hands it on once', async () => {
  const { documentId } = await withPassport()
  const command = newId()
  assert.equal((await agent.ask(contracts.handOriginal, taking(documentId), { command })).status, 200)
  assert.equal((await agent.ask(contracts.handOriginal, taking(documentId), { command })).body.standing.step, 1)
  const late = await agent.ask(contracts.handOriginal, taking(documentId))
  assert.deepEqual([late.status, late.body.refusal], [409, 'changed_meanwhile'])
  const both = await Promise.all([
    agent.ask(contracts.handOriginal, returning(documentId, 1)),
    agent.ask(contracts.askOriginalBack, { documentId, seenStep: 1, askedOn: today }),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
})

test('the receipt is printed in French, in English and in the person’s own language, under its number and nobody’s name', async () => {
  const kept = process.env['PASSERELLE_KEEP_PRINTS']
  for (const [language, nativeName] of [
    ['ti', 'ለታይ ተስፋይ'],
    ['ar', 'ليلى تسفاي'],
    ['ur', 'لیلیٰ'],
    ['fr', 'ለታይ'],
  ] as const) {
    const { documentId } = await withPassport([language], nativeName)
    const { standing } = await taken(documentId)
    const pdf = await booker.ask(contracts.receiptPdf, { documentId, step: 1 })
    assert.deepEqual([pdf.status, pdf.raw.subarray(0, 5).toString()], [200, '%PDF-'], pdf.raw.toString('utf8', 0, 300))
    assert.match(String(pdf.headers['content-disposition']), new RegExp(`"${standing.receiptNo!.toLowerCase()}\\.pdf"`))
    if (kept !== undefined) await writeFile(`${kept}/receipt-${language}.pdf`, pdf.raw)
    assert.equal((await booker.ask(contracts.receiptPdf, { documentId, step: 2 })).body.refusal, 'no_such_receipt')
  }
})

test('the press has the letters of a receipt in each language, also of what is given back and passed on', async () => {
  for (const language of printedLanguages) {
    const { documentId } = await withPassport([language === 'pa-Arab' ? 'pnb' : language])
    await taken(documentId)
    const passed = await agent.ask(contracts.handOriginal, {
      ...returning(documentId, 1),
      toHolder: 'CONSULATE',
      toName: 'Agent-Exemple',
      toFunction: 'Guichet',
    })
    assert.equal(passed.status, 200, JSON.stringify(passed.body))
    await agent.ask(contracts.handOriginal, { ...returning(documentId, 2), fromName: 'Agent-Exemple' })
    for (const step of [1, 2, 3]) {
      const pdf = await agent.ask(contracts.receiptPdf, { documentId, step })
      assert.equal(pdf.status, 200, `${language} ${step}: ${pdf.raw.toString('utf8', 0, 300)}`)
    }
  }
})

test('who reads people reads the chain, only who writes documents writes it, and Marseille finds neither', async () => {
  const { personId, documentId } = await withPassport()
  await taken(documentId)
  for (const email of ['billets@paris.example.org', 'medical@paris.example.org']) {
    const who = await office.as(email)
    assert.equal((await who.ask(contracts.listOriginals, { personId })).status, 200, email)
    assert.equal((await who.ask(contracts.handOriginal, returning(documentId, 1))).status, 404, email)
    assert.equal((await who.ask(contracts.askOriginalBack, { documentId, seenStep: 1, askedOn: today })).status, 404, email)
  }
  for (const email of ['transit@paris.example.org', 'mouvements@marseille.example.org']) {
    const who = await office.as(email)
    assert.equal((await who.ask(contracts.listOriginals, { personId })).status, 404, email)
    assert.equal((await who.ask(contracts.receiptPdf, { documentId, step: 1 })).status, 404, email)
  }
})

test('when a person’s file is sealed, the chain and the scan of its receipt are sealed with it', async () => {
  const { personId, documentId } = await withPassport()
  await taken(documentId)
  const scan = await agent.upload('recu.pdf', Buffer.from('%PDF-1.4 Exemple'))
  await agent.ask(contracts.signReceipt, { documentId, seenStep: 1, ofStep: 1, signedOn: today, fileId: scan.body.id })
  await office.admin.query(`begin; set local app.offices = '1'; set local app.compartments = '1'; set local app.system = 'on'`)
  await office.admin.query('update people_person set compartment = 1 where id = $1', [personId])
  await office.admin.query('commit')
  const { rows } = await office.admin.query<{ compartment: number }>(
    `select compartment from people_original where document_id = $1 union all select compartment from kit_file where id = $2`,
    [documentId, scan.body.id],
  )
  assert.deepEqual(
    rows.map(({ compartment }) => compartment),
    [1, 1, 1],
  )
  assert.equal((await agent.ask(contracts.listOriginals, { personId })).status, 404)
})

test('two files of one person become one with the chains of both', async () => {
  const [kept, twin] = [await withPassport(), await withPassport()]
  await taken(twin.documentId)
  const merged = await agent.ask(merges.mergePersons, {
    id: newId() as never,
    keptId: kept.personId,
    mergedId: twin.personId,
    grounds: 'ENTERED_TWICE',
  })
  assert.equal(merged.status, 200, JSON.stringify(merged.body))
  const read = await agent.ask(contracts.listOriginals, { personId: kept.personId })
  assert.deepEqual(
    read.body.items.map(({ document, standing }) => [document.id, standing.holder]),
    [
      [kept.documentId, 'PERSON'],
      [twin.documentId, 'OFFICE'],
    ],
  )
  assert.equal((await agent.ask(contracts.handOriginal, returning(twin.documentId, 1))).status, 200)
})

test('nobody is forgotten while we hold their passport', async () => {
  const { personId, documentId } = await withPassport()
  await taken(documentId)
  const request = await agent.ask(records.recordRequest, { personId, kind: 'ERASURE', channel: 'LETTER', askedOn: today })
  assert.equal(request.status, 200, JSON.stringify(request.body))
  const refused = await agent.ask(erasures.proposeErasure, { requestId: request.body.id })
  assert.deepEqual([refused.body.refusal, refused.body.details?.['count']], ['original_not_returned', 1])
  await agent.ask(contracts.handOriginal, returning(documentId, 1))
  assert.equal((await agent.ask(erasures.proposeErasure, { requestId: request.body.id })).status, 200)
})
