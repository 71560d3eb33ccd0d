// Every contract is called with wrong input, and answers with the path of each wrong field.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { contracts } from '#server/http.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { castStaff } from '#database/cast.ts'

let office: TestOffice
const staff: Visitor[] = []
before(async () => {
  office = await openTestOffice()
  for (const member of castStaff.filter((one) => one.office === 1 && one.roles.length === 1)) staff.push(await office.as(member.email))
})
after(() => office.close())

/** Signing in and out and reading oneself answer to somebody who is not signed in; they have tests of their own. */
const ofTheSession = ['access.sign_out', 'access.get_self', 'access.end_other_sessions']

for (const contract of contracts.filter((one) => !ofTheSession.includes(one.name))) {
  test(`${contract.name} names the field that it does not know, and every field that is wrong`, async () => {
    const fields = Object.keys(contract.input.shape)
    const nonsense = Object.fromEntries(
      fields.map((field) => [
        field,
        contract.path.includes(`:${field}`) ? 'nonsense' : contract.method === 'GET' ? '\u0000nonsense' : { wrong: ['kind'] },
      ]),
    )
    for (const visitor of staff) {
      const answered = await visitor.askRaw(contract, { ...nonsense, misspelt: 'x' })
      if (answered.status === 404) continue // not for this role
      assert.equal(answered.status, 422, JSON.stringify(answered.body))
      const paths = answered.body.fields?.map((field) => field.path.split('.')[0]!) ?? []
      assert.ok(paths.includes('misspelt'), `misspelt is not named: ${paths.join(' ')}`)
      const free = fields.filter((field) => contract.input.shape[field]!.safeParse(nonsense[field]).success)
      for (const field of fields) if (!free.includes(field)) assert.ok(paths.includes(field), `${field} is not named`)
      assert.deepEqual(
        paths.filter((path) => path !== 'misspelt' && !fields.includes(path)),
        [],
      )
      return
    }
    assert.fail('nobody of the cast may call this')
  })
}
