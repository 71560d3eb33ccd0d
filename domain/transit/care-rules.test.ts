import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseId } from '#domain/cases/words.ts'
import type { LanguageCode } from '#domain/kit/place.ts'
import type { PersonId } from '#domain/people/words.ts'
import { proveReceiver, wordsToAsk } from './care-rules.ts'
import type { PersonCare, ReceiverProof } from './care-words.ts'
import { arriving, baggage, family, handingOver } from './sample-family.ts'

const uncle = {
  name: 'Yonas Oncle-Exemple',
  relation: 'oncle',
  phone: '+33 6 00 00 00 00',
  identity: 'RESIDENCE_PERMIT' as const,
  companion: 'CARRIER_UM' as const,
  language: 'ti' as LanguageCode,
  hasCodeWord: true,
}
const dawit: PersonCare = {
  groupId: arriving.id,
  caseId: arriving.caseId as CaseId,
  personId: '0192f000-0000-7000-8000-0000000000e0' as PersonId,
  name: 'Dawit Exemple',
  receiver: uncle,
  medical: null,
}

test('a child’s word is asked for where the journey ends, when a task hands the child over, and if one was agreed', () => {
  const asked = (group: typeof arriving, task: typeof handingOver, care: PersonCare[]) => wordsToAsk(group, task, care).length
  assert.equal(asked(arriving, handingOver, [dawit]), 1)
  assert.equal(asked(arriving, { ...handingOver, kind: 'UM_TRANSFER' }, [dawit]), 1)
  assert.equal(asked(family, { ...handingOver, kind: 'UM_TRANSFER' }, [dawit]), 0, 'between two flights nobody who knows the word is there')
  assert.equal(asked(arriving, baggage, [dawit]), 0, 'a bag is nobody’s child')
  assert.equal(asked(arriving, handingOver, [{ ...dawit, receiver: { ...uncle, hasCodeWord: false } }]), 0)
  assert.equal(asked(arriving, handingOver, [{ ...dawit, receiver: null }]), 0, 'a medical form has no word')
  assert.equal(asked({ ...arriving, id: 'another' as typeof arriving.id }, handingOver, [dawit]), 0)
})

const proofs: [string, ReceiverProof | undefined, boolean[], string][] = [
  ['a family is received without any word', undefined, [], 'accepted'],
  ['the word was given right', 'CODE_WORD', [true], 'accepted'],
  ['two brothers, and both words were given right', 'CODE_WORD', [true, true], 'accepted'],
  ['two brothers, and one word was not', 'CODE_WORD', [true, false], 'code_word_not_right'],
  ['an agent says that it was right, and the office has never seen it', 'CODE_WORD', [false], 'code_word_not_right'],
  ['nobody asked', undefined, [true], 'code_word_not_asked'],
  ['there was no network to check it', 'WITHOUT_WORD', [false], 'accepted'],
]
for (const [what, proof, right, becomes] of proofs)
  test(`${what}: ${becomes}`, () => {
    const proven = proveReceiver(proof, right)
    assert.equal(proven.ok ? 'accepted' : proven.refusal, becomes)
  })
