/** Consents: each asked for apart, given, and withdrawn in one step; and what they allow to be given to others. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import * as rules from '#domain/people/rules.ts'
import { checkText, mayShare, type Sharing, type SharingRefusal, type Subject } from '#domain/people/sharing-rules.ts'
import type { Consent, ConsentDraft, ConsentId, ConsentKind, PersonId } from '#domain/people/words.ts'
import { listConsentTexts } from '#packs/consents/consent-texts.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { findConsentToChange, insertConsent, listConsenting, listConsents, listConsentsOf, setWithdrawn } from './consent-store.ts'
import { findPerson, listPersonsById } from './store.ts'

export async function recordConsent(
  work: Work,
  draft: ConsentDraft,
): Promise<Result<Consent, RefusalOf<typeof people.recordConsent> | 'not_found'>> {
  const person = await findPerson(work.db, draft.personId)
  if (person === undefined) return refuse('not_found')
  const recorded = rules.recordConsent({ ...draft, personId: person.id }, await listConsents(work.db, person.id), work.now)
  if (!recorded.ok) return recorded
  const text = checkText(draft, recorded.value.givenAt, listConsentTexts())
  if (!text.ok) return text

  const consent: Consent = { ...recorded.value, id: draft.id ?? (newId() as ConsentId), withdrawnAt: null }
  try {
    await insertConsent(work.db, consent, person)
  } catch (error) {
    if (brokeConstraint(error, 'people_consent_pkey')) return refuse('id_taken')
    throw error
  }
  work.record({
    name: 'consent_recorded',
    subject: person.id,
    office: person.office,
    compartment: person.compartment,
    facts: { kind: consent.kind, form: consent.form },
  })
  return accept(consent)
}

export async function withdrawConsent(
  work: Work,
  { consentId }: InputOf<typeof people.withdrawConsent>,
): Promise<Result<Consent, 'already_withdrawn' | 'not_found'>> {
  const found = await findConsentToChange(work.db, consentId)
  if (found === undefined) return refuse('not_found')
  const withdrawn = rules.withdrawConsent(found.consent, work.now)
  if (!withdrawn.ok) return withdrawn

  await setWithdrawn(work.db, consentId, work.now)
  const { personId, kind } = withdrawn.value
  work.record({ name: 'consent_withdrawn', subject: personId, office: found.office, compartment: found.compartment, facts: { kind } })
  return withdrawn
}

/** Those of these persons whose consent of this kind is in force. */
export async function hasConsent(work: Work, personIds: readonly PersonId[], kind: ConsentKind, now: Instant): Promise<Set<PersonId>> {
  return new Set(personIds.length === 0 ? [] : await listConsenting(work.db, personIds, kind, now))
}

/** What may be given of one person. `subject` is the person themself: whether others speak for them, and what they understand. */
export async function mayGive(
  work: Work,
  person: Subject & { readonly id: PersonId },
  sharing: Sharing,
): Promise<Result<Consent, SharingRefusal>> {
  return mayShare(person, await listConsents(work.db, person.id), sharing, work.now, listConsentTexts())
}

export type MayGive = (personId: PersonId, sharing: Sharing) => Result<Consent, SharingRefusal>

/** The same for many persons and many recipients in two queries. Of somebody whose file this actor may not see, nothing is given. */
export async function mayGiveOf(work: Work, personIds: readonly PersonId[]): Promise<MayGive> {
  const persons = new Map((await listPersonsById(work.db, personIds)).map((person) => [person.id, person]))
  const consents = Map.groupBy(await listConsentsOf(work.db, [...persons.keys()]), ({ personId }) => personId)
  return (personId, sharing) => {
    const person = persons.get(personId)
    if (person === undefined) return refuse('consent_not_given', { recipient: sharing.recipient })
    return mayShare(person, consents.get(personId) ?? [], sharing, work.now, listConsentTexts())
  }
}
