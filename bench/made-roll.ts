/** Nominal rolls of fictitious families of any size, the same for the same seed; some of their people are on file already, spelt the same. */
import { type Dice, seededDice } from '#database/seeded-dice.ts'

/** `knownShare` of the principals are taken from `known`, without their document: likely the same, and a person decides. */
export type RollOrder = { rows: number; seed: number; known: readonly MadePerson[]; knownShare: number }
export type MadePerson = { surname: string; given: string; native: string; sex: 'F' | 'M'; born: string }
export type MadeRoll = { csv: Buffer; persons: MadePerson[]; rows: number; families: number }

export const rollHeading = [
  'N°',
  'Référence du dossier',
  'Famille',
  'Nom',
  'Prénoms',
  'Nom d’origine',
  'Sexe',
  'Date de naissance',
  'Nationalité',
  'Lien avec le DP',
  'Type de document',
  'Numéro de document',
  'Délivré par',
  'Expire le',
  'Visa',
  'Besoins particuliers',
  'Pays de destination',
  'Ville de destination',
  'Langue',
]

/** One person twice in one file is a fault, and not what is measured here. */
export function makeRoll({ rows, seed, known, knownShare }: RollOrder): MadeRoll {
  const dice = seededDice(seed)
  const names = makeNames()
  const lines: string[] = [rollHeading.join(';')]
  const persons: MadePerson[] = []
  const seen = new Set<string>()
  const adults = known.filter(({ born }) => Number(born.slice(-4)) < 1995)
  let families = 0
  while (persons.length < rows) {
    families++
    const surname = names.surname(dice)
    const size = Math.min(rows - persons.length, 1 + dice.weighted([3, 2, 2, 2, 1, 1]))
    for (let at = 0; at < size; at++) {
      const relation = at === 0 ? 'DP' : at === 1 ? 'conjoint' : dice.chance(0.5) ? 'fille' : 'fils'
      let person = at === 0 && adults.length > 0 && dice.chance(knownShare * 2.9) ? dice.pick(adults) : undefined
      const isKnown = person !== undefined && !seen.has(keyOf(person))
      while (person === undefined || seen.has(keyOf(person))) person = makePerson(dice, names, surname, at > 1)
      seen.add(keyOf(person))
      const papers = isKnown
        ? ['aucun', '', '', '']
        : ['passeport', `S${seed}${String(persons.length).padStart(7, '0')}`, 'SYR', '20/11/2035']
      lines.push(
        [
          persons.length + 1,
          `HCR-${seed}-${families}`,
          families,
          person.surname,
          person.given,
          person.native,
          person.sex,
          person.born,
          'SYR',
          relation,
          ...papers,
          at === 0 ? `V${families}` : '',
          dice.chance(0.03) ? 'WCHR' : '',
          'Canada',
          'Montréal',
          'arabe',
        ].join(';'),
      )
      persons.push(person)
    }
  }
  return { csv: Buffer.from(`${lines.join('\n')}\n`), persons, rows: persons.length, families }
}

function keyOf({ surname, given, born }: MadePerson): string {
  return `${surname} ${given} ${born}`
}

type Names = { surname(dice: Dice): string; given(dice: Dice): string; native(dice: Dice): string }

function makePerson(dice: Dice, names: Names, surname: string, isChild: boolean): MadePerson {
  const two = (part: number): string => String(part).padStart(2, '0')
  const year = isChild ? dice.between(2006, 2025) : dice.between(1950, 1992)
  return {
    surname,
    given: dice.chance(0.3) ? `${names.given(dice)} ${names.given(dice)}` : names.given(dice),
    native: dice.chance(0.3) ? `${names.native(dice)} ${names.native(dice)}` : '',
    sex: dice.chance(0.5) ? 'F' : 'M',
    born: `${two(dice.between(1, 28))}/${two(dice.between(1, 12))}/${year}`,
  }
}

const syllables = [
  'ba',
  'do',
  'ki',
  'lu',
  'me',
  'na',
  'ro',
  'sa',
  'ti',
  'vo',
  'cha',
  'del',
  'far',
  'gou',
  'han',
  'jem',
  'khal',
  'lah',
  'mou',
  'nour',
]
const arabic = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي']

/** Some names are common and most are rare, as a square of chance makes them. */
function makeNames(): Names {
  const word = (number: number, length: number): string =>
    Array.from({ length }, (_, at) => syllables[Math.floor(number / syllables.length ** at) % syllables.length])
      .join('')
      .replace(/^./, (letter) => letter.toUpperCase())
  const skewed = (dice: Dice, many: number): number => Math.floor(dice.roll() ** 2 * many)
  return {
    surname: (dice) => `${word(skewed(dice, 160_000), 4)}`,
    given: (dice) => word(skewed(dice, 8_000), 3),
    native: (dice) => Array.from({ length: dice.between(3, 6) }, () => dice.pick(arabic)).join(''),
  }
}
