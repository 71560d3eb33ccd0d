/**
 * The nouns of the register of people: person, household ("who travels together"), identity document, consent, and the likely
 * same person. Closed lists stand here; what is decided with them is in the rules.
 */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { DatePrecision, Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { LanguageCode, NationalityCode } from '#domain/kit/place.ts'

export const PersonId = Id.brand<'PersonId'>().meta({ id: 'PersonId' })
export type PersonId = z.infer<typeof PersonId>

export const HouseholdId = Id.brand<'HouseholdId'>().meta({ id: 'HouseholdId' })
export type HouseholdId = z.infer<typeof HouseholdId>

export const DocumentId = Id.brand<'DocumentId'>().meta({ id: 'DocumentId' })
export type DocumentId = z.infer<typeof DocumentId>

export const ConsentId = Id.brand<'ConsentId'>().meta({ id: 'ConsentId' })
export type ConsentId = z.infer<typeof ConsentId>

/** X: not specified, as `<` on a travel document (domain.md 2.1). */
export const Sex = z.enum(['F', 'M', 'X']).meta({ id: 'Sex' })
export type Sex = z.infer<typeof Sex>

/** One line of text: no control characters, which neither a form nor a database takes well. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u, { error: 'one_line' })

/** Day, month or year of birth as far as it is known; a month or a year is kept as its first day (domain.md 2.1). */
export const Birth = z.object({ bornOn: Day.nullable(), bornPrecision: DatePrecision })
export type Birth = z.infer<typeof Birth>

/** What everybody who may read people sees of a person. The safe contact (class L3) is not here: see PersonFile. */
export const Person = z
  .object({
    id: PersonId,
    office: OfficeId,
    compartment: z.int(),
    familyName: z.string(),
    /** Empty for somebody who has a single name. */
    givenNames: z.string(),
    nativeName: z.string().nullable(),
    /** ISO 15924 of the native name, such as `Arab` or `Ethi`; found by the system. */
    nativeScript: z.string().nullable(),
    sex: Sex,
    bornOn: Day.nullable(),
    bornPrecision: DatePrecision,
    nationality: NationalityCode,
    languages: z.array(LanguageCode),
    householdId: HouseholdId.nullable(),
    rollId: Id.nullable(),
    /** The kept file, when this one was merged: whoever comes here is led there. */
    mergedInto: PersonId.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

/** domain.md 2.2. `NONE` says that somebody has no document; it is never the type of one. */
export const documentTypes = [
  'PASSPORT',
  'CTD_1951',
  'CTD_1954',
  'TVE',
  'LPC',
  'LP_FR',
  'UNLP',
  'ICRC_ETD',
  'EU_LP_RETURN',
  'EU_LP_TRANSFER',
  'ETD',
  'SEAMAN_BOOK',
  'NATIONAL_ID',
  'NONE',
] as const
export const DocumentType = z.enum(documentTypes).exclude(['NONE']).meta({ id: 'DocumentType' })
export type DocumentType = z.infer<typeof DocumentType>

export const IdentityDocument = z
  .object({
    id: DocumentId,
    personId: PersonId,
    type: DocumentType,
    /** Capital letters and digits as printed. */
    number: z.string(),
    /** State or organisation, alpha-3 or a code of the machine readable zone. */
    issuer: NationalityCode,
    nationality: NationalityCode.nullable(),
    issuedOn: Day.nullable(),
    expiresOn: Day.nullable(),
    /** The lines of the machine readable zone as understood, one under the other. */
    mrz: z.string().nullable(),
    /** Null when no lines were given. False lines are refused, so false is only found in what came from elsewhere. */
    mrzValid: z.boolean().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'IdentityDocument' })
export type IdentityDocument = z.infer<typeof IdentityDocument>

export const DocumentDraft = z.object({
  id: DocumentId.optional(),
  type: DocumentType,
  number: line(40).min(1).toUpperCase(),
  issuer: NationalityCode,
  nationality: NationalityCode.optional(),
  issuedOn: Day.optional(),
  expiresOn: Day.optional(),
  /** Two or three lines as pasted. */
  mrz: z
    .string()
    .max(200)
    .regex(/^[^\p{Cc}\r\n]*([\r\n]+[^\p{Cc}\r\n]*){0,4}$/u, { error: 'lines' })
    .optional(),
})
export type DocumentDraft = z.infer<typeof DocumentDraft>

/**
 * What is needed to register a person. Make one with `PersonDraft.parse` or `safeParse`, which fills what is left out and names
 * what is wrong by field.
 */
export const PersonDraft = z.object({
  id: PersonId.optional(),
  office: OfficeId.optional(),
  /** Where the file lies; 0 is open. A household says it for its members. */
  compartment: z.int().min(0).default(0),
  familyName: line(120).min(1),
  givenNames: line(120).default(''),
  nativeName: line(200).min(1).optional(),
  sex: Sex,
  bornOn: Day.optional(),
  bornPrecision: DatePrecision.default('DAY'),
  nationality: NationalityCode,
  languages: z.array(LanguageCode).max(12).default([]),
  safeContact: line(300).min(1).optional(),
  householdId: HouseholdId.optional(),
  rollId: Id.optional(),
  documents: z.array(DocumentDraft).max(12).default([]),
})
export type PersonDraft = z.infer<typeof PersonDraft>

/** Why a person's particulars were changed: a closed list, so that a reason never carries a story (domain.md 10.2, 10.3). */
export const ChangeReason = z
  .enum(['TYPING_ERROR', 'PERSON_ASKED', 'DOCUMENT_SHOWN', 'LIFE_EVENT', 'MORE_PRECISE', 'FAMILY_CHANGE'])
  .meta({ id: 'ChangeReason' })
export type ChangeReason = z.infer<typeof ChangeReason>

/** domain.md 4.3. Each is asked for apart: refusing photos or sharing never blocks assistance. */
export const ConsentKind = z
  .enum([
    'TRAVEL',
    'RETURN_VOLUNTARY',
    'DATA_PROCESSING',
    'DATA_SHARING',
    'PHOTO_MEDIA',
    'MEDICAL_DISCLOSURE',
    'MONITORING_CONTACT',
    'RESEARCH',
  ])
  .meta({ id: 'ConsentKind' })
export type ConsentKind = z.infer<typeof ConsentKind>

export const ConsentForm = z.enum(['EXPLICIT_WRITTEN', 'EXPLICIT_ORAL', 'PROXY']).meta({ id: 'ConsentForm' })
export type ConsentForm = z.infer<typeof ConsentForm>

/** To whom something may be given. OFFICE: nobody but us. */
export const ConsentRecipient = z
  .enum(['OFFICE', 'RECEIVING_MISSION', 'CARRIER', 'AUTHORITY', 'PARTNER', 'EMPLOYER', 'DONOR', 'MEDIA', 'RESEARCHER'])
  .meta({ id: 'ConsentRecipient' })
export type ConsentRecipient = z.infer<typeof ConsentRecipient>

/** What may be given. WORK: the declared job facts of a work profile. */
export const ConsentScope = z.enum(['IDENTITY', 'CONTACT', 'DOCUMENTS', 'JOURNEY', 'WORK', 'HEALTH', 'IMAGE']).meta({ id: 'ConsentScope' })
export type ConsentScope = z.infer<typeof ConsentScope>

export const Consent = z
  .object({
    id: ConsentId,
    personId: PersonId,
    kind: ConsentKind,
    recipient: ConsentRecipient,
    /** One recipient by name; null: every recipient of that kind. */
    recipientName: z.string().nullable(),
    scope: z.array(ConsentScope),
    form: ConsentForm,
    /** In which the text was read and understood. */
    language: LanguageCode,
    /** Which version of the text was read. */
    textVersion: z.string().nullable(),
    givenAt: Instant,
    expiresAt: Instant.nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'Consent' })
export type Consent = z.infer<typeof Consent>

export const ConsentDraft = z.object({
  id: ConsentId.optional(),
  personId: PersonId,
  kind: ConsentKind,
  /** Left out: ourselves; for sharing, a partner, and who and where somebody travels. */
  recipient: ConsentRecipient.optional(),
  recipientName: line(120).min(1).optional(),
  scope: z.array(ConsentScope).max(ConsentScope.options.length).optional(),
  form: ConsentForm,
  language: LanguageCode,
  textVersion: line(40).min(1).optional(),
  /** Now, when left out; earlier for what was signed on paper. */
  givenAt: Instant.optional(),
  expiresAt: Instant.optional(),
})
export type ConsentDraft = z.infer<typeof ConsentDraft>

/** Why a search found somebody: which word of the query, and how. */
export const FoundHow = z
  .enum([
    'EXACT',
    'PREFIX',
    'SOUNDS_ALIKE',
    'NEARLY',
    'DOCUMENT',
    'PHONE',
    'EMAIL',
    'SAME_BIRTH_DATE',
    'BIRTH_DAY_AND_MONTH_SWAPPED',
    'BIRTH_DAY_UNSURE',
    'SAME_BIRTH_MONTH',
    'SAME_BIRTH_YEAR',
    'BIRTH_YEAR_ONE_OFF',
    'BIRTH_DATE_UNKNOWN',
  ])
  .meta({ id: 'FoundHow' })
export type FoundHow = z.infer<typeof FoundHow>

/** What a list or a search shows of a person. */
export const PersonLine = Person.pick({
  id: true,
  office: true,
  compartment: true,
  familyName: true,
  givenNames: true,
  nativeName: true,
  nativeScript: true,
  sex: true,
  bornOn: true,
  bornPrecision: true,
  nationality: true,
  householdId: true,
}).meta({ id: 'PersonLine' })
export type PersonLine = z.infer<typeof PersonLine>

export const SearchHit = z
  .object({ person: PersonLine, why: z.array(z.object({ word: z.string(), how: FoundHow })) })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof SearchHit>

/** What speaks for or against two records being the same person; the first words speak for. */
export const LikelyReason = z
  .enum([
    'SAME_DOCUMENT',
    'SAME_NAME',
    'SAME_NAME_OTHER_ORDER',
    'NAME_SPELT_OTHERWISE',
    'PART_OF_NAME',
    'SAME_BIRTH_DATE',
    'BIRTH_DAY_AND_MONTH_SWAPPED',
    'SAME_BIRTH_MONTH',
    'SAME_BIRTH_YEAR',
    'BIRTH_YEAR_ONE_OFF',
    'SAME_NATIONALITY',
    'BIRTH_DATE_UNKNOWN',
    'BIRTH_DATE_DIFFERS',
    'SEX_DIFFERS',
    'NATIONALITY_DIFFERS',
  ])
  .meta({ id: 'LikelyReason' })
export type LikelyReason = z.infer<typeof LikelyReason>

/** A person on file who may be the one being entered. `score` is 0 to 1, from the reasons alone. */
export const LikelyPerson = z
  .object({ person: PersonLine, score: z.number().min(0).max(1), reasons: z.array(LikelyReason) })
  .meta({ id: 'LikelyPerson' })
export type LikelyPerson = z.infer<typeof LikelyPerson>
