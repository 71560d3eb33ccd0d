import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, day, instant } from '#domain/kit/day.ts'
import { afterWord, gapsOf, mayTryWord, recordMinor, restMinutes, spokenWord, type WordTries, wrongWordsMost } from './minor-rules.ts'
import type { MinorDraft } from './minor-words.ts'

const today = day('2026-11-02')
const whole: MinorDraft = {
  guardianName: 'Letay Exemple',
  guardianRelation: 'tante',
  guardianPhone: '+251 900 000 000',
  guardianIdentity: 'PASSPORT',
  guardianCheckedOn: day('2026-10-20'),
  authorityKind: 'COURT_ORDER',
  authorityRef: 'Jugement 12/2026',
  authorityIssuedOn: day('2026-09-01'),
  receiverName: 'Yonas Exemple',
  receiverRelation: 'oncle',
  receiverPhone: '+33 6 00 00 00 00',
  receiverIdentity: 'RESIDENCE_PERMIT',
  receiverCheckedOn: day('2026-10-25'),
  companion: 'CARRIER_UM',
  companionRef: 'UM-EX-1',
  otherParent: 'DECEASED',
  otherParentRef: 'Acte de décès',
  language: 'ti' as MinorDraft['language'],
}

test('F2: the file of a minor is whole when both adults were seen with a paper and nobody who decides was left out', () => {
  const gaps = (more: Partial<MinorDraft>, hasCodeWord = true) => gapsOf({ ...whole, ...more, hasCodeWord })
  const table: [string, string[], string[]][] = [
    ['everything is there', gaps({}), []],
    ['nobody looked at the guardian’s paper', gaps({ guardianIdentity: null, guardianCheckedOn: null }), ['guardian_identity']],
    ['a judgment without its day', gaps({ authorityIssuedOn: null }), ['authority_document']],
    ['nobody looked at the uncle’s paper', gaps({ receiverIdentity: null, receiverCheckedOn: null }), ['receiver_identity']],
    ['the uncle cannot be called', gaps({ receiverPhone: '' }), ['receiver_phone']],
    ['the other parent was not asked', gaps({ otherParent: 'NOT_ASKED' }), ['other_parent']],
    ['the other parent says no', gaps({ otherParent: 'REFUSED' }), ['other_parent']],
    ['the other parent agreed, and nobody knows where', gaps({ otherParent: 'GIVEN', otherParentRef: '' }), ['other_parent']],
    ['one parent alone decides', gaps({ otherParent: 'SOLE_AUTHORITY', otherParentRef: '' }), []],
    ['nothing says who goes along', gaps({ companionRef: '' }), ['companion_reference']],
    ['no word was agreed', gaps({}, false), ['code_word']],
  ]
  for (const [says, found, expected] of table) assert.deepEqual(found, expected, says)
})

test('a file is kept for a minor alone, with what was really looked at, and two different adults', () => {
  const record = (more: Partial<MinorDraft>, age: number | undefined = 11) => {
    const result = recordMinor({ ...whole, ...more }, age, today)
    return result.ok ? 'accepted' : result.refusal
  }
  const table: [string, string, string][] = [
    ['eleven years old', record({}), 'accepted'],
    ['seventeen', record({}, 17), 'accepted'],
    ['eighteen', record({}, 18), 'of_age'],
    ['a paper and no day', record({ guardianCheckedOn: null }), 'identity_and_day_together'],
    ['a day and no paper', record({ receiverIdentity: null }), 'identity_and_day_together'],
    ['looked at tomorrow', record({ receiverCheckedOn: day('2026-11-03') }), 'checked_in_the_future'],
    ['a judgment of tomorrow', record({ authorityIssuedOn: day('2026-11-03') }), 'checked_in_the_future'],
    ['the same person at both ends', record({ receiverName: 'létay  EXEMPLE' }), 'same_person_at_both_ends'],
  ]
  for (const [says, result, expected] of table) assert.equal(result, expected, says)
  assert.equal(recordMinor(whole, undefined, today).ok, false, 'somebody whose birth date is not known')
})

test('the word is compared as it is spoken, and five wrong ones let the file rest for half an hour', () => {
  assert.equal(spokenWord('  Étoile du Nord! '), spokenWord('etoile du nord'))
  assert.notEqual(spokenWord('étoile'), spokenWord('étoiles'))
  assert.equal(spokenWord('ኮከብ'), 'ኮከብ', 'any script')
  let at = instant('2026-11-14T08:00:00.000Z')
  let tries: WordTries = { wrongWords: 0, lockedUntil: null }
  for (let wrong = 1; wrong <= wrongWordsMost; wrong += 1) {
    const may = mayTryWord(tries, at)
    assert.ok(may.ok)
    tries = afterWord(may.value, false, at)
  }
  assert.equal(tries.lockedUntil, addMinutes(at, restMinutes))
  const locked = mayTryWord(tries, addMinutes(at, restMinutes - 1))
  assert.equal(locked.ok ? 'open' : locked.refusal, 'code_word_locked')
  at = addMinutes(at, restMinutes)
  const again = mayTryWord(tries, at)
  assert.deepEqual(again.ok && afterWord(again.value, false, at), { wrongWords: 1, lockedUntil: null }, 'a new beginning')
  assert.deepEqual(afterWord({ wrongWords: 4, lockedUntil: null }, true, at), { wrongWords: 0, lockedUntil: null })
})
