// The walls are standing: a trespasser of every kind is planted in a copy of the tree, and the tool that guards that wall must name
// it; a lawful neighbour is planted beside it, and must be let through. Only planted files are judged: the rest may be mid-growth.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before, describe, test } from 'node:test'

type Tool = 'compiler' | 'linter'
type Plant = { path: string; text: string; refusedBy: Tool; saying: RegExp }

const root = resolve(import.meta.dirname, '..')
const uncopied = new Set(['node_modules', '.git', '.passerelle', 'dist', 'docs', 'bench'])

let planted = 0

/** What the trespassers reach for. */
const targets = [
  'domain/access/planted-words.ts',
  'domain/access/planted-contract.ts',
  'domain/access/planted-secret.ts',
  'domain/studies/planted-words.ts',
  'domain/kit/planted.ts',
  'server/access/planted-actions.ts',
  'server/access/planted-store.ts',
  'server/studies/planted-actions.ts',
  'server/kit/planted.ts',
  'server/people/planted.ts',
  'packs/france/planted.ts',
  'desk/access/PlantedPage.tsx',
  'desk/studies/PlantedPage.tsx',
  'desk/kit/planted.ts',
  'test/planted.ts',
]

const throughUngranted = /no policy allowing dependencies.*room="people".*room="studies"/i
const besideTheDoor = /no policy allowing dependencies.*room="people".*room="access"/i
const notInProject = /TS6307|TS6059/
const notThere = /TS2304|TS2307|TS2580|TS2584|TS2591/

const trespassers: Record<string, Plant> = {
  'the law importing the server': reaching('domain/people', '#server/people/planted.ts', 'compiler', notInProject),
  'the law using the network': saying('domain/people/planted-net.ts', `export const asked = fetch('x')`, 'compiler', notThere),
  'the law reading the process': saying('domain/people/planted-env.ts', 'export const env = process.env', 'compiler', notThere),
  'the law touching the page': saying('domain/people/planted-page.ts', 'export const title = document.title', 'compiler', notThere),
  'the law opening a file': saying('domain/people/planted-file.ts', `export { readFileSync } from 'node:fs'`, 'compiler', notThere),
  'the law naming a Node type': saying('domain/people/planted-buffer.ts', 'export type Bytes = Buffer', 'compiler', notThere),
  'the law reading the clock': saying('domain/people/planted-clock.ts', 'export const now = () => Date.now()', 'linter', /clock/),
  'the law asking what day it is': saying('domain/people/planted-today.ts', 'export const now = () => new Date()', 'linter', /clock/),
  'the law throwing dice': saying('domain/people/planted-dice.ts', 'export const dice = () => Math.random()', 'linter', /chance/),
  // Not a package with Node types: importing one would open the compiler's wall for the whole law, and hide the others.
  'the law leaning on a package': saying(
    'domain/people/planted-package.ts',
    `import ascii from 'any-ascii'\nexport const plain = ascii`,
    'linter',
    /no package but zod/,
  ),
  'an algorithm importing the law': reaching('algorithms/planted', '#domain/access/planted-words.ts', 'compiler', notInProject),
  'an algorithm using the process': saying('algorithms/planted/env.ts', 'export const env = process.env', 'compiler', notThere),
  'the desk importing the server': reaching('desk/people', '#server/people/planted.ts', 'compiler', notInProject),
  'the desk importing the packs': reaching('desk/people', '#packs/france/planted.ts', 'compiler', notInProject),
  'the desk reading the process': saying('desk/people/planted-env.ts', 'export const env = process.env', 'compiler', notThere),
  'the portal importing the server': reaching('portal', '#server/people/planted.ts', 'compiler', notInProject),
  'the portal touching the page': saying('portal/planted-page.ts', 'export const title = document.title', 'compiler', notThere),
  'the portal opening a file': saying('portal/planted-file.ts', `export { readFileSync } from 'node:fs'`, 'compiler', notThere),
  'the law importing the desk': reaching('domain/people', '#desk/kit/planted.ts', 'compiler', notInProject),
  'the server importing the desk': reaching('server/people', '#desk/kit/planted.ts', 'compiler', notInProject),
  'a rule of a room it was not granted': reaching('domain/people', '#domain/studies/planted-words.ts', 'linter', throughUngranted),
  'a rule beside the door of a granted room': reaching('domain/people', '#domain/access/planted-secret.ts', 'linter', besideTheDoor),
  "a rule reading another room's contract": reaching('domain/people', '#domain/access/planted-contract.ts', 'linter', besideTheDoor),
  'the kit of the law knowing a room': reaching('domain/kit', '#domain/access/planted-words.ts', 'linter', /room="kit"/),
  'actions of a room it was not granted': reaching('server/people', '#server/studies/planted-actions.ts', 'linter', throughUngranted),
  'the law of a room the server room was not granted': reaching(
    'server/people',
    '#domain/studies/planted-words.ts',
    'linter',
    throughUngranted,
  ),
  'the store of a granted room': reaching('server/people', '#server/access/planted-store.ts', 'linter', besideTheDoor),
  'the store of a granted room, by a relative path': reaching('server/people', '../access/planted-store.ts', 'linter', besideTheDoor),
  'the store of a granted room, for a type only': saying(
    'server/people/planted-type.ts',
    `import type { planted } from '#server/access/planted-store.ts'\nexport type Taken = typeof planted`,
    'linter',
    besideTheDoor,
  ),
  'the store of a granted room, inside a type': saying(
    'server/people/planted-inline.ts',
    `export type Taken = typeof import('#server/access/planted-store.ts').planted`,
    'linter',
    besideTheDoor,
  ),
  'the store of a granted room, when asked for': saying(
    'server/people/planted-late.ts',
    `export const late = () => import('#server/access/planted-store.ts')`,
    'linter',
    besideTheDoor,
  ),
  'the kit of the server composing rooms': reaching('server/kit', '#server/people/planted-actions.ts', 'linter', /kit/),
  "another room's page": reaching('desk/people', '#desk/access/PlantedPage.tsx', 'linter', besideTheDoor),
  'the page of a room it was not granted': reaching('desk/people', '../studies/PlantedPage.tsx', 'linter', throughUngranted),
  'the law of a room the desk room was not granted': reaching(
    'desk/people',
    '#domain/studies/planted-words.ts',
    'linter',
    throughUngranted,
  ),
  'a file deeper than layer/room/file': saying('server/people/deep/planted.ts', 'export const deep = 1', 'linter', /Deeper than/),
  'a room nobody drew': saying('server/attic/planted.ts', 'export const attic = 1', 'linter', /knows no room "attic"/),
  'a file called utils': saying('server/people/utils.ts', 'export const any = 1', 'linter', /says nothing/),
  'a file called date-helpers': saying('domain/people/date-helpers.ts', 'export const any = 1', 'linter', /says nothing/),
  'a barrel called index': saying('desk/people/index.ts', 'export const any = 1', 'linter', /says nothing/),
  'a file called BaseManager': saying('desk/people/BaseManager.tsx', 'export const any = 1', 'linter', /says nothing/),
  'a path of two steps up': reaching('server/people', '../../domain/access/planted-words.ts', 'linter', /#layer\/room\/file/),
  'a default export': saying('server/people/planted-default.ts', 'export default 1', 'linter', /default/i),
  'a file of 301 lines': saying(
    'server/people/planted-long.ts',
    'export const line = 1\n'.replace('1', manyLines(301)),
    'linter',
    /max-lines|too many lines/i,
  ),
  'a promise nobody waits for': saying(
    'server/people/planted-promise.ts',
    'async function send(): Promise<void> {}\nexport function go(): void {\n  send()\n}',
    'linter',
    /promise/i,
  ),
  'two files that need each other': saying(
    'server/people/planted-cycle.ts',
    `import { second } from '#server/people/planted-cycle-second.ts'\nexport const first = (): unknown => second`,
    'linter',
    /cycle/i,
  ),
}

const lawful: Record<string, Plant['text']> = {
  'domain/people/planted-lawful.ts': importing('#domain/access/planted-words.ts', '#domain/kit/planted.ts', './planted-own.ts'),
  'domain/people/planted-words.ts': `import { z } from 'zod'\nexport const planted = z.string()`,
  'domain/people/planted-own.ts': 'export const planted = new Date(0)',
  'server/people/planted-lawful.ts': importing(
    '#server/access/planted-actions.ts',
    '../access/planted-actions.ts',
    '#server/kit/planted.ts',
    '#server/people/planted.ts',
    '#domain/access/planted-words.ts',
    '#domain/access/planted-contract.ts',
    '#domain/people/planted-words.ts',
    '#domain/kit/planted.ts',
    '#packs/france/planted.ts',
  ),
  'desk/people/planted-lawful.ts': importing(
    '#desk/kit/planted.ts',
    '#domain/access/planted-contract.ts',
    '#domain/access/planted-words.ts',
    '#domain/kit/planted.ts',
  ),
  'portal/planted-lawful.ts': importing('#domain/studies/planted-words.ts', '#domain/access/planted-words.ts'),
  'packs/france/planted-lawful.ts': importing('#domain/studies/planted-words.ts'),
  // Without an allowed cycle partner the cycle above would be no cycle.
  'server/people/planted-cycle-second.ts': `import { first } from '#server/people/planted-cycle.ts'\nexport const second = (): unknown => first`,
}

describe('the walls of the house', () => {
  let house = ''
  const said: Record<Tool, Map<string, string>> = { compiler: new Map(), linter: new Map() }

  before(async () => {
    house = mkdtempSync(join(tmpdir(), 'passerelle-walls-'))
    copyTree(house)
    for (const path of targets) write(house, path, 'export const planted = 1')
    for (const { path, text } of Object.values(trespassers)) write(house, path, text)
    for (const [path, text] of Object.entries(lawful)) write(house, path, text)
    const [compiled, linted] = await Promise.all([compile(house), lint(house)])
    said.compiler = compiled
    said.linter = linted
  })

  after(() => rmSync(house, { recursive: true, force: true }))

  for (const [kind, plant] of Object.entries(trespassers)) {
    test(`the ${plant.refusedBy} stops ${kind}`, () => {
      assert.match(said[plant.refusedBy].get(plant.path) ?? `nothing was said of ${plant.path}`, plant.saying)
    })
  }

  for (const path of Object.keys(lawful).filter((name) => !name.includes('cycle'))) {
    test(`${path} keeps to the law and passes`, () => {
      assert.equal(said.compiler.get(path) ?? '', '')
      assert.equal(said.linter.get(path) ?? '', '')
    })
  }
})

/** A file of that folder that imports what it may not. */
function reaching(folder: string, source: string, refusedBy: Tool, says: RegExp): Plant {
  planted += 1
  return { path: `${folder}/planted-reach-${planted}.ts`, text: importing(source), refusedBy, saying: says }
}

function saying(path: string, text: string, refusedBy: Tool, says: RegExp): Plant {
  return { path, text, refusedBy, saying: says }
}

function importing(...sources: string[]): string {
  const lines = sources.map((source, index) => `import { planted as p${index} } from '${source}'`)
  return `${lines.join('\n')}\nexport const taken = [${sources.map((_, index) => `p${index}`).join(', ')}]`
}

function manyLines(count: number): string {
  return `[\n${'  1,\n'.repeat(count)}]`
}

/** The tree as it is now, with the installed packages linked one by one so that the compiler's cache stays inside the copy. */
function copyTree(house: string): void {
  for (const name of readdirSync(root)) {
    if (!uncopied.has(name)) cpSync(join(root, name), join(house, name), { recursive: true, force: true })
  }
  mkdirSync(join(house, 'bench'))
  cpSync(join(root, 'bench/tsconfig.json'), join(house, 'bench/tsconfig.json'))
  mkdirSync(join(house, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(house, 'node_modules', name))
  }
}

function write(house: string, path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), `${text}\n`)
}

async function compile(house: string): Promise<Map<string, string>> {
  const output = await runTool('typescript/bin/tsc', ['-b', '--pretty', 'false'], house)
  const lines = output.split('\n').map((line) => /^(\S+?)\(\d+,\d+\): (error .*)$/.exec(line))
  return gather(lines.flatMap((match) => (match ? [[match[1]!, match[2]!] as const] : [])))
}

async function lint(house: string): Promise<Map<string, string>> {
  // The planted files alone: what they import is read with them, and the rest of the house is linted by `npm run lint`.
  const paths = [...targets, ...Object.values(trespassers).map(({ path }) => path), ...Object.keys(lawful)]
  const output = await runTool('oxlint/bin/oxlint', ['--type-aware', '--format', 'json', ...paths], house)
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; message: string; code: string }[] }
  return gather(diagnostics.map((diagnostic) => [diagnostic.filename, `${diagnostic.code} ${diagnostic.message}`] as const))
}

function gather(pairs: (readonly [string, string])[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const [path, message] of pairs) found.set(path, [found.get(path), message].filter(Boolean).join('\n'))
  return found
}

/** The tools answer with a code other than zero whenever they find something, so only their words count. */
function runTool(script: string, args: string[], cwd: string): Promise<string> {
  const command = [join(root, 'node_modules', script), ...args]
  return new Promise((done) => {
    execFile(process.execPath, command, { cwd, maxBuffer: 64_000_000 }, (_code, stdout) => done(stdout))
  })
}
