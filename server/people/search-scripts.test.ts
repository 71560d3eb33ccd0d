// A person whose name is only known in another script is found by Latin letters, in any order, by other spellings and with typing errors;
// and a birth typed beside a name decides between namesakes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as people from '#domain/people/contract.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor

before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

async function add(nativeName: string | undefined, changes: Partial<Parameters<typeof agent.ask<typeof people.addPerson>>[1]> = {}) {
  const reply = await agent.ask(people.addPerson, {
    familyName: 'Inconnu-Exemple',
    givenNames: '',
    sex: 'X',
    bornPrecision: 'UNKNOWN',
    nationality: 'ERI',
    ...(nativeName === undefined ? {} : { nativeName }),
    ...changes,
  })
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  return reply.body.id
}

const first = async (q: string) => (await agent.ask(people.search, { q })).body.items[0]

test('a clerk types a name in Latin letters and finds the person who is registered in another script', async () => {
  const rows: [native: string, ...typed: string[]][] = [
    [
      'ተስፋይ ገብረመስቀል',
      'tesfay gebremeskel',
      'Gebremeskel Tesfay',
      'Tesfai Ghebremeskel',
      'tesfay gebrmeskel',
      'tefsay gebremeskel',
      'tesfay geb',
    ],
    ['ሰናይት ሃይለ', 'senait haile', 'Haile Senayt', 'sennait hayle'],
    ['محمد الخطيب', 'mohamed khatib', 'Al-Khatib Muhammad', 'mohammad el khateeb', 'mohmaed khatib'],
    ['سهام درويش', 'siham darwish', 'Darwich Siham', 'siahm darwish'],
    ['Олена Шевченко', 'olena shevchenko', 'Shevchenko Olena', 'Olena Schewtschenko', 'olena shevchnko'],
    ['Юрий Хрущёв', 'yuri khrushchev', 'Khrouchtchev Youri', 'yury khruschev'],
    ['ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ', 'gurpreet singh', 'Singh Gurprit'],
    ['Αλέξανδρος Παπαδόπουλος', 'alexandros papadopoulos', 'papadopulos alexandros'],
  ]
  for (const [native, ...typed] of rows) {
    const id = await add(native)
    for (const q of typed) assert.equal((await first(q))?.person.id, id, `${q} for ${native}`)
  }
})

test('and the other way round: a name typed in its own script finds who is registered in Latin letters', async () => {
  const id = await add(undefined, { familyName: 'Woldemariam-Exemple', givenNames: 'Yonas' })
  assert.equal((await first('ዮናስ ወልደማርያም'))?.person.id, id)
  const other = await add(undefined, { familyName: 'Qaddour-Exemple', givenNames: 'Yousef' })
  assert.equal((await first('يوسف قدور'))?.person.id, other)
})

test('of ten namesakes a year, a date, a date with day and month swapped, and a year one off bring the right one first', async () => {
  const ids = new Map<string, string>()
  for (let at = 0; at < 10; at++) {
    const bornOn = `${1980 + 3 * at}-05-0${(at % 8) + 2}`
    ids.set(bornOn, await add(undefined, { familyName: 'Namesake-Exemple', givenNames: 'Ahmad', bornOn, bornPrecision: 'DAY' }))
  }
  const rows: [q: string, bornOn: string, how: string][] = [
    ['ahmad namesake 1986', '1986-05-04', 'SAME_BIRTH_YEAR'],
    ['1986 namesake ahmad', '1986-05-04', 'SAME_BIRTH_YEAR'],
    ['ahmed namesake 04/05/1986', '1986-05-04', 'SAME_BIRTH_DATE'],
    ['ahmad namesake 1986-05-04', '1986-05-04', 'SAME_BIRTH_DATE'],
    ['ahmad namesake 05/04/1986', '1986-05-04', 'BIRTH_DAY_AND_MONTH_SWAPPED'],
    ['ahmad namesake 01/01/1986', '1986-05-04', 'BIRTH_DAY_UNSURE'],
    ['ahmad namesake 1987', '1986-05-04', 'BIRTH_YEAR_ONE_OFF'],
    ['ahmet namesqke 1986', '1986-05-04', 'SAME_BIRTH_YEAR'],
    ['04/05/1986', '1986-05-04', 'SAME_BIRTH_DATE'],
  ]
  for (const [q, bornOn, how] of rows) {
    const hit = await first(q)
    assert.ok(hit !== undefined, q)
    assert.equal(hit.person.id, ids.get(bornOn), q)
    assert.ok(
      hit.why.some((each) => each.how === how),
      `${q}: ${hit.why.map((each) => each.how).join(' ')}`,
    )
  }
})
