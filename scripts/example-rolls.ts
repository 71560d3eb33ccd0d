// The two example rolls as people: a clean one, and one with exactly twenty different slips of the hand. The same seed makes the same people.
import { formatMrz } from '#algorithms/mrz/write-mrz.ts'
import { destinations, type Origin, origins, type WrittenName } from './example-people.ts'

export type Person = {
  caseRef: string
  family: string
  surname: string
  given: string
  native: string
  sex: 'F' | 'M'
  born: string
  origin: Origin
  relation: { fr: string; en: string }
  document: { type: string; number: string; issuer: string; expires: string } | undefined
  visa: string
  needs: string
  destination: (typeof destinations)[number]
  mrz: string[]
  /** What the faulty roll writes instead of the truth, by column. */
  slips: Partial<Record<Column, string>>
}

export const columns = {
  seq: ['N°', 'No'],
  caseRef: ['Référence du dossier', 'Case ref'],
  family: ['Famille', 'Family no'],
  surname: ['Nom', 'Surname'],
  given: ['Prénoms', 'Given names'],
  native: ['Nom d’origine', 'Native name'],
  sex: ['Sexe', 'Sex'],
  born: ['Date de naissance', 'Date of birth'],
  nationality: ['Nationalité', 'Nationality'],
  relation: ['Lien avec le DP', 'Relation to PA'],
  documentType: ['Type de document', 'Document type'],
  documentNumber: ['Numéro de document', 'Document number'],
  issuer: ['Délivré par', 'Issuer'],
  expires: ['Expire le', 'Expiry'],
  visa: ['Visa', 'Visa no'],
  needs: ['Besoins particuliers', 'Special needs'],
  country: ['Pays de destination', 'Destination country'],
  city: ['Ville de destination', 'Destination city'],
  sponsor: ['Organisme d’accueil', 'Sponsor'],
  language: ['Langue', 'Language'],
  mrz1: ['MRZ1', 'MRZ1'],
  mrz2: ['MRZ2', 'MRZ2'],
} as const
export type Column = keyof typeof columns
const relations = {
  PA: { fr: 'demandeur principal', en: 'principal applicant' },
  SPOUSE: { fr: 'conjoint', en: 'spouse' },
  SON: { fr: 'fils', en: 'son' },
  DAUGHTER: { fr: 'fille', en: 'daughter' },
  GRANDMOTHER: { fr: 'grand-mère', en: 'grandmother' },
  MOTHER: { fr: 'mère', en: 'mother' },
  SISTER: { fr: 'sœur', en: 'sister' },
} as const

/** Mulberry32: small, quick, the same on every machine. */
function diceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** `born` is a year; the day is after the twelfth, so that no date can be read in two orders. */
type Member = {
  relation: keyof typeof relations
  sex?: 'F' | 'M'
  born: number | string
  needs?: string
  given?: WrittenName
  noDocument?: boolean
}

function maker(seed: number, prefix: string) {
  const dice = diceOf(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(dice() * items.length)]!
  let families = 0
  let documents = 0

  return function family(origin: Origin, members: readonly Member[], with_: { mrz?: boolean; destination?: number } = {}): Person[] {
    families += 1
    const surname = origin.surnames[families % origin.surnames.length]!
    const destination = destinations[with_.destination ?? families % destinations.length]!
    const taken = new Set<string>()
    return members.map((member) => {
      const sex =
        member.sex ??
        (member.relation === 'SON' ? 'M' : member.relation === 'PA' || member.relation === 'SPOUSE' ? (dice() < 0.5 ? 'F' : 'M') : 'F')
      const free = (sex === 'F' ? origin.women : origin.men).filter(([latin]) => !taken.has(latin))
      const given = member.given ?? pick(free)
      taken.add(given[0])
      const born =
        typeof member.born === 'string'
          ? member.born
          : `${member.born}-${two(1 + Math.floor(dice() * 12))}-${two(13 + Math.floor(dice() * 15))}`
      documents += 1
      const number = `${prefix}${String(700_000 + documents * 137).padStart(7, '0')}`
      const expires = `${2033 + Math.floor(dice() * 3)}-${two(1 + Math.floor(dice() * 12))}-${two(13 + Math.floor(dice() * 15))}`
      const document = member.noDocument === true ? undefined : { type: origin.document, number, issuer: origin.issuer, expires }
      const person: Person = {
        caseRef: `HCR-${prefix}-${String(100 + families)}`,
        family: String(families),
        surname: surname[0],
        given: given[0],
        native: surname[1] === '' ? '' : `${given[1]} ${surname[1]}`,
        sex,
        born,
        origin,
        relation: relations[member.relation],
        document,
        visa: dice() < 0.5 ? `V${String(100_000 + Math.floor(dice() * 899_999))}` : '',
        needs: member.needs ?? '',
        destination,
        mrz: [],
        slips: {},
      }
      if (with_.mrz === true && document !== undefined) person.mrz = linesOf(person)
      return person
    })
  }
}

function linesOf(person: Person): string[] {
  const date = (text: string) => ({
    precision: 'DAY' as const,
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
  })
  const written = formatMrz({
    format: 'TD3',
    documentCode: person.origin.document === 'PASSPORT' ? 'P' : 'PR',
    issuer: person.document!.issuer,
    surname: person.surname,
    givenNames: person.given,
    number: person.document!.number,
    // On the travel document of a refugee stands the status (domain.md 2.1).
    nationality: person.origin.document === 'CTD_1951' ? 'XXB' : person.origin.nationality,
    birthDate: date(person.born),
    sex: person.sex,
    expiryDate: date(person.document!.expires),
  })
  if (!written.ok) throw new Error(`no zone for ${person.surname}: ${JSON.stringify(written.faults)}`)
  return written.lines
}

const two = (part: number): string => String(part).padStart(2, '0')

/** The families of the demonstration office: others than those of the clean roll, which can then be imported into it. */
export function demonstrationPeople(): Person[] {
  const family = maker(20110601, 'DM')
  const { eritrea, syria, afghanistan, ukraine, congo, iran, somalia } = origins
  return [
    family(eritrea, couple(1989, [2012, 2016]), { mrz: true, destination: 0 }),
    family(syria, couple(1984, [2010, 2014, 2018]), { mrz: true }),
    family(afghanistan, couple(1991, [2015, 2019])),
    family(ukraine, couple(1987, [2013]), { mrz: true }),
    family(congo, couple(1983, [2007, 2011, 2015])),
    family(iran, couple(1994, [2019])),
    family(somalia, couple(1990, [2014, 2017])),
    family(syria, couple(1979, [2006, 2009])),
    family(eritrea, couple(1996, [2021])),
    family(afghanistan, couple(1986, [2011, 2013, 2020])),
    family(congo, couple(1992, [2018])),
  ].flat()
}

/** Fixture F1 first: a mother of 34, children of 12, 7 and 1, and her grandmother of 71 who needs a wheelchair (domain.md appendix A). */
export function cleanPeople(): Person[] {
  const family = maker(20261123, 'EX')
  const { eritrea, syria, afghanistan, ukraine, congo, iran, somalia } = origins
  const people = [
    family(
      eritrea,
      [
        { relation: 'PA', sex: 'F', born: '1992-03-14', given: ['Selam', 'ሰላም'] },
        { relation: 'DAUGHTER', born: '2014-05-20', given: ['Abeba', 'ኣበባ'] },
        { relation: 'SON', born: '2019-02-18', given: ['Yonas', 'ዮናስ'] },
        { relation: 'SON', born: '2025-08-26', given: ['Filmon', 'ፊልሞን'], noDocument: true },
        { relation: 'GRANDMOTHER', born: '1955-04-17', given: ['Letay', 'ለታይ'], needs: 'WCHR' },
      ],
      { mrz: true, destination: 0 },
    ),
    family(syria, couple(1985, [2009, 2012, 2017]), { mrz: true }),
    family(afghanistan, couple(1990, [2013, 2016, 2020, 2022])),
    family(ukraine, [
      { relation: 'PA', sex: 'F', born: 1988 },
      { relation: 'DAUGHTER', born: 2011 },
      { relation: 'SON', born: 2015 },
      { relation: 'MOTHER', born: 1959, needs: 'WCHS' },
    ]),
    family(congo, couple(1981, [2005, 2008, 2011, 2014])),
    family(iran, couple(1993, [2018]), { mrz: true }),
    family(somalia, [
      { relation: 'PA', sex: 'F', born: 1986 },
      { relation: 'SON', born: 2007 },
      { relation: 'SON', born: 2010 },
      { relation: 'DAUGHTER', born: 2013 },
      { relation: 'DAUGHTER', born: 2018 },
    ]),
    family(syria, [{ relation: 'PA', sex: 'M', born: 1999, needs: 'DEAF' }]),
    family(
      eritrea,
      [
        { relation: 'PA', sex: 'M', born: 1995 },
        { relation: 'SISTER', born: 2001 },
      ],
      { mrz: true },
    ),
    family(afghanistan, couple(1979, [2003, 2006, 2010]), { mrz: true }),
    family(ukraine, couple(1991, [2016, 2021])),
    family(congo, [
      { relation: 'PA', sex: 'F', born: 1994, needs: 'MAAS' },
      { relation: 'DAUGHTER', born: 2017 },
      { relation: 'SON', born: 2023, noDocument: true },
    ]),
    family(iran, couple(1984, [2009, 2014]), { mrz: true }),
    family(somalia, couple(1989, [2012, 2015, 2019, 2024])),
    // Somebody of twelve who flies alone, with the escort of the carrier: said by UMNR, and then no fault.
    family(eritrea, [{ relation: 'PA', sex: 'F', born: 2014, needs: 'UMNR MAAS' }]),
    family(syria, couple(1996, [2021, 2024])),
    family(congo, couple(1987, [2013, 2016])),
  ].flat()
  // One family wrote its own names where the list asks for Latin letters.
  for (const person of people) {
    if (person.family !== '11') continue
    const [given = '', surname = ''] = person.native.split(' ')
    Object.assign(person, { given, surname, native: '' })
  }
  return people
}

function couple(born: number, children: readonly number[]): Member[] {
  return [
    { relation: 'PA', sex: 'M', born },
    { relation: 'SPOUSE', sex: 'F', born: born + 2 },
    ...children.map((year, at): Member => ({ relation: at % 2 === 0 ? 'DAUGHTER' : 'SON', born: year, noDocument: year > 2020 })),
  ]
}

/** Twenty families with one slip each; what is wrong stands in the comment, in the order of the rows. */
export function faultyPeople(): Person[] {
  const family = maker(7, 'FX')
  const all = Object.values(origins)
  const people: Person[] = []
  const slip = (
    member: number,
    slips: Person['slips'],
    members: Member[] = couple(1980 + (people.length % 12), [2011, 2014]),
    mrz = false,
  ): void => {
    const made = family(all[people.length % all.length]!, members, { mrz })
    made[member]!.slips = slips
    people.push(...made)
  }
  slip(1, { surname: '' }) // surname_missing
  slip(1, { surname: 'Okit0-Exemple' }) // name_not_convertible: a zero for an O
  slip(2, { sex: 'Q' }) // sex_unknown
  slip(3, { born: '15/08/2093' }) // birth_date_in_future
  slip(2, { born: '31/02/2016' }) // date_impossible
  slip(1, { born: '04/25/1991' }) // date_month_first
  slip(0, { nationality: 'Atlantide' }) // nationality_unknown
  slip(3, { relation: 'voisin' }) // relation_unknown
  slip(2, { family: '' }) // family_number_missing
  slip(0, { relation: 'frère' }) // no_principal
  slip(1, { relation: 'demandeur principal' }) // two_principals
  slip(0, {}, [{ relation: 'PA', sex: 'F', born: 2012 }]) // principal_under_age: nobody adult, and no UMNR
  slip(2, { born: '19/06/1985' }, couple(1988, [2012, 2015])) // child_older_than_parent
  slip(0, { documentType: 'permis de pêche' }) // document_type_unknown
  slip(1, { expires: '20/01/2019' }) // document_expired
  const twice = people.length
  slip(1, {}) // document_twice: both parents with one number
  people[twice + 1]!.slips = { documentNumber: people[twice]!.document!.number, issuer: people[twice]!.document!.issuer }
  const digit = people.length
  slip(0, {}, couple(1983, [2010]), true) // mrz_check_digit: one digit of the expiry is another
  const [first = '', second = ''] = people[digit]!.mrz
  people[digit]!.mrz = [first, second.slice(0, 22) + String((Number(second[22]) + 1) % 10) + second.slice(23)]
  for (const other of people.slice(digit + 1)) other.mrz = []
  const differs = people.length
  slip(0, {}, couple(1986, [2012]), true) // mrz_mismatch: two digits of the number exchanged when typing
  people[differs]!.slips = { documentNumber: exchanged(people[differs]!.document!.number) }
  for (const other of people.slice(differs + 1)) other.mrz = []
  slip(1, { language: 'martien' }) // language_unknown
  slip(3, { city: '=C2' }) // cell_is_formula
  return people
}

function exchanged(number: string): string {
  const at = [...number].findIndex((sign, index) => index > 2 && sign !== number[index + 1] && number[index + 1] !== undefined)
  return number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
}
