/**
 * The original of an identity document: the paper itself, and the chain of hands it goes through (domain.md 2.2). Its number and what is
 * printed on it are the document's (words.ts) and never enter here.
 */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { DocumentId, IdentityDocument } from './words.ts'

/** domain.md 2.2. PERSON: with whom it belongs, and where it is as long as nobody wrote anything else. */
export const OriginalHolder = z
  .enum(['PERSON', 'OFFICE', 'ESCORT', 'AIRLINE', 'AUTHORITY', 'CONSULATE'])
  .meta({ id: 'OriginalHolder', description: 'Who holds the original of a document' })
export type OriginalHolder = z.infer<typeof OriginalHolder>

/** One row of the chain, never changed: a hand-over with its receipt, the receipt come back signed, or the person asking for it back. */
export const OriginalStep = z
  .object({
    step: z.int(),
    what: z.enum(['HANDED', 'SIGNED', 'ASKED_BACK']),
    fromHolder: OriginalHolder.nullable(),
    fromName: z.string().nullable(),
    toHolder: OriginalHolder.nullable(),
    toName: z.string().nullable(),
    toFunction: z.string().nullable(),
    receiptNo: z.string().nullable(),
    /** Of a signature: the hand-over whose receipt it is on. */
    signedStep: z.int().nullable(),
    fileId: Id.nullable(),
    doneOn: Day,
    recordedBy: AccountId,
    recordedAt: Instant,
  })
  .meta({ id: 'OriginalStep' })
export type OriginalStep = z.infer<typeof OriginalStep>

/** Where an original is now, told by its chain. */
export const OriginalStanding = z
  .object({
    holder: OriginalHolder,
    /** Null as long as it never left the person. */
    holderName: z.string().nullable(),
    since: Day.nullable(),
    receiptNo: z.string().nullable(),
    isSigned: z.boolean(),
    /** Due from this day on, until it is back. */
    askedBackOn: Day.nullable(),
    /** The newest row: whoever acts says that they had seen it. */
    step: z.int(),
  })
  .meta({ id: 'OriginalStanding' })
export type OriginalStanding = z.infer<typeof OriginalStanding>

export const OriginalOfDocument = z
  .object({
    document: IdentityDocument.pick({ id: true, personId: true, type: true, number: true, issuer: true, expiresOn: true }),
    standing: OriginalStanding,
    steps: z.array(OriginalStep),
  })
  .meta({ id: 'OriginalOfDocument' })
export type OriginalOfDocument = z.infer<typeof OriginalOfDocument>

const line = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^\P{Cc}*$/u, { error: 'one_line' })

const seen = { documentId: DocumentId, seenStep: z.int().min(0) }

export const HandingOriginal = z.object({
  ...seen,
  /** Only where the chain begins: a laissez-passer is fetched at the consulate and was never with the person. */
  fromHolder: OriginalHolder.optional(),
  fromName: line(2, 120),
  toHolder: OriginalHolder,
  toName: line(2, 120),
  toFunction: line(2, 120).optional(),
  doneOn: Day,
})
export type HandingOriginal = z.infer<typeof HandingOriginal>

export const AskingBack = z.object({ ...seen, askedOn: Day })
export type AskingBack = z.infer<typeof AskingBack>

export const SigningReceipt = z.object({ ...seen, ofStep: z.int().min(1), signedOn: Day, fileId: Id.optional() })
export type SigningReceipt = z.infer<typeof SigningReceipt>
