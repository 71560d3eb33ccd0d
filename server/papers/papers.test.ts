import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Contract, RequestOf } from '#domain/kit/contract.ts'
import { addMinutes, dayAt } from '#domain/kit/day.ts'
import * as papers from '#domain/papers/contract.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import { codeOf } from '#domain/transit/token-rules.ts'
import { clockNow } from '#server/kit/transaction.ts'
import { type Landed, landFamilies } from '#server/test-arrivals.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let booker: Visitor
let agent: Visitor
const lands = addMinutes(clockNow(), 30)
const today = dayAt(lands, 'Europe/Paris')

before(async () => {
  office = await openTestOffice()
  booker = await office.as('mouvements@paris.example.org')
  agent = await office.as('transit@paris.example.org')
})
after(() => office.close())

async function arrival(changes: Partial<Parameters<typeof landFamilies>[1][number]> = {}): Promise<{ landed: Landed; group: BoardGroup }> {
  const [landed] = await landFamilies(office, [{ surname: 'Tesfaye-Exemple', ages: [34, 7, 1], lands, ssr: ['WCHR'], ...changes }])
  const board = await agent.ask(transit.getBoard, { airport: landed!.airport as never, day: today })
  const groups = board.body.flights.flatMap((flight) => flight.groups)
  return { landed: landed!, group: groups.find(({ caseId }) => caseId === landed!.caseId)! }
}

/** The file as it came; set PASSERELLE_KEEP_PRINTS to a folder to look at it. */
async function fileOf<C extends Contract<never, never, never> | Contract>(visitor: Visitor, contract: C, input: RequestOf<C>) {
  const answered = await visitor.ask(contract as never, input as never)
  const { status, headers, raw } = answered as { status: number; headers: Record<string, unknown>; raw: Buffer }
  const name = /filename="([^"]+)"/.exec(String(headers['content-disposition']))?.[1] ?? ''
  if (process.env['PASSERELLE_KEEP_PRINTS'] !== undefined && status === 200)
    await writeFile(`${process.env['PASSERELLE_KEEP_PRINTS']}/${name}`, raw)
  return {
    status,
    name,
    isPdf: raw.subarray(0, 5).toString() === '%PDF-',
    pages: raw.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length,
    raw,
  }
}

test('everybody on board has a card of their own, and the file’s name says nothing of anybody', async () => {
  const { landed } = await arrival()
  const all = await fileOf(booker, papers.cardsPdf, { movementId: landed.movementId })
  assert.deepEqual([all.status, all.isPdf, all.pages], [200, true, 3], all.raw.toString('utf8', 0, 400))
  assert.match(all.name, /^contact-cards-[A-Z]+-[\w-]+\.pdf$/)
  assert.ok(!all.name.includes(landed.caseRef) && !/tesfaye/i.test(all.name))
  const one = await fileOf(booker, papers.cardsPdf, {
    movementId: landed.movementId,
    personId: landed.rows[1]!.personId,
    kind: 'JOURNEY',
    size: 'LARGE',
    language: 'ur',
  })
  assert.deepEqual([one.status, one.pages], [200, 1])
  assert.match(one.name, /^journey-cards-/)
})

test('of a family that is not on board there is no card', async () => {
  const { landed } = await arrival()
  const other = await arrival({ surname: 'Autre-Exemple' })
  const asked = await booker.ask(papers.cardsPdf, { movementId: landed.movementId, caseId: other.landed.caseId as never } as never)
  assert.deepEqual([asked.status, asked.body.refusal], [409, 'nobody_on_board'])
})

test('an agent prints the day of the airport, with the groups of the day and on an empty day', async () => {
  await arrival({ leaves: addMinutes(lands, 80) })
  const sheet = await fileOf(agent, papers.dailySheetPdf, { airport: 'CDG', day: today })
  assert.deepEqual([sheet.status, sheet.isPdf, sheet.name], [200, true, `CDG-${today}.pdf`])
  const empty = await fileOf(agent, papers.dailySheetPdf, { airport: 'CDG', day: '2031-01-01', language: 'en' } as never)
  assert.deepEqual([empty.status, empty.pages], [200, 1])
})

test('a slip carries the code of its group, the same however often it is printed', async () => {
  const { group } = await arrival()
  const slip = await fileOf(agent, papers.slipPdf, { groupId: group.id })
  assert.deepEqual([slip.status, slip.isPdf, slip.pages], [200, true, 1])
  assert.equal(slip.name, `slip-${codeOf(group.tokens[0]!.id)}.pdf`)
  assert.equal((await fileOf(agent, papers.slipPdf, { groupId: group.id, language: 'en' })).name, slip.name, 'the same code each time')
})

test('who may not, finds nothing; another office and a sealed journey are not there', async () => {
  const { landed, group } = await arrival()
  const sealed = await landFamilies(office, [{ surname: 'Scellée-Exemple', ages: [30], lands, compartment: 1 }])
  for (const email of ['transit@paris.example.org', 'mouvements@marseille.example.org', 'bailleur@paris.example.org']) {
    const who = await office.as(email)
    assert.equal((await who.ask(papers.cardsPdf, { movementId: landed.movementId } as never)).status, 404, email)
  }
  for (const email of ['conseil@paris.example.org', 'mouvements@marseille.example.org', 'bailleur@paris.example.org']) {
    const who = await office.as(email)
    assert.equal((await who.ask(papers.slipPdf, { groupId: group.id })).status, 404, email)
    assert.equal((await who.ask(papers.dailySheetPdf, { airport: 'CDG' as never, day: today })).status, 404, email)
  }
  assert.equal((await booker.ask(papers.cardsPdf, { movementId: sealed[0]!.movementId } as never)).status, 404)
})
