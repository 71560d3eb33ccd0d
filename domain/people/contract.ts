/** What crosses the wire about people. */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { command, fileCommand, page, paging, query } from '#domain/kit/contract.ts'
import { DatePrecision, Day, Instant } from '#domain/kit/day.ts'
import { exporting, exportTypes } from '#domain/kit/export-words.ts'
import { LanguageCode, NationalityCode } from '#domain/kit/place.ts'
import { Merge } from './merge-words.ts'
import { EntryDecision } from './pair-words.ts'
import {
  ChangeReason,
  Consent,
  ConsentDraft,
  ConsentId,
  DocumentDraft,
  HouseholdId,
  IdentityDocument,
  LikelyPerson,
  Person,
  PersonDraft,
  PersonId,
  PersonLine,
  SearchHit,
  Sex,
} from './words.ts'

const Age = z.coerce.number().int().min(0).max(130)

/** Whom a list or a search is narrowed to. */
const personFilters = {
  office: OfficeId.optional(),
  /** Persons of a case under this programme. */
  programme: z.string().max(60).optional(),
  sex: Sex.optional(),
  nationality: NationalityCode.optional(),
  /** In full years today, both ends included; nobody of an unknown age. */
  ageFrom: Age.optional(),
  ageUntil: Age.optional(),
}

export const search = query({
  name: 'people.search',
  path: '/api/people/search',
  summary: 'Persons by name in any script and order, birth, document number, telephone or e-mail; ranked, and each answer says why',
  input: z.object({
    q: z.string().max(200),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    ...personFilters,
  }),
  output: z.object({ items: z.array(SearchHit) }),
})

export const listPersons = query({
  name: 'people.list_persons',
  path: '/api/people/persons',
  summary: 'Persons of my offices by name',
  input: z.object({ ...paging, ...personFilters, householdId: HouseholdId.optional() }),
  output: page(PersonLine),
})

export const exportPersons = fileCommand({
  name: 'people.export_persons',
  path: '/api/people/persons/export',
  summary: 'The list of persons as a file, whole and with its number of rows and checksum; no sealed file is ever in it',
  input: z.object({ ...personFilters, ...exporting }),
  produces: exportTypes,
})

/** A person with all that belongs to them. `safeContact` (class L3) reaches only those who may change people in that office. */
export const PersonFile = z
  .object({
    person: Person,
    safeContact: z.string().nullable(),
    /** False when the safe contact is kept back from this reader, whether there is one or not. */
    safeContactShown: z.boolean(),
    documents: z.array(IdentityDocument),
    consents: z.array(Consent),
    /** Who travels together with this person. */
    household: z.array(PersonLine),
    /** Files that were merged into this one, or that this one was merged into, newest first. */
    merges: z.array(Merge),
    /** What was done to this record, newest first. */
    history: z.array(z.object({ name: z.string(), at: Instant, account: AccountId.nullable(), facts: z.record(z.string(), z.unknown()) })),
  })
  .meta({ id: 'PersonFile' })
export type PersonFile = z.infer<typeof PersonFile>

export const getPerson = query({
  name: 'people.get_person',
  path: '/api/people/persons/:personId',
  summary: 'A person with documents, consents and household',
  input: z.object({ personId: PersonId }),
  output: PersonFile,
})

export const listLikely = query({
  name: 'people.list_likely',
  path: '/api/people/likely',
  summary: 'Persons on file who may be the one being entered, ranked, with reasons',
  input: z.object({
    familyName: z.string().max(120).default(''),
    givenNames: z.string().max(120).default(''),
    nativeName: z.string().max(200).default(''),
    sex: Sex.optional(),
    bornOn: Day.optional(),
    bornPrecision: DatePrecision.default('DAY'),
    nationality: NationalityCode.optional(),
    documentNumber: z.string().max(40).default(''),
    /** The person being looked at, who is not their own double. */
    except: PersonId.optional(),
  }),
  output: z.object({ items: z.array(LikelyPerson) }),
})

const personRefusals = ['name_not_latin', 'birth_date_missing', 'born_in_the_future', 'born_too_long_ago', 'unknown_nationality'] as const
const documentRefusals = [
  'mrz_check_digit',
  'mrz_mismatch',
  'document_dates_order',
  'issued_in_the_future',
  'unknown_issuer',
  'document_known',
] as const

export const addPerson = command({
  name: 'people.add_person',
  path: '/api/people/persons',
  summary: 'Registers a person, with documents and those they travel with',
  input: PersonDraft.omit({ compartment: true, householdId: true, rollId: true }).extend({
    /** Somebody of the same office whose household this person joins. */
    travelsWith: PersonId.optional(),
    /** What was said of the persons shown as likely while this one was entered. */
    decisions: z.array(EntryDecision).max(20).default([]),
  }),
  output: Person,
  refusals: [...personRefusals, ...documentRefusals, 'not_your_office', 'which_office', 'companion_not_found', 'id_taken'],
  offline: true,
})

export const changePerson = command({
  name: 'people.change_person',
  path: '/api/people/persons/:personId/change',
  summary: 'Corrects or completes the particulars of a person, with the reason',
  input: z.object({
    personId: PersonId,
    reason: ChangeReason,
    /** `updatedAt` as it was read: somebody else's change in between is never written over. */
    seenAt: Instant,
    familyName: PersonDraft.shape.familyName.optional(),
    givenNames: z
      .string()
      .trim()
      .max(120)
      .regex(/^\P{Cc}*$/u)
      .optional(),
    nativeName: PersonDraft.shape.nativeName.unwrap().nullable().optional(),
    sex: Sex.optional(),
    /** Given together; null with precision UNKNOWN. */
    bornOn: Day.nullable().optional(),
    bornPrecision: DatePrecision.optional(),
    nationality: NationalityCode.optional(),
    languages: z.array(LanguageCode).max(12).optional(),
    safeContact: PersonDraft.shape.safeContact.unwrap().nullable().optional(),
    /** Joins the household of this person; null: travels alone from now on. */
    travelsWith: PersonId.nullable().optional(),
  }),
  output: Person,
  refusals: [...personRefusals, 'changed_meanwhile', 'nothing_changed', 'companion_not_found'],
})

export const addDocument = command({
  name: 'people.add_document',
  path: '/api/people/persons/:personId/documents',
  summary: 'Adds an identity document; machine readable lines are checked against what was typed and who the person is',
  input: DocumentDraft.extend({ personId: PersonId }),
  output: IdentityDocument,
  refusals: [...documentRefusals, 'id_taken'],
  offline: true,
})

export const recordConsent = command({
  name: 'people.record_consent',
  path: '/api/people/persons/:personId/consents',
  summary: 'Records that a person has consented to one thing',
  input: ConsentDraft,
  output: Consent,
  refusals: ['consent_in_the_future', 'consent_expires_before_given', 'consent_text_unknown', 'consent_already_given', 'id_taken'],
  offline: true,
})

export const withdrawConsent = command({
  name: 'people.withdraw_consent',
  path: '/api/people/consents/:consentId/withdraw',
  summary: 'Withdraws a consent at once, without a reason being asked',
  input: z.object({ consentId: ConsentId }),
  output: Consent,
  refusals: ['already_withdrawn'],
  offline: true,
})
