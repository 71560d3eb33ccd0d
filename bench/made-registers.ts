/**
 * Registers of many kinds made of fictitious persons: other columns, other offices, other errors. Each says how its rows come to be; none
 * was looked at while a weight or a threshold was set.
 */
import { type Draw, type Made, type People, type World, drawer, makePerson, readPeople, readPeopleOf } from './perturbed-people.ts'
import type { Kind } from './register-kinds.ts'

export type MadeFile = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type MadeRegister = {
  readonly name: string
  readonly files: readonly MadeFile[]
  /** The person of each row, the second file's rows after the first's. */
  readonly personOf: Int32Array
}

/** Undefined where the names are not there. */
export function makeRegister(kind: Kind, seed: number): MadeRegister | undefined {
  const people: People | undefined = kind.script === undefined ? readPeople() : readPeopleOf(kind.script)
  if (people === undefined) return undefined
  const world: World = { draw: drawer(seed), people }
  const { draw } = world
  const made: { record: Made; person: number; file: number }[] = []
  let before: Made | undefined
  for (let person = 0; made.length < kind.rows; person++) {
    const member = makePerson(world)
    if (kind.families === true && before !== undefined && draw(4) > 0) {
      const { surname, father, place, postcode, region, street, house, phone } = before
      Object.assign(member, { surname, father, place, postcode, region, street, house, phone })
      // Twins.
      if (draw(30) === 0) Object.assign(member, { year: before.year, month: before.month, day: before.day })
    }
    before = member
    const records = kind.records(draw)
    for (let n = 0; n < records && made.length < kind.rows; n++) {
      const record = { ...member }
      if (n > 0) for (const [percent, slip] of kind.slips) if (draw(100) < percent) slip(record, world)
      made.push({ record, person, file: kind.with !== undefined && n % 2 === 1 ? 1 : 0 })
    }
  }
  return written(kind, made, draw)
}

function written(kind: Kind, made: { record: Made; person: number; file: number }[], draw: Draw): MadeRegister {
  for (let at = made.length - 1; at > 0; at--) {
    const other = draw(at + 1)
    ;[made[at], made[other]] = [made[other]!, made[at]!]
  }
  const columns = kind.with === undefined ? [kind.columns] : [kind.columns, kind.with]
  const sorted = columns.map((_, file) => made.filter((row) => row.file === file))
  return {
    name: kind.name,
    files: columns.map((each, file) => ({
      header: Object.keys(each),
      rows: sorted[file]!.map(({ record }, n) =>
        Object.values(each).map((of, c) => (c === 0 ? `${'AB'[file]!}${n}` : draw(100) < (kind.missing ?? 0) ? '' : of(record))),
      ),
    })),
    personOf: Int32Array.from(sorted.flat(), ({ person }) => person),
  }
}
