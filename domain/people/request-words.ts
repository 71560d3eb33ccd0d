/** What a person asks about their own record, by when it must be answered, and what was answered (domain.md 10.3). */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { PersonId } from './words.ts'

export const RequestKind = z.enum(['ACCESS', 'CORRECTION', 'ERASURE', 'OBJECTION', 'RESTRICTION']).meta({ id: 'RequestKind' })
export type RequestKind = z.infer<typeof RequestKind>
export const RequestChannel = z.enum(['IN_PERSON', 'LETTER', 'EMAIL', 'PHONE', 'REPRESENTATIVE']).meta({ id: 'RequestChannel' })
export type RequestChannel = z.infer<typeof RequestChannel>
export const RequestState = z.enum(['OPEN', 'GRANTED', 'PARTLY', 'REFUSED', 'WITHDRAWN']).meta({ id: 'RequestState' })
export type RequestState = z.infer<typeof RequestState>
export const ExtendedWhy = z.enum(['COMPLEX', 'MANY_REQUESTS', 'IDENTITY_IN_DOUBT']).meta({ id: 'ExtendedWhy' })
export type ExtendedWhy = z.infer<typeof ExtendedWhy>
export const AnswerWhy = z
  .enum(['DONE', 'LEGAL_DUTY_TO_KEEP', 'HARM_TO_OTHERS', 'ONGOING_ASSISTANCE', 'NOT_WRONG', 'IDENTITY_NOT_SHOWN', 'PERSON_CHANGED_MIND'])
  .meta({ id: 'AnswerWhy' })
export type AnswerWhy = z.infer<typeof AnswerWhy>

export const RecordRequest = z
  .object({
    id: Id,
    personId: PersonId,
    kind: RequestKind,
    channel: RequestChannel,
    /** What exactly is asked, in a few words (class L3). */
    detail: z.string().nullable(),
    askedOn: Day,
    dueOn: Day,
    extendedWhy: ExtendedWhy.nullable(),
    state: RequestState,
    answerWhy: AnswerWhy.nullable(),
    answeredOn: Day.nullable(),
    answeredBy: AccountId.nullable(),
  })
  .meta({ id: 'RecordRequest' })
export type RecordRequest = z.infer<typeof RecordRequest>
