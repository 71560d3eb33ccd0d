/** What an office asks of the server in an hour, as a stream of requests: lists and boards, search, open a case, writes, reports. */
import type pg from 'pg'
import { castPassword, castStaff } from '#database/cast.ts'
import { type Dice, seededDice } from '#database/seeded-dice.ts'
import * as access from '#domain/access/contract.ts'
import { newId } from '#server/kit/transaction.ts'
import { openClient, type Request } from './http-client.ts'

export const groups = { lists: 0.35, search: 0.25, case: 0.2, writes: 0.15, reports: 0.05 } as const
export type GroupName = keyof typeof groups

/** `share` of the whole mix. `permission`: who of the staff may. */
const kinds = {
  'cases, newest': { group: 'lists', share: 0.1, permission: 'cases.read' },
  'cases, in clearance': { group: 'lists', share: 0.05, permission: 'cases.read' },
  'cases, by critical day': { group: 'lists', share: 0.05, permission: 'cases.read' },
  'airport board': { group: 'lists', share: 0.07, permission: 'transit.read' },
  'movements to come': { group: 'lists', share: 0.04, permission: 'movements.read' },
  'persons by name': { group: 'lists', share: 0.04, permission: 'people.read' },
  'search a person': { group: 'search', share: 0.2, permission: 'people.read' },
  'search a reference': { group: 'search', share: 0.05, permission: 'cases.read' },
  'open a case': { group: 'case', share: 0.12, permission: 'cases.read' },
  'its timeline': { group: 'case', share: 0.08, permission: 'cases.read' },
  'add a note': { group: 'writes', share: 0.06, permission: 'cases.write' },
  'add a task': { group: 'writes', share: 0.04, permission: 'cases.write' },
  'record a clearance': { group: 'writes', share: 0.02, permission: 'movements.clear' },
  'add a person': { group: 'writes', share: 0.03, permission: 'people.write' },
  'month figures': { group: 'reports', share: 0.025, permission: 'statistics.read' },
  'jobs report': { group: 'reports', share: 0.025, permission: 'statistics.read' },
} as const
export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as KindName[]
export const groupOf = (kind: KindName): GroupName => kinds[kind].group
const weights = kindNames.map((kind) => kinds[kind].share)

export type Mix = { next(): { kind: KindName; request: Request }; of(kind: KindName): Request }

/** Ids and words of an office, drawn once before the load begins. */
export type OfficeFacts = {
  office: number
  airport: string
  cases: string[]
  active: string[]
  refs: string[]
  queries: string[]
  clearances: string[]
}

type Visitor = { cookie: string; permissions: readonly string[]; facts: OfficeFacts }

/** Several people of every office, each with the roles they have. The bare server gets the very same requests and looks at `x-office` only. */
export async function signInAll(housePort: number, facts: readonly OfficeFacts[], staff: typeof castStaff): Promise<Visitor[]> {
  const client = await openClient(housePort)
  const visitors: Visitor[] = []
  for (const { email, office } of staff.filter((one) => !one.email.startsWith('sealed') && !one.email.startsWith('protection'))) {
    const own = facts.find((each) => each.office === office)
    if (own === undefined) continue
    const body = JSON.stringify({ email, password: castPassword })
    const answered = await client.send({ method: 'POST', path: access.signIn.path, headers: '', body })
    if (answered.status !== 200) throw new Error(`${email} cannot sign in: ${answered.status} ${answered.body.toString()}`)
    const cookie = /passerelle_session=[\w-]+/.exec(answered.head)?.[0]
    if (cookie === undefined) throw new Error('signing in gave no cookie')
    visitors.push({ cookie, permissions: (JSON.parse(answered.body.toString()) as { permissions: string[] }).permissions, facts: own })
  }
  client.close()
  return visitors
}

export function makeMix(seed: number, visitors: readonly Visitor[]): Mix {
  const dice = seededDice(seed)
  const allowed = new Map(
    kindNames.map((kind) => [kind, visitors.filter(({ permissions }) => permissions.includes(kinds[kind].permission))]),
  )
  const of = (kind: KindName): Request => {
    const { cookie, facts } = dice.pick(allowed.get(kind)!)
    const { method, path, body } = make[kind](dice, facts)
    const command = method === 'POST' ? `idempotency-key: ${newId()}\r\n` : ''
    return {
      method,
      path,
      headers: `cookie: ${cookie}\r\nx-office: ${facts.office}\r\n${command}`,
      body: body === undefined ? undefined : JSON.stringify(body),
    }
  }
  return {
    of,
    next: () => {
      const kind = kindNames[dice.weighted(weights)]!
      return { kind, request: of(kind) }
    },
  }
}

type Made = { method: 'GET' | 'POST'; path: string; body?: unknown }
const get = (path: string): Made => ({ method: 'GET', path })
const post = (path: string, body: unknown): Made => ({ method: 'POST', path, body })
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const make: Record<KindName, (dice: Dice, facts: OfficeFacts) => Made> = {
  'cases, newest': () => get('/api/cases'),
  'cases, in clearance': () => get('/api/cases?status=IN_CLEARANCE'),
  'cases, by critical day': () => get('/api/cases?sort=critical'),
  'airport board': (_dice, { airport }) => get(`/api/transit/boards/${airport}?day=${day(0)}`),
  'movements to come': () => get(`/api/movements/movements?from=${day(0)}`),
  'persons by name': () => get('/api/people/persons'),
  'search a person': (dice, { queries }) => get(`/api/people/search?q=${encodeURIComponent(dice.pick(queries))}`),
  'search a reference': (dice, { refs }) => get(`/api/cases/find?q=${dice.pick(refs).slice(0, 8)}`),
  'open a case': (dice, { cases }) => get(`/api/cases/${dice.pick(cases)}`),
  'its timeline': (dice, { cases }) => get(`/api/cases/${dice.pick(cases)}/timeline`),
  'add a note': (dice, { active }) =>
    post(`/api/cases/${dice.pick(active)}/notes`, { text: 'Appel de la famille : les dates leur conviennent.' }),
  'add a task': (dice, { active }) =>
    post(`/api/cases/${dice.pick(active)}/tasks`, { kind: 'DOCUMENTS', title: 'Demander la copie du passeport', dueOn: day(10) }),
  'record a clearance': (dice, { clearances }) =>
    post(`/api/movements/clearances/${dice.pick(clearances)}/record`, {
      status: 'CLEARED',
      validFrom: day(0),
      validUntil: day(90 + dice.between(0, 90)),
    }),
  'add a person': (dice) =>
    post('/api/people/persons', {
      familyName: `Mesure-${letters(dice)}`,
      givenNames: `Ana ${letters(dice)}`,
      sex: 'F',
      bornOn: `19${dice.between(60, 99)}-05-${dice.between(10, 28)}`,
      nationality: 'ERI',
      languages: ['ti'],
      documents: [{ type: 'PASSPORT', number: `K${dice.between(1_000_000, 9_999_999)}`, issuer: 'ERI', expiresOn: day(900) }],
    }),
  'month figures': (_dice, { airport }) => get(`/api/transit/monthly-figures?airport=${airport}`),
  'jobs report': () => get('/api/reintegration/jobs-report'),
}

function letters(dice: Dice): string {
  const text = Array.from(dice.bytes(6), (byte) => 'aeioulmnrstk'[byte % 12]).join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Draws what the requests speak of: open cases of the office, real names, names with a slip of the pen, document numbers. */
export async function drawFacts(owner: pg.ClientBase, office: number, airport: string, seed: number): Promise<OfficeFacts> {
  const dice = seededDice(seed)
  const column = async (sql: string): Promise<string[]> =>
    (await owner.query<Record<string, string>>({ text: sql, values: [office] })).rows.map((row) => Object.values(row)[0]!)
  const open = 'office = $1 and compartment = 0'
  const names = await column(`select family_name || ' ' || given_names from people_person where ${open} order by id desc limit 2000`)
  const native = await column(`select native_name from people_person where ${open} and native_name is not null order by id desc limit 300`)
  const numbers = await column(`select number from people_document where ${open} order by id desc limit 300`)
  const queries = names.flatMap((name) => {
    const words = name.split(' ')
    const way = dice.weighted([0.35, 0.25, 0.25, 0.15])
    if (way === 0) return [name]
    if (way === 1) return [`${words.at(-1)} ${words[0]}`]
    if (way === 2) return [slip(dice, name)]
    return [words[0]!]
  })
  return {
    office,
    airport,
    // People work on the cases of these months, and look up an old one now and then.
    cases: [
      ...(await column(`select id from cases_case where ${open} order by opened_at desc limit 1500`)),
      ...(await column(`select id from cases_case where ${open} order by opened_at limit 150`)),
    ],
    active: await column(
      `select id from cases_case where ${open} and status in ('DRAFT', 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED')`,
    ),
    refs: await column(`select public_ref from cases_case where ${open} order by opened_at desc limit 1500`),
    queries: [...queries, ...native, ...numbers],
    clearances: await column(
      `select l.id from movements_clearance l join cases_case c on c.id = l.case_id where c.${open.replace('compartment', 'c.compartment')} and c.status = 'IN_CLEARANCE'`,
    ),
  }
}

/** Two letters the wrong way round, or one left out. */
function slip(dice: Dice, name: string): string {
  const at = dice.between(1, Math.max(1, name.length - 3))
  return dice.chance(0.5) ? name.slice(0, at) + name.slice(at + 1) : `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`
}
