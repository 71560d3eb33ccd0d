/** Decisions on organisations and on what carriers agree to. Nothing here knows a person: a text that points at one is refused. */
import type { Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { CarrierAgreement, Organisation, OrganisationDraft } from './words.ts'

export type OrganisationRefusal = 'identifiable_to_liaison' | 'carrier_code_of_no_carrier'

/** What is written of an organisation, when it is added and whenever it is changed. */
export function checkOrganisation(draft: OrganisationDraft): Result<OrganisationDraft, OrganisationRefusal> {
  const told = pointsAtPerson([draft.name, draft.nativeName, draft.acronym, draft.city, draft.contactFunction, draft.contactPhone])
  if (told !== undefined) return refuse('identifiable_to_liaison', { code: 'E251', found: told })
  if (draft.carrierCode !== undefined && draft.kind !== 'CARRIER') return refuse('carrier_code_of_no_carrier', { kind: draft.kind })

  return accept(draft)
}

export type AgreementDraft = Pick<CarrierAgreement, 'tariffTerms' | 'source' | 'validFrom' | 'validTo'>
export type AgreementRefusal = 'not_a_carrier' | 'organisation_ended' | 'agreement_ends_before_start' | 'identifiable_to_liaison'

export function checkAgreement(
  organisation: Pick<Organisation, 'kind' | 'status'>,
  draft: AgreementDraft,
): Result<AgreementDraft, AgreementRefusal> {
  if (organisation.kind !== 'CARRIER') return refuse('not_a_carrier', { kind: organisation.kind })
  if (organisation.status === 'ENDED') return refuse('organisation_ended')
  if (draft.validTo !== null && draft.validTo < draft.validFrom) return refuse('agreement_ends_before_start')
  const told = pointsAtPerson([draft.tariffTerms, draft.source])
  if (told !== undefined) return refuse('identifiable_to_liaison', { code: 'E251', found: told })

  return accept(draft)
}

/** The agreement that holds on a day. The database keeps two of one carrier apart, so there is one at most. */
export function agreementOn<Agreement extends Pick<CarrierAgreement, 'validFrom' | 'validTo'>>(
  agreements: readonly Agreement[],
  on: Day,
): Agreement | undefined {
  return agreements.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
}

/**
 * Our references of cases and movements, and the machine-readable zone of a paper: what somebody would paste to speak of a person. A
 * name cannot be told from the name of an organisation; for those the screen says that they do not belong here.
 */
const pointers: readonly [what: string, pattern: RegExp][] = [
  ['reference', /\b(OIM|MOV)-[0-9A-Z]{8}\b/i],
  ['document', /[A-Z0-9]<{2,}[A-Z0-9<]/],
]

function pointsAtPerson(texts: readonly (string | undefined)[]): string | undefined {
  return pointers.find(([, pattern]) => texts.some((text) => text !== undefined && pattern.test(text)))?.[0]
}

/** The words by which an organisation is found: of its names and acronym, without accents, at most forty signs each. */
export function wordsOf(texts: readonly (string | null | undefined)[]): string[] {
  const words = texts.flatMap((text) => (text == null ? [] : fold(text).split(/[^\p{L}\p{N}]+/u)))
  return [...new Set(words.filter((word) => word !== '').map((word) => word.slice(0, 40)))]
}

/** How a list is ordered: as people read a name, whatever its capitals and accents. */
export function sortKeyOf(name: string): string {
  return fold(name).slice(0, 120)
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
}
