/** The texts that are read to people before they consent: dated, each with what it covers by itself and the forms that it takes. */
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { ConsentForm, ConsentKind, ConsentRecipient, ConsentScope } from './words.ts'

export const ConsentText = z
  .strictObject({
    kind: ConsentKind,
    version: z.string().min(1).max(40),
    validFrom: Day,
    /** The last day on which it was read to anybody. What was given on it before still holds. */
    validTo: Day.optional(),
    /** From this day on nothing that was given on it holds: the text was wrong. */
    withdrawnOn: Day.optional(),
    source: z.string().min(1),
    /** To whom and what the text itself names, beside what the person says: a consent to travel names those who carry them. */
    covers: z.array(z.strictObject({ recipients: z.array(ConsentRecipient).min(1), scope: z.array(ConsentScope).min(1) })).default([]),
    /** How a grown-up may give it. For a child whoever answers for them may always speak (PROXY). */
    forms: z.array(ConsentForm).min(1),
  })
  .meta({ id: 'ConsentText' })
export type ConsentText = z.infer<typeof ConsentText>
