import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMrz } from '#algorithms/mrz/write-mrz.ts'
import { documentCodes, listCountries } from '#packs/places/countries.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import { checkDocument, type Holder } from './document-rules.ts'
import { compareTraits, likelyFrom, type Traits } from './likely-rules.ts'
import { countryCodes, documentOnlyCodes, regionOf } from './nationality-words.ts'
import { isLatinName, sortKeyOf, traitsOf } from './name-rules.ts'
import {
  canChange,
  changedFields,
  checkParticulars,
  isInForce,
  knownBirth,
  recordConsent,
  type TypedParticulars,
  withdrawConsent,
} from './rules.ts'
import type { Consent, ConsentDraft, DocumentDraft, LikelyReason } from './words.ts'

const today = '2026-11-23' as Day
const times = { today, isNationality: (code: string) => ['SYR', 'FRA', 'UTO', 'XXB', 'DEU', 'ERI'].includes(code) }
/** Stands in for a transcription: what it does not know it leaves out. */
const romanise = (text: string): string => ({ ተስፋይ: 'tesfay', ሃይለ: 'hayle' })[text] ?? text.replace(/\P{ASCII}/gu, '')

const amina: TypedParticulars = {
  familyName: 'Hamidi-Exemple',
  givenNames: 'Amina',
  nativeName: null,
  sex: 'F',
  bornOn: '1992-03-04' as Day,
  bornPrecision: 'DAY',
  nationality: 'SYR',
  languages: ['ar'],
}

test('particulars are accepted, or refused with the field that is wrong', () => {
  const rows: [Partial<TypedParticulars>, string, string?][] = [
    [{}, 'accepted'],
    [{ givenNames: '' }, 'accepted'],
    [{ familyName: "N'Guessan d’Ávila" }, 'accepted'],
    [{ bornOn: null, bornPrecision: 'UNKNOWN' }, 'accepted'],
    [{ bornOn: today }, 'accepted'],
    [{ familyName: 'حميدي' }, 'name_not_latin', 'familyName'],
    [{ familyName: ' - ' }, 'name_not_latin', 'familyName'],
    [{ givenNames: 'Amina2' }, 'name_not_latin', 'givenNames'],
    [{ nationality: 'QQQ' }, 'unknown_nationality', 'nationality'],
    [{ bornOn: null }, 'birth_date_missing', 'bornOn'],
    [{ bornOn: '2026-11-24' as Day }, 'born_in_the_future', 'bornOn'],
    [{ bornOn: '1900-01-01' as Day }, 'born_too_long_ago', 'bornOn'],
  ]
  for (const [changes, expected, field] of rows) {
    const result = checkParticulars({ ...amina, ...changes }, times)
    assert.equal(result.ok ? 'accepted' : result.refusal, expected, JSON.stringify(changes))
    if (!result.ok) assert.equal(result.details?.['field'], field)
  }
})

test('no more of a birth date is kept than is known', () => {
  const rows: [string | null, Parameters<typeof knownBirth>[1], string | null, string][] = [
    ['1980-07-09', 'DAY', '1980-07-09', 'DAY'],
    ['1980-07-09', 'MONTH', '1980-07-01', 'MONTH'],
    ['1980-07-09', 'YEAR', '1980-01-01', 'YEAR'],
    ['1980-07-09', 'UNKNOWN', null, 'UNKNOWN'],
    [null, 'DAY', null, 'UNKNOWN'],
  ]
  for (const [on, precision, bornOn, bornPrecision] of rows)
    assert.deepEqual(knownBirth(on as Day | null, precision), { bornOn, bornPrecision })
})

test('the script of a native name is found, and languages are kept once each', () => {
  const result = checkParticulars({ ...amina, nativeName: 'أمينة', languages: ['ar', 'fr', 'ar'] }, times)
  assert.ok(result.ok)
  assert.deepEqual([result.value.nativeScript, result.value.languages], ['Arab', ['ar', 'fr']])
})

test('a change is refused when somebody else changed the person in between, and names only the fields', () => {
  const at = '2026-11-01T10:00:00.000Z' as Instant
  assert.ok(canChange({ updatedAt: at }, at).ok)
  assert.equal(canChange({ updatedAt: '2026-11-02T10:00:00.000Z' as Instant }, at).ok, false)
  assert.deepEqual(changedFields({ a: 1, b: ['x'], c: null as string | null }, { a: 1, b: ['y'], c: 'z' }), ['b', 'c'])
})

const now = '2026-11-23T09:00:00.000Z' as Instant
const asked = { personId: 'p', kind: 'TRAVEL', form: 'EXPLICIT_WRITTEN', language: 'ar' } as unknown as ConsentDraft
const given = {
  ...asked,
  id: 'c',
  recipient: 'OFFICE',
  recipientName: null,
  scope: [],
  textVersion: null,
  givenAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
  withdrawnAt: null,
} as unknown as Consent

test('a consent is recorded once while it stands', () => {
  const rows: [string, Partial<ConsentDraft>, Partial<Consent>[], string][] = [
    ['the first', {}, [], 'accepted'],
    ['another kind stands', {}, [{ kind: 'RESEARCH' }], 'accepted'],
    ['the same stands', {}, [{}], 'consent_already_given'],
    ['the same was withdrawn', {}, [{ withdrawnAt: now }], 'accepted'],
    ['the same is over', {}, [{ expiresAt: now }], 'accepted'],
    ['it renews one that ends', {}, [{ expiresAt: '2026-12-31T00:00:00.000Z' as Instant }], 'accepted'],
    ['given on a phone whose clock is fast', { givenAt: '2026-11-23T09:09:00.000Z' as Instant }, [], 'accepted'],
    ['given tomorrow', { givenAt: '2026-11-24T09:00:00.000Z' as Instant }, [], 'consent_in_the_future'],
    ['over before it began', { expiresAt: now }, [], 'consent_expires_before_given'],
  ]
  for (const [name, changes, known, expected] of rows) {
    const result = recordConsent(
      { ...asked, ...changes },
      known.map((each) => ({ ...given, ...each })),
      now,
    )
    assert.equal(result.ok ? 'accepted' : result.refusal, expected, name)
  }
})

test('a consent is withdrawn at once, and not twice', () => {
  const withdrawn = withdrawConsent(given, now)
  assert.ok(withdrawn.ok && withdrawn.value.withdrawnAt === now && !isInForce(withdrawn.value, now))
  assert.equal(withdrawConsent(withdrawn.value, now).ok, false)
  assert.equal(isInForce({ ...given, expiresAt: now }, now), false)
})

// ICAO's specimen (domain.md 2.1, F14).
const specimen = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const anna: Holder = { familyName: 'Eriksson', givenNames: 'Anna Maria', sex: 'F', bornOn: '1974-08-12' as Day, bornPrecision: 'DAY' }
const passport: DocumentDraft = { type: 'PASSPORT', number: 'L898902C3', issuer: 'UTO', mrz: specimen }

test('the specimen passport agrees with its holder; one flipped digit or one other value is told by field', () => {
  const rows: [string, Partial<DocumentDraft>, Partial<Holder>, string, string?][] = [
    ['as printed', {}, {}, 'accepted'],
    ['number typed with a space', { number: 'L 898902C3' }, {}, 'accepted'],
    ['accents in the register', {}, { givenNames: 'Ännà María' }, 'accepted'],
    ['a given name left out', {}, { givenNames: 'Anna' }, 'mrz_mismatch', 'givenNames'],
    ['only the year on file', {}, { bornOn: '1974-01-01' as Day, bornPrecision: 'YEAR' }, 'accepted'],
    ['no birth date on file', {}, { bornOn: null, bornPrecision: 'UNKNOWN' }, 'accepted'],
    ['sex not said', {}, { sex: 'X' }, 'accepted'],
    ['a flipped digit', { mrz: specimen.replace('7408122', '7408132') }, {}, 'mrz_check_digit', 'mrz'],
    ['a line missing', { mrz: specimen.split('\n')[0]! }, {}, 'mrz_check_digit', 'mrz'],
    ['another number', { number: 'L898902C4' }, {}, 'mrz_mismatch', 'number'],
    ['another issuer', { issuer: 'FRA' }, {}, 'mrz_mismatch', 'issuer'],
    ['another nationality', { nationality: 'FRA' }, {}, 'mrz_mismatch', 'nationality'],
    ['another end', { expiresOn: '2012-04-16' as Day }, {}, 'mrz_mismatch', 'expiresOn'],
    ['another day of birth', {}, { bornOn: '1974-08-13' as Day }, 'mrz_mismatch', 'bornOn'],
    ['another sex', {}, { sex: 'M' }, 'mrz_mismatch', 'sex'],
    ['another family name', {}, { familyName: 'Erikson' }, 'mrz_mismatch', 'familyName'],
    ['an issuer that is none', { issuer: 'QQQ' }, {}, 'unknown_issuer', 'issuer'],
    ['issued tomorrow', { issuedOn: '2026-11-24' as Day }, {}, 'issued_in_the_future', 'issuedOn'],
    ['over before it was issued', { issuedOn: '2020-01-01' as Day }, {}, 'document_dates_order', 'expiresOn'],
    ['no lines at all', { mrz: undefined }, {}, 'accepted'],
  ]
  for (const [name, draft, holder, expected, field] of rows) {
    const result = checkDocument({ ...passport, ...draft }, { ...anna, ...holder }, times)
    assert.equal(result.ok ? 'accepted' : result.refusal, expected, name)
    if (!result.ok) assert.equal(result.details?.['field'], field, name)
  }
  const kept = checkDocument(passport, anna, times)
  assert.ok(kept.ok)
  assert.deepEqual([kept.value.expiresOn, kept.value.nationality, kept.value.mrzValid], ['2012-04-15', 'UTO', true])
})

test('a German passport, a name cut short by its lines, and a single name are understood', () => {
  const holder: Holder = { familyName: 'Müller', givenNames: 'Anna', sex: 'F', bornOn: '1964-08-12' as Day, bornPrecision: 'DAY' }
  const long = 'Ananiashvili-Chkheidze-Amilakhvari-Exemple'
  const rows: [string, Partial<Holder>, { issuer: string; surname: string; givenNames: string }, boolean][] = [
    ['D for Germany, ü as UE', {}, { issuer: 'D', surname: 'Müller', givenNames: 'Anna' }, true],
    ['ü as U', {}, { issuer: 'D', surname: 'Muller', givenNames: 'Anna' }, true],
    ['cut short', { familyName: long }, { issuer: 'D', surname: long, givenNames: 'Anna' }, true],
    ['cut short, of another family', { familyName: long.replace('Chk', 'Shk') }, { issuer: 'D', surname: long, givenNames: 'Anna' }, false],
    [
      'a single name in the other box',
      { familyName: 'Suharti', givenNames: '' },
      { issuer: 'D', surname: 'Suharti', givenNames: '' },
      true,
    ],
  ]
  for (const [name, changes, printed, agrees] of rows) {
    const birthDate = { precision: 'DAY', year: 1964, month: 8, day: 12 } as const
    const expiryDate = { precision: 'DAY', year: 2027, month: 2, day: 28 } as const
    const written = formatMrz({
      format: 'TD3',
      documentCode: 'P',
      nationality: 'D',
      number: 'C01X00T47',
      sex: 'F',
      birthDate,
      expiryDate,
      ...printed,
    })
    assert.ok(written.ok)
    const result = checkDocument(
      { type: 'PASSPORT', number: 'C01X00T47', issuer: 'DEU', mrz: written.lines.join('\n') },
      { ...holder, ...changes },
      times,
    )
    assert.equal(result.ok, agrees, `${name}: ${JSON.stringify(result)}`)
  }
})

test('people are listed by family name, and a name is Latin or not', () => {
  assert.equal(sortKeyOf({ familyName: 'Éclair-Émile', givenNames: 'Zoë', nativeName: null }), 'eclair emile  zoe')
  assert.ok(isLatinName('Łukasz Đặng-O’Brien') && !isLatinName('Олена') && !isLatinName('--'))
})

test('two records are likely one person by what speaks for it, and every reason is told', () => {
  const traits = (familyName: string, givenNames: string, bornOn: string | null, changes: Partial<Traits> = {}): Traits => ({
    ...traitsOf({ familyName, givenNames, nativeName: null }, romanise),
    ...knownBirth(bornOn as Day | null, 'DAY'),
    sex: 'M',
    nationality: 'SYR',
    documents: [],
    ...changes,
  })
  const known = traits('Hamidi', 'Mohamed', '1990-03-04', { documents: ['A1'] })
  const rows: [string, Traits, boolean, LikelyReason[]][] = [
    ['the same', traits('Hamidi', 'Mohamed', '1990-03-04'), true, ['SAME_NAME', 'SAME_BIRTH_DATE', 'SAME_NATIONALITY']],
    [
      'names in the other boxes',
      traits('Mohamed', 'Hamidi', '1990-03-04'),
      true,
      ['SAME_NAME_OTHER_ORDER', 'SAME_BIRTH_DATE', 'SAME_NATIONALITY'],
    ],
    [
      'spelt otherwise, day and month swapped',
      traits('Hameedi', 'Muhammad', '1990-04-03'),
      true,
      ['NAME_SPELT_OTHERWISE', 'BIRTH_DAY_AND_MONTH_SWAPPED', 'SAME_NATIONALITY'],
    ],
    [
      'one name more, the first of January',
      traits('Hamidi', 'Mohamed Karim', '1990-01-01'),
      false,
      ['PART_OF_NAME', 'SAME_BIRTH_YEAR', 'SAME_NATIONALITY'],
    ],
    [
      'the same document',
      traits('Other', 'Name', null, { documents: ['A1'] }),
      true,
      ['SAME_DOCUMENT', 'BIRTH_DATE_UNKNOWN', 'SAME_NATIONALITY'],
    ],
    ['a namesake', traits('Hamidi', 'Mohamed', '1971-11-20'), false, ['SAME_NAME', 'BIRTH_DATE_DIFFERS', 'SAME_NATIONALITY']],
    ['a brother', traits('Hamidi', 'Karim', '1990-03-04'), false, ['SAME_BIRTH_DATE', 'SAME_NATIONALITY']],
    [
      'another sex and nationality',
      traits('Hamidi', 'Mohamed', '1990-03-04', { sex: 'F', nationality: 'FRA' }),
      true,
      ['SAME_NAME', 'SAME_BIRTH_DATE', 'NATIONALITY_DIFFERS', 'SEX_DIFFERS'],
    ],
  ]
  for (const [name, draft, isLikely, reasons] of rows) {
    const likeness = compareTraits(draft, known)
    assert.deepEqual(likeness.reasons, reasons, name)
    assert.equal(likeness.score >= likelyFrom, isLikely, `${name}: ${likeness.score}`)
    assert.deepEqual(compareTraits(known, draft), likeness, `${name}, the other way round`)
  }
})

test('the codes to choose from are those that the register of places knows', () => {
  const register = listCountries()
  assert.deepEqual([...countryCodes].toSorted(), register.map((country) => country.iso3).toSorted())
  for (const { iso2, iso3 } of register) assert.equal(regionOf(iso3), iso2)
  assert.deepEqual([...documentOnlyCodes].toSorted(), documentCodes.map(({ code }) => code).toSorted())
  assert.equal(regionOf('XXA'), undefined)
})
