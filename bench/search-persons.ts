/** Fictitious persons for a register of any size, a batch at a time and from a seed: as lines of COPY, together with what finds them. */
import { isMainThread, parentPort } from 'node:worker_threads'
import { skeletonOf } from '#algorithms/names/skeleton.ts'
import { castCompartments } from '#database/cast.ts'
import { type Dice, seededDice } from '#database/seeded-dice.ts'
import { sortKeyOf } from '#domain/people/name-rules.ts'
import { lettersOf, postingsOf } from '#domain/people/posting-rules.ts'
import { newId } from '#server/kit/transaction.ts'
import { romanise } from '#server/people/names.ts'
import { type MadeName, makeName, type NameSource, readNames } from './search-names.ts'

/** Somebody who is looked for in the benchmark. */
export type Wanted = { id: string; name: MadeName; bornOn: string; sex: string; nationality: string; document: string | undefined }

/** `every`: of so many persons one is looked for later. */
export type BatchOrder = { from: number; count: number; seed: number; every: number }
export type Batch = { people: Uint8Array; postings: Uint8Array; tokens: Uint8Array; documents: Uint8Array; rows: number; wanted: Wanted[] }

export const copied = {
  people:
    'people_person (id, search_no, office, compartment, family_name, given_names, native_name, native_script, sex, born_on, born_precision, nationality, sort_key, created_at, updated_at)',
  postings: 'people_posting (first, second, person, born_on, letters, office, compartment)',
  tokens: 'people_token (token, person_id, office, compartment, kind, born_on)',
  documents: 'people_document (id, person_id, office, compartment, type, number, issuer, created_at)',
} as const

const officeWeights = [0.4, 0.25, 0.2, 0.15]
const nationalities = ['SYR', 'IRQ', 'MAR', 'TUN', 'DZA', 'EGY', 'SDN', 'UKR', 'RUS', 'GEO']

if (!isMainThread && parentPort !== null) {
  const names = readNames()!
  parentPort.on('message', (order: BatchOrder) => {
    const batch = makeBatch(order, names)
    const { people, postings, tokens, documents } = batch
    parentPort!.postMessage(batch, [people, postings, tokens, documents].map(({ buffer }) => buffer) as ArrayBuffer[])
  })
}

type Lines = { people: string[]; postings: string[]; tokens: string[]; documents: string[] }

export function makeBatch({ from, count, seed, every }: BatchOrder, names: NameSource): Batch {
  const dice = seededDice(seed * 1_000_003 + from)
  const lines: Lines = { people: [], postings: [], tokens: [], documents: [] }
  const wanted: Wanted[] = []
  for (let at = from; at < from + count; at++) {
    const made = makePerson(dice, names, at + 1, lines)
    if (at % every === 0 && made !== undefined) wanted.push(made)
  }
  const bytes = (some: readonly string[]): Uint8Array => new TextEncoder().encode(some.join(''))
  return {
    people: bytes(lines.people),
    postings: bytes(lines.postings),
    tokens: bytes(lines.tokens),
    documents: bytes(lines.documents),
    rows: lines.postings.length,
    wanted,
  }
}

const heard = new Map<string, string | undefined>()
function hear(word: string): string | undefined {
  if (!heard.has(word)) heard.set(word, skeletonOf(word, romanise))
  return heard.get(word)
}

/** Undefined for a person whom the searcher may not see. */
function makePerson(dice: Dice, names: NameSource, searchNo: number, { people, postings, tokens, documents }: Lines): Wanted | undefined {
  const id = newId()
  const office = dice.weighted(officeWeights) + 1
  const compartment = office === 1 && dice.chance(0.01) ? castCompartments[0]!.id : 0
  const name = makeName(dice, names)
  const [givenNames, familyName] = [name.words.slice(0, -1).join(' '), name.words.at(-1)!]
  const nativeName = dice.chance(0.3) ? name.groups.map(({ native }) => native).join(' ') : null
  const year = dice.between(1940, 2024)
  const two = (part: number): string => String(part).padStart(2, '0')
  const bornOn = dice.chance(0.15) ? `${year}-01-01` : `${year}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`
  const [sex, nationality] = [dice.pick(['F', 'M']), dice.pick(nationalities)]
  const document = dice.chance(0.5) ? `${dice.pick(['K', 'L', 'T'])}${dice.between(1_000_000, 99_999_999)}` : undefined
  const person = { familyName, givenNames, nativeName }
  people.push(
    `${id}\t${searchNo}\t${office}\t${compartment}\t${familyName}\t${givenNames}\t${nativeName ?? '\\N'}\t${nativeName === null ? '\\N' : 'Arab'}\t${sex}\t${bornOn}\tDAY\t${nationality}\t${sortKeyOf(person)}\t2024-01-01\t2024-01-01\n`,
  )
  const rest = `\t${searchNo}\t${bornOn}\t${lettersOf(person)}\t${office}\t${compartment}\n`
  for (const { first, second } of postingsOf(person, romanise, hear)) postings.push(`${first ?? '\\N'}\t${second ?? '\\N'}${rest}`)
  if (document !== undefined) {
    tokens.push(`${document}\t${id}\t${office}\t${compartment}\tDOCUMENT\t${bornOn}\n`)
    documents.push(`${newId()}\t${id}\t${office}\t${compartment}\tPASSPORT\t${document}\t${nationality}\t2024-01-01\n`)
  }
  return compartment === 0 ? { id, name, bornOn, sex, nationality, document } : undefined
}
