// STYLE.md points at lines of the model room: each of them must still say what the page says it says.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const root = new URL('../', import.meta.url)
const page = readFileSync(new URL('STYLE.md', root), 'utf8')

/** `path:line` followed by the words on that line. */
const pointers = [...page.matchAll(/`([\w./-]+\.(?:tsx?|sql)):(\d+)` `([^`]+)`/g)].map(([, path, line, words]) => ({
  path: path!,
  line: Number(line),
  words: words!,
}))

test('a newcomer who follows a pointer of STYLE.md finds the line it speaks of', () => {
  assert.ok(pointers.length > 40, 'STYLE.md points at nothing')
  const wrong = pointers.flatMap(({ path, line, words }) => {
    if (!existsSync(new URL(path, root))) return [`${path} is not there`]
    const lines = readFileSync(new URL(path, root), 'utf8').split('\n')
    if (lines[line - 1]?.includes(words)) return []
    const now = lines.findIndex((text) => text.includes(words)) + 1
    return [now === 0 ? `${path} no longer says: ${words}` : `${path}:${line} is line ${now} now: ${words}`]
  })
  assert.deepEqual(wrong, [])
})

test('STYLE.md is read in one sitting', () => {
  assert.ok(page.split('\n').length <= 200)
})
