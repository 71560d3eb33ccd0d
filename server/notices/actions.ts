/** Notices as their sender writes them: what is due, the next version, and the answers that come by telephone. */
import { dayAt } from '#domain/kit/day.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type * as contracts from '#domain/notices/contract.ts'
import * as rules from '#domain/notices/rules.ts'
import type {
  Notice,
  NoticeId,
  NoticeVersion,
  NoticeVersionId,
  ReceivedNoticeId,
  Recipient,
  RecipientDraft,
  RecipientId,
} from '#domain/notices/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { getMissionOffice, listMissionOffices } from '#server/kit/office.ts'
import { type NewEvent, newId, rescope, type Work } from '#server/kit/transaction.ts'
import { announce, getManifest, getMovement } from '#server/movements/actions.ts'
import { draftOf, sha256Of } from './draft.ts'
import { listNoticeLines } from './list-store.ts'
import { subjectOf, textOf } from './present.ts'
import { insertReceived, retireReceived } from './received-store.ts'
import * as store from './store.ts'

/** Listens to whatever changes a journey: the notice that its recipients are still owed is worked out anew. Told twice, it changes nothing. */
export async function followMovement(work: Work, event: NewEvent): Promise<void> {
  const movement = await getMovement(work, event.subject as MovementId)
  if (!movement.ok) return
  const { id, office, compartment, startsAt } = movement.value
  const known = await store.findNotice(work.db, id)
  const { content, standing } = await draftOf(work, movement.value, '')
  const sent = known === undefined ? [] : await store.listVersions(work.db, known.id)
  const due = rules.noticeDue(standing, content, sent)
  if (known === undefined && due === null) return
  const row = await store.claimNotice(work.db, { office, compartment }, id, newId() as NoticeId, startsAt, work.now)
  if (row.due !== due) await store.setDue(work.db, row.id, due)
}

export async function listNotices(
  work: Work,
  input: InputOf<typeof contracts.listNotices>,
): Promise<Result<OutputOf<typeof contracts.listNotices>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listNoticeLines(work.db, { offices: work.actor.offices, show: input.show, after, limit: input.limit, now: work.now })
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.key, row.id),
      ({ key: _key, id: _id, ...line }) => line,
    ),
  )
}

export async function getNotice(
  work: Work,
  input: InputOf<typeof contracts.getNotice>,
): Promise<Result<OutputOf<typeof contracts.getNotice>, 'not_found'>> {
  const movement = await getMovement(work, input.movementId)
  if (!movement.ok) return movement
  const row = await store.findNotice(work.db, input.movementId)
  const notice = row === undefined ? null : await readWhole(work, row)
  const { content, standing, required } = await draftOf(work, movement.value, '')
  const newest = notice?.versions[0]
  const offices = await listMissionOffices(work)
  return accept({
    due: rules.noticeDue(standing, content, notice?.versions ?? []),
    draft: content,
    draftSha256: sha256Of(content),
    changes: newest === undefined ? [] : rules.diffOfNotices({ ...newest.content, remarks: '' }, content),
    required: withToldBefore(required, newest).map(({ role, office }) => ({
      role,
      ...(office === undefined ? {} : { office, officeName: offices.find(({ id }) => id === office)?.name ?? '' }),
    })),
    usual: (newest?.recipients ?? []).map(asDraft),
    offices: offices.map(({ id, name }) => ({ id, name })),
    notice: notice === null || notice.versions.length === 0 ? null : notice,
  })
}

type SendRefusal = 'not_found' | 'changed_meanwhile' | 'unknown_office' | rules.SendRefusal

export async function sendNotice(work: Work, input: InputOf<typeof contracts.sendNotice>): Promise<Result<NoticeVersion, SendRefusal>> {
  const movement = await getMovement(work, input.movementId)
  if (!movement.ok) return movement
  const { id: movementId, office, compartment, legs, startsAt, manifest, changedSinceFreeze } = movement.value
  const place = { office, compartment }
  const row = await store.claimNotice(work.db, place, movementId, newId() as NoticeId, startsAt, work.now)
  const { content, standing, required } = await draftOf(work, movement.value, '')
  if (sha256Of(content) !== input.draftSha256) return refuse('changed_meanwhile')
  const offices = await listMissionOffices(work)
  const unknown = input.recipients.find((one) => one.office !== undefined && !offices.some(({ id }) => id === one.office))
  if (unknown !== undefined) return refuse('unknown_office', { office: unknown.office ?? null })

  const sent = await store.listVersions(work.db, row.id)
  const told = sent[0] === undefined ? [] : await store.listRecipients(work.db, [sent[0].id])
  const frozen = manifest === null || changedSinceFreeze ? null : await getManifest(work, movementId)
  const next = rules.sendNotice(
    standing,
    { ...content, remarks: input.remarks },
    sent,
    input.recipients,
    withToldBefore(required, sent[0] === undefined ? undefined : { kind: sent[0].kind, recipients: told }),
    frozen?.ok === true ? frozen.value.totals : null,
  )
  if (!next.ok) return next

  const number = row.number ?? (await numberFor(work, row, dayAt(work.now, (await getMissionOffice(work, office)).timeZone).slice(0, 4)))
  const words = { number, ...next.value, content: { ...content, remarks: input.remarks }, supersedes: sent[0]?.sha256 ?? null }
  const version: Omit<NoticeVersion, 'recipients'> = {
    id: newId() as NoticeVersionId,
    version: next.value.version,
    kind: next.value.kind,
    content: words.content,
    diff: next.value.diff,
    supersedes: words.supersedes,
    sha256: sha256Of(words),
    sentAt: work.now,
    sentBy: work.actor.accountId,
    acknowledgeBy: rules.acknowledgeDeadline(legs[0]!.expectedDepartsAt ?? legs[0]!.departsAt, work.now),
  }
  await store.retireRecipients(work.db, row.id)
  await store.insertVersion(work.db, place, row.id, version)
  const recipients = input.recipients.map((one) => ({
    id: newId() as RecipientId,
    role: one.role,
    office: one.office ?? null,
    organisation: one.organisation ?? null,
    email: one.email ?? null,
  }))
  await store.insertRecipients(work.db, place, version, recipients)
  await deliver(work, row, number, version, recipients)
  await store.setDue(work.db, row.id, null)
  await announce(work, movementId, version.kind === 'CANCEL' ? null : content.pax)
  work.record({
    name: 'notice_sent',
    subject: movementId,
    ...place,
    facts: { number, version: version.version, kind: version.kind, recipients: recipients.length, persons: content.pax.total },
  })
  return accept({ ...version, recipients: (await store.listRecipients(work.db, [version.id])).map(withoutVersion) })
}

async function numberFor(work: Work, row: store.NoticeRow, year: string): Promise<string> {
  const { code } = await getMissionOffice(work, row.office)
  const next = await store.nextNumber(work.db, row, Number(year))
  // A sealed journey counts by itself, and its number says so to those who may read it.
  const number = `ABN-${code}-${year}-${row.compartment === 0 ? '' : `S${row.compartment}-`}${String(next).padStart(5, '0')}`
  await store.setNumber(work.db, row.id, number)
  return number
}

/** Each office of ours gets a copy of its own, written in its own scope, which the sender then leaves again. */
async function deliver(
  work: Work,
  row: store.NoticeRow,
  number: string,
  version: Omit<NoticeVersion, 'recipients'>,
  recipients: readonly { id: RecipientId; role: Recipient['role']; office: number | null }[],
): Promise<void> {
  const copies = recipients.flatMap(({ id, role, office }) =>
    office === null
      ? []
      : [
          {
            id: newId() as ReceivedNoticeId,
            recipientId: id,
            office,
            compartment: row.compartment,
            role,
            fromOffice: row.office,
            number,
            version,
          },
        ],
  )
  const everywhere = (await listMissionOffices(work)).map(({ id }) => id)
  await rescope(work.db, { ...work.scope, offices: everywhere })
  await retireReceived(work.db, row.office, number)
  if (copies.length > 0) await insertReceived(work.db, copies)
  await rescope(work.db, work.scope)
}

/** Whoever was told of a journey hears how it goes on: nobody waits at a gate for people of whom only others know that they stay. */
function withToldBefore(
  required: readonly RecipientDraft[],
  newest: { kind: NoticeVersion['kind']; recipients: readonly Recipient[] } | undefined,
): RecipientDraft[] {
  const told =
    newest === undefined || newest.kind === 'CANCEL' ? [] : newest.recipients.filter(({ office }) => office !== null).map(asDraft)
  const known = new Set(required.map(rules.addressOf))
  return [...required, ...told.filter((one) => !known.has(rules.addressOf(one)))]
}

function asDraft({ role, office, organisation, email }: Recipient): RecipientDraft {
  return {
    role,
    ...(office === null ? {} : { office }),
    ...(organisation === null ? {} : { organisation }),
    ...(email === null ? {} : { email }),
  }
}

export async function recordAnswer(
  work: Work,
  input: InputOf<typeof contracts.recordAnswer>,
): Promise<Result<Recipient, 'not_found' | 'answers_in_the_desk' | 'newer_version'>> {
  const is = await store.findRecipientForUpdate(work.db, input.recipientId)
  if (is === undefined) return refuse('not_found')
  if (is.office !== null) return refuse('answers_in_the_desk')
  if (is.acknowledgedAt !== null) return accept(withoutVersion(is))
  if (!is.isNewest) return refuse('newer_version')

  await store.setAnswer(work.db, is.id, work.actor.accountId, input.how, work.now)
  const version = (await store.findVersion(work.db, is.versionId))!
  work.record({
    name: 'notice_answered',
    subject: is.id,
    office: is.office ?? version.office,
    compartment: is.compartment,
    facts: { number: version.number, version: version.version, role: is.role },
  })
  return accept({
    ...withoutVersion(is),
    acknowledgedAt: work.now,
    acknowledgedBy: work.actor.accountId,
    acknowledgedHow: input.how,
  })
}

async function readWhole(work: Work, row: store.NoticeRow): Promise<Notice> {
  const versions = await store.listVersions(work.db, row.id)
  const recipients = Map.groupBy(
    await store.listRecipients(
      work.db,
      versions.map(({ id }) => id),
    ),
    ({ versionId }) => versionId,
  )
  return {
    id: row.id,
    movementId: row.movementId,
    number: row.number ?? '',
    versions: versions.map((version) => ({ ...version, recipients: (recipients.get(version.id) ?? []).map(withoutVersion) })),
  }
}

function withoutVersion({
  id,
  role,
  office,
  officeName,
  organisation,
  email,
  acknowledgedAt,
  acknowledgedBy,
  acknowledgedHow,
  remindedAt,
}: Recipient): Recipient {
  return { id, role, office, officeName, organisation, email, acknowledgedAt, acknowledgedBy, acknowledgedHow, remindedAt }
}

/** Mails what was sent to addresses outside, and reminds who is late: after the commit, so that nothing leaves that was not kept. */
export async function mailNotices(work: Work, most: number): Promise<{ mailed: number }> {
  let mailed = 0
  for (const one of await store.listToMail(work.db, work.now, most)) {
    const version = (await store.findVersion(work.db, one.versionId))!
    const message = { kind: 'mail', to: one.email, subject: subjectOf(version, 'fr', one.isReminder), text: textOf(version, 'fr') } as const
    // An address that refuses is tried again the next time, and keeps nobody else from being told.
    const isSent = await work.house.send(message).then(
      () => true,
      () => false,
    )
    if (!isSent) continue
    await store.setMailed(work.db, one.id, one.isReminder, work.now)
    mailed += 1
  }
  return { mailed }
}
