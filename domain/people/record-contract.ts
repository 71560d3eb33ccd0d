/** What crosses the wire about a person's own record: its whole story, what is given of it to the person or to others, requests about it. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { RecordLanguage, RecordReview } from './record-words.ts'
import { AnswerWhy, ExtendedWhy, RecordRequest, RequestChannel, RequestKind, RequestState } from './request-words.ts'
import { ConsentRecipient, ConsentScope, PersonId, PersonLine } from './words.ts'

export const StoryMoment = z
  .object({ name: z.string(), at: Instant, account: AccountId.nullable(), caseId: Id.nullable(), facts: z.record(z.string(), z.unknown()) })
  .meta({ id: 'StoryMoment' })
export type StoryMoment = z.infer<typeof StoryMoment>

export const listStory = query({
  name: 'people.list_story',
  path: '/api/people/persons/:personId/story',
  summary: 'All that happened to a person, across files, cases and years, as far as this reader may see, newest first',
  input: z.object({ ...paging, personId: PersonId }),
  output: page(StoryMoment),
})

const Paper = z.object({ fileName: z.string(), html: z.string() })

export const giveRecord = command({
  name: 'people.give_record',
  path: '/api/people/persons/:personId/record',
  summary: 'What we hold about a person, as a page for them to read, in their language; that it was given is written down',
  input: z.object({ personId: PersonId, language: RecordLanguage.default('fr') }),
  /** Whether somebody whose language it is has read the words of the page. */
  output: Paper.extend({ review: RecordReview }),
})

export const sharePerson = command({
  name: 'people.share_person',
  path: '/api/people/persons/:personId/share',
  summary: 'Gives a partner what the person has consented to, and no more; to whom and what is written down',
  input: z.object({
    personId: PersonId,
    recipient: ConsentRecipient.exclude(['OFFICE']),
    recipientName: z.string().trim().max(120).default(''),
    scope: z.array(ConsentScope).min(1).max(ConsentScope.options.length),
    language: z.enum(['fr', 'en']).default('fr'),
  }),
  output: Paper,
  refusals: [
    'consent_not_given',
    'consent_was_withdrawn',
    'consent_is_over',
    'consent_text_withdrawn',
    'consent_form_too_weak',
    'consent_not_understood',
    'consent_covers_less',
  ],
})

export const RequestLine = RecordRequest.extend({ person: PersonLine, isErased: z.boolean() }).meta({ id: 'RequestLine' })
export type RequestLine = z.infer<typeof RequestLine>

export const listRequests = query({
  name: 'people.list_requests',
  path: '/api/people/requests',
  summary: 'Requests of persons about their own record, those due first',
  input: z.object({ ...paging, state: RequestState.default('OPEN'), personId: PersonId.optional() }),
  output: page(RequestLine),
})

export const recordRequest = command({
  name: 'people.record_request',
  path: '/api/people/persons/:personId/requests',
  summary: 'Receives a request about one’s own record; the day by which it is answered follows',
  input: z.object({
    id: Id.optional(),
    personId: PersonId,
    kind: RequestKind,
    channel: RequestChannel,
    detail: z.string().trim().max(600).default(''),
    askedOn: Day,
  }),
  output: RecordRequest,
  refusals: ['in_the_future', 'id_taken'],
})

export const extendRequest = command({
  name: 'people.extend_request',
  path: '/api/people/requests/:requestId/extend',
  summary: 'Takes two more months for a request, once, and says why',
  input: z.object({ requestId: Id, why: ExtendedWhy }),
  output: RecordRequest,
  refusals: ['already_answered', 'already_extended', 'too_late_to_extend'],
})

export const answerRequest = command({
  name: 'people.answer_request',
  path: '/api/people/requests/:requestId/answer',
  summary: 'Answers a request, with the reason the law knows',
  input: z.object({ requestId: Id, state: RequestState.exclude(['OPEN']), why: AnswerWhy }),
  output: RecordRequest,
  refusals: ['already_answered', 'reason_does_not_fit', 'erase_to_grant', 'erasure_proposed_already'],
})
