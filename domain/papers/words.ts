/**
 * The nouns of what the office and travellers hand each other: the sealed bag of travel papers with its chain of custody, and the
 * receipt for originals that the office keeps. A paper is named by its kind and at most the last signs of its number (domain.md 1.6).
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { NationalityCode } from '#domain/kit/place.ts'
import { MovementId } from '#domain/movements/words.ts'
import { DocumentType, PersonId } from '#domain/people/words.ts'

export const BagId = Id.brand<'BagId'>().meta({ id: 'BagId' })
export type BagId = z.infer<typeof BagId>
export const ReceiptId = Id.brand<'ReceiptId'>().meta({ id: 'PapersReceiptId' })
export type ReceiptId = z.infer<typeof ReceiptId>

/** The checklist of domain.md 1.6. The sealed medical envelope is apart: whoever opens the bag must see whether there is one. */
export const bagContents = [
  'TICKET',
  'TRAVEL_DOCUMENT',
  'VISA',
  'EXIT_PERMIT',
  'XRAY',
  'NOMINAL_PAGE',
  'CONSENT',
  'CONTACT_CARD',
  'RECEIVING_LETTER',
  'CUSTOMS_FORM',
] as const
export const BagContent = z.enum(bagContents).meta({ id: 'BagContent' })
export type BagContent = z.infer<typeof BagContent>
export const BagItem = z.object({ kind: BagContent, count: z.int().min(1).max(99) }).meta({ id: 'BagItem' })
export type BagItem = z.infer<typeof BagItem>

/** In whose hands a bag is. RECEIVER: whom it was meant for. */
export const HolderKind = z.enum(['STAFF', 'TRAVELLER', 'CARRIER', 'RECEIVER']).meta({ id: 'HolderKind' })
export type HolderKind = z.infer<typeof HolderKind>

export const TravelBag = z
  .object({
    id: BagId,
    office: OfficeId,
    compartment: z.int(),
    caseId: CaseId,
    movementId: MovementId.nullable(),
    seal: z.string().nullable(),
    contents: z.array(BagItem),
    medicalEnvelope: z.boolean(),
    sealedAt: Instant,
    sealedBy: AccountId,
    holderKind: HolderKind,
    holderName: z.string(),
    heldSince: Instant,
    receivedAt: Instant.nullable(),
    createdAt: Instant,
    /** Rises with every hand, and the command that made the newest: together they tell what somebody had seen. */
    revision: z.int(),
    lastCommand: Id.nullable(),
  })
  .meta({ id: 'TravelBag' })
export type TravelBag = z.infer<typeof TravelBag>

/** The strokes of a signature drawn on glass, as lines in a box of 1000 by 300. */
export const Drawn = z
  .string()
  .max(8000)
  .regex(/^(M\d{1,4} \d{1,3}(L\d{1,4} \d{1,3})*)+$/, { error: 'drawn' })
  .meta({ id: 'Drawn' })

/** One link of the chain: from whom to whom, when, and whether the seal was whole. The first has no giver: the bag was sealed. */
export const CustodyStep = z
  .object({
    step: z.int(),
    fromKind: HolderKind.nullable(),
    fromName: z.string().nullable(),
    toKind: HolderKind,
    toName: z.string(),
    toFunction: z.string().nullable(),
    sealIntact: z.boolean(),
    note: z.string().nullable(),
    drawn: Drawn.nullable(),
    doneAt: Instant,
    recordedBy: AccountId,
  })
  .meta({ id: 'CustodyStep' })
export type CustodyStep = z.infer<typeof CustodyStep>

/** One original: what it is, and as much of its number as tells it from another. */
export const KeptOriginal = z
  .object({
    kind: DocumentType.or(z.enum(['BIRTH_CERTIFICATE', 'MARRIAGE_CERTIFICATE', 'MEDICAL_FILE', 'OTHER'])),
    issuer: NationalityCode.nullable().default(null),
    ending: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{1,4}$/, { error: 'ending' })
      .nullable()
      .default(null)
      .meta({ description: 'The last signs of its number, four at most' }),
  })
  .meta({ id: 'KeptOriginal' })
export type KeptOriginal = z.infer<typeof KeptOriginal>

export const KeepReason = z.enum(['VISA', 'EXIT_PERMIT', 'CONSULATE', 'BOOKING', 'SAFE_KEEPING']).meta({ id: 'KeepReason' })
export type KeepReason = z.infer<typeof KeepReason>

export const OriginalsReceipt = z
  .object({
    id: ReceiptId,
    office: OfficeId,
    compartment: z.int(),
    caseId: CaseId,
    personId: PersonId,
    items: z.array(KeptOriginal),
    reason: KeepReason,
    keptAt: Instant,
    keptBy: AccountId,
    signedName: z.string(),
    drawn: Drawn.nullable(),
    returnedAt: Instant.nullable(),
    returnedBy: AccountId.nullable(),
    returnedTo: z.string().nullable(),
    returnDrawn: Drawn.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'OriginalsReceipt' })
export type OriginalsReceipt = z.infer<typeof OriginalsReceipt>
