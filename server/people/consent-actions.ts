/** Consents: each asked for apart, given, and withdrawn in one step. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import * as rules from '#domain/people/rules.ts'
import type { Consent, ConsentDraft, ConsentId, ConsentKind, PersonId } from '#domain/people/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { findConsentToChange, insertConsent, listConsenting, listConsents, setWithdrawn } from './consent-store.ts'
import { findPerson } from './store.ts'

export async function recordConsent(
  work: Work,
  draft: ConsentDraft,
): Promise<Result<Consent, RefusalOf<typeof people.recordConsent> | 'not_found'>> {
  const person = await findPerson(work.db, draft.personId)
  if (person === undefined) return refuse('not_found')
  const recorded = rules.recordConsent({ ...draft, personId: person.id }, await listConsents(work.db, person.id), work.now)
  if (!recorded.ok) return recorded

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
