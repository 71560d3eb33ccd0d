/**
 * The parties of a case: who asked for the journey, who decided it, who receives it (domain.md 1.1). Which of them a movement type cannot
 * do without is written in its sheet (movement-type-words.ts) and judged in party-rules.ts.
 */
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { OrganisationId } from '#domain/liaison/words.ts'

export const PartyKind = z
  .enum([
    'UNHCR_SUBMISSION', // UNHCR submitted the persons to a State
    'ACCEPTING_STATE', // a State said that it takes them
    'SPONSOR',
    'UNIVERSITY',
    'EMPLOYER',
    'FAMILY', // the family itself asked
    'BENEFITTING_STATE', // the Member State that is relieved
    'RELOCATION_STATE', // the Member State that takes over
    'TRANSFERRING_STATE',
    'RESPONSIBLE_STATE',
    'PERSON', // the person asked, of their own will
    'HOST_STATE', // where they are, and which lets them leave
    'UNHCR_REFERENCE', // UNHCR leads the repatriation
    'IOM_COMPETENCE', // or a document says that it is ours to do
    'REQUESTING_STATE', // responsible for its nationals or hosting them
    'HUMANITARIAN_TEAM',
    'IOM_OFFICE', // which asks the fund
    'RECEIVING_SERVICE',
    'CARRIER', // at whose migrant fare
  ])
  .meta({ id: 'PartyKind' })
export type PartyKind = z.infer<typeof PartyKind>

/** How a party is named: by the code of a State, by an organisation of the registry, or by nothing but its kind. */
export const PartyIdentity = z.enum(['STATE', 'ORGANISATION', 'NOBODY'])
export type PartyIdentity = z.infer<typeof PartyIdentity>

/** What else must be written down of a party. */
export const PartyDemand = z.enum(['REFERENCE', 'REASON', 'LAST_RESORT'])
export type PartyDemand = z.infer<typeof PartyDemand>

const text = (longest: number) => z.string().trim().min(1).max(longest)

/** A party as somebody gives it. */
export const PartyDraft = z
  .object({
    kind: PartyKind,
    organisationId: OrganisationId.optional(),
    state: CountryCode.optional(),
    /** Under which the party keeps this: a submission, a request, a file. */
    reference: text(80).optional(),
    /** The legal reason, or why it is so. */
    reason: text(500).optional(),
    /** Why there is no other way (M141). */
    lastResort: text(500).optional(),
  })
  .meta({ id: 'PartyDraft' })
export type PartyDraft = z.infer<typeof PartyDraft>

/**
 * A party that every case of a programme has, written once by the office (packs/france/standing-parties.yaml). `state` may be the
 * country that the case goes to.
 */
export const StandingParty = z
  .strictObject({
    programme: z.string().min(1),
    kind: PartyKind,
    state: z.union([CountryCode, z.literal('DESTINATION')]).optional(),
    reference: text(80).optional(),
    reason: text(500).optional(),
    source: text(200),
    validFrom: Day,
    validTo: Day.optional(),
    checkedOn: Day.optional(),
    toBeChecked: z.boolean(),
  })
  .meta({ id: 'StandingParty' })
export type StandingParty = z.infer<typeof StandingParty>
