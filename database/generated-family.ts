/** Families that never existed, as the register of people holds them: who travels together, papers, consents, and what finds them. */
import type { MemberRole } from '#domain/cases/words.ts'
import type { Day } from '#domain/kit/day.ts'
import { documentTokens, sortKeyOf } from '#domain/people/name-rules.ts'
import { lettersOf, postingsOf } from '#domain/people/posting-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { RowBuffer } from './copy-rows.ts'
import type { FictitiousPerson } from './fictitious-names.ts'
import type { Dice } from './seeded-dice.ts'

export type MadePerson = FictitiousPerson & {
  id: PersonId
  role: MemberRole
  bornOn: Day
  paper: { type: string; number: string; issuer: string; expiresOn: Day }
}

export type MadeFamily = { office: number; compartment: number; members: MadePerson[] }

/** How another script is written in Latin letters: the server knows. */
export type Romanise = Parameters<typeof postingsOf>[1]

/** Made persons are numbered in the index apart from those who are registered. */
const firstSearchNo = 1_000_000_000

/** Those of fictitious-names.ts. */
const scripts = ['Arab', 'Ethi', 'Cyrl', 'Guru', 'Deva']
const dayMs = 86_400_000
export const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day

/** People registered together at one moment, eldest first. */
export function writeFamily(
  dice: Dice,
  rows: RowBuffer,
  romanise: Romanise,
  where: { office: number; compartment: number },
  atMs: number,
  people: readonly FictitiousPerson[],
): MadeFamily {
  const at = new Date(atMs).toISOString()
  const household = dice.id(atMs)
  rows.add('people_household', { id: household, ...where, roll_id: null, created_at: at })
  const members = people.map((person, index) => register(dice, atMs, person, index))
  for (const person of members) writePerson(dice, rows, romanise, where, household, at, person)
  return { ...where, members }
}

function register(dice: Dice, atMs: number, person: FictitiousPerson, index: number): MadePerson {
  const age = new Date(atMs).getUTCFullYear() - Number(person.bornOn.slice(0, 4))
  const number = person.documentNumber ?? `${dice.pick(['K', 'L', 'T'])}${dice.between(1_000_000, 99_999_999)}`
  return {
    ...person,
    id: dice.id(atMs) as PersonId,
    role: index === 0 ? 'PA' : index === 1 && age >= 18 ? 'SPOUSE' : 'CHILD',
    bornOn: person.bornOn as Day,
    paper: {
      type: dice.pick(['PASSPORT', 'PASSPORT', 'CTD_1951', 'LP_FR']),
      number,
      issuer: person.nationality,
      expiresOn: dayOf(atMs + dice.between(500, 2_500) * dayMs),
    },
  }
}

function writePerson(
  dice: Dice,
  rows: RowBuffer,
  romanise: Romanise,
  where: { office: number; compartment: number },
  household: string,
  at: string,
  person: MadePerson,
): void {
  const atMs = Date.parse(at)
  const searchNo = firstSearchNo + rows.added('people_person')
  rows.add('people_person', {
    id: person.id,
    search_no: searchNo,
    ...where,
    family_name: person.familyName,
    given_names: person.givenNames,
    native_name: person.nativeName,
    native_script:
      person.nativeName === null
        ? null
        : (scripts.find((script) => new RegExp(`\\p{Script=${script}}`, 'u').test(person.nativeName!)) ?? null),
    sex: person.sex,
    born_on: person.bornOn,
    born_precision: person.bornPrecision,
    nationality: person.nationality,
    languages: [...person.languages],
    safe_contact: null,
    sort_key: sortKeyOf(person),
    household_id: household,
    roll_id: null,
    created_at: at,
    updated_at: at,
  })
  rows.add('people_document', {
    id: dice.id(atMs),
    person_id: person.id,
    ...where,
    type: person.paper.type,
    number: person.paper.number,
    issuer: person.paper.issuer,
    nationality: person.nationality,
    issued_on: dayOf(atMs - dice.between(90, 900) * dayMs),
    expires_on: person.paper.expiresOn,
    mrz: null,
    mrz_valid: null,
    created_at: at,
  })
  for (const kind of person.role === 'CHILD' ? [] : ['DATA_PROCESSING', 'TRAVEL']) {
    const consent = { form: 'EXPLICIT_WRITTEN', language: person.languages[0] ?? 'fr', given_at: at, expires_at: null, withdrawn_at: null }
    rows.add('people_consent', { id: dice.id(atMs), person_id: person.id, ...where, kind, ...consent })
  }
  for (const { kind, token } of documentTokens([person.paper.number]))
    rows.add('people_token', { token, person_id: person.id, ...where, kind, born_on: person.bornOn })
  const letters = lettersOf(person)
  for (const posting of postingsOf(person, romanise))
    rows.add('people_posting', { ...posting, person: searchNo, ...where, born_on: person.bornOn, letters })
}
