/**
 * Whether a case has the parties without whom its movement type does not open (domain.md 1.1, M134, M141, M147, M152). Sheets, standing
 * parties and organisations come as words; nothing is looked up here.
 */
import type { Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { OrganisationKind, OrganisationStatus } from '#domain/liaison/words.ts'
import type { DemandedParty, MovementTypeSheet, PartyOption } from './movement-type-words.ts'
import type { PartyDraft, PartyKind, StandingParty } from './party-words.ts'

export const partyRefusals = [
  'party_missing',
  'party_twice',
  'party_not_of_type',
  'party_incomplete',
  'party_state_not_covered',
  'parties_same_state',
  'party_organisation_unknown',
  'party_organisation_kind',
  'organisation_ended',
] as const
export type PartyRefusal = (typeof partyRefusals)[number]

/** The organisations that were named, as far as whoever asks may see them. */
export type NamedOrganisations = ReadonlyMap<string, { kind: OrganisationKind; status: OrganisationStatus }>

/** A party that will be recorded; `fromProgramme`: nobody gave it, every case of the programme has it. */
export type SettledParty = PartyDraft & { fromProgramme: boolean }

/** The parties with which a case opens: those given, and for a demand that they leave open those that its programme always has. */
export function settleParties(
  sheet: MovementTypeSheet,
  given: readonly PartyDraft[],
  standing: readonly PartyDraft[],
  organisations: NamedOrganisations,
): Result<SettledParty[], PartyRefusal> {
  const twice = given.find((party, at) => given.findIndex(({ kind }) => kind === party.kind) < at)
  if (twice !== undefined) return refuse('party_twice', { party: twice.kind })
  const settled: SettledParty[] = []
  for (const party of given) {
    const checked = checkParty(sheet, party, organisations)
    if (!checked.ok) return checked
    settled.push({ ...party, fromProgramme: false })
  }
  for (const demand of sheet.parties) {
    if (answers(demand, settled)) continue
    const usual = standing.find((party) => demand.oneOf.some(({ kind }) => kind === party.kind))
    if (usual === undefined) return refuse('party_missing', { wanted: wantedOf(demand), type: sheet.code })
    const checked = checkParty(sheet, usual, organisations)
    if (!checked.ok) return checked
    settled.push({ ...usual, fromProgramme: true })
  }
  if (sheet.differentStates && sharesState(settled)) return refuse('parties_same_state', { type: sheet.code })

  return accept(settled)
}

/** One party, as its movement type wants it. */
export function checkParty(
  sheet: MovementTypeSheet,
  party: PartyDraft,
  organisations: NamedOrganisations,
): Result<PartyOption, PartyRefusal> {
  const option = optionOf(sheet, party.kind)
  if (option === undefined) return refuse('party_not_of_type', { party: party.kind, type: sheet.code })
  if (option.by === 'STATE' && party.state === undefined) return refuse('party_incomplete', { party: party.kind, field: 'STATE' })
  if (option.by === 'ORGANISATION' && party.organisationId === undefined)
    return refuse('party_incomplete', { party: party.kind, field: 'ORGANISATION' })
  const unsaid = option.demands.find((demand) => saidOf(party)[demand] === undefined)
  if (unsaid !== undefined) return refuse('party_incomplete', { party: party.kind, field: unsaid })
  if (option.states !== undefined && !option.states.includes(party.state!))
    return refuse('party_state_not_covered', { party: party.kind, state: party.state! })
  if (option.by === 'ORGANISATION') {
    const organisation = organisations.get(party.organisationId!)
    if (organisation === undefined) return refuse('party_organisation_unknown', { party: party.kind })
    if (organisation.status === 'ENDED') return refuse('organisation_ended')
    if (!option.organisationKinds!.includes(organisation.kind))
      return refuse('party_organisation_kind', { party: party.kind, kind: organisation.kind })
  }

  return accept(option)
}

/** What is still asked of whoever opens a case, when the programme's own parties are counted: what a form shows, and nothing else. */
export function openDemands(sheet: MovementTypeSheet, standing: readonly { kind: PartyKind }[]): DemandedParty[] {
  return sheet.parties.filter((demand) => !answers(demand, standing))
}

/** The parties that every case of a programme has on a day; of a State that is the destination, its code. */
export function standingPartiesOf(all: readonly StandingParty[], programme: string, destination: string | null, on: Day): PartyDraft[] {
  return all
    .filter((party) => party.programme === programme && party.validFrom <= on && (party.validTo === undefined || on <= party.validTo))
    .flatMap(({ kind, state, reference, reason }): PartyDraft[] => {
      const code = state === 'DESTINATION' ? (destination ?? undefined) : state
      // A State that is not known yet stands for nobody: the demand stays open.
      if (state !== undefined && code === undefined) return []
      return [
        {
          kind,
          ...(code === undefined ? {} : { state: code as NonNullable<PartyDraft['state']> }),
          ...(reference === undefined ? {} : { reference }),
          ...(reason === undefined ? {} : { reason }),
        },
      ]
    })
}

/** A correction keeps the parties apart too: the others as they stand, and the one that takes its place. */
export function keepsStatesApart(
  sheet: MovementTypeSheet,
  others: readonly Pick<PartyDraft, 'kind' | 'state'>[],
  party: PartyDraft,
): boolean {
  return !sheet.differentStates || !sharesState([...others.filter(({ kind }) => kind !== party.kind), party])
}

/** `SPONSOR`, or `UNHCR_SUBMISSION_OR_ACCEPTING_STATE`: the catalogue says what each is and how to give it. */
export function wantedOf(demand: DemandedParty): string {
  return demand.oneOf.map(({ kind }) => kind).join('_OR_')
}

export function optionOf(sheet: MovementTypeSheet, kind: PartyKind): PartyOption | undefined {
  return sheet.parties.flatMap(({ oneOf }) => oneOf).find((option) => option.kind === kind)
}

function answers(demand: DemandedParty, parties: readonly { kind: PartyKind }[]): boolean {
  return parties.some((party) => demand.oneOf.some(({ kind }) => kind === party.kind))
}

function saidOf(party: PartyDraft): Record<PartyOption['demands'][number], string | undefined> {
  return { REFERENCE: party.reference, REASON: party.reason, LAST_RESORT: party.lastResort }
}

function sharesState(parties: readonly Pick<PartyDraft, 'state'>[]): boolean {
  const states = parties.flatMap(({ state }) => state ?? [])
  return new Set(states).size < states.length
}
