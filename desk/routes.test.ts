import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { navigation } from './navigation.ts'

const drawn = await readFile(new URL('routes.tsx', import.meta.url), 'utf8')
const addresses = [...drawn.matchAll(/^ {2}page\('([^']+)'/gm)].map((found) => found[1]!)

test('nobody opens a blank desk because two pages were given one address', () => {
  assert.ok(addresses.length > 40)
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
