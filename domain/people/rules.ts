/** What may be written about a person, and when a consent is given, is over, or stands. Pure: today and now are arguments. */
import { scriptOf } from '#algorithms/names/script.ts'
import { addMinutes, type DatePrecision, type Day, type Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { isLatinName } from './name-rules.ts'
import type { Birth, Consent, ConsentDraft, Person } from './words.ts'

export type Particulars = Pick<
  Person,
  'familyName' | 'givenNames' | 'nativeName' | 'nativeScript' | 'sex' | 'bornOn' | 'bornPrecision' | 'nationality' | 'languages'
>

/** Particulars as somebody types them: the script of the native name is found, not asked for. */
export type TypedParticulars = Omit<Particulars, 'nativeScript'>

export type PersonRefusal = 'name_not_latin' | 'birth_date_missing' | 'born_in_the_future' | 'born_too_long_ago' | 'unknown_nationality'

/** The oldest age ever known was 122 years: an earlier birth date is a slip of the hand. */
const ageMax = 125

export function checkParticulars(
  typed: TypedParticulars,
  { today, isNationality }: { today: Day; isNationality: (code: string) => boolean },
): Result<Particulars, PersonRefusal> {
  if (!isLatinName(typed.familyName)) return refuse('name_not_latin', { code: 'E110', field: 'familyName' })
  if (typed.givenNames !== '' && !isLatinName(typed.givenNames)) return refuse('name_not_latin', { code: 'E110', field: 'givenNames' })
  if (!isNationality(typed.nationality)) return refuse('unknown_nationality', { field: 'nationality', value: typed.nationality })
  if (typed.bornOn === null && typed.bornPrecision !== 'UNKNOWN') return refuse('birth_date_missing', { field: 'bornOn' })
  const birth = knownBirth(typed.bornOn, typed.bornPrecision)
  if (birth.bornOn !== null && birth.bornOn > today) return refuse('born_in_the_future', { field: 'bornOn' })
  if (birth.bornOn !== null && Number(birth.bornOn.slice(0, 4)) < Number(today.slice(0, 4)) - ageMax)
    return refuse('born_too_long_ago', { field: 'bornOn' })

  const nativeName = typed.nativeName === '' ? null : typed.nativeName
  const nativeScript = nativeName === null ? null : (scriptOf(nativeName) ?? null)
  const { familyName, givenNames, sex, nationality } = typed
  return accept({ familyName, givenNames, nativeName, nativeScript, sex, ...birth, nationality, languages: [...new Set(typed.languages)] })
}

/** Only as much of a date is kept as is known, so that no made-up day is ever read as a true one (domain.md 2.1). */
export function knownBirth(bornOn: Day | null, precision: DatePrecision): Birth {
  if (bornOn === null || precision === 'UNKNOWN') return { bornOn: null, bornPrecision: 'UNKNOWN' }
  if (precision === 'YEAR') return { bornOn: `${bornOn.slice(0, 4)}-01-01` as Day, bornPrecision: 'YEAR' }
  if (precision === 'MONTH') return { bornOn: `${bornOn.slice(0, 7)}-01` as Day, bornPrecision: 'MONTH' }
  return { bornOn, bornPrecision: 'DAY' }
}

/** The names of the fields that differ: what the event of a change says, and never what was in them. */
export function changedFields<Fields extends Record<string, unknown>>(was: Fields, becomes: Fields): string[] {
  return Object.keys(becomes).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(becomes[field]))
}

/** Somebody else's change in between is never written over: both are shown, and a person decides. */
export function canChange(person: Pick<Person, 'updatedAt'>, seenAt: Instant): Result<null, 'changed_meanwhile'> {
  return person.updatedAt === seenAt ? accept(null) : refuse('changed_meanwhile')
}

export type ConsentRefusal = 'consent_in_the_future' | 'consent_expires_before_given' | 'consent_already_given'

/** Clocks of phones are not all right; a consent given on one is not refused for that. */
const clockSkewMinutes = 10

export function recordConsent(
  draft: ConsentDraft,
  known: readonly Consent[],
  now: Instant,
): Result<Omit<Consent, 'id' | 'withdrawnAt'>, ConsentRefusal> {
  const givenAt = draft.givenAt ?? now
  const expiresAt = draft.expiresAt ?? null
  if (givenAt > addMinutes(now, clockSkewMinutes)) return refuse('consent_in_the_future', { field: 'givenAt' })
  if (expiresAt !== null && expiresAt <= givenAt) return refuse('consent_expires_before_given', { field: 'expiresAt' })
  const isSharing = draft.kind === 'DATA_SHARING'
  const recipient = draft.recipient ?? (isSharing ? 'PARTNER' : 'OFFICE')
  const recipientName = draft.recipientName ?? null
  const scope = [...new Set(draft.scope ?? (isSharing ? (['IDENTITY', 'JOURNEY'] as const) : []))]
  const covers = (consent: Consent): boolean =>
    consent.kind === draft.kind &&
    consent.recipient === recipient &&
    (consent.recipientName === null || consent.recipientName === recipientName) &&
    scope.every((part) => consent.scope.includes(part))
  const lasting = known.some((consent) => covers(consent) && isInForce(consent, now) && lastsAsLong(consent, expiresAt))
  if (lasting) return refuse('consent_already_given', { kind: draft.kind })
  const { personId, kind, form, language, textVersion = null } = draft
  return accept({ personId, kind, recipient, recipientName, scope, form, language, textVersion, givenAt, expiresAt })
}

/** Withdrawing is as easy as giving and needs no reason (domain.md 4.3; GDPR art. 7). */
export function withdrawConsent(consent: Consent, now: Instant): Result<Consent, 'already_withdrawn'> {
  if (consent.withdrawnAt !== null) return refuse('already_withdrawn')
  return accept({ ...consent, withdrawnAt: now })
}

export function isInForce(consent: Pick<Consent, 'expiresAt' | 'withdrawnAt'>, now: Instant): boolean {
  return consent.withdrawnAt === null && (consent.expiresAt === null || consent.expiresAt > now)
}

function lastsAsLong(consent: Pick<Consent, 'expiresAt'>, expiresAt: Instant | null): boolean {
  return consent.expiresAt === null || (expiresAt !== null && consent.expiresAt >= expiresAt)
}
