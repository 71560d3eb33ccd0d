// Lines gather for a moment and are then in the file, all of them, in order, for nobody else to read.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openLog } from '#server/kit/log.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'passerelle-log-')), 'log')
after(() => rmSync(join(folder, '..'), { recursive: true, force: true }))
const written = () => readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1))

test('a line is in the file of the day a moment after it was said', async () => {
  const log = openLog(folder)
  log.add('first')
  log.add('second')
  await wait(400)
  assert.deepEqual(written(), ['first', 'second'])
  const [name] = readdirSync(folder)
  assert.match(name!, /^\d{4}-\d\d-\d\d\.log$/)
  assert.equal(statSync(join(folder, name!)).mode & 0o077, 0, 'nobody else may read it')
  log.close()
})

test('what was said just before the end is not lost', () => {
  const log = openLog(folder)
  for (let at = 0; at < 1_203; at++) log.add(`line ${at}`)
  log.close()
  assert.deepEqual(
    written().slice(2),
    Array.from({ length: 1_203 }, (_, at) => `line ${at}`),
  )
})
