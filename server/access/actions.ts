/** Accounts, grants and the audit trail. The door of the access room. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import type * as access from '#domain/access/contract.ts'
import type { Role } from '#domain/access/roles.ts'
import type { Account, AccountId, Self } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { hashPassword } from '#server/kit/password.ts'
import { newId, rescope, type Work } from '#server/kit/transaction.ts'
import {
  insertAccount,
  insertGrant,
  listAccountRows,
  listAuditRows,
  listGrantsOfAll,
  revokeSessionsOf,
  setAccountStatus,
  setLanguage,
} from './store.ts'

/** Does something as the server itself inside the actor's transaction, then gives the eyes back. */
export async function asServer<Value>(work: Work, does: () => Promise<Value>): Promise<Value> {
  await rescope(work.db, { ...work.scope, system: true })
  try {
    return await does()
  } finally {
    await rescope(work.db, work.scope)
  }
}

export async function chooseLanguage(
  work: Work,
  input: InputOf<typeof access.chooseLanguage>,
): Promise<Result<OutputOf<typeof access.chooseLanguage>, never>> {
  await asServer(work, () => setLanguage(work.db, work.actor.accountId, input.language))
  work.record({
    name: 'language_chosen',
    subject: work.actor.accountId,
    office: work.actor.offices[0]!,
    compartment: 0,
    facts: { language: input.language },
  })
  return accept({ language: input.language })
}

export async function listAccounts(
  work: Work,
  input: InputOf<typeof access.listAccounts>,
): Promise<Result<OutputOf<typeof access.listAccounts>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listAccountRows(work.db, input.status, after, input.limit)
  const grants = await listGrantsOfAll(
    work.db,
    rows.map((row) => row.id),
  )
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.name, row.id),
    (row) =>
      ({
        ...row,
        grants: grants.filter((grant) => grant.account === row.id).map(({ role, office }) => ({ role: role as Role, office })),
      }) as Account,
  )
  return accept(page)
}

export async function addAccount(
  work: Work,
  input: InputOf<typeof access.addAccount>,
): Promise<Result<OutputOf<typeof access.addAccount>, 'email_taken' | 'not_your_office' | 'which_office'>> {
  const office = chooseOffice(work, input.office)
  if (!office.ok) return office
  const id = newId() as AccountId
  const passwordHash = await hashPassword(input.password)
  try {
    await asServer(work, () =>
      insertAccount(
        work.db,
        { id, email: input.email.toLowerCase(), name: input.name, language: input.language, office: office.value, status: 'ACTIVE' },
        passwordHash,
        work.now,
      ),
    )
  } catch (error) {
    if (brokeConstraint(error, 'access_account_email_key')) return refuse('email_taken')
    throw error
  }
  for (const role of input.roles) {
    await insertGrant(work.db, {
      id: newId(),
      account: id,
      office: office.value,
      role,
      granted_by: work.actor.accountId,
      granted_at: work.now,
    })
  }
  work.record({ name: 'account_added', subject: id, office: office.value, compartment: 0, facts: { roles: input.roles.join(' ') } })
  return accept({ id })
}

export async function disableAccount(
  work: Work,
  input: InputOf<typeof access.disableAccount>,
): Promise<Result<OutputOf<typeof access.disableAccount>, 'not_yourself' | 'not_found'>> {
  if (input.accountId === work.actor.accountId) return refuse('not_yourself')
  if (!(await setAccountStatus(work.db, input.accountId, 'DISABLED'))) return refuse('not_found')
  await asServer(work, () => revokeSessionsOf(work.db, input.accountId, work.now, null))
  work.record({ name: 'account_disabled', subject: input.accountId, office: work.actor.offices[0]!, compartment: 0 })
  return accept({})
}

export async function listAudit(
  work: Work,
  input: InputOf<typeof access.listAudit>,
): Promise<Result<OutputOf<typeof access.listAudit>, never>> {
  const after = readCursor(input.after, 1)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listAuditRows(work.db, input.rowId, after?.[0]?.toString(), input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.at),
      (row) => {
        const before = (row.before ?? {}) as Record<string, unknown>
        const now = (row.after ?? {}) as Record<string, unknown>
        const changed = row.keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
        return {
          at: row.at as Instant,
          account: row.account,
          tableName: row.table_name,
          rowId: row.row_id,
          operation: row.operation,
          changed,
        }
      },
    ),
  )
}

/** Ends the other sessions of the one who asks; their own is named by the cookie, which only http.ts sees. */
export async function endOtherSessions(work: Work, keep: string): Promise<number> {
  return asServer(work, () => revokeSessionsOf(work.db, work.actor.accountId, work.now, keep))
}

export type { Self }
