/** Finding people by what is typed in the search box: names in any script, births, numbers. Ranked, and each hit says why. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import { countedMax } from '#domain/people/search-weight-rules.ts'
import { type KnownWords, sortKeyOf, wordLists } from '#domain/people/name-rules.ts'
import { type Asked, firstProbes, nearProbes, prefixProbes, spanOfAges } from '#domain/people/probe-rules.ts'
import { type Query, readQuery } from '#domain/people/query-rules.ts'
import { isSureHit, nearScoreMax, type Ranked, rankerOf, rankHit } from '#domain/people/search-rules.ts'
import { PersonLine } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { romanise } from './names.ts'
import { listKept } from './kept-store.ts'
import { type Place, placeAsked } from './place.ts'
import {
  type AskedNumber,
  countSkeletons,
  type File,
  findByNumber,
  findCandidates,
  listNumberTokens,
  type PersonFilter,
} from './search-store.ts'
import { todayOf } from './times.ts'
import { listOfficesWith } from './store.ts'

/** At most so many persons are read in full in each step. Told to the bare server of the bench, which must answer the same. */
export const readMax = 40
export const nearReadMax = 100

type Hit = Ranked & { readonly file: File }
type Search = { readonly place: Place; readonly asked: Asked; readonly filter: PersonFilter; readonly limit: number }

export async function search(work: Work, input: InputOf<typeof people.search>): Promise<Result<OutputOf<typeof people.search>, never>> {
  const query = readQuery(input.q, romanise)
  const place = await placeAsked(work, input)
  const searching: Search = {
    place,
    asked: { query, span: spanOfAges(input, todayOf(work)) },
    filter: input,
    limit: input.limit,
  }
  const [byNumber, byName] = await Promise.all([searchNumbers(work, searching), searchNames(searching)])
  const hits = (await followMerges(work, [...byNumber, ...byName])).sort(
    (a, b) => b.score - a.score || compareText(a.sortKey, b.sortKey) || compareText(a.person.id, b.person.id),
  )
  const once = hits.filter(({ person }, at) => hits.findIndex((hit) => hit.person.id === person.id) === at)
  return accept({ items: once.slice(0, input.limit).map(({ person, why }) => ({ person: PersonLine.parse(person), why: [...why] })) })
}

/** A merged file is found by its own words and shows the person it leads to. */
async function followMerges(work: Work, hits: readonly Hit[]): Promise<Shown[]> {
  const kept = await listKept(
    work.db,
    hits.map(({ file }) => file),
  )
  return hits.map(({ file, ...ranked }) => {
    const led = kept.get(file.id)
    return { ...ranked, person: led ?? file, sortKey: led === undefined ? file.sortKey : sortKeyOf(led) }
  })
}
type Shown = Ranked & { readonly person: PersonLine; readonly sortKey: string }

/** First what is written or sounds like it; only when that is not enough, what is one letter away. */
async function searchNames({ place, asked, filter, limit }: Search): Promise<Hit[]> {
  const { query } = asked
  if (query.words.length === 0 && query.birth === undefined) return []
  const looked = { letters: query.letters, filter, most: readMax }
  const [files, counts] = await Promise.all([
    findCandidates(place, { ...looked, probes: firstProbes(asked), begun: prefixProbes(asked) }),
    countWords(place, query),
  ])
  const rank = rankingOf(query, counts)
  const hits = rank(files)
  if (hits.some((hit) => isSureHit(query, hit))) return hits
  const bound = nearScoreMax(query, counts)
  if (hits.filter(({ score }) => score >= bound).length >= limit) return hits // nobody else could come among the first

  const near = nearProbes(asked, ({ word }) => counts.get(word) ?? 0)
  const known = new Set(files.map(({ id }) => id))
  const others = await findCandidates(place, { ...looked, probes: near, most: nearReadMax })
  return [...hits, ...rank(others.filter(({ id }) => !known.has(id)))]
}

function rankingOf(query: Query, counts: ReadonlyMap<string, number>): (files: readonly File[]) => Hit[] {
  const rank = rankerOf(query, counts)
  const met: KnownWords = new Map()
  return (files) =>
    files.flatMap((file) => {
      const ranked = rank({ bornOn: file.bornOn, bornPrecision: file.bornPrecision, name: wordLists(file, romanise, met), numbers: [] })
      return ranked === undefined ? [] : [{ file, ...ranked }]
    })
}

async function countWords(place: Place, { words }: Query): Promise<ReadonlyMap<string, number>> {
  if (words.length < 2) return new Map()
  const sounding = words.filter(({ skeleton }) => skeleton !== undefined)
  const counted = await countSkeletons(
    place,
    sounding.map(({ skeleton }) => skeleton!),
    countedMax,
  )
  const counts = new Map(words.map(({ word }) => [word, countedMax]))
  for (const [at, { word }] of sounding.entries()) counts.set(word, counted[at]!)
  return counts
}

/** So many persons are read by a number that is only begun. */
const numbersMax = 50

/** By a document, whole or begun; by telephone or e-mail only where the asker may read a safe contact, for finding it would tell it. */
async function searchNumbers(work: Work, { place, asked, filter }: Search): Promise<Hit[]> {
  const { document, phone, email } = asked.query
  const contactPlace = phone === undefined && email === undefined ? undefined : await whereContactsAreRead(work, place)
  const find = (where: Place, kind: AskedNumber['kind'], token: string | undefined): Promise<File[]>[] =>
    token === undefined ? [] : [findByNumber(where, { kind, token, isBegun: kind === 'DOCUMENT', born: asked.span }, filter, numbersMax)]
  const found = await Promise.all([
    ...find(place, 'DOCUMENT', document),
    ...(contactPlace === undefined ? [] : [...find(contactPlace, 'PHONE', phone), ...find(contactPlace, 'EMAIL', email)]),
  ])
  const files = found.flat()
  const kinds = contactPlace === undefined ? (['DOCUMENT'] as const) : (['DOCUMENT', 'PHONE', 'EMAIL'] as const)
  const numbers = Map.groupBy(
    await listNumberTokens(
      place.db,
      files.map(({ id }) => id),
      kinds,
    ),
    (each) => each.personId,
  )
  return files.flatMap((file) => {
    const own = (numbers.get(file.id) ?? []).map(({ token }) => token)
    const ranked = rankHit({ ...asked.query, words: [], birth: undefined }, { ...file, name: [], numbers: own })
    return ranked === undefined ? [] : [{ file, ...ranked }]
  })
}

async function whereContactsAreRead(work: Work, place: Place): Promise<Place | undefined> {
  if (!work.actor.permissions.includes('people.write')) return undefined
  const writable = await listOfficesWith(work.db, work.actor.accountId, 'people.write')
  const offices = place.offices.filter((office) => writable.includes(office))
  return offices.length === 0 ? undefined : { ...place, offices }
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
