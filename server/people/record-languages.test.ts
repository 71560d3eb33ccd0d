// What a person reads of their own record in their own language: each part, each code, the days, and who has checked the words.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as people from '#domain/people/contract.ts'
import * as households from '#domain/people/household-contract.ts'
import * as records from '#domain/people/record-contract.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake } from '#server/test-register.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

/** Somebody about whom every part of the page has something to say. */
async function somebodyKnown(): Promise<string> {
  const [person, mother] = [
    await addNamesake(agent, { familyName: 'Connue-Exemple', nativeName: 'ሰምሃር', number: 'REC002' }),
    await addNamesake(agent, { familyName: 'Mère-Exemple', givenNames: 'Letay', bornOn: '1960-05-06' }),
  ]
  const { id: personId } = person
  const answers = [
    await agent.ask(people.addDocument, { personId, type: 'UNLP', number: 'UN0007', issuer: 'UNO', expiresOn: '2030-11-02' }),
    await agent.ask(households.linkPersons, { personId, otherId: mother.id, code: 'DAU' }),
    await agent.ask(people.recordConsent, { personId, kind: 'TRAVEL', form: 'EXPLICIT_WRITTEN', language: 'ti' }),
    await agent.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members: [{ personId, role: 'PA' }] }),
    await agent.ask(records.recordRequest, { personId, kind: 'CORRECTION', channel: 'IN_PERSON', askedOn: '2026-11-02' }),
  ]
  for (const answer of answers) assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return personId
}

const pages = {
  ar: {
    direction: 'rtl',
    parts: ['من أنت', 'وثائق الهوية', 'المسافرون معًا', 'الملفات', 'الرحلات', 'الموافقات', 'طلبات بشأن البيانات'],
    says: ['ما نحتفظ به عنك', 'وثيقة سفر للاجئ (1951)', 'ابنة', 'السفر', 'تصحيح', 'قيد النظر', 'مسودة', 'إريتريا', '2 نوفمبر 2030'],
    unread: 'لم يراجعها بعد',
  },
  ti: {
    direction: 'ltr',
    parts: ['መን ኢኹም', 'ሰነዳት መንነት', 'ብሓንሳብ ዝጉዓዙ', 'መዝገባት', 'ጉዕዞታት', 'ፍቓዳት', 'ብዛዕባ ሓበሬታ ዝቐረቡ ሕቶታት'],
    says: ['ብዛዕባኹም ዝሓዝናዮ ሓበሬታ', 'ናይ ስደተኛ መጓዓዝያ ሰነድ (1951)', 'ጓል ናይ', 'ጉዕዞ', 'ምእራም', 'ኣብ መስርሕ', 'ንድፊ', 'ኤርትራ', '02/11/2030'],
    unread: 'ኣይተመርመረን',
  },
  pa: {
    direction: 'ltr',
    parts: ['ਤੁਸੀਂ ਕੌਣ ਹੋ', 'ਪਛਾਣ ਦੇ ਦਸਤਾਵੇਜ਼', 'ਇਕੱਠੇ ਸਫ਼ਰ ਕਰਨ ਵਾਲੇ', 'ਫ਼ਾਈਲਾਂ', 'ਸਫ਼ਰ', 'ਸਹਿਮਤੀਆਂ', 'ਜਾਣਕਾਰੀ ਬਾਰੇ ਮੰਗਾਂ'],
    says: [
      'ਸਾਡੇ ਕੋਲ ਤੁਹਾਡੀ ਜਾਣਕਾਰੀ',
      'ਸ਼ਰਨਾਰਥੀ ਦਾ ਸਫ਼ਰੀ ਦਸਤਾਵੇਜ਼ (1951)',
      'ਇਨ੍ਹਾਂ ਦੀ ਧੀ',
      'ਸੁਧਾਰ',
      'ਵਿਚਾਰ ਹੋ ਰਿਹਾ ਹੈ',
      'ਖਰੜਾ',
      'ਇਰੀਟ੍ਰਿਆ',
      '2 ਨਵੰਬਰ 2030',
    ],
    unread: 'ਨਹੀਂ ਪਰਖਿਆ',
  },
} as const

test('a person reads in Arabic, Tigrinya or Punjabi all that we hold about them, and that nobody has checked the words yet', async () => {
  const personId = await somebodyKnown()
  for (const [language, { direction, parts, says, unread }] of Object.entries(pages) as [keyof typeof pages, (typeof pages)['ar']][]) {
    const given = await agent.ask(records.giveRecord, { personId, language })
    assert.equal(given.status, 200, JSON.stringify(given.body))
    const { html, review, fileName } = given.body
    assert.deepEqual([review, fileName], ['pending', `my-record-${language}.html`])
    assert.ok(html.includes(`<html lang="${language}" dir="${direction}">`), html.slice(0, 80))
    assert.deepEqual(
      [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title),
      parts,
    )
    for (const words of [...says, unread, 'REC002', 'UN0007', 'ሰምሃር', 'Letay Mère-Exemple'])
      assert.ok(html.includes(words), `${language}: ${words}\n${html}`)
    assert.ok(!/\[[a-z]+\.[a-zA-Z_.]+\]/.test(html), html)
  }
})

test('what has no word in the language is said in French and English: an organisation, the name of a programme', async () => {
  const personId = await somebodyKnown()
  const { html } = (await agent.ask(records.giveRecord, { personId, language: 'ti' })).body
  for (const words of [
    'Nations Unies / United Nations',
    'Accompagnement en transit à Paris-Charles-de-Gaulle / Transit assistance at Paris Charles de Gaulle',
  ])
    assert.ok(html.includes(words), `${words}\n${html}`)
})

test('a reader of Persian, Pashto or Amharic has a day in their own calendar, and beside it the one that is on the paper', async () => {
  const personId = await somebodyKnown()
  for (const [language, day] of [
    ['fa', '۱۱ آبان ۱۴۰۹ (02/11/2030)'],
    ['ps', '>۱۴۰۹ لړم ۱۱ (02/11/2030)<'],
    ['am', '23 ጥቅምት 2023 (02/11/2030)'],
  ] as const) {
    const { html } = (await agent.ask(records.giveRecord, { personId, language })).body
    assert.ok(html.includes(day), html)
  }
})
