import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byFlight } from '#domain/transit/board-rules.ts'
import { agent, arriving, baggage, family, handingOver, inbound, meeting, now, onBoard, terms } from '#domain/transit/sample-family.ts'
import { codeOf } from '#domain/transit/token-rules.ts'
import type { Board } from '#domain/transit/board-words.ts'
import type { Day } from '#domain/kit/day.ts'
import { sheetData, slipData } from './sheets.ts'

type Row = { cells: string[][]; tasks: { done: boolean; words: string }[]; agent: string; remarks: string[] }
const day = '2026-11-14' as Day
const names = new Map([[agent.accountId as string, 'Tarek Transit-Exemple']])

function boardWith(...groups: Parameters<typeof byFlight>[0]): Board {
  return { airport: 'CDG' as Board['airport'], day, zone: family.zone, takenAt: now, flights: byFlight(groups, 'CDG'), shifts: [], terms }
}

test('the sheet has the columns of appendix E, one line a group, and no traveller’s name', () => {
  const group = onBoard(family, { ...meeting, assignee: agent.accountId as never }, { ...baggage, state: 'DONE' })
  const sheet = sheetData(boardWith(group), 'Paris', names, 'fr') as { head: string[]; rows: Row[] }
  assert.equal(sheet.head.length, 12)
  const [row] = sheet.rows
  assert.deepEqual(row!.cells, [
    ['06:40'],
    ['XX123'],
    ['2E'],
    ['ADD'],
    ['5', '2/2/1'],
    ['tigrigna'],
    ['WCHR BSCT'],
    ['XX456', '08:00'],
    ['Orange', '80/90'],
  ])
  assert.deepEqual([row!.agent, row!.remarks], ['Tarek Transit-Exemple', ['OIM-7F3K2M9Q']])
  assert.deepEqual(
    row!.tasks.map(({ done }) => done),
    [false, true],
  )
  assert.ok(!/tesfaye/i.test(JSON.stringify(sheet)))
})

test('a late flight stands at the hour at which it is expected', () => {
  const late = { ...arriving, inbound: { ...inbound, expectedArrivesAt: '2026-11-14T06:30:00Z' as typeof now } }
  const { rows } = sheetData(boardWith(onBoard(late, meeting)), 'Paris', names, 'en') as { rows: Row[] }
  assert.deepEqual(rows[0]!.cells[0], ['07:30'])
})

test('a slip leaves lines to write on, until the hand-over is recorded', () => {
  const token = { text: 'PSR1:0', code: codeOf(family.tokens[0]!.id), version: 1 }
  const facts = { group: arriving, office: 'Paris', token }
  type Slip = { facts: { term: string; words: string | null }[]; code: string; qr: string | null }
  const blank = slipData({ ...facts, tasks: [handingOver] }, day, 'en') as unknown as Slip
  assert.equal(blank.facts.filter(({ words }) => words === null).length, 4)
  assert.deepEqual([blank.code, blank.qr?.includes('<svg')], [token.code, true])
  const done = {
    ...handingOver,
    state: 'DONE' as const,
    counted: 4,
    doneAt: now,
    handOver: { receiverName: 'Ada Accueil-Exemple', receiverOrganisation: null, receiverIdKind: 'PROFESSIONAL_CARD' as const },
  }
  const filled = slipData({ ...facts, tasks: [done] }, day, 'en') as unknown as Slip
  const words = filled.facts.map((fact) => fact.words)
  assert.ok(words.includes('Ada Accueil-Exemple') && words.includes('4 / 5') && words.includes('Professional card'), words.join(' | '))
  assert.equal(words.filter((each) => each === null).length, 1, 'the bags are still counted by hand')
})

test('without a frozen list a slip has no code, and says why', () => {
  const slip = slipData({ group: arriving, tasks: [], office: 'Paris', token: undefined }, day, 'fr') as { qr: null; scan: string }
  assert.equal(slip.qr, null)
  assert.match(slip.scan, /figée/)
})
