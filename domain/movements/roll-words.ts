/**
 * The nominal roll (liste nominative, domain.md 1.6): who is proposed for a journey, before seats. It is made when it is given and kept
 * nowhere; nothing of a frozen list enters here.
 */
import { z } from 'zod'
import type { Case, CaseMember } from '#domain/cases/words.ts'
import type { Person } from '#domain/people/words.ts'
import type { TravelPaper } from './paper-rules.ts'

/** To whom a roll is given: those without whom nobody travels, as the text of the consent to travel names them (packs/consents). */
export const RollRecipient = z.enum(['CARRIER', 'AUTHORITY', 'RECEIVING_MISSION']).meta({ id: 'RollRecipient' })
export type RollRecipient = z.infer<typeof RollRecipient>

export const RollFormat = z.enum(['PDF', 'XLSX', 'CSV']).meta({ id: 'RollFormat' })
export type RollFormat = z.infer<typeof RollFormat>

/** The desk is in French and English; Arabic is a language of paper. */
export const RollLanguage = z.enum(['fr', 'en', 'ar']).meta({ id: 'RollLanguage' })
export type RollLanguage = z.infer<typeof RollLanguage>

export type ProposedCase = Pick<
  Case,
  | 'id'
  | 'office'
  | 'compartment'
  | 'publicRef'
  | 'status'
  | 'destinationCountry'
  | 'destinationSubregion'
  | 'destinationCity'
  | 'receivingParty'
>

export type ProposedMember = Pick<CaseMember, 'caseId' | 'role' | 'specialNeeds' | 'visaNumber'> & {
  readonly person: Pick<
    Person,
    'id' | 'familyName' | 'givenNames' | 'nativeName' | 'sex' | 'bornOn' | 'bornPrecision' | 'nationality' | 'languages'
  >
}

/** A member who would travel, with the papers that may serve on this way. */
export type Proposed = { readonly case: ProposedCase; readonly member: ProposedMember; readonly papers: readonly TravelPaper[] }

/** One line, in the columns of domain.md 1.6 and of the import of rolls. */
export type RollLine = {
  readonly seq: number
  readonly caseRef: string
  /** Rises with every family, from 1: what keeps a family together wherever the list is read. */
  readonly familyNo: number
  readonly person: ProposedMember['person']
  readonly role: ProposedMember['role']
  readonly paper: TravelPaper | undefined
  readonly visaNumber: string | null
  readonly specialNeeds: ProposedMember['specialNeeds']
  readonly destinationCountry: string | null
  readonly destinationSubregion: string | null
  readonly destinationCity: string | null
  readonly sponsor: string | null
}
