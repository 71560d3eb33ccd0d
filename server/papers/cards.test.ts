// Every card is set and printed for real. A PDF for everybody (PDF/UA) may hold no sign without a letter: the press refuses it whole,
// which the last test shows.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { cardLanguages, type CardLanguage } from '#domain/papers/card-words.ts'
import { cardCatalogue, findContactPoint } from '#packs/prints/cards.ts'
import { arabicManifestWords } from '#packs/prints/manifest-words.ts'
import type { Day } from '#domain/kit/day.ts'
import { print } from '#server/kit/print.ts'
import { printableName } from '#server/kit/print-letters.ts'
import { messagesOf } from '#ui/languages/text.ts'
import { cardsData } from './cards.ts'
import { readers, sampleHolder, sampleSheet } from './sample-cards.ts'

type Printed = { cards: Record<string, unknown>[] }
const cardOf = (language: CardLanguage, kind: 'CONTACT' | 'JOURNEY' = 'CONTACT') =>
  (cardsData(sampleSheet(kind), [sampleHolder(language)]) as Printed).cards[0]!
const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0

for (const language of cardLanguages) {
  test(`a reader of ${language} has a contact card and a journey card with a letter for every sign, each on one page`, async () => {
    for (const kind of ['CONTACT', 'JOURNEY'] as const)
      for (const size of ['USUAL', 'LARGE'] as const)
        assert.equal(pagesOf(await print('card', cardsData(sampleSheet(kind, size), [sampleHolder(language)]))), 1, `${kind} ${size}`)
  })
}

test('every card has a picture in docs/screens/cards, and says which way it runs', () => {
  for (const language of cardLanguages) {
    assert.ok(existsSync(`docs/screens/cards/${language.toLowerCase()}.png`), `node scripts/draw-cards.ts draws ${language}`)
    const { script, direction } = cardCatalogue(language)
    assert.equal(direction, script === 'Arab' ? 'rtl' : 'ltr')
  }
})

test('a translation that no native reader has read says so', () => {
  for (const language of cardLanguages) assert.equal(cardCatalogue(language).review, language === 'fr' ? 'source' : 'pending')
})

test('each card is in its own words: no sentence was left in English', () => {
  const english = cardCatalogue('en').texts
  for (const language of cardLanguages.filter((one) => one !== 'en')) {
    const { texts } = cardCatalogue(language)
    const same = Object.entries(texts).filter(([key, words]) => words === english[key as keyof typeof english])
    // Terminal, Flight and Code are the same word in some languages.
    assert.ok(same.length <= 3, `${language}: ${same.map(([key]) => key).join(' ')}`)
  }
})

test('a card tells the hours of each town and the help asked for, and nothing of health, papers or booking', () => {
  const card = cardOf('ti', 'JOURNEY') as { legs: { from: { clock: string }; to: { clock: string } }[]; facts: { words: string }[] }
  assert.deepEqual(
    card.legs.map(({ from, to }) => [from.clock, to.clock]),
    [
      ['23:00', '06:40'],
      ['09:10', '10:45'],
    ],
  )
  const said = JSON.stringify(card)
  assert.ok(said.includes('WCHR') && !said.includes('MEDA'))
})

test('a seat stands on the card of one flight; of several flights nobody knows whose seat it is', () => {
  const sheet = sampleSheet('JOURNEY')
  const seats = (legs: typeof sheet.legs) =>
    (cardsData({ ...sheet, legs }, [sampleHolder('fr')]) as unknown as { cards: { legs: { seat: string | null }[] }[] }).cards[0]!.legs.map(
      ({ seat }) => seat,
    )
  assert.deepEqual(seats(sheet.legs), [null, null])
  assert.deepEqual(seats(sheet.legs.slice(0, 1)), ['14C'])
})

test('a journey of five legs and a long name still stand on one page', async () => {
  const sheet = sampleSheet('JOURNEY')
  const legs = [...sheet.legs, ...sheet.legs, sheet.legs[0]!]
  const holder = { ...sampleHolder('ur'), familyName: 'Très-Long-Nom-De-Famille-Exemple', givenNames: 'Marie Antoinette Joséphine' }
  assert.equal(pagesOf(await print('card', cardsData({ ...sheet, legs }, [holder]))), 1)
})

test('a name in letters that the press does not have stands in Latin letters alone, and spoils nobody’s card', async () => {
  assert.deepEqual([printableName('বাংলা নাম'), printableName('ქართული'), printableName('★')], [null, null, null])
  for (const [, , name] of Object.values(readers)) assert.equal(printableName(name), name)
  const holder = { ...sampleHolder('en'), nativeName: 'বাংলা নাম', metBy: 'Accueil → 東京' }
  assert.equal(pagesOf(await print('card', cardsData(sampleSheet('JOURNEY'), [holder]))), 1)
})

test('an office that has said no number gets no card, and a number is used from its day', () => {
  assert.equal(findContactPoint('PAR', '2026-11-14' as Day)?.phone, '+33 1 99 00 00 10')
  assert.equal(findContactPoint('PAR', '2025-12-31' as Day), undefined)
  assert.equal(findContactPoint('XXX', '2026-11-14' as Day), undefined)
})

test('whoever reads the manifest in Arabic finds every word of it, with the same facts in it', () => {
  const arabic = arabicManifestWords()
  const english = messagesOf('en')
  const rows =
    'ageAtDeparture ageBand bagsKg bagsPieces bookingRef bornOn caseRef docExpiry docIssuer docNo docType escortKind finalDestination givenNames handoverParty languages nativeName sex ssr surname ticketNo title'
  const printed = [
    ...Object.keys(english).filter((key) => /^movements\.(print|document|escort|diff)\./.test(key)),
    ...'flight from departs to arrives no person sex_age dob nationality document visaNo booking seat needs baggage family'
      .split(' ')
      .map((key) => `movements.column.${key}`),
    ...rows.split(' ').map((key) => `movements.column.${key}`),
    'movements.version',
    'movements.leg',
    'movements.terminal',
  ]
  const facts = (message: string): string[] => [...new Set(message.match(/\{\w+(?=[,}])/g))].toSorted()
  for (const key of printed) {
    assert.ok(arabic[key] !== undefined, key)
    assert.deepEqual(facts(arabic[key]), facts(english[key]!), key)
  }
})

test('a sign for which there is no letter is never printed as an empty box', async () => {
  const data = cardsData(sampleSheet('CONTACT'), [sampleHolder('fr')]) as Printed
  data.cards[0]!['dir'] = 'ltr'
  // A letter of a Latin alphabet that no font of ours has, past the sieve for whole scripts.
  data.cards[0]!['help'] = 'ꟑ\uA7D2'
  await assert.rejects(print('card', data), /could not be displayed/)
})
