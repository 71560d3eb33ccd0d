/**
 * Whether something about a person may be given to somebody: only what a consent in force names, to whom it names, on a text that still
 * holds, in a form and a language that count (domain.md 4.3, 10.2; GDPR art. 7 and 9.2.a). Every action that gives something out asks here.
 */
import { ageOn, type Day, type Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { ConsentText } from './consent-text-words.ts'
import type { Consent, ConsentDraft, ConsentKind, ConsentRecipient, ConsentScope, Person } from './words.ts'

export type Sharing = {
  readonly purpose: ConsentKind
  readonly recipient: ConsentRecipient
  /** A partner by name. A consent that names nobody holds for every recipient of its kind; one that names somebody for them alone. */
  readonly recipientName: string | null
  readonly scope: readonly ConsentScope[]
}

/** About whom: whether others may speak for them, and what they understand. */
export type Subject = Pick<Person, 'bornOn' | 'languages'>

export type SharingRefusal =
  | 'consent_not_given'
  | 'consent_was_withdrawn'
  | 'consent_is_over'
  | 'consent_text_withdrawn'
  | 'consent_form_too_weak'
  | 'consent_not_understood'
  | 'consent_covers_less'

/** A named list of travellers as an airline, a border authority and whoever receives them are given it (domain.md 1.6 and appendix G). */
export const manifestScope: readonly ConsentScope[] = ['IDENTITY', 'DOCUMENTS', 'JOURNEY']
/** What an employer is told of somebody who is put before them (domain.md 6.4). */
export const referralScope: readonly ConsentScope[] = ['IDENTITY', 'WORK']

/** The refusal is that of the consent that came nearest: each question is asked only of those that passed the ones before. */
export function mayShare(
  subject: Subject,
  consents: readonly Consent[],
  asked: Sharing,
  at: Instant,
  texts: readonly ConsentText[],
): Result<Consent, SharingRefusal> {
  const meant = consents.filter(
    (consent) => consent.kind === asked.purpose && consent.givenAt <= at && isFor(consent, asked, textOf(consent, texts)),
  )
  if (meant.length === 0) return refuse('consent_not_given', { recipient: asked.recipient })
  const standing = meant.filter((consent) => consent.withdrawnAt === null || consent.withdrawnAt > at)
  if (standing.length === 0) return refuse('consent_was_withdrawn')
  const inForce = standing.filter((consent) => consent.expiresAt === null || consent.expiresAt > at)
  if (inForce.length === 0) return refuse('consent_is_over')
  const read = inForce.filter((consent) => holds(textOf(consent, texts), at))
  if (read.length === 0) return refuse('consent_text_withdrawn', { version: inForce[0]!.textVersion })
  const given = read.filter((consent) => isStrongEnough(consent, subject, textOf(consent, texts)))
  if (given.length === 0) return refuse('consent_form_too_weak', { form: read[0]!.form })
  const understood = given.filter(({ language }) => isUnderstood(subject, language))
  if (understood.length === 0) return refuse('consent_not_understood', { language: given[0]!.language })
  const covers = understood.find((consent) => {
    const covered = coveredBy(consent, asked, textOf(consent, texts))
    return asked.scope.every((part) => covered.has(part))
  })
  return covers === undefined ? refuse('consent_covers_less', { scope: asked.scope.join(' ') }) : accept(covers)
}

/** The text that was read: the version that is named, else the one in force on the day of giving. Of a version nobody knows, nothing is. */
function textOf({ kind, textVersion, givenAt }: Pick<Consent, 'kind' | 'textVersion' | 'givenAt'>, texts: readonly ConsentText[]) {
  const ofKind = texts.filter((text) => text.kind === kind)
  return textVersion === null
    ? ofKind.find((text) => isReadOn(text, givenAt.slice(0, 10) as Day))
    : ofKind.find(({ version }) => version === textVersion)
}

function isReadOn(text: ConsentText, day: Day): boolean {
  return text.validFrom <= day && (text.validTo === undefined || text.validTo >= day)
}

/** Whom the person named, or whom the text names for everybody. */
function isFor(consent: Consent, asked: Sharing, text: ConsentText | undefined): boolean {
  const isNamed =
    consent.recipient === asked.recipient &&
    (consent.recipientName === null || fold(consent.recipientName) === fold(asked.recipientName ?? ''))
  return isNamed || (text?.covers.some(({ recipients }) => recipients.includes(asked.recipient)) ?? false)
}

function coveredBy(consent: Consent, asked: Sharing, text: ConsentText | undefined): Set<ConsentScope> {
  const byText = text?.covers.filter(({ recipients }) => recipients.includes(asked.recipient)).flatMap(({ scope }) => scope) ?? []
  return new Set([...(consent.recipient === asked.recipient ? consent.scope : []), ...byText])
}

function holds(text: ConsentText | undefined, at: Instant): boolean {
  return text?.withdrawnOn === undefined || text.withdrawnOn > at.slice(0, 10)
}

const adultAge = 18

/** Whoever answers for a child speaks for them; a grown-up speaks for themself wherever the text asks for it. */
function isStrongEnough({ form, givenAt }: Consent, { bornOn }: Subject, text: ConsentText | undefined): boolean {
  const wasChild = bornOn !== null && ageOn(bornOn, givenAt.slice(0, 10) as Day) < adultAge
  return text === undefined || text.forms.includes(form) || (form === 'PROXY' && wasChild)
}

/** Where nobody wrote down what somebody speaks, the clerk's word that the text was understood stands. */
function isUnderstood({ languages }: Subject, language: string): boolean {
  return languages.length === 0 || languages.includes(language)
}

/** A version that nobody reads on that day is a slip of the hand: nobody could ever say again what was agreed to. */
export function checkText(
  draft: Pick<ConsentDraft, 'kind' | 'textVersion'>,
  givenAt: Instant,
  texts: readonly ConsentText[],
): Result<null, 'consent_text_unknown'> {
  if (draft.textVersion === undefined) return accept(null)
  const inForce = texts.filter((text) => text.kind === draft.kind && isReadOn(text, givenAt.slice(0, 10) as Day))
  if (inForce.some(({ version }) => version === draft.textVersion)) return accept(null)
  return refuse('consent_text_unknown', { field: 'textVersion', inForce: inForce.map(({ version }) => version).join(', ') })
}

function fold(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
