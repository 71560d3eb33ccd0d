// The runner behind `npm test`: every *.test.ts of the layers, then the browser journeys when there is a browser.
// `npm test -- server/transit` runs only the files whose path holds those words. Nothing is ever counted as passed without running.
import { accessSync, constants, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join, relative, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { castWords } from '#database/cast-words.ts'

type Counts = { passed: number; failed: number; skipped: number }

const root = resolve(import.meta.dirname, '..')
const layers = ['algorithms', 'domain', 'packs', 'ui', 'portal', 'database', 'server', 'desk', 'test']
const wanted = process.argv.slice(2)
const minutesPerTest = 5
const minutesInAll = 40

process.chdir(root)
const files = find(layers.map((layer) => `${layer}/**/*.test.ts`))
const journeys = find(['test/e2e/*.spec.ts'])
// Interrupted, the runner takes its PostgreSQL with it (the launcher stops it as the process exits).
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const postgres = await startSharedPostgres()
const counts = add(await runFiles(files, 2), await runJourneys(journeys))
await postgres.stop()
const spilled = personalDataIn(postgres.log)
if (spilled.length > 0) {
  console.log(`Personal data in the server's log: ${spilled.join(', ')}`)
  counts.failed += 1
} else counts.passed += 1
if (counts.passed + counts.failed === 0) console.log(`No test ran${wanted.length > 0 ? ` for: ${wanted.join(' ')}` : ''}.`)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)

/** One PostgreSQL for all files (each has a database of its own in it), and one log for the whole suite. */
async function startSharedPostgres(): Promise<{ stop(): Promise<void>; log: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-suite-'))
  const log = join(folder, 'suite.log')
  writeFileSync(log, '')
  const { startPostgres } = await import('#server/kit/embedded-postgres.ts')
  const running = await startPostgres({ folder: join(folder, 'database'), durable: false, settings: { max_connections: '200' } })
  process.env['PASSERELLE_TEST_POSTGRES'] = running.socketDir
  process.env['PASSERELLE_TEST_LOG'] = log
  return {
    log,
    stop: async () => {
      await running.stop()
      rmSync(join(folder, 'database'), { recursive: true, force: true })
    },
  }
}

/** The words of the cast and of the example families that the log of the whole suite must not hold. */
function personalDataIn(log: string): string[] {
  const text = readFileSync(log, 'utf8').toLowerCase()
  if (files.some((file) => file.startsWith('server/')) && wanted.length === 0 && text.length === 0)
    return ['(the log is empty: nothing was checked)']
  return [...castWords()].filter((word) => text.includes(word.toLowerCase()))
}

function find(patterns: string[]): string[] {
  const found = globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).map((file) => file.replaceAll('\\', '/'))
  return found.filter((file) => wanted.length === 0 || wanted.some((words) => file.includes(words.replace(/^\.\//, '')))).toSorted()
}

async function runJourneys(specs: string[]): Promise<Counts> {
  if (specs.length === 0) return { passed: 0, failed: 0, skipped: 0 }
  const browser = findChromium()
  if (browser) {
    process.env['CHROMIUM_PATH'] = browser
    return runFiles(specs, 1)
  }
  const skipped = specs.reduce((sum, file) => sum + Math.max(1, readFileSync(file, 'utf8').match(/^\s*(test|it)\(/gm)?.length ?? 0), 0)
  console.log(`No Chromium found (set CHROMIUM_PATH, or apt-get install chromium): ${skipped} browser journeys skipped.`)
  return { passed: 0, failed: 0, skipped }
}

/** Runs the files, each in its own process, and counts what the tests said; a file that holds no test is a failure, not a pass. */
async function runFiles(paths: string[], concurrency: number): Promise<Counts> {
  // A test that was given up on may hold a timer or a socket for ever: its file ends with its last test all the same.
  const first = await runOnce(paths, concurrency, ['--test-force-exit'])
  if (first.cutOff.length === 0) return first.counts
  // Ended so soon, a file of quick tests now and then takes its last answers with it: it is asked again, and may take its time.
  console.log(`Asked again, because it was not heard to its end: ${first.cutOff.join(', ')}`)
  const second = await runOnce(first.cutOff, concurrency, [])
  for (const file of second.cutOff) console.log(`${file} was not heard to its end.`)
  const counts = add(first.counts, second.counts)
  return { ...counts, failed: counts.failed + second.cutOff.length }
}

/** `cutOff`: files that did not say how many tests they ran, or said more than were heard. Nothing of theirs is counted. */
async function runOnce(paths: string[], concurrency: number, execArgv: string[]): Promise<{ counts: Counts; cutOff: string[] }> {
  const byFile = new Map(paths.map((file) => [join(root, file), { passed: 0, failed: 0, skipped: 0, isWhole: false }]))
  if (paths.length === 0) return { counts: { passed: 0, failed: 0, skipped: 0 }, cutOff: [] }
  const stream = run({
    files: [...byFile.keys()],
    concurrency,
    timeout: minutesPerTest * 60_000,
    execArgv,
    signal: AbortSignal.timeout(minutesInAll * 60_000),
  })
  // What is said of a file as a whole bears its path as its name: it holds no test, or broke before its first one.
  const countsOf = (test: { file?: string; name: string }) => byFile.get(test.file ?? resolve(root, test.name))
  stream.on('test:pass', (test) => {
    const counts = countsOf(test)
    if (test.details.type === 'suite' || counts === undefined) return
    if (byFile.has(resolve(root, test.name))) {
      console.log(`${relative(root, resolve(root, test.name))} holds no test.`)
      counts.failed += 1
      counts.isWhole = true
    } else if (isSet(test.skip) || isSet(test.todo)) counts.skipped += 1
    else counts.passed += 1
  })
  stream.on('test:fail', (test) => {
    const counts = countsOf(test)
    // A file whose test failed is not a second failure; a file that broke before its first test is.
    if (counts === undefined || (test.details.type === 'suite' && subtestsOnly(test.details.error))) return
    if (isSet(test.todo)) counts.skipped += 1
    else counts.failed += 1
    if (byFile.has(resolve(root, test.name))) counts.isWhole = true
  })
  stream.on('test:summary', (summary) => {
    const counts = summary.file === undefined ? undefined : byFile.get(summary.file)
    if (counts !== undefined) counts.isWhole ||= counts.passed + counts.failed + counts.skipped >= summary.counts.tests
  })
  const report = stream.compose(new spec())
  report.pipe(process.stdout, { end: false })
  await new Promise<void>((done, broken) => report.on('end', done).on('error', broken))

  const whole = [...byFile.values()].filter(({ isWhole }) => isWhole)
  return {
    counts: whole.reduce(add, { passed: 0, failed: 0, skipped: 0 }),
    cutOff: [...byFile].flatMap(([file, { isWhole }]) => (isWhole ? [] : [relative(root, file)])),
  }
}

function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false
}

function subtestsOnly(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'failureType' in error && error.failureType === 'subtestsFailed'
}

function findChromium(): string | undefined {
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => named.map((name) => join(folder, name)))
  const browsers = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache/ms-playwright')
  const ofPlaywright = existsSync(browsers)
    ? globSync('chromium-*/chrome-linux*/chrome', { cwd: browsers }).map((path) => join(browsers, path))
    : []
  const candidates = [
    process.env['CHROMIUM_PATH'] ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    ...onPath,
    ...ofPlaywright,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  return candidates.find((path) => path !== '' && isExecutable(path))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function add(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped }
}
