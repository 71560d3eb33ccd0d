/** Notices as an office that was told reads and answers them. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/notices/contract.ts'
import { acknowledge, type AcknowledgeRefusal } from '#domain/notices/rules.ts'
import type { ReceivedNotice } from '#domain/notices/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { rescope, type Work } from '#server/kit/transaction.ts'
import { findReceived, listReceivedRows, type ReceivedRow, setAcknowledged } from './received-store.ts'
import { setAnswer } from './store.ts'

export async function listReceived(
  work: Work,
  input: InputOf<typeof contracts.listReceived>,
): Promise<Result<OutputOf<typeof contracts.listReceived>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listReceivedRows(work.db, { offices: work.actor.offices, show: input.show, after, limit: input.limit })
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(input.show === 'WAITING' ? row.acknowledgeBy : row.sentAt, row.id),
      (row) => ({
        ...row,
        pax: row.content.pax,
        departsAt: row.content.legs[0]!.departsAt,
        fromZone: row.content.legs[0]!.fromZone,
        flights: row.content.legs.map(({ number }) => number),
      }),
    ),
  )
}

export async function getReceived(work: Work, input: InputOf<typeof contracts.getReceived>): Promise<Result<ReceivedNotice, 'not_found'>> {
  const found = await findReceived(work.db, input.receivedId)
  return found === undefined ? refuse('not_found') : accept(asTold(found))
}

/** The answer is written in the copy of this office, and in the list that the sender keeps. */
export async function acknowledgeNotice(
  work: Work,
  input: InputOf<typeof contracts.acknowledgeNotice>,
): Promise<Result<ReceivedNotice, 'not_found' | AcknowledgeRefusal>> {
  const is = await findReceived(work.db, input.receivedId, true)
  if (is === undefined) return refuse('not_found')
  const answered = acknowledge(is, input.sha256)
  if (!answered.ok) return answered
  if (!answered.value.isNew) return accept(asTold(is))

  await setAcknowledged(work.db, is.id, work.actor.accountId, work.now)
  await rescope(work.db, { ...work.scope, offices: [is.fromOffice] })
  await setAnswer(work.db, is.recipientId, work.actor.accountId, null, work.now)
  await rescope(work.db, work.scope)
  work.record({
    name: 'notice_acknowledged',
    subject: is.id,
    office: is.office,
    compartment: is.compartment,
    facts: { number: is.number, version: is.version, role: is.role },
  })
  return accept({ ...asTold(is), acknowledgedAt: work.now, acknowledgedBy: work.actor.accountId })
}

function asTold({ recipientId: _recipient, office: _office, compartment: _compartment, ...told }: ReceivedRow): ReceivedNotice {
  return told
}
