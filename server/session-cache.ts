/** Who is signed in, read from the cookie of a request and kept for two seconds. */
import type { FastifyRequest } from 'fastify'
import type { Session } from './access/sign-in-actions.ts'
import { tokenHash, tokenIn } from './kit/session.ts'

/** Sessions read in the last two seconds, so that a page of eight queries reads its session once. Any change here empties it. */
export class SessionCache {
  readonly #read: (hash: string) => Promise<Session | undefined>
  readonly #kept = new Map<string, { until: number; session: Promise<Session | undefined> }>()
  constructor(read: (hash: string) => Promise<Session | undefined>) {
    this.#read = read
  }

  async of(request: FastifyRequest): Promise<Session | undefined> {
    const token = tokenIn(request.headers.cookie)
    if (token === undefined) return undefined
    const session = await this.#sessionOf(tokenHash(token))
    // A page that was opened by somebody else on this device must not act, or read, as whoever signed in after them.
    const meant = request.headers['passerelle-account']
    return meant !== undefined && meant !== session?.self.accountId ? undefined : session
  }

  async #sessionOf(hash: string): Promise<Session | undefined> {
    const kept = this.#kept.get(hash)
    if (kept !== undefined && kept.until > Date.now()) return kept.session
    if (this.#kept.size > 5_000) this.#kept.clear()
    const session = this.#read(hash)
    this.#kept.set(hash, { until: Date.now() + 2_000, session })
    session.catch(() => this.#kept.delete(hash))
    return session
  }

  forgetAll(): void {
    this.#kept.clear()
  }
}
