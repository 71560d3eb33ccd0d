import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { castPassword } from '#database/cast.ts'
import * as access from '#domain/access/contract.ts'
import * as devices from '#domain/access/device-contract.ts'
import * as transit from '#domain/transit/contract.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

let office: TestOffice
before(async () => void (office = await openTestOffice()))
after(() => office.close())

const transitAgent = 'transit@paris.example.org'

async function signIn(email: string, deviceId: string, password = castPassword) {
  const reply = await office.app.inject({
    method: 'POST',
    url: access.signIn.path,
    payload: { email, password, device: 'Chrome · Android', deviceId },
    remoteAddress: `127.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
  })
  return {
    status: reply.statusCode,
    body: reply.json() as { refusal?: string },
    cookie: String(reply.headers['set-cookie']).split(';')[0]!,
  }
}

async function getBoard(cookie: string, device: string) {
  const headers = { cookie, 'passerelle-device': device }
  return office.app.inject({ method: 'GET', url: transit.getBoard.path.replace(':airport', 'CDG'), headers })
}

async function surrender(device: string, rows: object[] | null) {
  const payload = { device, surrendered: rows === null ? null : { salt: 'AAAA', rows } }
  return office.app.inject({ method: 'POST', url: devices.surrenderDevice.path, payload })
}

test('an agent marks the phone that was taken from them as lost: its session ends at once, and it hears why, signed in or not', async () => {
  const device = randomUUID()
  const { cookie } = await signIn(transitAgent, device)
  assert.equal((await getBoard(cookie, device)).statusCode, 200)
  const agent = await office.as(transitAgent)
  const mine = (await agent.ask(devices.listOwnDevices, {})).body.items
  const phone = mine.find((one) => one.name === 'Chrome · Android')!
  assert.deepEqual([phone.accountName, phone.lostAt], ['Tarek Transit-Exemple', null])

  const marked = await agent.ask(devices.markOwnDeviceLost, { deviceId: phone.id })
  assert.equal(marked.status, 200)
  assert.notEqual(marked.body.lostAt, null)
  const refused = await getBoard(cookie, device)
  assert.deepEqual([refused.statusCode, refused.json()], [401, { refusal: 'device_lost' }])
  const without = await office.app.inject({ method: 'GET', url: access.getSelf.path, headers: { 'passerelle-device': device } })
  assert.deepEqual([without.statusCode, without.json()], [401, { refusal: 'device_lost' }])
  const again = await agent.ask(devices.markOwnDeviceLost, { deviceId: phone.id })
  assert.equal(again.body.lostAt, marked.body.lostAt, 'the first to say so stands')
})

test('nobody signs in from a lost phone, with a right password or a wrong one, not even its other user', async () => {
  const device = randomUUID()
  await signIn(transitAgent, device)
  await signIn('transit2@paris.example.org', device)
  const admin = await office.as('admin@paris.example.org')
  const phone = (await admin.ask(devices.listDevices, { limit: 200 })).body.items.find(
    (one) => one.accountName === 'Tarek Transit-Exemple' && one.lostAt === null,
  )!
  assert.equal((await admin.ask(devices.markDeviceLost, { deviceId: phone.id })).status, 200)
  for (const [email, password] of [
    [transitAgent, castPassword],
    [transitAgent, 'a guess'],
    ['transit2@paris.example.org', castPassword],
  ] as const)
    assert.equal((await signIn(email, device, password)).body.refusal, 'device_lost')
  assert.equal((await signIn(transitAgent, randomUUID())).status, 200, 'from another phone they sign in as ever')
})

test('what a lost phone had not sent is kept for those who used it, sealed, until it lies on another device of theirs', async () => {
  const device = randomUUID()
  await signIn(transitAgent, device)
  await signIn('quart@paris.example.org', device)
  const agent = await office.as(transitAgent)
  const supervisor = await office.as('quart@paris.example.org')
  const stranger = await office.as('transit2@paris.example.org')
  const rows = [{ key: 'lock/x/y', row: { iv: 'b64:AAAA', madeAt: 1 } }]
  await surrender(device, rows)
  assert.deepEqual((await agent.ask(devices.listSurrendered, {})).body.items, [], 'a phone that is not lost gives up nothing')
  const phone = (await agent.ask(devices.listOwnDevices, {})).body.items.find(
    (one) => one.lostAt === null && one.name === 'Chrome · Android',
  )!
  await agent.ask(devices.markOwnDeviceLost, { deviceId: phone.id })
  assert.equal((await surrender(device, rows)).statusCode, 200)
  await surrender(device, [{ key: 'lock/x/z', row: { iv: 'b64:BBBB' } }]) // said twice, the first stands

  for (const visitor of [agent, supervisor]) {
    const { items } = (await visitor.ask(devices.listSurrendered, {})).body
    assert.deepEqual(
      items.map((item) => item.surrendered.rows),
      [rows],
    )
  }
  assert.deepEqual((await stranger.ask(devices.listSurrendered, {})).body.items, [])
  const [item] = (await agent.ask(devices.listSurrendered, {})).body.items
  assert.equal((await stranger.ask(devices.forgetSurrendered, { surrenderedId: item!.id })).status, 404)
  assert.equal((await agent.ask(devices.forgetSurrendered, { surrenderedId: item!.id })).status, 200)
  assert.deepEqual((await agent.ask(devices.listSurrendered, {})).body.items, [])
  const kept = await office.admin.query('select sealed from access_surrendered where id = $1', [item!.id])
  assert.deepEqual(kept.rows[0].sealed, { salt: '', rows: [] })
  const wiped = (await agent.ask(devices.listOwnDevices, {})).body.items.find((one) => one.id === phone.id)
  assert.ok(wiped !== undefined && wiped.wipedAt !== null)
})

test('an agent sees and marks only their own devices, an administrator those of their office', async () => {
  const [paris, marseille] = [randomUUID(), randomUUID()]
  await signIn('transit2@paris.example.org', paris)
  await signIn('mouvements@marseille.example.org', marseille)
  const agent = await office.as(transitAgent)
  const admin = await office.as('admin@paris.example.org')
  const rowOf = async (device: string) =>
    (await office.admin.query<{ id: string }>('select id from access_device where device = $1', [device])).rows[0]!.id
  assert.equal((await agent.ask(devices.markOwnDeviceLost, { deviceId: await rowOf(paris) })).status, 404)
  assert.equal((await agent.ask(devices.listDevices, {})).status, 404)
  const seen = (await admin.ask(devices.listDevices, { limit: 200 })).body.items.map((one) => one.id)
  assert.ok(seen.includes(await rowOf(paris)) && !seen.includes(await rowOf(marseille)))
  assert.equal((await admin.ask(devices.markDeviceLost, { deviceId: await rowOf(marseille) })).status, 404)
})

test('who names a device that nobody lost is told nothing of it', async () => {
  const reply = await office.app.inject({ method: 'GET', url: access.getSelf.path, headers: { 'passerelle-device': randomUUID() } })
  assert.deepEqual(reply.json(), { refusal: 'not_signed_in' })
  assert.equal((await surrender(randomUUID(), [])).statusCode, 200)
  assert.equal(
    (await office.app.inject({ method: 'POST', url: devices.surrenderDevice.path, payload: { device: 'x', rows: 1 } })).statusCode,
    422,
  )
})
