/**
 * Keeps the catalogues whole: a reader of French and a reader of English find the same sentences, each key that the code asks for
 * exists, and every refusal, event and queued command has words.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { permissions, roles } from '#domain/access/roles.ts'
import { makeTranslator, type Messages } from './icu.ts'
import { messagesOf, translator } from './text.ts'
import { makeWriter } from './writer.ts'

const root = new URL('../../', import.meta.url)
const languages = ['fr', 'en'] as const
const catalogues = languages.flatMap((language) =>
  readdirSync(new URL(`${language}/`, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      language,
      name,
      messages: JSON.parse(readFileSync(new URL(`${language}/${name}`, import.meta.url), 'utf8')) as Messages,
    })),
)
const fr = messagesOf('fr')
const en = messagesOf('en')

test('Every catalogue file is imported, its keys are sorted, and no key has two owners', () => {
  for (const language of languages) {
    const owners = new Map<string, string>()
    for (const { name, messages } of catalogues.filter((catalogue) => catalogue.language === language)) {
      const keys = Object.keys(messages)
      assert.deepEqual(keys, keys.toSorted(), `${language}/${name}: sort the keys (node scripts/catalogues.ts --sort)`)
      for (const key of keys) {
        assert.equal(owners.get(key), undefined, `${key} is in ${owners.get(key)} and in ${name}`)
        owners.set(key, name)
        assert.equal(messagesOf(language)[key], messages[key], `${language}/${name} is not imported: run node scripts/catalogues.ts`)
      }
    }
  }
})

test('A reader of French and a reader of English find the same sentences with the same blanks', () => {
  const both = [...new Set([...Object.keys(fr), ...Object.keys(en)])]
  assert.deepEqual(
    both.filter((key) => fr[key] === undefined),
    [],
    'missing in French',
  )
  assert.deepEqual(
    both.filter((key) => en[key] === undefined),
    [],
    'missing in English',
  )
  for (const key of both) assert.deepEqual(blanksOf(fr[key]!), blanksOf(en[key]!), key)
})

test('Every sentence is ICU MessageFormat, is not empty and uses the apostrophe of print, since the straight one quotes', () => {
  for (const { language, name, messages } of catalogues)
    for (const [key, message] of Object.entries(messages)) {
      const where = `${language}/${name} ${key}`
      assert.doesNotThrow(() => compileMessageOrThrow(message), where)
      assert.notEqual(message.trim(), '', where)
      assert.ok(!message.includes("'"), `${where}: write ’ instead of '`)
    }
})

test('No sentence calls a person or a stay illegal', () => {
  const banned = /\b(illegal|illégal|illegaux|illégaux|clandestin|alien)(s|e|es|ly|ement)?\b/iu
  for (const { language, name, messages } of catalogues)
    for (const [key, message] of Object.entries(messages))
      assert.doesNotMatch(message, banned, `${language}/${name} ${key} (domain.md 10.9)`)
})

test('Every key that a screen asks for has words', () => {
  const missing: string[] = []
  for (const file of sourcesUnder('desk', 'ui', 'portal')) {
    const source = readFileSync(new URL(file, root), 'utf8')
    for (const [, call] of source.matchAll(/\bt\(((?:[^()]|\([^()]*\))*)\)/g))
      for (const [, key] of call!.matchAll(/'([a-z]\w*\.[\w.]+)'/g)) if (fr[key!] === undefined) missing.push(`${file}: ${key}`)
    for (const [, start] of source.matchAll(/\bt\(`([a-z]\w*\.[\w.]*)\$\{/g))
      // The names of queued commands and their fields come from contracts: the next test asks for those.
      if (!/^(command|field)\.$/.test(start!) && !Object.keys(fr).some((key) => key.startsWith(start!))) missing.push(`${file}: ${start}…`)
  }
  assert.deepEqual(missing, [])
})

test('Every refusal of every contract has words, and every command that may wait in the queue has a name', async () => {
  const missing: string[] = []
  for (const contract of await contracts()) {
    for (const refusal of contract.refusals)
      if (fr[`refusal.${refusal}`] === undefined) missing.push(`refusal.${refusal} (${contract.name})`)
    if (contract.offline && fr[`command.${contract.name}`] === undefined) missing.push(`command.${contract.name}`)
  }
  assert.deepEqual([...new Set(missing)], [])
})

test('Every event that an action records can be told in a timeline', () => {
  const missing = sourcesUnder('server').flatMap((file) =>
    [...readFileSync(new URL(file, root), 'utf8').matchAll(/\brecord\(\{\s*name: '(\w+)'/g)]
      .map((match) => `event.${match[1]}`)
      .filter((key) => fr[key] === undefined),
  )
  assert.deepEqual([...new Set(missing)], [])
})

test('Every role and every permission has a name', () => {
  const keys = [...Object.keys(roles).map((role) => `role.${role}`), ...permissions.map((permission) => `permission.${permission}`)]
  assert.deepEqual(
    keys.filter((key) => fr[key] === undefined),
    [],
  )
})

test('A missing key is shown in brackets and a word from a prototype is no key', () => {
  const t = translator('fr')
  assert.equal(t('no.such_key'), '[no.such_key]')
  assert.equal(t('toString'), '[toString]')
})

test('Somebody reads plurals, numbers and blanks in their own language', () => {
  const message = { it: '{count, plural, one {# dossier} other {# dossiers}} de {name}' }
  assert.equal(makeTranslator('fr', message)('it', { count: 0, name: 'X' }), '0 dossier de X')
  assert.equal(makeTranslator('fr', message)('it', { count: 1234, name: 'X' }), '1\u202f234 dossiers de X')
})

test('The pseudo-language changes every word and no blank', () => {
  const t = makeTranslator('ar-XB', { it: 'Hello {name}, again' })
  const shown = t('it', { name: 'Amina-Exemple' })
  assert.ok(shown.includes('Amina-Exemple'))
  assert.doesNotMatch(shown, /Hello|again/)
})

test('A day is written as a reader writes it, no more precisely than it is known, and is never shifted by a time zone', () => {
  const writer = makeWriter('fr')
  assert.equal(writer.day('2026-11-02'), '02/11/2026')
  assert.equal(writer.day('2026-01-01', 'long'), '1 janvier 2026')
  assert.equal(writer.birthday('1987-01-01', 'YEAR'), '1987')
  assert.equal(writer.birthday('1987-05-01', 'MONTH'), '05/1987')
  assert.equal(writer.birthday(null, 'UNKNOWN'), '—')
  assert.equal(writer.clock('2026-11-23T05:40:00.000Z', 'Europe/Paris'), '06:40')
  assert.equal(writer.country('IQ'), 'Irak')
  assert.equal(writer.country('not a code'), 'not a code')
  assert.equal(writer.money({ minor: 123_450, currency: 'EUR' }).replaceAll(/\s/g, ' '), '1 234,50 €')
  assert.equal(writer.money({ minor: 5_000, currency: 'XOF' }).replaceAll(/\s/g, ' '), '5 000 F CFA')
  assert.equal(writer.ago('2026-11-23T09:00:00.000Z', Date.parse('2026-11-23T12:00:00.000Z')), 'il y a 3 heures')
})

/** Names and kinds of the blanks, plural branches included. */
function blanksOf(message: string): string[] {
  const found = new Set<string>()
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens) {
      if (!Array.isArray(token)) continue
      const [name, kind, cases] = token as [string, string | undefined, Record<string, unknown> | undefined]
      found.add(kind === undefined ? name : `${name} (${kind})`)
      if (typeof cases === 'object') for (const branch of Object.values(cases)) walk(branch)
    }
  }
  walk(compileMessageOrThrow(message))
  return [...found].sort()
}

function sourcesUnder(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/(\.test\.ts|^dist\/)/.test(path))
      .map((path) => `${folder}/${path}`),
  )
}

type Found = { name: string; refusals: readonly string[]; offline: boolean }

async function contracts(): Promise<Found[]> {
  const files = sourcesUnder('domain').filter((path) => /\/([\w-]+-)?contract\.ts$/.test(path) && !path.startsWith('domain/kit/'))
  const modules = await Promise.all(files.map((path) => import(new URL(path, root).href) as Promise<Record<string, unknown>>))
  return modules
    .flatMap((module) => Object.values(module))
    .filter((value): value is Found => typeof value === 'object' && value !== null && 'refusals' in value && 'path' in value)
}
