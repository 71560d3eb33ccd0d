// Killed in the middle of its work, the server or its PostgreSQL comes back with every command that it had acknowledged.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { castPassword } from '#database/cast.ts'
import * as access from '#domain/access/contract.ts'
import { newId } from '#server/kit/transaction.ts'

const data = await mkdtemp(join(tmpdir(), 'passerelle-survive-'))
let server: { child: ChildProcess; address: string } | undefined
after(async () => {
  if (server !== undefined) await stopped(server.child, 'SIGINT')
  await rm(data, { recursive: true, force: true })
})

async function startServer(): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, PASSERELLE_DATA: data, PORT: '0', HOST: '127.0.0.1', PASSERELLE_ENV: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      said += String(chunk)
      const found = /ready after .*http:\/\/localhost:(\d+)/.exec(said)
      if (found !== null) resolve({ child, address: `http://127.0.0.1:${found[1]}` })
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** Writes from eight hands until the server is gone; returns the commands it answered with yes. */
async function writeUntilGone(address: string, killed: () => Promise<void>): Promise<string[]> {
  const signed = await fetch(address + access.signIn.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'demo@paris.example.org', password: castPassword }),
  })
  assert.equal(signed.status, 200)
  const cookie = signed.headers.get('set-cookie')!.split(';')[0]!
  const acknowledged: string[] = []
  let gone = false
  const hands = Array.from({ length: 8 }, async () => {
    while (!gone) {
      const command = newId()
      const answered = await fetch(address + access.chooseLanguage.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, 'idempotency-key': command },
        body: JSON.stringify({ language: 'fr' }),
      }).then(
        async (reply) => (await reply.text(), reply.status),
        () => 0,
      )
      if (answered === 200) acknowledged.push(command)
      else if (answered === 0) gone = true
    }
  })
  // Under way, however slow the machine is.
  while (acknowledged.length < 60 && !gone) await new Promise((resolve) => setTimeout(resolve, 20))
  await killed()
  gone = true
  await Promise.all(hands)
  return acknowledged
}

async function missing(commands: string[]): Promise<string[]> {
  const lines = (await readFile(join(data, 'database', 'postmaster.pid'), 'utf8')).split('\n')
  const client = new pg.Client({ host: lines[4]!.trim(), port: Number(lines[3]), user: 'postgres', database: 'passerelle' })
  await client.connect()
  try {
    const { rows } = await client.query<{ command: string }>(
      'select r.command from passerelle.kit_receipt r join passerelle.kit_event e on e.command = r.command where r.command = any($1) and r.answer is not null',
      [commands],
    )
    const there = new Set(rows.map((row) => row.command))
    return commands.filter((command) => !there.has(command))
  } finally {
    await client.end()
  }
}

test('the server is killed under load: every acknowledged command is there after the next start', async () => {
  const first = await startServer()
  const acknowledged = await writeUntilGone(first.address, () => stopped(first.child, 'SIGKILL'))
  assert.ok(acknowledged.length > 20, `only ${acknowledged.length} commands were acknowledged: no load`)
  server = await startServer()
  assert.deepEqual(await missing(acknowledged), [])
})

test('PostgreSQL is killed under load: every acknowledged command is there after the next start', async () => {
  const running = server!
  const pid = Number((await readFile(join(data, 'database', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const acknowledged = await writeUntilGone(running.address, async () => {
    process.kill(pid, 'SIGKILL')
    await stopped(running.child, 'SIGKILL')
  })
  assert.ok(acknowledged.length > 20, `only ${acknowledged.length} commands were acknowledged: no load`)
  server = await startServer()
  assert.deepEqual(await missing(acknowledged), [])
})
