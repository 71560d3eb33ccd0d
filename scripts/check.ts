// Behind `npm run check`: format, lint, types, walls, unused code, then every test. Each is run even when an earlier one failed, so
// that one run tells everything; `npm run check -- lint types` runs only the ones named.
import { spawnSync } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const steps: Record<string, string[]> = {
  format: ['oxfmt', '--check', '--no-error-on-unmatched-pattern', '.'],
  lint: ['oxlint', '--type-aware', '--deny-warnings', '.'],
  types: ['tsc', '-b'],
  walls: ['node', '--test', 'test/walls.test.ts'],
  unused: ['knip'],
  test: ['node', 'scripts/test.ts'],
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in steps))
if (unknown.length > 0) throw new Error(`No such check: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`)

const failed = (asked.length > 0 ? asked : Object.keys(steps)).filter((name) => !passes(name, steps[name] ?? []))
console.log(failed.length === 0 ? 'check: all well' : `check: not well: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

function passes(name: string, [tool = '', ...args]: string[]): boolean {
  console.log(`\n── ${name}`)
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  const { status, error } = spawnSync(tool, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } })
  if (error) console.log(error.message)
  return status === 0
}
