// A feed of flights that behaves as feeds do on their worst days, and the real adapter, job and database in front of it: whatever it
// answers, good news are not overwritten, nothing hangs, and the board says how old its news are.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { addMinutes, clockAt, type Day, dayAt } from '#domain/kit/day.ts'
import * as transit from '#domain/transit/contract.ts'
import * as flights from '#domain/transit/flight-contract.ts'
import { FeedTerms } from '#domain/transit/flight-words.ts'
import { askFeedsEverywhere, readFeeds } from './flight-feeds.ts'
import { clockNow, type House } from './kit/transaction.ts'
import { type Landed, landFamilies } from './test-arrivals.ts'
import { openTestOffice, type TestOffice, type Visitor } from './test-office.ts'

let office: TestOffice
let agent: Visitor
let fake: Server
let house: House
let landed: Landed
let answer: (response: ServerResponse, headers: IncomingHttpHeaders) => void
let asked: IncomingHttpHeaders[] = []
const lands = `${addMinutes(clockNow(), 120).slice(0, 16)}:00.000Z` as ReturnType<typeof clockNow>
const on = dayAt(lands, 'Europe/Paris')
const at = (minutes: number) =>
  `${dayAt(addMinutes(lands, minutes), 'Europe/Paris')}T${clockAt(addMinutes(lands, minutes), 'Europe/Paris')}`
const said = (minutes: number) => addMinutes(clockNow(), minutes)

before(async () => {
  office = await openTestOffice()
  agent = await office.as('transit@paris.example.org')
  fake = createServer((request, response) => {
    asked.push(request.headers)
    answer(response, request.headers)
  })
  await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve))
  const { port } = fake.address() as AddressInfo
  const terms = FeedTerms.parse({
    office: 1,
    airport: 'CDG',
    url: `http://127.0.0.1:${port}/{airport}/{day}`,
    headers: { 'x-api-key': 'a key' },
    timeoutMs: 400,
    items: 'data.flights',
    fields: { flight: 'ident', on: 'day', status: 'state', departsAt: 'out', arrivesAt: 'in', saidAt: 'heard' },
    statuses: { landed: 'ARRIVED', airborne: 'DEPARTED', off: 'CANCELLED', planned: 'SCHEDULED' },
  })
  house = { ...office.house, feeds: [terms] }
  ;[landed] = (await landFamilies(office, [{ surname: 'Retard-Exemple', ages: [34, 7], lands, flight: 'XX701' }])) as [Landed]
})
after(async () => {
  fake.closeAllConnections()
  fake.close()
  await office.close()
})
beforeEach(async () => {
  asked = []
  await office.admin.query('update transit_flight_feed set not_before = null, bad_in_a_row = 0')
})

const say = (items: unknown, headers: Record<string, string> = {}) => {
  answer = (response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ data: { flights: items } }))
}
const flight = (changes: Record<string, unknown> = {}) => ({ ident: 'XX701', day: on, in: at(40), heard: said(-1), ...changes })

/** Asks now, whoever's turn it is, and tells what the leg says afterwards and what was heard. */
async function hear(): Promise<{ arrives: string | null; status: string; outcomes: string[]; feed: string; stale: boolean }> {
  const before = await office.admin.query<{ at: string }>('select clock_timestamp() as at')
  await office.admin.query('update transit_flight_feed set not_before = null')
  assert.equal(await askFeedsEverywhere(house), 1)
  const leg = await office.admin.query<{ arrives: string | null; status: string }>(
    'select expected_arrives_at as arrives, status from movements_leg where movement_id = $1',
    [landed.movementId],
  )
  const news = await office.admin.query<{ outcome: string }>('select outcome from transit_flight_news where heard_at >= $1 order by id', [
    before.rows[0]!.at,
  ])
  const feed = await office.admin.query<{ outcome: string; fresh: boolean }>(
    "select outcome, coalesce(answered_at > now() - interval '15 minutes', false) as fresh from transit_flight_feed",
  )
  return {
    arrives: leg.rows[0]!.arrives === null ? null : new Date(leg.rows[0]!.arrives).toISOString(),
    status: leg.rows[0]!.status,
    outcomes: news.rows.map((row) => row.outcome).toSorted(),
    feed: feed.rows[0]!.outcome,
    stale: !feed.rows[0]!.fresh,
  }
}

test('a good answer moves the hour of the family’s flight, its tasks, and says how fresh it is', async () => {
  say([flight()])
  const heard = await hear()
  assert.deepEqual([heard.arrives, heard.status, heard.outcomes, heard.feed], [addMinutes(lands, 40), 'DELAYED', ['TAKEN'], 'NEWS'])
  assert.equal(asked[0]!['x-api-key'], 'a key')
  const { rows } = await office.admin.query(
    "select due_at from transit_task t join transit_group g on g.id = t.group_id where g.case_id = $1 and kind = 'MEET_AT_AIRCRAFT'",
    [landed.caseId],
  )
  assert.equal(new Date(rows[0].due_at as string).toISOString(), addMinutes(lands, 45))
  const board = await office.as('quart@paris.example.org')
  assert.equal((await board.ask(transit.getBoard, { airport: 'CDG' as never, day: on })).status, 200)
})

const bad: [what: string, answers: typeof answer, outcome: string][] = [
  ['never answers', () => undefined, 'TOO_SLOW'],
  ['starts to answer and stops', (response) => void response.writeHead(200).write('{"data":{"flights":['), 'TOO_SLOW'],
  ['hangs up', (response) => void response.socket?.destroy(), 'UNREACHABLE'],
  ['answers 500', (response) => void response.writeHead(500).end('Internal error'), 'ERROR_STATUS'],
  [
    'answers half a list',
    (response) => void response.writeHead(200).end(`{"data":{"flights":[{"ident":"XX701","day":"${on}"`),
    'UNREADABLE',
  ],
  ['answers a page for people', (response) => void response.writeHead(200).end('<html>Maintenance</html>'), 'UNREADABLE'],
  ['has moved its list', (response) => void response.writeHead(200).end(JSON.stringify({ flights: [] })), 'UNREADABLE'],
  [
    'has renamed its fields',
    (response) => void response.writeHead(200).end(JSON.stringify({ data: { flights: [{ id: 'XX701' }] } })),
    'UNREADABLE',
  ],
  ['answers three million signs', (response) => void response.writeHead(200).end(' '.repeat(3_000_000)), 'TOO_LARGE'],
  ['sends us somewhere else', (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), 'UNREACHABLE'],
  ['asks for patience', (response) => void response.writeHead(429, { 'retry-after': '3600' }).end(), 'TOO_MANY_REQUESTS'],
]
for (const [what, answers, outcome] of bad)
  test(`a feed that ${what} changes nothing of what was heard before`, async () => {
    say([flight()])
    const good = await hear()
    answer = answers
    const heard = await hear()
    assert.deepEqual([heard.arrives, heard.status, heard.outcomes, heard.feed], [good.arrives, good.status, [], outcome])
  })

const wrong: [what: string, items: () => unknown[], outcomes: string[]][] = [
  ['gives hours of another zone', () => [flight({ in: `${at(90)}:00+09:00` })], ['WRONG_ZONE']],
  ['goes back in time', () => [flight({ in: at(0), heard: said(-60) })], ['OLDER']],
  [
    'speaks of tomorrow’s flight of the same number',
    () => [flight({ day: dayAt(addMinutes(lands, 1440), 'Europe/Paris'), in: at(1440 + 90) })],
    ['OTHER_DAY'],
  ],
  ['says two things at once', () => [flight(), flight({ in: at(400), heard: said(-3) })], ['SAID_TWICE', 'SAME']],
  ['speaks of flights that carry nobody of ours', () => [flight({ ident: 'ZZ1' }), flight({ ident: 'ZZ2' })], []],
  ['lands a flight in the far future', () => [flight({ in: at(60 * 48) })], ['IMPLAUSIBLE']],
  ['gives an hour that no clock shows', () => [flight({ in: `${on}T29:99` })], ['IMPLAUSIBLE']],
  ['says today what it will know next week', () => [flight({ in: at(95), heard: said(7 * 1440) })], ['IMPLAUSIBLE']],
]
for (const [what, items, outcomes] of wrong)
  test(`a feed that ${what} is heard, and not believed`, async () => {
    say([flight()])
    const good = await hear()
    say(items())
    const heard = await hear()
    assert.deepEqual([heard.arrives, heard.status, heard.outcomes, heard.feed], [good.arrives, good.status, outcomes, 'NEWS'])
  })

test('one line that cannot be read does not keep the others from being heard', async () => {
  say([null, { ident: 'XX701' }, 7, flight({ in: at(50), heard: said(0) })])
  const heard = await hear()
  assert.deepEqual([heard.arrives, heard.outcomes], [addMinutes(lands, 50), ['TAKEN']])
})

test('a feed that says "nothing new" by its tag is as fresh as one that repeats itself', async () => {
  say([flight({ in: at(50) })], { etag: '"v1"' })
  await hear()
  answer = (response, headers) => void response.writeHead(headers['if-none-match'] === '"v1"' ? 304 : 500).end()
  const heard = await hear()
  assert.deepEqual([asked.at(-1)!['if-none-match'], heard.feed, heard.stale], ['"v1"', 'NOT_CHANGED', false])
})

test('a feed is left alone until its turn, longer when it asked for it, and the board says when its news are old', async () => {
  answer = (response) => void response.writeHead(429, { 'retry-after': '3600' }).end()
  await hear()
  assert.equal(await askFeedsEverywhere(house), 0)
  const { rows } = await office.admin.query("select not_before > now() + interval '55 minutes' as patient from transit_flight_feed")
  assert.equal(rows[0].patient, true)
  await office.admin.query("update transit_flight_feed set answered_at = now() - interval '16 minutes'")
  const standing = await askedThroughTheFeed()
  assert.deepEqual([standing?.isStale, standing?.outcome], [true, 'TOO_MANY_REQUESTS'])
})

/** The list of news of a server that asks feeds; the one of the test office asks none. */
async function askedThroughTheFeed() {
  const { buildServer } = await import('./http.ts')
  const { readEnv } = await import('./env.ts')
  const app = buildServer(house, readEnv({ PASSERELLE_ENV: 'test' }), () => undefined)
  const reply = await app.inject({ method: 'GET', url: `${flights.listFlightNews.path}?airport=CDG`, headers: { cookie: agent.cookie } })
  await app.close()
  return (reply.json() as { feed: { isStale: boolean; outcome: string } | null }).feed
}

test('an agent uploads the screen of the airport as a table: hours of the day, semicolons, a flight we do not know', async () => {
  const csv = [
    'Flight;Date;Status;Arrives',
    `xx 0701;${on};Delayed;${clockAt(addMinutes(lands, 55), 'Europe/Paris')}`,
    `ZZ9;${on};;12:00`,
    'nonsense;;;',
  ].join('\r\n')
  const { body: file } = await agent.upload('screen.csv', Buffer.from(csv))
  const taken = await agent.ask(flights.takeFlightNews, { airport: 'CDG' as never, fileId: file.id })
  assert.deepEqual([taken.status, taken.body], [200, { taken: 1, same: 0, leftOut: 1, unreadable: 1 }])
  const list = await agent.ask(flights.listFlightNews, { airport: 'CDG' as never, limit: 2 })
  assert.deepEqual(list.body.items.map((item) => [item.flight, item.source, item.outcome]).toSorted(), [
    ['XX701', 'CSV', 'TAKEN'],
    ['ZZ9', 'CSV', 'UNKNOWN_FLIGHT'],
  ])
  const { body: note } = await agent.upload('note.csv', Buffer.from('name,age\nnobody,3\n'))
  assert.equal((await agent.ask(flights.takeFlightNews, { airport: 'CDG' as never, fileId: note.id })).body.refusal, 'not_flight_news')
  assert.equal((await agent.ask(flights.takeFlightNews, { airport: 'MRS' as never, fileId: file.id })).body.refusal, 'not_your_airport')
})

test('news of a sealed family’s flight are for its members only', async () => {
  const [secret] = await landFamilies(office, [{ surname: 'Secret-Exemple', ages: [26], lands, flight: 'XX702', compartment: 1 }])
  say([flight({ ident: 'XX702', in: at(70), heard: said(0) })])
  await hear()
  const member = await office.as('sealed@paris.example.org')
  const { rows } = await office.admin.query('select expected_arrives_at as at from movements_leg where movement_id = $1', [
    secret!.movementId,
  ])
  assert.equal(new Date(rows[0].at as string).toISOString(), addMinutes(lands, 70))
  const seen = async (visitor: Visitor) =>
    (await visitor.ask(flights.listFlightNews, { airport: 'CDG' as never, limit: 200 })).body.items.some((item) => item.flight === 'XX702')
  assert.deepEqual([await seen(agent), await seen(member)], [false, true])
})

test('a file of feeds that says nothing usable stops the start in one sentence, and none is no fault', async () => {
  assert.deepEqual(await readFeeds(undefined), [])
  const path = join(office.house.filesFolder, 'feeds.yaml')
  await writeFile(path, '- office: 1\n  airport: CDG\n  url: ftp://example.org\n  fields: { flight: f, on: d }\n')
  await assert.rejects(readFeeds(path), /is not a list of feeds/)
  await writeFile(path, '- office: 1\n  airport: CDG\n  url: https://example.org/{day}\n  fields: { flight: f, on: d }\n')
  assert.equal((await readFeeds(path))[0]?.everyMinutes, 5)
  assert.equal((on as Day).length, 10)
})
