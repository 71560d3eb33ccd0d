/** What crosses the wire about notices: what is due, sending, the answers, and what other offices told us. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, download, page, paging, query } from '#domain/kit/contract.ts'
import { Instant, TimeZone } from '#domain/kit/day.ts'
import { MovementId } from '#domain/movements/words.ts'
import {
  Notice,
  NoticeChange,
  NoticeContent,
  NoticeKind,
  NoticeVersion,
  NoticeVersionId,
  PaxCount,
  ReceivedNotice,
  ReceivedNoticeId,
  Recipient,
  RecipientDraft,
  RecipientId,
  RecipientRole,
} from './words.ts'

/** A journey whose notice waits for something: to be sent, or to be answered. */
export const NoticeLine = z
  .object({
    movementId: MovementId,
    movementRef: z.string(),
    number: z.string().nullable(),
    due: NoticeKind.nullable(),
    version: z.int().nullable(),
    departsAt: Instant,
    fromZone: TimeZone,
    flights: z.array(z.string()),
    /** Of those who have not answered yet, the first deadline. */
    acknowledgeBy: Instant.nullable(),
    waitingFor: z.int(),
  })
  .meta({ id: 'NoticeLine' })

export const listNotices = query({
  name: 'notices.list',
  path: '/api/notices',
  summary: 'Journeys of my offices whose notice is to be sent, waits for an answer, or has waited too long',
  input: z.object({ ...paging, show: z.enum(['TO_SEND', 'AWAITING', 'OVERDUE']).default('TO_SEND') }),
  output: page(NoticeLine),
})

export const getNotice = query({
  name: 'notices.get',
  path: '/api/notices/movements/:movementId',
  summary: 'What would be said about a movement now, what was said so far, and who has answered',
  input: z.object({ movementId: MovementId }),
  output: z.object({
    due: NoticeKind.nullable(),
    draft: NoticeContent,
    /** Names the draft, so that what is sent is what was read. */
    draftSha256: z.string(),
    changes: z.array(NoticeChange),
    required: z.array(z.object({ role: RecipientRole, office: OfficeId.optional(), officeName: z.string().optional() })),
    usual: z.array(
      z.object({ role: RecipientRole, office: OfficeId.optional(), organisation: z.string().optional(), email: z.string().optional() }),
    ),
    /** The offices of the mission, to choose from. */
    offices: z.array(z.object({ id: OfficeId, name: z.string() })),
    notice: Notice.nullable(),
  }),
})

export const sendNotice = command({
  name: 'notices.send',
  path: '/api/notices/movements/:movementId/send',
  summary: 'Sends the next version: frozen, hashed, to every recipient at once',
  input: z.object({
    movementId: MovementId,
    draftSha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'hash' }),
    remarks: z.string().trim().max(500).default(''),
    recipients: z.array(RecipientDraft).max(30),
  }),
  output: NoticeVersion,
  refusals: [
    'changed_meanwhile',
    'nothing_due',
    'somebody_not_visible',
    'nobody_to_tell',
    'recipient_missing',
    'recipient_twice',
    'unknown_office',
    'totals_mismatch',
  ],
})

export const recordAnswer = command({
  name: 'notices.record_answer',
  path: '/api/notices/recipients/:recipientId/answer',
  summary: 'Writes down that an organisation outside has confirmed, and who said so by function',
  input: z.object({ recipientId: RecipientId, how: z.string().trim().min(3).max(200) }),
  output: Recipient,
  refusals: ['answers_in_the_desk', 'newer_version'],
})

/** A version on paper: for the file of a partner, or for an office without the desk. */
const wanted = z.object({ versionId: NoticeVersionId, language: z.enum(['fr', 'en']).default('fr') })

export const noticePdf = download({
  name: 'notices.pdf',
  path: '/api/notices/versions/:versionId/pdf',
  summary: 'A version as printed, one page, as domain.md appendix E lays it out',
  input: wanted,
  produces: ['application/pdf'],
  refusals: ['print_busy'],
})

export const noticeText = download({
  name: 'notices.text',
  path: '/api/notices/versions/:versionId/text',
  summary: 'A version as plain text, for a message',
  input: wanted,
  produces: ['text/plain'],
})

export const ReceivedLine = ReceivedNotice.pick({
  id: true,
  number: true,
  version: true,
  kind: true,
  role: true,
  fromOfficeName: true,
  sentAt: true,
  acknowledgeBy: true,
  acknowledgedAt: true,
  isNewest: true,
})
  .extend({ pax: PaxCount, departsAt: Instant, fromZone: TimeZone, flights: z.array(z.string()) })
  .meta({ id: 'ReceivedLine' })

export const listReceived = query({
  name: 'notices.list_received',
  path: '/api/notices/received',
  summary: 'What my offices were told: what waits for an answer first by its deadline, or everything, the newest first',
  input: z.object({ ...paging, show: z.enum(['WAITING', 'ALL']).default('WAITING') }),
  output: page(ReceivedLine),
})

export const getReceived = query({
  name: 'notices.get_received',
  path: '/api/notices/received/:receivedId',
  summary: 'One notice as it was sent to my office, with what it changed',
  input: z.object({ receivedId: ReceivedNoticeId }),
  output: ReceivedNotice,
})

export const acknowledgeNotice = command({
  name: 'notices.acknowledge',
  path: '/api/notices/received/:receivedId/acknowledge',
  summary: 'Says to the sender that this very version was read',
  input: z.object({ receivedId: ReceivedNoticeId, sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'hash' }) }),
  output: ReceivedNotice,
  refusals: ['newer_version', 'version_not_shown'],
})
