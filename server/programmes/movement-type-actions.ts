/** The sheets of the movement types, for whoever opens cases, and as everybody may read them. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/programmes/movement-type-contract.ts'
import { MovementTypeSheet } from '#domain/programmes/movement-type-words.ts'
import { standingPartiesOf } from '#domain/programmes/party-rules.ts'
import type { PartyDraft } from '#domain/programmes/party-words.ts'
import { listValidityWindows } from '#packs/clearances/validity-windows.ts'
import { countryName } from '#packs/places/countries.ts'
import { listStandingParties } from '#packs/standing-parties.ts'
import type { House, Work } from '#server/kit/transaction.ts'
import { todayOf } from './actions.ts'
import { findDated, listNewest } from './store.ts'

/** Versions that were read before: a published version never changes, and everybody of a mission may read it. */
const known = new WeakMap<House, Map<string, MovementTypeSheet>>()

/** The newest version that applies today when none is named. */
export async function getMovementType(work: Work, code: string, version?: number): Promise<Result<MovementTypeSheet, 'not_found'>> {
  const ofHouse = known.get(work.house) ?? new Map<string, MovementTypeSheet>()
  known.set(work.house, ofHouse)
  const there = version === undefined ? undefined : ofHouse.get(`${code} ${version}`)
  if (there !== undefined) return accept(there)
  const found = await findDated(work.db, 'programmes_movement_type', code, version, todayOf(work))
  if (found === undefined) return refuse('not_found')
  const sheet = MovementTypeSheet.parse(found.definition)
  ofHouse.set(`${code} ${sheet.version}`, sheet)
  return accept(sheet)
}

/** The parties that the programme always has, today and for this destination. */
export function standingParties(work: Work, programme: string, destination: string | null): PartyDraft[] {
  return standingPartiesOf(listStandingParties(), programme, destination, todayOf(work))
}

export async function listMovementTypes(
  work: Work,
  _input: InputOf<typeof contracts.listMovementTypes>,
): Promise<Result<OutputOf<typeof contracts.listMovementTypes>, never>> {
  const today = todayOf(work)
  const rows = await listNewest(work.db, 'programmes_movement_type', today, undefined, 60)
  return accept({
    items: rows.map((row) => MovementTypeSheet.parse(row.definition)),
    standing: listStandingParties().filter(({ validFrom, validTo }) => validFrom <= today && (validTo === undefined || today <= validTo)),
  })
}

export async function showMovementType(
  work: Work,
  input: InputOf<typeof contracts.getMovementType>,
): Promise<Result<OutputOf<typeof contracts.getMovementType>, 'not_found'>> {
  const sheet = await getMovementType(work, input.code, input.version)
  if (!sheet.ok) return sheet
  const { clearances, documentMargins, parties } = sheet.value
  const windows = listValidityWindows().filter(
    ({ kind, movementTypes }) =>
      clearances.some((clearance) => clearance.kind === kind) && (movementTypes === undefined || movementTypes.includes(sheet.value.code)),
  )
  const codes = new Set([
    ...[...clearances, ...documentMargins, ...windows].flatMap(({ destinations }) => destinations ?? []),
    ...parties.flatMap(({ oneOf }) => oneOf.flatMap(({ states }) => states ?? [])),
  ])
  return accept({
    sheet: sheet.value,
    windows,
    countryNames: Object.fromEntries(
      [...codes].map((iso3) => [iso3, { fr: countryName(iso3, 'fr') ?? iso3, en: countryName(iso3, 'en') ?? iso3 }]),
    ),
  })
}
