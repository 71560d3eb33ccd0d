/** The parties without whom a case does not open: settled when it is opened or imported, told on its page, corrected later. */
import type * as contracts from '#domain/cases/party-contract.ts'
import { isActive } from '#domain/cases/rules.ts'
import type { Case, CaseParty } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { DemandedParty, MovementTypeSheet } from '#domain/programmes/movement-type-words.ts'
import {
  checkParty,
  keepsStatesApart,
  type NamedOrganisations,
  openDemands,
  type PartyRefusal,
  type SettledParty,
  settleParties,
} from '#domain/programmes/party-rules.ts'
import type { PartyDraft } from '#domain/programmes/party-words.ts'
import type { Programme } from '#domain/programmes/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getOrganisations } from '#server/liaison/actions.ts'
import { getMovementType, standingParties } from '#server/programmes/movement-type-actions.ts'
import { record } from './case-events.ts'
import { endParty, insertParties, listPartyRows } from './party-store.ts'
import { findCaseForUpdate, touchCase } from './store.ts'

type Place = { readonly office: number; readonly compartment: number }
export type OpeningTerms = {
  readonly sheet: MovementTypeSheet
  readonly partiesFor: (destination: string) => Result<SettledParty[], PartyRefusal>
}

/** With what a case of this programme opens today, by where it goes. The organisations named are looked up once, for one case or a whole roll. */
export async function openingTerms(
  work: Work,
  programme: Pick<Programme, 'code' | 'movementType'>,
  given: readonly PartyDraft[],
  place: Place,
): Promise<OpeningTerms> {
  const sheet = await sheetOf(work, programme.movementType)
  const organisations = await organisationsNamed(work, given, place)
  return {
    sheet,
    partiesFor: (destination) => settleParties(sheet, given, standingParties(work, programme.code, destination), organisations),
  }
}

/** What is still asked of whoever imports a roll of this programme to these countries. */
export async function demandsOfRoll(
  work: Work,
  programme: Pick<Programme, 'code' | 'movementType'>,
  destinations: readonly string[],
): Promise<DemandedParty[]> {
  const sheet = await sheetOf(work, programme.movementType)
  const open = new Set([...new Set(destinations)].flatMap((one) => openDemands(sheet, standingParties(work, programme.code, one))))
  return sheet.parties.filter((demand) => open.has(demand))
}

/** The parties of a case as they stand, for its page. */
export async function listParties(work: Work, caseId: string): Promise<CaseParty[]> {
  const rows = await listPartyRows(work.db, caseId)
  const names = await getOrganisations(
    work,
    rows.flatMap(({ organisationId }) => organisationId ?? []),
  )
  return rows.map((row) => ({
    ...row,
    organisationName: row.organisationId === null ? null : (names.get(row.organisationId)?.name ?? null),
  }))
}

export async function recordParty(
  work: Work,
  { caseId, ...party }: InputOf<typeof contracts.recordParty>,
): Promise<Result<OutputOf<typeof contracts.recordParty>, 'not_found' | 'case_ended' | PartyRefusal>> {
  const found = await findCaseForUpdate(work.db, caseId)
  if (found === undefined) return refuse('not_found')
  if (!isActive(found.status)) return refuse('case_ended', { status: found.status })
  const sheet = await sheetOf(work, found.movementType, found.movementTypeVersion ?? 1)
  const checked = checkParty(sheet, party, await organisationsNamed(work, [party], found))
  if (!checked.ok) return checked
  const others = (await listPartyRows(work.db, caseId)).map(({ kind, state }) => ({ kind, ...(state === null ? {} : { state }) }))
  if (!keepsStatesApart(sheet, others, party)) return refuse('parties_same_state', { type: sheet.code })

  const replaced = await endParty(work.db, caseId, party.kind, work.actor.accountId, work.now)
  await keepParties(work, [{ case: found, parties: [{ ...party, fromProgramme: false }] }])
  await touchCase(work.db, caseId, work.now)
  record(work, found, 'party_recorded', { party: party.kind, replaced })
  return accept({ parties: await listParties(work, caseId) })
}

export async function keepParties(work: Work, all: readonly { case: Case; parties: readonly SettledParty[] }[]): Promise<void> {
  await insertParties(
    work.db,
    all.flatMap(({ case: one, parties }) => parties.map((party) => ({ case: one, party }))),
    work.actor.accountId,
    work.now,
  )
}

async function sheetOf(work: Work, type: string, version?: number): Promise<MovementTypeSheet> {
  const sheet = await getMovementType(work, type, version)
  if (!sheet.ok) throw new Error(`The movement type ${type} has no sheet: packs/movement-types was not published.`)
  return sheet.value
}

/** Only those that lie where the case lies, or open in its office: its colleagues must be able to read the name. */
async function organisationsNamed(work: Work, given: readonly PartyDraft[], place: Place): Promise<NamedOrganisations> {
  const found = await getOrganisations(
    work,
    given.flatMap(({ organisationId }) => organisationId ?? []),
  )
  return new Map(
    [...found].filter(([, one]) => one.office === place.office && (one.compartment === 0 || one.compartment === place.compartment)),
  )
}
