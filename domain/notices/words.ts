/**
 * The nouns of movement notices (FR avis de mouvement, the trade's ABN; domain.md 1.6 and appendix E): what an office tells those
 * who will meet a journey. No name of a traveller, no birth date, no document number and no diagnosis ever enters here.
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { Instant, TimeZone } from '#domain/kit/day.ts'
import { MovementId } from '#domain/movements/words.ts'

export const NoticeId = z.uuid().brand<'NoticeId'>().meta({ id: 'NoticeId' })
export type NoticeId = z.infer<typeof NoticeId>
export const NoticeVersionId = z.uuid().brand<'NoticeVersionId'>().meta({ id: 'NoticeVersionId' })
export type NoticeVersionId = z.infer<typeof NoticeVersionId>
export const RecipientId = z.uuid().brand<'RecipientId'>().meta({ id: 'RecipientId' })
export type RecipientId = z.infer<typeof RecipientId>
export const ReceivedNoticeId = z.uuid().brand<'ReceivedNoticeId'>().meta({ id: 'ReceivedNoticeId' })
export type ReceivedNoticeId = z.infer<typeof ReceivedNoticeId>

export const NoticeKind = z.enum(['NEW', 'UPDATE', 'CANCEL', 'DEPARTED'])
export type NoticeKind = z.infer<typeof NoticeKind>

/** Why somebody is told: they receive the travellers, stand at an airport on the way, or keep the seats. */
export const RecipientRole = z.enum(['DESTINATION', 'TRANSIT_DESK', 'BOOKING_DESK', 'OTHER'])
export type RecipientRole = z.infer<typeof RecipientRole>

/** Travellers by age band on the day of departure; the total is their sum, which a rule and the database both hold. */
export const PaxCount = z.object({ adults: z.int(), children: z.int(), infants: z.int(), total: z.int() }).meta({ id: 'PaxCount' })
export type PaxCount = z.infer<typeof PaxCount>

export const NoticeLeg = z
  .object({
    seq: z.int(),
    number: z.string(),
    fromPlace: z.string(),
    fromTerminal: z.string().nullable(),
    departsAt: Instant,
    fromZone: TimeZone,
    toPlace: z.string(),
    toTerminal: z.string().nullable(),
    arrivesAt: Instant,
    toZone: TimeZone,
  })
  .meta({ id: 'NoticeLeg' })
export type NoticeLeg = z.infer<typeof NoticeLeg>

/** Where the travellers change, for how long, and whether somebody must be there. */
export const TransitPoint = z
  .object({
    place: z.string(),
    arrivesAt: Instant,
    departsAt: Instant,
    zone: TimeZone,
    minutes: z.int(),
    minimumMinutes: z.int(),
    neededMinutes: z.int(),
    colour: z.enum(['GREEN', 'AMBER', 'RED']),
    overnight: z.boolean(),
    assistance: z.boolean(),
  })
  .meta({ id: 'TransitPoint' })
export type TransitPoint = z.infer<typeof TransitPoint>

export const Counted = z.object({ code: z.string(), count: z.int().min(1) }).meta({ id: 'Counted' })
export type Counted = z.infer<typeof Counted>

/** What a version says: everything of domain.md 1.6, worked out from the movement but for the remarks. */
export const NoticeContent = z
  .object({
    movementRef: z.string(),
    movementType: z.string(),
    programmes: z.array(z.string()),
    caseRefs: z.array(z.string()),
    pax: PaxCount,
    legs: z.array(NoticeLeg),
    transits: z.array(TransitPoint),
    /** Codes of special service requests alone: never what they are for. */
    needs: z.array(Counted),
    /** Languages as ISO 639 codes, by how many travellers speak them. */
    languages: z.array(Counted),
    escorts: z.array(Counted),
    bagsPieces: z.int(),
    bagsKg: z.int(),
    /** Papers by their kind. */
    papers: z.array(Counted),
    receivers: z.array(z.object({ party: z.string(), confirmedOn: z.string().nullable() })),
    remarks: z.string(),
  })
  .meta({ id: 'NoticeContent' })
export type NoticeContent = z.infer<typeof NoticeContent>

/** A field that a version changed, as texts that stand side by side. */
export const NoticeChange = z
  .object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .meta({ id: 'NoticeChange' })
export type NoticeChange = z.infer<typeof NoticeChange>

/** An office of the mission, or somebody outside it at an office address (never a private one). */
export const RecipientDraft = z
  .object({
    role: RecipientRole,
    office: OfficeId.optional(),
    organisation: z.string().trim().min(2).max(120).optional(),
    email: z.email().max(200).optional(),
  })
  .refine(({ office, organisation }) => (office === undefined) !== (organisation === undefined), {
    error: 'office_or_organisation',
    path: ['organisation'],
  })
  .meta({ id: 'RecipientDraft' })
export type RecipientDraft = z.infer<typeof RecipientDraft>

export const Recipient = z
  .object({
    id: RecipientId,
    role: RecipientRole,
    office: OfficeId.nullable(),
    officeName: z.string().nullable(),
    organisation: z.string().nullable(),
    email: z.string().nullable(),
    acknowledgedAt: Instant.nullable(),
    /** The account of who acknowledged in the desk, or who wrote down that an organisation did. */
    acknowledgedBy: AccountId.nullable(),
    /** Of an organisation: who said so there, by function. */
    acknowledgedHow: z.string().nullable(),
    remindedAt: Instant.nullable(),
  })
  .meta({ id: 'Recipient' })
export type Recipient = z.infer<typeof Recipient>

/** A version once sent: it never changes. */
export const NoticeVersion = z
  .object({
    id: NoticeVersionId,
    version: z.int().min(1),
    kind: NoticeKind,
    content: NoticeContent,
    diff: z.array(NoticeChange),
    sha256: z.string(),
    supersedes: z.string().nullable(),
    sentAt: Instant,
    sentBy: AccountId,
    acknowledgeBy: Instant,
    recipients: z.array(Recipient),
  })
  .meta({ id: 'NoticeVersion' })
export type NoticeVersion = z.infer<typeof NoticeVersion>

/** All versions that were sent about one movement, the newest first. */
export const Notice = z
  .object({ id: NoticeId, movementId: MovementId, number: z.string(), versions: z.array(NoticeVersion) })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

/** A copy as the office that is told holds it. */
export const ReceivedNotice = z
  .object({
    id: ReceivedNoticeId,
    number: z.string(),
    version: z.int().min(1),
    kind: NoticeKind,
    role: RecipientRole,
    fromOffice: OfficeId,
    fromOfficeName: z.string(),
    content: NoticeContent,
    diff: z.array(NoticeChange),
    sha256: z.string(),
    sentAt: Instant,
    acknowledgeBy: Instant,
    acknowledgedAt: Instant.nullable(),
    acknowledgedBy: AccountId.nullable(),
    /** A newer version came: this one is of the past and is not acknowledged any more. */
    isNewest: z.boolean(),
  })
  .meta({ id: 'ReceivedNotice' })
export type ReceivedNotice = z.infer<typeof ReceivedNotice>
