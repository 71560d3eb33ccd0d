/** Search as the house does it, by the same lists and the same ranking, with hand-written SQL and without access rules. */
import { countedMax } from '#domain/people/search-weight-rules.ts'
import { documentToken, sortKeyOf, wordLists } from '#domain/people/name-rules.ts'
import { type Side, skeletonList } from '#domain/people/posting-rules.ts'
import { anyBirth, type Asked as AskedRules, firstProbes, nearProbes, prefixProbes, type Probe } from '#domain/people/probe-rules.ts'
import { type Query, readQuery } from '#domain/people/query-rules.ts'
import { isSureHit, nearScoreMax, type Ranked, rankHit } from '#domain/people/search-rules.ts'
import type { Birth } from '#domain/people/words.ts'
import { romanise } from '#server/people/names.ts'
import { nearReadMax, readMax } from '#server/people/search-actions.ts'
import type { Asked } from './bare-server.ts'

type Found = Birth & { id: string; familyName: string; givenNames: string; nativeName: string | null }
type Hit = Ranked & { person: Found }

const person = `p.id, p.office, p.compartment, p.family_name as "familyName", p.given_names as "givenNames", p.native_name as "nativeName",
  p.native_script as "nativeScript", p.sex, p.born_on as "bornOn", p.born_precision as "bornPrecision", p.nationality, p.household_id as "householdId"`

export async function bareSearch(asked: Asked) {
  const limit = Number(asked.query['limit'] ?? 20)
  const query = readQuery(asked.query['q']!, romanise)
  const [byNumber, byName] = await Promise.all([findByNumber(asked, query.document), findByName(asked, { query, span: anyBirth }, limit)])
  const hits = [...new Map([...byName, ...byNumber].map((hit) => [hit.person.id, hit])).values()]
  hits.sort((a, b) => b.score - a.score || compare(sortKeyOf(a.person), sortKeyOf(b.person)) || compare(a.person.id, b.person.id))
  return { items: hits.slice(0, limit).map(({ person: shown, why }) => ({ person: shown, why })) }
}

async function findByName(asked: Asked, rules: AskedRules, limit: number): Promise<Hit[]> {
  const { query } = rules
  if (query.words.length === 0 && query.birth === undefined) return []
  const [persons, counts] = await Promise.all([
    candidates(asked, firstProbes(rules), prefixProbes(rules), query.letters, readMax),
    countWords(asked, query),
  ])
  const hits = rank(query, persons, counts)
  const bound = nearScoreMax(query, counts)
  if (hits.some((hit) => isSureHit(query, hit)) || hits.filter(({ score }) => score >= bound).length >= limit) return hits
  const near = nearProbes(rules, ({ word }) => counts.get(word) ?? 0)
  const known = new Set(persons.map(({ id }) => id))
  const others = (await candidates(asked, near, [], query.letters, nearReadMax)).filter(({ id }) => !known.has(id))
  return [...hits, ...rank(query, others, counts)]
}

function rank(query: Query, persons: readonly Found[], counts: ReadonlyMap<string, number>): Hit[] {
  return persons.flatMap((one) => {
    const ranked = rankHit(query, { ...one, name: wordLists(one, romanise), numbers: [] }, counts)
    return ranked === undefined ? [] : [{ person: one, ...ranked }]
  })
}

async function countWords({ ask, office }: Asked, { words }: Query): Promise<Map<string, number>> {
  if (words.length < 2) return new Map()
  const sounding = words.flatMap(({ word, skeleton }) => (skeleton === undefined ? [] : [{ word, key: skeletonList(skeleton).keys[0]! }]))
  const counted = await ask<{ key: number; n: number }>(
    'counts',
    `select w.key, c.n from unnest($1::bigint[]) as w (key) cross join lateral (select count(*)::int as n from (select 1 from people_posting t
      where t.second = w.key and t.office = $2 and t.compartment = 0 limit ${countedMax}) x) c`,
    [sounding.map(({ key }) => key), office],
  )
  const byKey = new Map(counted.map(({ key, n }) => [key, n]))
  const counts = new Map(words.map(({ word }) => [word, countedMax]))
  for (const { word, key } of sounding) counts.set(word, byKey.get(key) ?? 0)
  return counts
}

async function findByNumber(asked: Asked, document: string | undefined): Promise<Hit[]> {
  if (document === undefined) return []
  const found = await asked.ask<Found>(
    'begun-number',
    `select ${person} from (select distinct t.person_id from people_token t where t.kind = 'DOCUMENT' and t.token >= $1 and t.token < $1 || '\u{10FFFF}'
        and t.office = $2 and t.compartment = 0 limit 50) best join people_person p on p.id = best.person_id`,
    [document, asked.office],
  )
  if (found.length === 0) return []
  const numbers = await asked.ask<{ person_id: string; number: string }>(
    'numbers',
    'select person_id, number from people_document where person_id = any($1)',
    [found.map(({ id }) => id)],
  )
  const query = {
    words: [],
    document,
    birth: undefined,
    phone: undefined,
    email: undefined,
    lastMayBeUnfinished: false,
    isLatin: true,
    letters: 0,
  }
  return found.flatMap((one) => {
    const own = numbers.filter((each) => each.person_id === one.id).map((each) => documentToken(each.number))
    const ranked = rankHit(query, { ...one, name: [], numbers: own })
    return ranked === undefined ? [] : [{ person: one, ...ranked }]
  })
}

/** Every text is always asked, so that one plan serves: a list without a probe costs nothing. */
async function candidates(
  { ask, office }: Asked,
  exact: readonly Probe[],
  begun: readonly Probe[],
  letters: number,
  most: number,
): Promise<Found[]> {
  const list = (from: number, side: Side, key: string): string =>
    `select p.worth, c.person, c.apart from unnest($${from}::text[], $${from + 1}::bigint[], $${from + 2}::date[], $${from + 3}::date[], $${from + 4}::int[],
        $${from + 5}::int[]) as p (keys, until, born_from, born_until, read, worth)
      cross join lateral (select t.person, 2 * bit_count(($2::int & ~t.letters)::bit(32)) + bit_count((t.letters & ~$2::int)::bit(32)) as apart
        from people_posting t where ${key.replaceAll('KEY', `t.${side}`)} and t.office = $1 and t.compartment = 0
        and t.born_on >= p.born_from and t.born_on <= p.born_until limit p.read) c`
  const sides = ['first', 'second'] as const
  const lists = sides.flatMap((side, at) => [
    list(4 + at * 12, side, 'KEY = any(p.keys::bigint[])'),
    list(10 + at * 12, side, 'KEY >= (p.keys::bigint[])[1] and KEY <= p.until'),
  ])
  return ask<Found>(
    'candidates',
    `select ${person} from (select e.person from (${lists.join(' union all ')}) e
        group by e.person order by sum(e.worth) desc, min(e.apart), e.person limit $3) best join people_person p on p.search_no = best.person`,
    [office, letters, most, ...sides.flatMap((side) => [...columnsOf(exact, side), ...columnsOf(begun, side)])],
  )
}

function columnsOf(probes: readonly Probe[], side: Side): unknown[] {
  const ofSide = probes.filter(({ list }) => list.side === side)
  return [
    ofSide.map(({ list }) => `{${list.keys.join(',')}}`),
    ofSide.map(({ list }) => list.until ?? 0),
    ofSide.map((each) => each.born.from),
    ofSide.map((each) => each.born.until),
    ofSide.map((each) => each.read),
    ofSide.map((each) => each.worth),
  ]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
