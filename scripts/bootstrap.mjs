// Makes a fresh clone ready before `npm start` and `npm test`: installs the packages when the lock file changed, checks Node, and
// with --desk builds the desk when its sources changed. Plain JavaScript for any Node >= 20, and no package: nothing is there yet.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const bin = join(modules, '.bin')

// npm alone waits for ten minutes before it says that there is no network.
const quickRefusal = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']

try {
  await installPackages()
  const node = findNode()
  if (process.argv.includes('--desk')) await buildDesk(node)
} catch (error) {
  console.error(`Passerelle: ${error.message}`)
  process.exit(1)
}

async function installPackages() {
  const stamp = join(modules, '.passerelle-stamp')
  const wanted = shaOf(['package-lock.json', 'package.json'])
  if (readIfThere(stamp) === wanted) return

  if (!installedAsLocked()) {
    console.log('Passerelle: installing packages (10 to 60 seconds the first time) …')
    const startedAt = Date.now()
    // Development and optional packages too, whatever NODE_ENV says: Vite is one, and so are Node 24 and PostgreSQL.
    const options = ['--loglevel=error', '--include=dev', '--include=optional', ...quickRefusal]
    const { command, args } = findNpm()
    let ended = await run(command, [...args, 'ci', ...options], withoutOurBin())
    // A registry that lacks the builds for other systems leaves them out of the lock, and `npm ci` then refuses a lock that holds
    // everything this system needs. `npm install` takes the same locked versions; unsaved, it leaves the lock alone.
    if (ended.code !== 0 && onlyUnknownMissing(ended.output))
      ended = await run(command, [...args, 'install', '--no-save', ...options], withoutOurBin())
    if (ended.code !== 0) throw new Error(whyNot(ended.output, 'The packages could not be installed'))
    console.log(`Passerelle: packages installed in ${seconds(startedAt)} s`)
  }
  write(stamp, wanted)
}

function onlyUnknownMissing(output) {
  const problems = output.match(/(Missing|Invalid): .*/g) ?? []
  const { dependencies, devDependencies, optionalDependencies } = readJson(join(root, 'package.json')) ?? {}
  const declared = { ...dependencies, ...devDependencies, ...optionalDependencies }
  // What package.json itself names must be in the lock; what only those packages name for other systems may be missing from it.
  const isForOthers = (problem) => {
    const name = /^Missing: (\S+)@\S* from lock file/.exec(problem)?.[1]
    return name !== undefined && !(name in declared)
  }
  return problems.length > 0 && problems.every(isForOthers)
}

// Somebody who has just run `npm ci` by hand should not wait for it twice: npm leaves a record of what it installed.
function installedAsLocked() {
  const installed = readJson(join(modules, '.package-lock.json'))?.packages
  const locked = readJson(join(root, 'package-lock.json'))?.packages
  if (!installed || !locked) return false
  const declared = readJson(join(root, 'package.json'))
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    if (JSON.stringify(sorted(declared[kind])) !== JSON.stringify(sorted(locked['']?.[kind]))) return false
  }
  for (const path of Object.keys(installed)) if (installed[path].integrity !== locked[path]?.integrity) return false
  return Object.keys(locked).every((path) => path === '' || (path in installed ? existsSync(join(root, path)) : isOptional(locked[path])))
}

function isOptional(entry) {
  return Boolean(entry.optional || entry.devOptional || entry.peer)
}

// npm ci removes node_modules, and with it the Node 24 that `npm start` puts first on the path. So npm is run by the Node that was
// there before us; this process keeps its own, which the system holds until we end.
function findNpm() {
  const { npm_execpath: npm = '', npm_node_execpath: node = '' } = process.env
  if (/npm-cli\.[cm]?js$/.test(npm) && existsSync(npm) && existsSync(node) && !node.startsWith(modules))
    return { command: node, args: [npm] }
  return { command: 'npm', args: [] }
}

function withoutOurBin() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules))
  return { ...process.env, PATH: path.join(delimiter) }
}

function findNode() {
  const bundled = join(bin, 'node')
  for (const node of [bundled, process.execPath]) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? ''
    if (Number(version.slice(1).split('.')[0]) >= 24) return node
  }
  throw new Error(
    `Passerelle needs Node 24, none is bundled for ${process.platform} ${process.arch}, and this is Node ${process.versions.node}: install Node 24 or later.`,
  )
}

async function buildDesk(node) {
  const config = join(root, 'desk', 'vite.config.ts')
  const stamp = join(root, 'desk', 'dist', '.stamp')
  if (!existsSync(config)) return
  const wanted = shaOf([...['desk', 'ui', 'domain', 'algorithms', 'packs'].flatMap(filesUnder), 'rooms.ts', 'package-lock.json'])
  if (readIfThere(stamp) === wanted) return

  console.log('Passerelle: building the desk …')
  const startedAt = Date.now()
  rmSync(stamp, { force: true })
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`
  const env = { ...process.env, PATH: path, NODE_ENV: 'production' }
  const ended = await run(node, [join(bin, 'vite'), 'build', join(root, 'desk'), '--config', config, '--logLevel', 'warn'], env)
  if (ended.code !== 0) throw new Error(whyNot(ended.output, 'The desk could not be built'))
  if (!existsSync(dirname(stamp))) throw new Error('The desk was built, but not into desk/dist: see desk/vite.config.ts.')
  write(stamp, wanted)
  console.log(`Passerelle: desk built in ${seconds(startedAt)} s`)
}

// By content: a fresh clone gives every file a new time, and a copied desk/dist is then still good.
function shaOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    const content = createHash('sha256')
      .update(readIfThere(join(root, path)) ?? '')
      .digest('hex')
    hash.update(`${path} ${content}\n`)
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  const start = join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|dist)\/|\.test\.tsx?$/.test(path))
    .sort()
}

function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

function whyNot(output, what) {
  for (const [pattern, sentence] of reasons()) if (pattern.test(output)) return sentence
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)( code)? */, '').trim())
    .filter(Boolean)
  return `${what}: ${lines.slice(0, 12).join('\n  ') || 'no reason was given'}`
}

// A function, since this file is already running when the lines below its first ones are read.
function reasons() {
  return [
    [/ENOSPC|no space left/i, 'The disk is full: free about 1 GB and try again.'],
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|network/,
      'The package registry cannot be reached: connect to the network (or set the proxy of npm) and try again.',
    ],
    [/EACCES|EPERM|EROFS/, 'This user may not write to the folder of Passerelle: change its owner and try again.'],
    [/EUSAGE|in sync/, 'package.json and package-lock.json disagree: run npm install once, and keep both changes.'],
    [/spawn npm ENOENT/, 'npm was not found: install Node with npm.'],
  ]
}

function write(path, text) {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw new Error(whyNot(error.message, `${path} could not be written`))
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function sorted(entries = {}) {
  return Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1))
}

function seconds(startedAt) {
  return ((Date.now() - startedAt) / 1000).toFixed(1)
}
