/** Understands one row of a nominal roll: cells become a person, a role and a place in a family, or faults that say where and what. */
import { consonantal, scriptOf } from '#algorithms/names/script.ts'
import type { LinesContent } from '#domain/people/document-rules.ts'
import { isLatinName } from '#domain/people/name-rules.ts'
import type { Sex } from '#domain/people/words.ts'
import { type KnownDate, readDate, readRelation, readSex, readSpecialNeeds } from './roll-cell-rules.ts'
import { compareWithZone, readDocument, readZone } from './roll-document-rules.ts'
import { type Desk, type Look, lookAt, readCode, type RollRow } from './roll-look-rules.ts'
import type { RawRow } from './roll-words.ts'
import type { SpecialNeed } from './words.ts'

export function readRow(desk: Desk, raw: RawRow): RollRow {
  const look = lookAt(desk, raw)
  const mrz = readZone(look)
  const names = readNames(look, mrz)
  const row: RollRow = {
    row: raw.line,
    familyNo: look.text('familyNo') ?? look.fault('familyNo', 'family_number_missing'),
    caseRef: look.text('caseRef')?.toUpperCase(),
    ...names,
    sex: readSexOf(look, mrz),
    born: readBirth(look, mrz),
    nationality:
      readCode(look, 'nationality', look.means.nationality, 'nationality_unknown') ??
      (look.given('nationality')
        ? undefined
        : ((mrz && look.means.nationality(mrz.nationality)) ?? look.fault('nationality', 'nationality_missing'))),
    relation: readRelationOf(look),
    document: undefined,
    visaNumber: look.text('visaNumber'),
    specialNeeds: readNeeds(look),
    languages: readLanguages(look),
    destinationCountry: readCode(look, 'destinationCountry', look.means.country, 'country_unknown'),
    destinationSubregion: look.text('destinationSubregion'),
    destinationCity: look.text('destinationCity'),
    sponsor: look.text('sponsor'),
  }
  row.document = readDocument(look, mrz, row.nationality)
  if (mrz !== undefined) compareWithZone(look, mrz, row)
  return row
}

function readNames(look: Look, mrz: LinesContent | undefined): Pick<RollRow, 'surname' | 'givenNames' | 'nativeName'> {
  const typed = look.text('surname')
  const given = look.text('givenNames') ?? ''
  const native = look.text('nativeName')
  if (typed === undefined) {
    if (mrz !== undefined && !look.given('surname')) {
      look.remark('surname', 'name_from_mrz', { name: mrz.familyName })
      return { surname: mrz.familyName, givenNames: given === '' ? mrz.givenNames : given, nativeName: native }
    }
    return { surname: look.given('surname') ? undefined : look.fault('surname', 'surname_missing'), givenNames: given, nativeName: native }
  }
  if (isLatinName(typed) && (given === '' || isLatinName(given))) {
    return {
      surname: typed,
      givenNames: given === '' && !look.given('givenNames') && mrz !== undefined ? mrz.givenNames : given,
      nativeName: native,
    }
  }

  // The name as the person writes it is kept beside the one that stands on the ticket (domain.md 2.1).
  const original = native ?? `${typed} ${given}`.trim()
  if (mrz !== undefined) {
    look.remark('surname', 'name_from_mrz', { name: `${mrz.familyName} ${mrz.givenNames}`.trim() })
    return { surname: mrz.familyName, givenNames: mrz.givenNames, nativeName: original }
  }
  const surname = isLatinName(typed) ? typed : look.means.latinName(typed)
  const givenNames = given === '' || isLatinName(given) ? given : look.means.latinName(given)
  if (surname === undefined) look.fault('surname', 'name_not_convertible')
  if (givenNames === undefined) look.fault('givenNames', 'name_not_convertible')
  if (surname !== undefined && givenNames !== undefined) {
    // Arabic or Hebrew leave most vowels to the reader: what can be proposed is a skeleton, and says so.
    const bare = consonantal.has(scriptOf(`${typed} ${given}`) ?? '')
    look.remark('surname', bare ? 'name_without_vowels' : 'name_converted', { name: `${surname} ${givenNames}`.trim() })
  }
  return { surname, givenNames: givenNames ?? '', nativeName: original }
}

function readSexOf(look: Look, mrz: LinesContent | undefined): Sex | undefined {
  const text = look.text('sex')
  if (text !== undefined) return readSex(text) ?? look.fault('sex', 'sex_unknown')
  if (look.given('sex')) return undefined
  return mrz?.sex ?? look.fault('sex', 'sex_missing')
}

function readBirth(look: Look, mrz: LinesContent | undefined): KnownDate | undefined {
  const cell = look.cell('bornOn')
  if (cell === undefined) {
    if (look.given('bornOn')) return undefined
    return mrz === undefined ? look.fault('bornOn', 'birth_date_missing') : { on: mrz.bornOn, precision: mrz.bornPrecision }
  }
  const read = readDate(cell)
  if (!read.ok) return look.fault('bornOn', read.word)
  const { on, precision } = read.date
  if (on !== null && on > look.means.today) return look.fault('bornOn', 'birth_date_in_future')
  // Nobody has been older than 122.
  if (on !== null && Number(look.means.today.slice(0, 4)) - Number(on.slice(0, 4)) > 122)
    return look.fault('bornOn', 'birth_date_too_long_ago')
  if (precision !== 'DAY') look.remark('bornOn', 'birth_date_partial', { precision })
  return read.date
}

function readRelationOf(look: Look): RollRow['relation'] {
  const text = look.text('relation')
  if (text !== undefined) return readRelation(text) ?? look.fault('relation', 'relation_unknown')
  return look.given('relation') ? undefined : look.fault('relation', 'relation_missing')
}

function readNeeds(look: Look): SpecialNeed[] {
  const text = look.text('specialNeeds')
  if (text === undefined) return []
  return readSpecialNeeds(text) ?? look.fault('specialNeeds', 'special_need_unknown') ?? []
}

function readLanguages(look: Look): string[] {
  const words = (look.text('language') ?? '').split(/[,;/]/).filter((word) => word.trim() !== '')
  const codes = words.map((word) => look.means.language(word.trim()))
  const stranger = codes.indexOf(undefined)
  if (stranger >= 0) look.fault('language', 'language_unknown', { word: words[stranger]!.trim() })
  return [...new Set(codes.filter((code) => code !== undefined))]
}
