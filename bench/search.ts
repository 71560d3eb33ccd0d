/**
 * Search over registers of several sizes, through the API with access rules on, and beside pg_trgm in the same database: times of typing,
 * of whole names and of common ones, and how often the person meant is among the first ten. Also the duplicate check and the list.
 */
import { parseArgs } from 'node:util'
import { castPassword } from '#database/cast.ts'
import { type Dice, seededDice } from '#database/seeded-dice.ts'
import * as access from '#domain/access/contract.ts'
import { type Measured, startChild } from './children.ts'
import { type Client, openClient } from './http-client.ts'
import { type NameSource, readNames, respell } from './search-names.ts'
import { makePeer, type Peer } from './search-peer.ts'
import { makeRegister, type Register, schema, searcher, type Wanted } from './search-register.ts'

const usage = `npm run bench -- search [--persons 100000,1000000] [--queries 1000] [--peer-queries 200] [--seed 1]`

export async function runSearch(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      persons: { type: 'string', default: '100000,1000000' },
      queries: { type: 'string', default: '1000' },
      'peer-queries': { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return true
  }
  const persons = values.persons.split(',').map(Number)
  return benchSearch({ persons, queries: Number(values.queries), peerQueries: Number(values['peer-queries']), seed: Number(values.seed) })
}

type SearchOrder = { persons: number[]; queries: number; peerQueries: number; seed: number }

/** Issue 3, section 2. */
const goals = { p95: 25, p99: 50, withYear: 0.93, aboveTrgm: 0.1, likely: 150, list: 25, timesP50: 100, timesP95: 40 }

async function benchSearch(order: SearchOrder): Promise<boolean> {
  const names = readNames()
  if (names === undefined) {
    console.log('The labelled names are not beside the project (../shared/data, or PASSERELLE_DATA_SETS): nothing was measured.')
    return true
  }
  console.log('Peers: pg_trgm in the same PostgreSQL. MiniSearch is not installed, so it is not compared.')
  let held = true
  for (const persons of order.persons) held = (await benchRegister(order, persons, names)) && held
  return held
}

async function benchRegister(order: SearchOrder, persons: number, names: NameSource): Promise<boolean> {
  console.log(`\n${persons.toLocaleString('en')} persons`)
  const register = await makeRegister(persons, names, order.seed, order.queries)
  try {
    const house = await startChild('house', { connection: register.connection, schema, folder: register.folder })
    const client = await openClient(house.port)
    const asking = { client, cookie: await signIn(client), house }
    const peer = await makePeer(register.owner)
    try {
      return await measure(order, register, asking, peer, names)
    } finally {
      client.close()
      house.stop()
    }
  } finally {
    await register.close()
  }
}

type Asking = { client: Client; cookie: string; house: Measured }

async function signIn(client: Client): Promise<string> {
  const body = JSON.stringify({ email: searcher, password: castPassword })
  const answered = await client.send({ method: 'POST', path: access.signIn.path, headers: '', body })
  const cookie = /passerelle_session=[\w-]+/.exec(answered.head)?.[0]
  if (cookie === undefined) throw new Error(`cannot sign in: ${answered.status} ${answered.body.toString()}`)
  return cookie
}

type Kind = { name: string; make(dice: Dice, wanted: Wanted): string; recall: boolean }

function kindsOf(names: NameSource): Kind[] {
  const common = (dice: Dice): string => dice.pick(dice.pick(names.commonest.slice(0, 12)).spellings.slice(0, 2))
  return [
    { name: 'name, spelt another way', recall: true, make: (dice, wanted) => respell(dice, wanted.name) },
    { name: '  and the year of birth', recall: true, make: (dice, wanted) => `${respell(dice, wanted.name)} ${wanted.bornOn.slice(0, 4)}` },
    {
      name: '  and the date of birth',
      recall: true,
      make: (dice, wanted) => `${respell(dice, wanted.name)} ${wanted.bornOn.split('-').toReversed().join('/')}`,
    },
    { name: 'name as registered', recall: true, make: (_dice, wanted) => wanted.name.words.join(' ') },
    { name: 'name being typed', recall: false, make: (dice, wanted) => typed(dice, wanted.name.words.join(' ')) },
    {
      name: 'two or three common names',
      recall: false,
      make: (dice) => Array.from({ length: dice.between(2, 3) }, () => common(dice)).join(' '),
    },
    { name: 'one common name', recall: false, make: common },
    { name: 'in its own script', recall: true, make: (_dice, wanted) => wanted.name.groups.map(({ native }) => native).join(' ') },
    { name: 'document number', recall: false, make: (_dice, wanted) => wanted.document ?? 'T1234567' },
  ]
}

function typed(dice: Dice, text: string): string {
  return text.slice(0, dice.between(2, text.length))
}

/** `rounds`: whether the person meant was found, question by question. */
type Figures = { name: string; times: number[]; found: number; asked: number; rounds: boolean[] }

async function measure(
  order: SearchOrder,
  register: Register,
  asking: Asking,
  peer: Peer | undefined,
  names: NameSource,
): Promise<boolean> {
  const dice = seededDice(order.seed + 7)
  const kinds = kindsOf(names)
  for (const wanted of register.wanted.slice(0, 60)) for (const kind of kinds) await ask(asking, kind.make(dice, wanted)) // warmed up
  const figures = kinds.map(({ name }): Figures => ({ name, times: [], found: 0, asked: 0, rounds: [] }))
  const machine: Figures = { name: 'a request that looks up nothing', times: [], found: 0, asked: 0, rounds: [] }
  const usedBefore = await asking.house.cpuMs()
  const peers = [0, 1].map((): Figures => ({ name: 'pg_trgm', times: [], found: 0, asked: 0, rounds: [] }))
  for (const [round, wanted] of register.wanted.entries()) {
    // What the machine does to any answer while others work on it: to be taken off in the mind.
    note(machine, await timed(() => get(asking, access.getSelf.path).then(() => [])), undefined)
    for (const [at, kind] of kinds.entries()) {
      const text = kind.make(dice, wanted)
      note(figures[at]!, await timed(() => ask(asking, text)), kind.recall ? wanted.id : undefined)
      if (peer === undefined || at > 1 || round >= order.peerQueries) continue
      // The same question at the same moment, so that both meet the same noise of the machine.
      const year = at === 1 ? Number(wanted.bornOn.slice(0, 4)) : undefined
      const name = year === undefined ? text : text.slice(0, -5)
      note(peers[at]!, await timed(() => peer.find(name, year)), wanted.id)
    }
  }
  const used = ((await asking.house.cpuMs()) - usedBefore) / (register.wanted.length * (kinds.length + 1))
  print([machine, ...figures], peer === undefined ? [] : peers, order.peerQueries)
  console.log(`  processor time of the server, its database apart: ${used.toFixed(1)} ms a request`)
  const likely = await measureLikely(dice, asking, register)
  const lists = await measureLists(dice, asking)
  return printGoals(register.persons, figures, peers, { likely, lists }, order.peerQueries)
}

function note(figures: Figures, { ms, ids }: { ms: number; ids: readonly string[] }, wanted: string | undefined): void {
  figures.times.push(ms)
  figures.asked += 1
  const found = wanted !== undefined && ids.slice(0, 10).includes(wanted)
  figures.rounds.push(found)
  if (found) figures.found += 1
}

async function timed(does: () => Promise<string[]>): Promise<{ ms: number; ids: string[] }> {
  const began = performance.now()
  const ids = await does()
  return { ms: performance.now() - began, ids }
}

async function ask(asking: Asking, text: string): Promise<string[]> {
  const { items } = (await get(asking, `/api/people/search?limit=10&q=${encodeURIComponent(text)}`)) as {
    items: { person: { id: string } }[]
  }
  return items.map(({ person }) => person.id)
}

async function get({ client, cookie }: Asking, path: string): Promise<unknown> {
  const answered = await client.send({ method: 'GET', path, headers: `cookie: ${cookie}\r\n`, body: undefined })
  if (answered.status !== 200) throw new Error(`${path} answered ${answered.status}: ${answered.body.toString()}`)
  return JSON.parse(answered.body.toString())
}

/** The check that runs while somebody is being entered: every second one is on file already, spelt another way. */
async function measureLikely(dice: Dice, asking: Asking, { wanted }: Register): Promise<number[]> {
  const times: number[] = []
  for (const [at, person] of wanted.slice(0, 300).entries()) {
    const words = at % 2 === 0 ? respell(dice, person.name).split(' ') : person.name.words
    const draft = new URLSearchParams({
      familyName: words.at(-1)!,
      givenNames: words.slice(0, -1).join(' '),
      bornOn: person.bornOn,
      sex: person.sex,
      nationality: person.nationality,
      documentNumber: person.document ?? '',
    })
    const began = performance.now()
    await get(asking, `/api/people/likely?${draft.toString()}`)
    times.push(performance.now() - began)
  }
  return times
}

async function measureLists(dice: Dice, asking: Asking): Promise<number[]> {
  const times: number[] = []
  const filters = [
    '',
    'sex=F',
    'nationality=SYR',
    'nationality=UKR&sex=M',
    'office=2',
    'ageFrom=18&ageUntil=24',
    'ageFrom=7&ageUntil=7&sex=F',
  ]
  for (let round = 0; round < 60; round++) {
    let path = `/api/people/persons?limit=50&${dice.pick(filters)}`
    for (let page = 0; page < 3; page++) {
      const began = performance.now()
      const { next } = (await get(asking, path)) as { next: string | null }
      times.push(performance.now() - began)
      if (next === null) break
      path = `${path.replace(/&after=.*$/, '')}&after=${encodeURIComponent(next)}`
    }
  }
  return times
}

function print(figures: readonly Figures[], peers: readonly Figures[], peerQueries: number): void {
  console.log(`  ${'asked through the API, rules on'.padEnd(34)}     p50     p95     p99 ms   among the first ten`)
  for (const one of [
    ...figures,
    ...peers.map((peer, at) => ({ ...peer, name: `${peer.name}${at === 1 ? ' and the year' : ''}, first ${peerQueries}` })),
  ])
    console.log(
      `  ${one.name.padEnd(34)}${[0.5, 0.95, 0.99].map((share) => at(one.times, share).toFixed(1).padStart(8)).join('')}${one.found > 0 ? (one.found / one.asked).toFixed(3).padStart(14) : ''}`,
    )
}

function printGoals(
  persons: number,
  figures: readonly Figures[],
  peers: readonly Figures[],
  { likely, lists }: { likely: number[]; lists: number[] },
  peerQueries: number,
): boolean {
  const all = figures.flatMap(({ times }) => times)
  const [plain, withYear] = figures as [Figures, Figures]
  const recall = (one: Figures): number => one.found / Math.max(1, one.asked)
  const lines: [string, number, boolean][] = [
    [`p95 of all kinds, ms, at most ${goals.p95}`, at(all, 0.95), at(all, 0.95) <= goals.p95],
    [`p99 of all kinds, ms, at most ${goals.p99}`, at(all, 0.99), at(all, 0.99) <= goals.p99],
    [`p99 of common names, ms, at most ${goals.p99}`, at(figures[5]!.times, 0.99), at(figures[5]!.times, 0.99) <= goals.p99],
    [`recall@10 with a birth year, at least ${goals.withYear}`, recall(withYear), recall(withYear) >= goals.withYear],
    [`duplicate check p95, ms, at most ${goals.likely}`, at(likely, 0.95), at(likely, 0.95) <= goals.likely],
    [`people list p95, ms, at most ${goals.list}`, at(lists, 0.95), at(lists, 0.95) <= goals.list],
  ]
  if (peers.some(({ asked }) => asked > 0)) {
    const [peer] = peers as [Figures, Figures]
    // Of the questions that both were asked.
    const same = plain.rounds.slice(0, peer.asked)
    const above = same.filter(Boolean).length / Math.max(1, same.length) - recall(peer)
    const ours = plain.times.slice(0, peerQueries)
    const [p50, p95] = [0.5, 0.95].map((share) => at(peer.times, share) / at(ours, share)) as [number, number]
    lines.push(
      [`recall@10 of the name alone above pg_trgm's, at least ${goals.aboveTrgm}`, above, above >= goals.aboveTrgm],
      [`times faster than pg_trgm at p50, at least ${goals.timesP50} (the goal is for 10 million)`, p50, p50 >= goals.timesP50],
      [`times faster than pg_trgm at p95, at least ${goals.timesP95} (the goal is for 10 million)`, p95, p95 >= goals.timesP95],
    )
  }
  console.log(`\n  Goals, ${persons.toLocaleString('en')} persons`)
  for (const [said, value, isHeld] of lines) console.log(`  ${isHeld ? 'held  ' : 'MISSED'} ${value.toFixed(2).padStart(8)}  ${said}`)
  return lines.every(([, , isHeld]) => isHeld)
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
