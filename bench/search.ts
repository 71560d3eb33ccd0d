/**
 * Search over registers of several sizes, through the API with access rules on, and beside pg_trgm and MiniSearch on the same names: times
 * of typing, of whole names and of common ones, and how often the person meant is among the first ten. Also the check for doubles, the list
 * and the page of a person. `--index`: the search index itself, the same statements and ranking as the server's role, without HTTP.
 */
import { parseArgs } from 'node:util'
import { castPassword } from '#database/cast.ts'
import { type Dice, seededDice } from '#database/seeded-dice.ts'
import * as access from '#domain/access/contract.ts'
import * as people from '#domain/people/contract.ts'
import { type Measured, startChild } from './children.ts'
import { type Client, openClient } from './http-client.ts'
import { openDirect } from './search-direct.ts'
import {
  at,
  atLeast,
  atMost,
  databaseCpuMs,
  type Figures,
  figuresOf,
  type Goal,
  note,
  printFigures,
  printGoals,
  ratiosTo,
  recallOf,
  timed,
} from './search-figures.ts'
import { type NameSource, readNames } from './search-names.ts'
import { type Asking, measureLikely, measureLists, measurePages } from './search-pages.ts'
import { makeMini, makeTrgm, type Peer } from './search-peer.ts'
import { type Kind, kindsOf } from './search-questions.ts'
import { makeRegister, type Register, schema, searcher } from './search-register.ts'

const usage = `npm run bench -- search [--persons 1000000] [--queries 1000] [--peer-queries 1000] [--mini-queries 200] [--seed 1]
npm run bench -- search --index [--persons 10000000] [--queries 1000] [--peer-queries 200]

  --index         the index itself: the same statements as the server's role, in process, without HTTP; only what search reads is made
  --persons       sizes, one run each: 100000,1000000
  --queries       of each kind
  --peer-queries  of them asked of pg_trgm too; 0 for none
  --mini-queries  of them asked of MiniSearch too; 0 for none, as at 10 million, which do not fit into its memory

Made in PASSERELLE_BENCH_FOLDER, else in the temporary folder, and removed at the end: about 3 GB a million persons, 1.8 GB with --index.`

export async function runSearch(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      index: { type: 'boolean', default: false },
      persons: { type: 'string' },
      queries: { type: 'string', default: '1000' },
      'peer-queries': { type: 'string' },
      'mini-queries': { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return true
  }
  const { index } = values
  const names = readNames()
  if (names === undefined) {
    console.log('The labelled names are not beside the project (../shared/data, or PASSERELLE_DATA_SETS): nothing was measured.')
    return true
  }
  let held = true
  for (const persons of (values.persons ?? (index ? '10000000' : '1000000')).split(',').map(Number)) {
    console.log(`\n${persons.toLocaleString('en')} persons${index ? ', the index itself' : ''}`)
    const order: SearchOrder = {
      persons,
      index,
      queries: Number(values.queries),
      trgm: Number(values['peer-queries'] ?? (index ? 200 : 1000)),
      mini: Number(values['mini-queries'] ?? (persons > 2_000_000 ? 0 : 200)),
      seed: Number(values.seed),
    }
    held = (await benchRegister(order, names)) && held
  }
  return held
}

/** `trgm`, `mini`: so many questions are asked of each peer. */
type SearchOrder = { persons: number; index: boolean; queries: number; trgm: number; mini: number; seed: number }

/** Issue 3, section 2 and "Done when" 5. */
const goals = { p95: 25, p99: 50, withYear: 0.93, aboveTrgm: 0.1, likely: 150, list: 25, page: 60, trgmP50: 100, trgmP95: 40, mini: 25 }

async function benchRegister(order: SearchOrder, names: NameSource): Promise<boolean> {
  const register = await makeRegister({ persons: order.persons, seed: order.seed, wanted: order.queries, lists: !order.index })
  const peers: Peer[] = []
  try {
    const [trgm, mini] = [
      order.trgm > 0 ? await makeTrgm(register.owner) : undefined,
      order.mini > 0 ? await makeMini(register.owner) : undefined,
    ]
    if (trgm !== undefined) peers.push(trgm)
    if (mini !== undefined) peers.push(mini)
    const bench = { order, register, kinds: kindsOf(names), peers }
    return order.index ? await benchIndex(bench) : await benchApi(bench)
  } finally {
    for (const peer of peers) peer.close()
    await register.close()
  }
}

type Bench = { order: SearchOrder; register: Register; kinds: Kind[]; peers: Peer[] }

async function benchIndex(bench: Bench): Promise<boolean> {
  const { order, register } = bench
  const direct = openDirect(register)
  try {
    const measured = await askAll(bench, seededDice(order.seed + 7), (text) => direct.find(text))
    const said = `${order.persons.toLocaleString('en')} persons, the index itself`
    return printGoals(said, [...timeGoals(measured), ...peerGoals(order, measured)])
  } finally {
    await direct.close()
  }
}

async function benchApi(bench: Bench): Promise<boolean> {
  const { order, register } = bench
  const house = await startChild('house', { connection: register.connection, schema, folder: register.folder })
  const clients = [await openClient(house.port)]
  try {
    const cookie = await signIn(clients[0]!)
    const asking = askingBy(clients[0]!, cookie)
    const openAnother = async (): Promise<Asking> => {
      const client = await openClient(house.port)
      clients.push(client)
      return askingBy(client, cookie)
    }
    const dice = seededDice(order.seed + 7)
    const find = async (text: string): Promise<string[]> => {
      const answered = await asking.get(`${people.search.path}?limit=10&q=${encodeURIComponent(text)}`)
      return (answered as { items: { person: { id: string } }[] }).items.map(({ person }) => person.id)
    }
    // What the machine does to any answer while others work on it: to be taken off in the mind.
    const nothing = (): Promise<string[]> => asking.get(access.getSelf.path).then(() => [])
    const measured = await askAll(bench, dice, find, { house, nothing })
    const likely = await measureLikely(asking, dice, register.wanted.slice(0, 300))
    const lists = await measureLists(asking, 20)
    const pages = await measurePages(asking, openAnother, register.wanted.filter(({ bornOn }) => bornOn < '2000').slice(0, 60))
    printFigures('at the counter', [likely, ...lists, pages])
    return printGoals(`${order.persons.toLocaleString('en')} persons, through the API`, [
      ...timeGoals(measured),
      atMost('duplicate check p95, ms', at(likely.times, 0.95), goals.likely),
      atMost(
        'people list p95 with all filters, ms',
        at(
          lists.flatMap(({ times }) => times),
          0.95,
        ),
        goals.list,
      ),
      atMost('the slowest kind of list p95, ms', Math.max(...lists.map(({ times }) => at(times, 0.95))), goals.list),
      atMost('page of a person p95, ms', at(pages.times, 0.95), goals.page),
      ...peerGoals(order, measured),
    ])
  } finally {
    for (const client of clients) client.close()
    house.stop()
  }
}

async function signIn(client: Client): Promise<string> {
  const body = JSON.stringify({ email: searcher, password: castPassword })
  const answered = await client.send({ method: 'POST', path: access.signIn.path, headers: '', body })
  const cookie = /passerelle_session=[\w-]+/.exec(answered.head)?.[0]
  if (cookie === undefined) throw new Error(`cannot sign in: ${answered.status} ${answered.body.toString()}`)
  return cookie
}

function askingBy(client: Client, cookie: string): Asking {
  const send = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const answered = await client.send({ method, path, headers: `cookie: ${cookie}\r\n`, body: text })
    if (answered.status !== 200) throw new Error(`${path} answered ${answered.status}: ${answered.body.toString()}`)
    return JSON.parse(answered.body.toString())
  }
  return { get: (path) => send('GET', path), post: (path, body) => send('POST', path, body) }
}

type Ours = { house: Measured; nothing(): Promise<string[]> }
/** `peers`: for each, the same questions without and with a year of birth. */
type Measurement = { figures: Figures[]; peers: { name: string; plain: Figures; withYear: Figures }[] }

/** Question by question, all kinds in turn, so that each kind and each peer meets the same noise of the machine. */
async function askAll(
  { order, register, kinds, peers }: Bench,
  dice: Dice,
  find: (text: string) => Promise<string[]>,
  ours?: Ours,
): Promise<Measurement> {
  for (const wanted of register.wanted.slice(0, 60)) for (const kind of kinds) await find(kind.make(dice, wanted)) // warmed up
  const figures = kinds.map(({ name }) => figuresOf(name))
  const machine = figuresOf('a request that looks up nothing')
  const asked = peers.map(({ name }) => ({ name, plain: figuresOf(name), withYear: figuresOf(`${name}, name and year`) }))
  const most = (name: string): number => (name === 'pg_trgm' ? order.trgm : order.mini)
  const [server, database] = [ours && (await ours.house.cpuMs()), await databaseCpuMs(register.owner)]
  const cpu = process.cpuUsage()
  for (const [round, wanted] of register.wanted.entries()) {
    if (ours !== undefined) note(machine, await timed(ours.nothing))
    for (const [place, kind] of kinds.entries()) {
      const text = kind.make(dice, wanted)
      note(figures[place]!, await timed(() => find(text)), kind.recall ? wanted.id : undefined)
      if (!kind.peers) continue
      const year = place === 0 ? undefined : Number(wanted.bornOn.slice(0, 4))
      const name = year === undefined ? text : text.slice(0, -5)
      for (const [which, peer] of peers.entries()) {
        if (round >= most(peer.name) || (year !== undefined && peer.name === 'MiniSearch')) continue
        note(year === undefined ? asked[which]!.plain : asked[which]!.withYear, await timed(() => peer.find(name, year)), wanted.id)
      }
    }
  }
  const questions = register.wanted.length * kinds.length
  const used = process.cpuUsage(cpu)
  const inServer = ours === undefined ? (used.user + used.system) / 1_000 : (await ours.house.cpuMs()) - server!
  const inDatabase = await databaseCpuMs(register.owner)
  printFigures(ours === undefined ? 'asked of the index, rules on' : 'asked through the API, rules on', [
    ...(ours === undefined ? [] : [machine]),
    ...figures,
    ...asked.flatMap(({ plain, withYear }) => [plain, withYear]).filter(({ times }) => times.length > 0),
  ])
  const each = (ms: number | undefined): string => (ms === undefined ? '?' : (ms / questions).toFixed(1))
  const databaseUsed = inDatabase === undefined || database === undefined ? undefined : inDatabase - database
  console.log(
    `  processor time a question: ${each(databaseUsed)} ms in the database, ${each(inServer)} ms in ${ours === undefined ? 'this process' : 'the server'}`,
  )
  return { figures, peers: asked }
}

function timeGoals({ figures }: Measurement): Goal[] {
  const all = figures.flatMap(({ times }) => times)
  const common = figures.filter((_, place) => place === 5 || place === 6 || place === 7).flatMap(({ times }) => times)
  return [
    atMost('p95 of all kinds, ms', at(all, 0.95), goals.p95),
    atMost('p99 of all kinds, ms', at(all, 0.99), goals.p99),
    atMost('p99 of common names, ms', at(common, 0.99), goals.p99),
    atLeast('recall@10 with a birth year', recallOf(figures[1]!), goals.withYear),
  ]
}

function peerGoals({ persons }: SearchOrder, { figures, peers }: Measurement): Goal[] {
  return peers.flatMap(({ name, plain }): Goal[] => {
    if (plain.times.length === 0) return []
    const { p50, p95, recallAbove } = ratiosTo(plain, figures[0]!)
    if (name === 'MiniSearch')
      return [
        atLeast('times faster than MiniSearch at p50', p50, goals.mini),
        atLeast('times faster than MiniSearch at p95', p95, goals.mini),
        atLeast(`recall@10 of ${plain.times.length} names above MiniSearch's`, recallAbove, 0),
      ]
    const note = persons < 10_000_000 ? ' (the goal is for 10 million)' : ''
    return [
      atLeast(`recall@10 of ${plain.times.length} names above pg_trgm's`, recallAbove, goals.aboveTrgm),
      atLeast(`times faster than pg_trgm at p50${note}`, p50, goals.trgmP50),
      atLeast(`times faster than pg_trgm at p95${note}`, p95, goals.trgmP95),
    ]
  })
}
