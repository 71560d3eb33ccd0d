/** Opening and reading sessions. These run as the server itself, because nobody is signed in yet. */
import { createHmac } from 'node:crypto'
import { permissionsOf } from '#domain/access/roles.ts'
import type { AccountId, Self, StaffLanguage, Surrendered } from '#domain/access/words.ts'
import { addMinutes, type Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Pool } from '#server/kit/database.ts'
import type { Message } from '#server/kit/messages.ts'
import { isPassword, nobodysHash } from '#server/kit/password.ts'
import { newToken, tokenHash } from '#server/kit/session.ts'
import { type House, inScope, type Scope } from '#server/kit/transaction.ts'
import { translator } from '#ui/languages/text.ts'
import { isDeviceLost, noteDevice, takeSurrendered } from './device-store.ts'
import {
  countAttempt,
  findAccountByEmail,
  findSession,
  insertSession,
  listCompartmentsOf,
  listGrantsOf,
  listOffices,
  noteFailure,
  noteSuccess,
  revokeSession,
  touchSession,
} from './store.ts'

export type SessionLimits = { idleMinutes: number; absoluteHours: number }

/** Wrong passwords before an account rests, and for how long; attempts from one address in a quarter of an hour. */
const lock = { failures: 8, minutes: 15 }
const perAddress = { attempts: 60, windowMinutes: 15 }

export const serverScope: Scope = { account: null, offices: [], compartments: [], system: true }

export type SignInRefusal = 'wrong_email_or_password' | 'locked_for_a_while' | 'too_many_attempts' | 'device_lost'

/** Checks a password and opens a session. Attempts are counted in a commit of their own, so that a refusal is remembered too. */
export async function signIn(
  { pool, secret, send }: House,
  asked: { email: string; password: string; device: string; deviceId?: string | undefined; address: string },
  limits: SessionLimits,
  now: Instant,
): Promise<Result<{ token: string; self: Self }, SignInRefusal>> {
  const email = asked.email.trim().toLowerCase()
  const key = createHmac('sha256', secret).update(`address ${asked.address}`).digest('hex')
  const { attempts, account, lost } = await inScope(pool, serverScope, async (db) => ({
    attempts: await countAttempt(db, key, now, addMinutes(now, -perAddress.windowMinutes)),
    account: await findAccountByEmail(db, email),
    lost: asked.deviceId !== undefined && (await isDeviceLost(db, asked.deviceId)),
  }))
  if (attempts > perAddress.attempts) return refuse('too_many_attempts', { minutes: perAddress.windowMinutes })
  // Whoever holds it, and whatever password they try: the device hears that it is lost, and empties itself.
  if (lost) return refuse('device_lost')

  const right = await isPassword(asked.password, account?.password_hash ?? nobodysHash)
  if (account === undefined) return refuse('wrong_email_or_password')
  if (account.locked_until !== null && account.locked_until > now) return refuse('locked_for_a_while', { minutes: lock.minutes })
  if (!right || account.status !== 'ACTIVE') {
    const lockedUntil = account.failed_count + 1 >= lock.failures ? addMinutes(now, lock.minutes) : null
    await inScope(pool, serverScope, (db) => noteFailure(db, account.id, lockedUntil))
    if (lockedUntil !== null) await send(lockedMail(email, account.language as StaffLanguage))
    return refuse('wrong_email_or_password')
  }

  const token = newToken()
  await inScope(pool, serverScope, async (db) => {
    await noteSuccess(db, account.id)
    const device =
      asked.deviceId === undefined
        ? null
        : await noteDevice(db, { device: asked.deviceId, account: account.id, office: account.office, name: asked.device }, now)
    await insertSession(db, {
      token_hash: tokenHash(token),
      account: account.id,
      created_at: now,
      seen_at: now,
      expires_at: addMinutes(now, limits.absoluteHours * 60),
      device: asked.device,
      device_id: device,
    })
  })
  const session = await readSession(pool, tokenHash(token), limits, now)
  if (session === undefined) throw new Error('the session just opened cannot be read')
  return accept({ token, self: session.self })
}

/** Says so to the owner of the account: the one who tried may be somebody else. */
function lockedMail(to: string, language: StaffLanguage): Message {
  const t = translator(language)
  return { kind: 'mail', to, subject: t('access.mail.locked.subject'), text: t('access.mail.locked.text', { minutes: lock.minutes }) }
}

export type Session = { self: Self; compartments: number[]; seenAt: Instant }

/** The session of a token, or undefined when there is none, it is over, revoked or was idle too long. */
export async function readSession(pool: Pool, hash: string, limits: SessionLimits, now: Instant): Promise<Session | undefined> {
  return inScope(pool, serverScope, async (db) => {
    const found = await findSession(db, hash)
    if (found === undefined || found.revoked_at !== null || found.status !== 'ACTIVE') return undefined
    if (found.expires_at <= now || addMinutes(found.seen_at as Instant, limits.idleMinutes) <= now) return undefined
    const [grants, compartments, offices] = await Promise.all([
      listGrantsOf(db, found.id),
      listCompartmentsOf(db, found.id),
      listOffices(db),
    ])
    // Once a minute is often enough to know that somebody is still there.
    if (addMinutes(found.seen_at as Instant, 1) <= now) await touchSession(db, hash, now)
    const own = offices.filter((office) => office.id === found.office || grants.some((grant) => grant.office === office.id))
    const self: Self = {
      accountId: found.id as AccountId,
      name: found.name,
      email: found.email,
      language: found.language as StaffLanguage,
      office: own.find((office) => office.id === found.office)!,
      offices: own,
      grants,
      permissions: permissionsOf(grants),
      idleMinutes: limits.idleMinutes,
      expiresAt: found.expires_at as Instant,
    }
    return { self, compartments, seenAt: found.seen_at as Instant }
  })
}

export async function signOut(pool: Pool, hash: string, now: Instant): Promise<void> {
  await inScope(pool, serverScope, (db) => revokeSession(db, hash, now))
}

/** Somebody who is not signed in names a device: is it one that was lost? */
export async function isLost(pool: Pool, device: string): Promise<boolean> {
  return inScope(pool, serverScope, (db) => isDeviceLost(db, device))
}

/** A lost device is emptied, and hands over what it had not sent. Whoever names no lost device is not told so. */
export async function surrender(pool: Pool, device: string, surrendered: Surrendered | null, now: Instant): Promise<void> {
  await inScope(pool, serverScope, (db) => takeSurrendered(db, device, surrendered, now))
}
