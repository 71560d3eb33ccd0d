/**
 * The sealed bag of travel papers, and the chain of hands it goes through (domain.md 1.6). A paper is named by its kind alone: no
 * number of any paper ever enters here.
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { MovementId } from '#domain/movements/words.ts'

export const BagId = Id.brand<'BagId'>().meta({ id: 'BagId' })
export type BagId = z.infer<typeof BagId>

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

/** How near a family’s journey is: from a seat on, every original that is still with us is one to hand back or to put into the bag. */
export const Leaving = z.enum(['NOT_YET', 'LEAVING', 'LEFT']).meta({ id: 'Leaving' })
export type Leaving = z.infer<typeof Leaving>

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
