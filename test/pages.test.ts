// The desk's list of pages is read as text: the compiler lets two rooms give one address to two pages, and then no page opens at all.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { navigation } from '../desk/navigation.ts'

const lines = readFileSync(new URL('../desk/routes.tsx', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trimStart().startsWith('page('))
const addresses = lines.map((line) => /page\('([^']+)'/.exec(line)![1]!)

test('no two pages of the desk have one address', () => {
  assert.ok(addresses.length > 50)
  assert.deepEqual(
    addresses.filter((address, at) => addresses.indexOf(address) !== at),
    [],
  )
})

test('every entry of the rail leads to a page', () => {
  assert.deepEqual(
    navigation.map(({ to }) => to).filter((to) => !addresses.includes(to)),
    [],
  )
})
