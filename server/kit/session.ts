/** Session cookies and tokens. The token is in the cookie only; the database holds its hash. */
import { createHash, randomBytes } from 'node:crypto'

export const cookieName = 'passerelle_session'

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function tokenIn(cookieHeader: string | undefined): string | undefined {
  const found = /(?:^|;\s*)passerelle_session=([\w-]{43})(?:;|$)/.exec(cookieHeader ?? '')
  return found?.[1]
}

export function sessionCookie(token: string, maxAgeSeconds: number, secure: boolean): string {
  return `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`
}

export function clearedCookie(secure: boolean): string {
  return sessionCookie('', 0, secure)
}

/** A page of another site may not act with our cookie. Absent: not a browser's form or script. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
