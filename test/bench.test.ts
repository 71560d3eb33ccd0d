// Benches that need nothing beside the project still run: each prints its figures with the goal they are for. What they find is not judged here.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')

function bench(...args: string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, [join(root, 'bench/run.ts'), ...args], { cwd: root }, (error, out, said) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), text: `${out}${said}` }),
    ),
  )
}

const benches: [args: string[], prints: RegExp[]][] = [
  [
    ['api', '--persons', '1000,2000', '--months', '6,6', '--seconds', '0.3', '--rounds', '1', '--hands', '2'],
    [/throughput/i, /p95/],
  ],
  [
    ['import', '--rows', '60', '--on-file', '20'],
    [/60/, /goal/i],
  ],
]

for (const [args, prints] of benches)
  test(`npm run bench -- ${args[0]} prints its figures`, async () => {
    const { code, text } = await bench(...args)
    // 0: the goals are held; 2: one is missed, as on an office of this size they may be.
    assert.ok(code === 0 || code === 2, text)
    for (const word of prints) assert.match(text, word)
  })
