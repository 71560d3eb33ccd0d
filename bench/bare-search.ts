/** Search as the house does it, by the same postings and the same ranking, with hand-written SQL and without access rules. */
import { documentToken, readQuery, skeletonPrefixMin, sortKeyOf, traitsOf } from '#domain/people/name-rules.ts'
import { rankHit } from '#domain/people/search-rules.ts'
import { romanise } from '#server/people/names.ts'
import type { Asked } from './bare-server.ts'

type Wanted = { token: string; isPrefix: boolean }
type Found = { id: string; familyName: string; givenNames: string; nativeName: string | null }

const person = `p.id, p.office, p.compartment, p.family_name as "familyName", p.given_names as "givenNames", p.native_name as "nativeName",
  p.native_script as "nativeScript", p.sex, p.born_on as "bornOn", p.born_precision as "bornPrecision", p.nationality, p.household_id as "householdId"`

export async function bareSearch(asked: Asked) {
  const { ask, query: text } = asked
  const limit = Number(text['limit'] ?? 20)
  const query = readQuery(text['q']!, romanise)
  const { words, document } = query
  const last = words.length - 1
  const skeletons = words.flatMap(({ skeleton }, at) =>
    skeleton === undefined ? [] : [{ token: skeleton, isPrefix: at === last && skeleton.length >= skeletonPrefixMin }],
  )
  const passes: [string, Wanted[]][] = [
    ...(document === undefined ? [] : [['DOCUMENT', [{ token: document, isPrefix: true }]] as [string, Wanted[]]]),
    ['NAME', words.map(({ word }) => ({ token: word, isPrefix: false }))],
    ['NAME', words.map(({ word }, at) => ({ token: word, isPrefix: at === last }))],
    ...(skeletons.length === words.length ? [['SKELETON', skeletons] as [string, Wanted[]]] : []),
  ]
  const ids: string[] = []
  for (const [kind, wanted] of passes) {
    if (ids.length >= limit) break
    if (wanted.length > 0) ids.push(...(await pass(asked, kind, wanted)).filter((id) => !ids.includes(id)))
  }
  const found = ids.length === 0 ? [] : await ask<Found>('found', `select ${person} from people_person p where id = any($1)`, [ids])
  const numbers =
    document === undefined
      ? []
      : await ask<{ person_id: string; number: string }>(
          'numbers',
          'select person_id, number from people_document where person_id = any($1)',
          [ids],
        )
  const hits = found.flatMap((one) => {
    const ranked = rankHit(
      query,
      traitsOf(one, romanise),
      numbers.filter((each) => each.person_id === one.id).map((each) => documentToken(each.number)),
    )
    return ranked === undefined ? [] : [{ person: one, ...ranked }]
  })
  hits.sort((a, b) => b.score - a.score || compare(sortKeyOf(a.person), sortKeyOf(b.person)) || compare(a.person.id, b.person.id))
  return { items: hits.slice(0, limit).map(({ person: shown, why }) => ({ person: shown, why })) }
}

async function pass({ ask, office }: Asked, kind: string, wanted: Wanted[]): Promise<string[]> {
  let sorted = wanted
  if (wanted.length > 1) {
    const values: unknown[] = [office, kind]
    const counts = wanted.map(
      (each) =>
        `(select count(*)::int from (select 1 from people_token t where t.office = $1 and t.compartment = 0 and t.kind = $2 and ${meets('t', each, values)} limit 300) c)`,
    )
    const shape = wanted.map(({ isPrefix }) => (isPrefix ? 'p' : 'e')).join('')
    const [row] = await ask<Record<string, number>>(
      `count-${shape}`,
      `select ${counts.map((count, at) => `${count} as n${at}`).join(', ')}`,
      values,
    )
    const numbers = wanted.map((_, at) => row![`n${at}`]!)
    if (numbers.includes(0)) return []
    sorted = wanted
      .map((each, at) => ({ each, n: numbers[at]! }))
      .sort((a, b) => a.n - b.n)
      .map(({ each }) => each)
  }
  const values: unknown[] = [office, kind]
  const [first, ...others] = sorted
  const also = others.map(
    (other) => `and exists (select 1 from people_token o where o.person_id = t.person_id and o.kind = $2 and ${meets('o', other, values)})`,
  )
  const sql = `select t.person_id from people_token t where t.office = $1 and t.compartment = 0 and t.kind = $2 and ${meets('t', first!, values)} ${also.join(' ')} limit 100`
  const rows = await ask<{ person_id: string }>(
    `pass-${sql.length}-${sorted.map(({ isPrefix }) => (isPrefix ? 'p' : 'e')).join('')}`,
    sql,
    values,
  )
  return [...new Set(rows.map((row) => row.person_id))]
}

function meets(alias: string, { token, isPrefix }: Wanted, values: unknown[]): string {
  values.push(token)
  const at = values.length
  if (!isPrefix) return `${alias}.token = $${at}`
  values.push(`${token}\u{10FFFF}`)
  return `${alias}.token >= $${at} and ${alias}.token < $${at + 1}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
