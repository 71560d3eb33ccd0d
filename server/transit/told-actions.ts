/** Who is told of a mishap: a line on the first page of each party, a mail when it is grave, and the answer that they know. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { clockAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/transit/mishap-contract.ts'
import { isRestricted } from '#domain/transit/mishap-rules.ts'
import type { Mishap } from '#domain/transit/mishap-words.ts'
import { isMailed, mayReadCode, partiesOf, rolesOfParty } from '#domain/transit/told-rules.ts'
import type { ToldLine } from '#domain/transit/told-words.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { translator } from '#ui/languages/text.ts'
import * as store from './told-store.ts'

/** With the mishap, in the same commit. Told again later, only those are told who were not before. */
export async function tellParties(work: Work, group: TransitGroup, mishap: Mishap): Promise<void> {
  if (mishap.code === null) return
  const told = partiesOf(mishap.code, mishap.delayMinutes).map((party) => ({
    party,
    roles: rolesOfParty[party],
    isMailed: isMailed(mishap.severity),
  }))
  const now = await store.insertTold(work.db, group, mishap.id, told, work.now)
  if (now.length === 0) return
  work.record({
    name: 'mishap_told',
    subject: mishap.id,
    office: group.office,
    compartment: group.compartment,
    caseId: group.caseId,
    facts: { parties: now.join(' '), severity: mishap.severity },
  })
}

export async function listTold(
  work: Work,
  input: InputOf<typeof contracts.listTold>,
): Promise<Result<OutputOf<typeof contracts.listTold>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await store.listOpenTold(work.db, work.actor.accountId, after, input.limit + 1)
  return accept(pageOf(rows, input.limit, (row) => writeCursor(row.toldAt, row.id), asTold))
}

/** The first of a party to say so stands; who says it after them is answered the same. */
export async function acknowledgeTold(
  work: Work,
  input: InputOf<typeof contracts.acknowledgeTold>,
): Promise<Result<ToldLine, 'not_found'>> {
  const row = await store.findTold(work.db, work.actor.accountId, input.toldId)
  if (row === undefined) return refuse('not_found')
  if (row.acknowledgedAt === null) await store.setToldAcknowledged(work.db, row.id, work.actor.accountId, work.now)
  work.record({
    name: row.acknowledgedAt === null ? 'mishap_known' : 'mishap_confirmed',
    subject: row.mishapId,
    office: row.office,
    compartment: row.compartment,
    caseId: row.acknowledgedAt === null ? row.caseId : undefined,
    facts: { party: row.party, severity: row.severity },
  })
  return accept(asTold({ ...row, acknowledgedAt: row.acknowledgedAt ?? work.now }))
}

/** Mails for grave mishaps, a few at a time. They say where and how grave, and nothing of anybody. Returns how many parties were written to. */
export async function mailTold(work: Work, most: number): Promise<{ mailed: number }> {
  let mailed = 0
  for (const one of await store.listToldToMail(work.db, most)) {
    const { timeZone } = await getMissionOffice(work, one.office)
    let refused = 0
    for (const { email, language } of await store.listAddresses(work.db, one)) {
      const t = translator(language)
      const subject = t('transit.mail.mishap.subject', { severity: one.severity, airport: one.airport })
      const text =
        one.acknowledgeBy === null
          ? t('transit.mail.mishap.text', { severity: one.severity, airport: one.airport })
          : t('transit.mail.mishap.text_by', { severity: one.severity, airport: one.airport, time: clockAt(one.acknowledgeBy, timeZone) })
      await work.house.send({ kind: 'mail', to: email, subject, text }).catch(() => (refused += 1))
    }
    // An address that refuses is tried again with all of its party: twice told is better than not.
    if (refused > 0) continue
    await store.setMailed(work.db, one.id)
    mailed += 1
  }
  return { mailed }
}

function asTold({ office: _office, compartment: _compartment, ...row }: store.ToldRow): ToldLine {
  return isRestricted(row.code) && !mayReadCode(row.party) ? { ...row, code: null } : row
}
