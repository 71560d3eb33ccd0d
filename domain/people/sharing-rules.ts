/**
 * Whether something about a person may be given to somebody: only what a consent in force names, to whom it names (domain.md 4.3, 10.2).
 * Every action that gives something out asks here.
 */
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Consent, ConsentKind, ConsentRecipient, ConsentScope } from './words.ts'

export type Sharing = {
  readonly purpose: ConsentKind
  readonly recipient: ConsentRecipient
  /** A partner by name. A consent that names nobody holds for every recipient of its kind; one that names somebody for them alone. */
  readonly recipientName: string | null
  readonly scope: readonly ConsentScope[]
}

export type SharingRefusal = 'consent_not_given' | 'consent_was_withdrawn' | 'consent_is_over' | 'consent_covers_less'

export function mayShare(consents: readonly Consent[], asked: Sharing, at: Instant): Result<Consent, SharingRefusal> {
  const meant = consents.filter(
    (consent) =>
      consent.kind === asked.purpose &&
      consent.recipient === asked.recipient &&
      consent.givenAt <= at &&
      (consent.recipientName === null || fold(consent.recipientName) === fold(asked.recipientName ?? '')),
  )
  if (meant.length === 0) return refuse('consent_not_given', { recipient: asked.recipient })
  const standing = meant.filter((consent) => consent.withdrawnAt === null)
  if (standing.length === 0) return refuse('consent_was_withdrawn')
  const inForce = standing.filter((consent) => consent.expiresAt === null || consent.expiresAt > at)
  if (inForce.length === 0) return refuse('consent_is_over')
  const covers = inForce.find((consent) => asked.scope.every((part) => consent.scope.includes(part)))
  return covers === undefined ? refuse('consent_covers_less', { scope: asked.scope.join(' ') }) : accept(covers)
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}
