/**
 * Makes fictitious people, as many as a benchmark wants, always the same ones for the same seed: names in the scripts of those an
 * office meets, frequent and rare ones in a natural proportion, spelt now one way and now another. Nobody here exists.
 */
import type { LanguageCode } from '#domain/kit/place.ts'
import { type Part, type Tradition, traditions } from './fictitious-parts.ts'

export type FictitiousPerson = {
  readonly familyName: string
  readonly givenNames: string
  readonly nativeName: string | null
  readonly sex: 'F' | 'M'
  /** `YYYY-MM-DD`; the first of the month or year where only that is known. */
  readonly bornOn: string
  readonly bornPrecision: 'DAY' | 'MONTH' | 'YEAR'
  readonly nationality: string
  readonly languages: readonly LanguageCode[]
  readonly documentNumber: string | null
}

export type FictitiousPeople = {
  person(): FictitiousPerson
  /** People who travel together, eldest first; 3.2 on average when no size is asked. */
  household(size?: number): FictitiousPerson[]
  /** The same person as another office may have written them: another spelling, perhaps no document, perhaps the year of birth only. */
  again(person: FictitiousPerson): FictitiousPerson
}

/** `year` is the year in which the people are as old as they are. */
export function fictitiousPeople(seed: number, year = 2026): FictitiousPeople {
  const dice = diceOf(seed)
  const drawnFrom = new Map<FictitiousPerson, Drawn>()

  const draw = (tradition: Tradition, nationality: string, family: Part, age: number): FictitiousPerson => {
    const sex = dice() < 0.48 ? 'F' : 'M'
    const given = pickFrequent(dice, sex === 'F' ? tradition.female : tradition.male)
    const number = dice() < 0.7 ? documentNumber(dice) : null
    return write({ tradition, family, given, sex, ...birth(dice, year - age), nationality, documentNumber: number })
  }
  const write = (drawn: Drawn): FictitiousPerson => {
    const { tradition, family, given, ...rest } = drawn
    const person = {
      familyName: capital(pick(dice, family.latin)),
      givenNames: pick(dice, given.latin),
      nativeName: given.native === '' || dice() < 0.25 ? null : `${given.native} ${family.native}`.trim(),
      languages: tradition.languages.slice(0, dice() < 0.6 ? 1 : 2),
      ...rest,
    }
    drawnFrom.set(person, drawn)
    if (drawnFrom.size > 10_000) drawnFrom.delete(drawnFrom.keys().next().value!)
    return person
  }

  const household = (size = householdSize(dice)): FictitiousPerson[] => {
    const tradition = pickTradition(dice)
    const family = familyName(dice, tradition)
    const nationality = pickFrequent(dice, tradition.nationalities)
    const eldest = 22 + Math.floor(dice() * 55)
    const ages = Array.from({ length: size }, (_, at) => {
      if (at === 0) return eldest
      return at === 1 ? Math.max(18, eldest - 8 + Math.floor(dice() * 10)) : 1 + Math.floor(dice() * Math.min(30, eldest - 16))
    })
    return ages.map((age, at) =>
      draw(tradition, nationality, tradition.familyNameFrom === 'FATHER' && at === 1 ? familyName(dice, tradition) : family, age),
    )
  }

  return {
    household,
    person: () => household(1)[0]!,
    again: (person) => {
      const drawn = drawnFrom.get(person)
      if (drawn === undefined) throw new RangeError('not one of the last people made here')
      const onlyYear = dice() < 0.2
      return write({
        ...drawn,
        documentNumber: dice() < 0.5 ? drawn.documentNumber : null,
        ...(onlyYear ? { bornOn: `${drawn.bornOn.slice(0, 4)}-01-01`, bornPrecision: 'YEAR' as const } : {}),
      })
    },
  }
}

type Dice = () => number
type Drawn = Pick<FictitiousPerson, 'sex' | 'bornOn' | 'bornPrecision' | 'nationality' | 'documentNumber'> & {
  readonly tradition: Tradition
  readonly family: Part
  readonly given: Part
}

/** Mulberry32: small, quick, the same on every machine. */
function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<Item>(dice: Dice, items: readonly Item[]): Item {
  return items[Math.floor(dice() * items.length)]!
}

/** The first of a list comes up far more often than the last, as the names of a people do. */
function pickFrequent<Item>(dice: Dice, items: readonly Item[]): Item {
  return items[Math.floor(items.length * dice() ** 1.8)]!
}

function pickTradition(dice: Dice): Tradition {
  let at = dice() * traditions.reduce((sum, tradition) => sum + tradition.share, 0)
  return traditions.find((tradition) => (at -= tradition.share) < 0) ?? traditions[0]!
}

/** Half of the family names are double: that, and the endings, make tens of thousands of them out of a few parts. */
function familyName(dice: Dice, tradition: Tradition): Part {
  const single = grown(dice, tradition)
  if (dice() < 0.5) return single
  const second = grown(dice, tradition)
  const joint = tradition.familyNameFrom === 'FATHER' ? ' ' : '-'
  return {
    latin: single.latin.map((spelling, at) => `${spelling}${joint}${capital(second.latin[at % second.latin.length]!)}`),
    native: `${single.native} ${second.native}`.trim(),
  }
}

function grown(dice: Dice, tradition: Tradition): Part {
  const stem = pickFrequent(dice, tradition.stems)
  const ending = pick(dice, tradition.endings)
  return {
    latin: stem.latin.flatMap((first) => ending.latin.map((last) => `${first}${last}`.trim())),
    native: `${stem.native}${ending.native}`.trim(),
  }
}

function birth(dice: Dice, bornIn: number): Pick<FictitiousPerson, 'bornOn' | 'bornPrecision'> {
  const two = (part: number): string => String(part).padStart(2, '0')
  const known = dice()
  if (known < 0.1) return { bornOn: `${bornIn}-01-01`, bornPrecision: 'YEAR' }
  const month = two(1 + Math.floor(dice() * 12))
  if (known < 0.13) return { bornOn: `${bornIn}-${month}-01`, bornPrecision: 'MONTH' }
  // 1 January stands for "some day of that year" on the papers of whole countries.
  if (known < 0.28) return { bornOn: `${bornIn}-01-01`, bornPrecision: 'DAY' }
  return { bornOn: `${bornIn}-${month}-${two(1 + Math.floor(dice() * 28))}`, bornPrecision: 'DAY' }
}

function documentNumber(dice: Dice): string {
  const letter = (): string => String.fromCharCode(65 + Math.floor(dice() * 26))
  return `${letter()}${letter()}${String(Math.floor(dice() * 10_000_000)).padStart(7, '0')}`
}

function householdSize(dice: Dice): number {
  const drawn = dice()
  return drawn < 0.3 ? 1 : drawn < 0.5 ? 2 : drawn < 0.65 ? 3 : drawn < 0.78 ? 4 : drawn < 0.88 ? 5 : drawn < 0.95 ? 6 : 8
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
