// What each column of a file holds, guessed by its header (English, French, and a little Spanish and German) and checked against what is
// written in it; a header that says nothing leaves it to the contents. A guess is shown, and a map corrects it.
import { readDate } from './dates-of-birth.ts'
import { isKnownFirstName } from './diminutives.ts'
import { isNothing, sexFormOf } from './fold-values.ts'
import type { Role } from './levels.ts'
import { type Column, guessOrder } from './register.ts'

/** A role for each column, in their order. `unused` are columns that identify or label rows and must not be compared. */
export function guessColumns(columns: readonly Column[], unused: ReadonlySet<string>): Role[] {
  const samples = columns.map(sampleOf)
  const guessed = columns.map((column, c): Role | undefined => {
    if (unused.has(column.name)) return 'ignore'
    const said = byHeader(column.name)
    return said !== undefined && holds(said, samples[c]!) ? said : undefined
  })
  const settled = guessed.map((role, c) => role ?? byContents(samples[c]!, guessed))
  return onceEach(nameNeighbours(settled, guessed, samples))
}

const headers: readonly (readonly [Role, RegExp])[] = [
  [
    'ignore',
    /^(cluster|clusters|label|labels|truth|group|entity|match|is match|gold|duplicate|true|same|score|person)( id| no)?$|^(age|source|dataset|created|updated|timestamp)/,
  ],
  [
    'place',
    /(birth|naissance|nacimiento|geburts?) ?(place|lieu|ville|city|town|country|pays|ort|lugar)|(place|lieu|ville|city|town|country|pays|lugar) (of|de)? ?(birth|naissance|nacimiento)|^pob$/,
  ],
  [
    'birth_date',
    /^(dob|ddn|yob)$|birth ?day|(birth|naissance|nacimiento|geburts?) ?(date|year|annee|jahr|datum)|(date|year|annee|fecha) (of|de)? ?(birth|naissance|nacimiento)|^(naissance|born|birth|ne le|nee le)$/,
  ],
  [
    'full_name',
    /full ?name|nom complet|nom et prenoms?|nom prenoms?|prenoms? (et )?nom|first (and|last) ?(sur|last)?name|complete name|person ?name|^(name|names|noms)$/,
  ],
  ['other_names', /middle|other ?names?|autres? (prenoms?|noms?)|deuxieme prenom|second name|patronym|father ?s? name|nom du pere/],
  ['first_name', /first ?names?|given( ?names?)?|fore ?names?|prenoms?|^(fname|fn|gname|first|vorname|nombre)$|christian/],
  [
    'surname',
    /sur ?names?|last ?names?|family ?names?|nom de famille|nom d usage|nom de naissance|apellidos?|nachname|^(lname|ln|last|nom|sn|family)$/,
  ],
  ['sex', /^(sex|sexe|gender|genre|sexo|geschlecht)$/],
  ['nationality', /nationalit|citizenship|country of origin|pays d origine|^(country|pays|citoyennete)$/],
  [
    'document',
    /passport|passeport|document|\bssn\b|soc(ial)? sec|securite sociale|national id|id (number|no|card)|identity|identite|\bnir\b|\bnin\b|\bcni\b|agdref|unhcr|licen[cs]e|registration (no|number)/,
  ],
  ['postcode', /post ?(al )?code|code postal|^(zip|cp|plz|postcode)\b|zip ?code|postcode/],
  ['phone', /phone|telephone|mobile|portable|^(tel|gsm|cell)\b/],
  ['email', /e ?mail|courriel|^mail\b/],
  ['house_number', /(street|house|building) ?(no|nr|num|number)|numero (de )?(rue|voie)|^(hausnummer|number|no)$/],
  ['street', /street|address|adresse|\brue\b|\bvoie\b|strasse|direccion/],
  ['region', /^(state|region|county|province|departement|district|prefecture|land|etat)\b/],
  ['place', /^(city|town|suburb|ville|commune|place|village|lieu|location|municipality|locality|ort|ciudad|residence|quartier)\b/],
  ['occupation', /occupation|profession|\bjob\b|metier|emploi|beruf|^(work|trade)$/],
  ['ignore', /(^|\s)(id|uuid|guid|key|index|row|rownum|record|rec)$|^(id|row|rec)\s/],
]

function byHeader(name: string): Role | undefined {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return headers.find(([, pattern]) => pattern.test(words))?.[0]
}

/** Up to a thousand values that are written, and how many different ones the column has for its rows. */
type Sample = { readonly values: readonly string[]; readonly distinct: number; readonly written: number }

function sampleOf(column: Column): Sample {
  const values: string[] = []
  const stride = Math.max(1, Math.floor(column.codes.length / 1000))
  let written = 0
  column.codes.forEach((code, record) => {
    const value = column.values[code]!
    if (isNothing(value)) return
    written++
    if (record % stride === 0) values.push(value)
  })
  return { values, distinct: column.values.length - 1, written }
}

function share({ values }: Sample, test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length
}

const isDate = (sample: Sample) => {
  const order = guessOrder(sample.values)
  return share(sample, (value) => {
    const year = Math.floor(readDate(value, order) / 10_000)
    return year >= 1000 && year <= 2100
  })
}

/** A header's promise, checked where a wrong one would do harm. */
function holds(role: Role, sample: Sample): boolean {
  if (sample.values.length === 0) return false
  if (role === 'birth_date') return isDate(sample) > 0.5
  if (role === 'sex') return sample.distinct <= 20
  if (role === 'email') return share(sample, (value) => value.includes('@')) > 0.5
  if (role === 'first_name' || role === 'surname' || role === 'full_name') return share(sample, (value) => /\p{L}/u.test(value)) > 0.5
  return true
}

function byContents(sample: Sample, guessed: readonly (Role | undefined)[]): Role {
  const { values, distinct, written } = sample
  if (values.length === 0 || distinct < 2) return 'ignore'
  if (isDate(sample) > 0.9 && share(sample, (value) => /\d{4}/.test(value) && value.length >= 8) > 0.6)
    return guessed.includes('birth_date') ? 'ignore' : 'birth_date'
  if (distinct <= 12 && share(sample, (value) => /^[mf]$/.test(sexFormOf(value)) && /\p{L}/u.test(value)) > 0.9) return 'sex'
  if (share(sample, (value) => /^\S+@\S+$/.test(value)) > 0.8) return 'email'
  if (share(sample, (value) => /^\+?[\d ().-]{9,18}$/.test(value) && /^[+0(]/.test(value)) > 0.8) return 'phone'
  if (share(sample, (value) => /^([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{4,5})$/i.test(value)) > 0.8 && distinct < written * 0.9)
    return 'postcode'
  if (share(sample, (value) => /\d/.test(value)) > 0.8 && share(sample, (value) => !/\s\p{L}{3}/u.test(value)) > 0.8) {
    if (share(sample, (value) => value.length <= 4) > 0.8) return 'house_number'
    // What is different in every row numbers the rows; what returns now and then numbers something that people have.
    return distinct >= written * 0.999 ? 'ignore' : 'document'
  }
  if (share(sample, (value) => isKnownFirstName(firstWordOf(value))) > 0.2) {
    return share(sample, (value) => /\S[\s,]+\S{2}/.test(value.trim())) > 0.6 ? 'full_name' : 'first_name'
  }
  return distinct >= written * 0.9995 && written > 200 ? 'ignore' : 'text'
}

function firstWordOf(value: string): string {
  return (value.toLowerCase().match(/\p{L}+/u) ?? [''])[0]
}

/** A text of single words beside a first name that nobody named is the surname; "name" beside a surname is the first name. */
function nameNeighbours(roles: readonly Role[], guessed: readonly (Role | undefined)[], samples: readonly Sample[]): Role[] {
  const settled = [...roles]
  const first = settled.indexOf('first_name')
  if (first >= 0 && !settled.includes('surname')) {
    const found = [first + 1, first - 1].find((c) => {
      const sample = samples[c]
      return (
        sample !== undefined &&
        guessed[c] === undefined &&
        ['text', 'first_name'].includes(settled[c]!) &&
        share(sample, (value) => /^[^\d]+$/.test(value)) > 0.9
      )
    })
    if (found !== undefined) settled[found] = 'surname'
  }
  if (first < 0 && settled.includes('surname')) {
    const name = settled.indexOf('full_name')
    if (name >= 0 && share(samples[name]!, (value) => /\s/.test(value.trim())) < 0.5) settled[name] = 'first_name'
  }
  return settled
}

/** One column tells the first name; a second that looks like it is another name. */
function onceEach(roles: readonly Role[]): Role[] {
  const seen = new Set<Role>()
  return roles.map((role) => {
    if (!['first_name', 'surname', 'full_name', 'other_names', 'birth_date', 'sex'].includes(role)) return role
    if (!seen.has(role)) {
      seen.add(role)
      return role
    }
    return role === 'birth_date' || role === 'sex' ? 'ignore' : role === 'full_name' ? 'ignore' : 'text'
  })
}
