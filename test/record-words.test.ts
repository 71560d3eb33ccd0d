// What a person reads of their own record, in each language: no code is left without a word, and no translation says that it was read
// by somebody whose language it is before it was.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { CaseStatus } from '#domain/cases/words.ts'
import { LinkCode } from '#domain/people/household-words.ts'
import { recordLanguages } from '#domain/people/record-words.ts'
import { RequestKind, RequestState } from '#domain/people/request-words.ts'
import { ConsentKind, ConsentRecipient, DocumentType, Sex } from '#domain/people/words.ts'
import { cardLanguages } from '#domain/papers/card-words.ts'
import { messagesOf } from '#ui/languages/text.ts'
import { cardCatalogue } from '#packs/prints/cards.ts'
import { recordCatalogue, type TranslatedLanguage } from '#packs/records/record-words.ts'

const translated = recordLanguages.filter((language): language is TranslatedLanguage => language !== 'fr' && language !== 'en')
const lists: Record<string, readonly string[]> = {
  'people.sex': Sex.options,
  'people.document_type': DocumentType.options,
  'register.link': LinkCode.options,
  'people.consent_kind': ConsentKind.options,
  'register.recipient': ConsentRecipient.options,
  'register.request_kind': RequestKind.options,
  'status.request': RequestState.options,
  'status.cases': CaseStatus.options,
}

/** Every sentence that the server puts on the page, and every code of each list it names. */
function keysOfThePage(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../server/people/record-actions.ts'), 'utf8')
  const page = source.replace(/export async function sharePerson[\s\S]*?\n}\n/, '')
  const plain = [...page.matchAll(/\bt\('([a-z_]+\.[a-z_.]+)'/g)].map(([, key]) => key!)
  const listed = [...page.matchAll(/\bt\(`([a-z_.]+)\.\$\{/g)].flatMap(([, list]) => {
    assert.ok(lists[list!] !== undefined, `${list}: a list of codes without a table here`)
    return lists[list!]!.map((code) => `${list}.${code}`)
  })
  assert.ok(plain.length > 20 && listed.length > 80, `${plain.length} ${listed.length}`)
  return [...new Set([...plain, ...listed])]
}

test('a person has every word of the page in each of the languages of the cards, in the direction in which it is read', () => {
  assert.deepEqual(recordLanguages.toSorted(), [...cardLanguages].toSorted())
  assert.equal(readdirSync(join(import.meta.dirname, '../packs/records/languages')).length, translated.length)
  const keys = keysOfThePage()
  for (const language of translated) {
    const { messages, direction } = recordCatalogue(language)
    assert.deepEqual(
      keys.filter((key) => messages[key] === undefined),
      [],
      language,
    )
    assert.equal(direction, cardCatalogue(language).direction)
  }
  for (const language of ['fr', 'en'] as const)
    assert.deepEqual(
      keys.filter((key) => messagesOf(language)[key] === undefined),
      [],
      language,
    )
})

test('each language speaks for itself: nothing was left in French or English or in the letters of another script', () => {
  const scripts: Partial<Record<TranslatedLanguage, RegExp>> = {
    am: /\p{Script=Ethiopic}/u,
    ti: /\p{Script=Ethiopic}/u,
    hi: /\p{Script=Devanagari}/u,
    pa: /\p{Script=Gurmukhi}/u,
  }
  for (const language of translated) {
    const { messages } = recordCatalogue(language)
    const letters = scripts[language] ?? (recordCatalogue(language).direction === 'rtl' ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u)
    for (const [key, words] of Object.entries(messages)) {
      assert.match(words, letters, `${language} ${key}`)
      assert.ok(words !== messagesOf('fr')[key] && words !== messagesOf('en')[key], `${language} ${key}`)
      assert.ok(!words.includes("'"), `${language} ${key}: the straight apostrophe quotes`)
    }
    const byWord = Map.groupBy(
      Object.entries(messages).filter(([key]) => key.startsWith('register.link.')),
      ([, words]) => words,
    )
    for (const [words, twice] of byWord) assert.equal(twice.length, 1, `${language}: ${words} says two things`)
  }
})

test('a translation is dated, and says that nobody whose language it is has read it until somebody has', () => {
  for (const language of translated) {
    const { review, writtenOn } = recordCatalogue(language)
    assert.deepEqual([review, /^20\d\d-/.test(writtenOn)], ['pending', true], language)
  }
})
