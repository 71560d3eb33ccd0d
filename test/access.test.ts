// Every contract × every role × own office, other office and sealed file, judged by the table in access-expectations.ts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { castStaff } from '#database/cast.ts'
import { type Role, roles } from '#domain/access/roles.ts'
import type { Contract } from '#domain/kit/contract.ts'
import { contracts } from '#server/http.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { expectations } from './access-expectations.ts'
import { makeWorld } from './worlds.ts'
import type { World } from './world-words.ts'

let office: TestOffice
let elsewhere: World
let sealed: World
let instrument: string
/** One person a role in Paris; `member` belongs to the sealed compartment. */
const staff = new Map<Role, Visitor>()
let member: Visitor
const memberRoles = castStaff.find((one) => one.email === 'sealed@paris.example.org')!.roles

before(async () => {
  office = await openTestOffice()
  // The protection officer of the cast is of the compartment too; this test wants one who is not.
  const outsider = await office.account('protection@paris.example.org')
  await office.admin.query(`begin; set local app.offices = '1'; set local app.compartments = '1'; set local app.system = 'on'`)
  await office.admin.query('update access_compartment_member set left_at = now() where account = $1', [outsider])
  await office.admin.query('commit')
  instrument = (await office.admin.query<{ code: string }>('select code from programmes_instrument limit 1')).rows[0]!.code
  elsewhere = await makeWorld(office, 'AILLEURS-EXEMPLE', 2, 0, instrument)
  sealed = await makeWorld(office, 'SCELLEE-EXEMPLE', 1, 1, instrument)
  for (const one of castStaff.filter((each) => each.office === 1 && each.roles.length === 1))
    staff.set(one.roles[0]!, await office.as(one.email))
  member = await office.as('sealed@paris.example.org')
})
after(() => office.close())

/** Answered to somebody who is not signed in, or about nothing but the own session; server/access/access.test.ts and devices.test.ts have them. */
const ofTheSession = [
  'access.sign_in',
  'access.sign_out',
  'access.get_self',
  'access.end_other_sessions',
  'access.list_own_devices',
  'access.mark_own_device_lost',
  'access.surrender_device',
  'access.list_surrendered',
  'access.forget_surrendered',
]
const judged = contracts.filter((contract) => !ofTheSession.includes(contract.name))

test('the table has a line for each contract, and none for a contract that is not there', () => {
  assert.deepEqual(Object.keys(expectations).sort(), judged.map((contract) => contract.name).sort())
})

test('the cast has somebody for each role', () => {
  assert.deepEqual([...staff.keys()].sort(), Object.keys(roles).sort())
})

/** All that somebody could tell two answers apart by, but for the request's own id and time. */
function seen(answered: Awaited<ReturnType<Visitor['askRaw']>>): unknown {
  return {
    status: answered.status,
    body: answered.raw.toString(),
    type: answered.headers['content-type'],
    length: answered.headers['content-length'],
  }
}

const noWorld = (world: World): World =>
  Object.fromEntries(
    Object.entries(world).map(([name, value]) => [name, typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? newId() : value]),
  ) as World

/** In words of a person: what of a world must never be read outside it. */
const marksOf = ({ account: _colleague, device: _colleagues, shift: _team, ...world }: World): string[] => [
  world.familyName,
  world.caseRef,
  ...Object.values(world).filter((value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)),
]

const outcome = (status: number): string => (status === 404 ? 'not found' : status === 200 || status === 409 ? 'answered' : String(status))

for (const contract of judged) {
  const expected = expectations[contract.name]
  if (expected === undefined) continue

  test(`${contract.name}: those who may are answered in their own office, and everybody else finds nothing`, async () => {
    const own = await makeWorld(office, 'ICI-EXEMPLE', 1, 0, instrument)
    const found: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const [role, visitor] of staff) {
      const answered = await visitor.askRaw(contract, expected.input(own))
      wanted[role] = expected.who.includes(role) ? 'answered' : 'not found'
      found[role] = outcome(answered.status)
      if (found[role] !== 'answered' && found[role] !== 'not found')
        found[role] = `${answered.status} ${answered.raw.toString().slice(0, 300)}`
      if (!expected.who.includes(role)) assert.deepEqual(answered.body, { refusal: 'not_found' })
    }
    assert.deepEqual(found, wanted)
  })

  if (expected.on !== undefined) {
    test(`${contract.name}: a ${expected.on} of Marseille, a sealed one and one that never was are the same to Paris`, async () => {
      await hidden(contract, expected.who)
    })
  }

  if (expected.shows !== undefined) {
    test(`${contract.name}: shows what is of this office, and nothing of Marseille or of a sealed file`, async () => {
      const own = await makeWorld(office, 'ICI-EXEMPLE', 1, 0, instrument)
      const visitor = staff.get(expected.who[0]!)!
      for (const world of [own, elsewhere, sealed]) {
        const text = (await visitor.askRaw(contract, expected.input(world))).raw.toString()
        if (world === own) assert.ok(text.includes(expected.shows!(own)), `ours is missing: ${text.slice(0, 400)}`)
        for (const mark of [...marksOf(elsewhere), ...marksOf(sealed)]) assert.ok(!text.includes(mark), `${mark} is in the answer`)
      }
    })
  }

  test(`${contract.name}: whatever is answered in Paris holds no trace of Marseille or of a sealed file`, async () => {
    const own = await makeWorld(office, 'ICI-EXEMPLE', 1, 0, instrument)
    const visitor = staff.get(expected.who[0]!)!
    const text = (await visitor.askRaw(contract, expected.input(own))).raw.toString()
    for (const mark of [...marksOf(elsewhere), ...marksOf(sealed)]) assert.ok(!text.includes(mark), `${mark} is in the answer`)
  })
}

async function hidden(contract: Contract, who: readonly Role[]): Promise<void> {
  const expected = expectations[contract.name]!
  for (const role of who) {
    const visitor = staff.get(role)!
    const never = seen(await visitor.askRaw(contract, expected.input(noWorld(elsewhere))))
    assert.deepEqual(seen(await visitor.askRaw(contract, expected.input(elsewhere))), never, `${role}, Marseille`)
    assert.deepEqual(seen(await visitor.askRaw(contract, expected.input(sealed))), never, `${role}, sealed`)
    const word = JSON.parse((never as { body: string }).body).refusal as string
    assert.ok(word === 'not_found' || word === 'file_not_found', JSON.stringify(never))
  }
  if (who.some((role) => memberRoles.includes(role))) {
    const answered = await member.askRaw(contract, expected.input(sealed))
    assert.equal(outcome(answered.status), 'answered', `a member of the compartment: ${answered.raw.toString().slice(0, 300)}`)
  }
}
