// Every ink of the desk reads on every ground that it stands on: at 4.5:1 by day and by night, at 7:1 for whoever works in the sun.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const sunBlock = /:root\[data-theme='sun'\] \{([^}]*)\}/.exec(css)?.[1] ?? assert.fail('there is no theme for the sun')
const themeBlock = /@theme \{([\s\S]*?)\n\}/.exec(css)?.[1] ?? assert.fail('there are no tokens')

const inks = ['ink', 'ink-soft', 'ink-faint', 'brand', 'brand-strong']
const grounds = ['ground', 'panel', 'sunken', 'brand-soft']
const moods = ['good', 'warn', 'bad', 'note']

function colours(half: 0 | 1 | 'sun'): Map<string, string> {
  const found = new Map<string, string>()
  if (half === 'sun') for (const [, name, value] of sunBlock.matchAll(/--color-([\w-]+): (#\w{6})/g)) found.set(name!, value!)
  else
    for (const [, name, light, dark] of themeBlock.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g))
      found.set(name!, half === 0 ? light! : dark!)
  return found
}

/** WCAG 2.2, contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

for (const [half, least, who] of [
  [0, 4.5, 'by day'],
  [1, 4.5, 'by night'],
  ['sun', 7, 'in the sun'],
] as const)
  test(`an agent ${who} reads every word at ${least}:1 or better`, () => {
    const of = colours(half)
    const pairs = [
      ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground])),
      ...moods.flatMap((mood) => [
        [mood, 'ground'],
        [mood, 'panel'],
        [mood, `${mood}-soft`],
        ['ink', `${mood}-soft`],
      ]),
      ['on-brand', 'brand'],
      ['on-brand', 'brand-strong'],
    ] as [string, string][]
    const weak = pairs
      .map(([ink, ground]) => [ink, ground, contrast(of.get(ink)!, of.get(ground)!)] as const)
      .filter(([, , ratio]) => !(ratio >= least))
    assert.deepEqual(weak, [])
  })
