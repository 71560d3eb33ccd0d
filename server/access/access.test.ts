import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as access from '#domain/access/contract.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

let office: TestOffice
before(async () => void (office = await openTestOffice()))
after(() => office.close())

test('the administrator of Paris sees the accounts of Paris and none of Marseille', async () => {
  const admin = await office.as('admin@paris.example.org')
  const page = await admin.ask(access.listAccounts, { limit: 200 })
  assert.equal(page.status, 200)
  assert.ok(page.body.items.some((account) => account.email === 'transit@paris.example.org'))
  assert.ok(!page.body.items.some((account) => account.email.includes('marseille')))
})

test('a transit agent who asks for the accounts is told that there is nothing there', async () => {
  const agent = await office.as('transit@paris.example.org')
  const answered = await agent.ask(access.listAccounts, {})
  assert.deepEqual([answered.status, answered.body], [404, { refusal: 'not_found' }])
})

test('an account is added once, though the command is sent twice', async () => {
  const admin = await office.as('admin@paris.example.org')
  const command = newId()
  const wanted = {
    email: 'nouvelle@paris.example.org',
    name: 'Nour Nouvelle-Exemple',
    language: 'fr',
    roles: ['COUNSELLOR'],
    password: 'a long enough password',
  } as const
  const first = await admin.ask(access.addAccount, { ...wanted, roles: [...wanted.roles] }, { command })
  const second = await admin.ask(access.addAccount, { ...wanted, roles: [...wanted.roles] }, { command })
  assert.deepEqual([first.status, second.status, second.replayed], [200, 200, true])
  assert.deepEqual(first.body, second.body)
  const other = await admin.ask(access.addAccount, { ...wanted, name: 'Somebody Else', roles: [...wanted.roles] }, { command })
  assert.equal(other.body.refusal, 'command_id_reused')
  const events = await office.admin.query(`select 1 from kit_event where name = 'account_added'`)
  assert.equal(events.rowCount, 1)
})

test('eight wrong passwords rest the account, and the right one is then refused too', async () => {
  const attempt = (password: string) =>
    office.app.inject({ method: 'POST', url: access.signIn.path, payload: { email: 'traduction@paris.example.org', password } })
  for (let count = 0; count < 8; count++) assert.equal((await attempt('wrong')).json().refusal, 'wrong_email_or_password')
  assert.equal((await attempt('passerelle-demonstration')).json().refusal, 'locked_for_a_while')
  const folder = join(office.house.filesFolder, 'messages')
  const mails = await Promise.all(
    (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as { to: string; text: string }),
  )
  assert.deepEqual(
    mails.map((mail) => mail.to),
    ['traduction@paris.example.org'],
  )
  assert.match(mails[0]!.text, /15 minutes/)
})

test('a disabled account is out at once, in the middle of its session', async () => {
  const admin = await office.as('admin@paris.example.org')
  const leaver = await office.as('ateliers@paris.example.org')
  await admin.ask(access.disableAccount, { accountId: (await office.account('ateliers@paris.example.org')) as never })
  assert.equal((await leaver.ask(access.chooseLanguage, { language: 'en' })).status, 401)
})

test('a page of another site cannot act with the cookie of a person who is signed in', async () => {
  const admin = await office.as('admin@paris.example.org')
  const reply = await office.app.inject({
    method: 'POST',
    url: access.signOut.path,
    headers: { cookie: admin.cookie, origin: 'https://elsewhere.example', host: 'localhost' },
    payload: {},
  })
  assert.equal(reply.statusCode, 403)
})

test('wrong input is answered with the path of each field', async () => {
  const admin = await office.as('admin@paris.example.org')
  const answered = await admin.askRaw(access.addAccount as never, { email: 'no', name: '', language: 'xx', roles: [], password: 'short' })
  assert.equal(answered.status, 422)
  assert.deepEqual(answered.body.fields?.map((field) => field.path).sort(), ['email', 'language', 'name', 'password', 'roles'])
})

test('the server connects as a role that cannot step over a policy, and sees no row without an actor', async () => {
  const { rows } = await office.pool.query(
    'select rolsuper or rolbypassrls as unbound, (select count(*)::int from access_account) as seen from pg_roles where rolname = current_user',
  )
  assert.deepEqual(rows, [{ unbound: false, seen: 0 }])
})

test('a page that somebody else left open on a shared device neither reads nor acts as whoever signed in after them', async () => {
  const admin = await office.as('admin@paris.example.org')
  const stranger = await office.account('transit@paris.example.org')
  const reply = await office.app.inject({
    method: 'GET',
    url: access.listAccounts.path,
    headers: { cookie: admin.cookie, 'passerelle-account': stranger },
  })
  assert.deepEqual([reply.statusCode, reply.json()], [401, { refusal: 'not_signed_in' }])
})

test('the house works at night in every office, under no account', async () => {
  const { expireClearancesEverywhere } = await import('#server/nightly.ts')
  assert.equal(await expireClearancesEverywhere(office.house), 0)
})
