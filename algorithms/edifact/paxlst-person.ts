// One person of a PAXLST message: group 4 (name, sex, birth, bags, places, nationality, references) and group 5 (documents), in the
// order of the directory.
import { earliest, writeBirth, writeTime } from './calendar.ts'
import {
  kindCodes,
  type PassengerList,
  type PersonOnList,
  type TravelDocument,
  type WritingFault,
  type WritingWarning,
} from './paxlst-facts.ts'
import { writeName } from './paxlst-names.ts'
import type { Draft } from './segments.ts'

type Told = { faults: WritingFault[]; warnings: WritingWarning[] }

const documentsMax = 5

export function personSegments(person: PersonOnList, at: number, list: PassengerList, { faults, warnings }: Told): Draft[] {
  const refuse = (word: WritingFault['word']) => faults.push({ person: at, word })
  const warn = (word: WritingWarning['word']) => warnings.push({ person: at, word })
  const name = writeName(person.surname, person.givenNames)
  if (name.unknown.length > 0) refuse('name_not_latin')
  else if (name.components.length === 0) refuse('name_missing')
  if (name.truncated) warn('name_shortened')
  if (!/^[A-Z]{3}$/.test(person.nationality)) refuse('nationality_unwritable')
  if (!/^[A-Z]{3}$/.test(person.embarksAt) && !/^[A-Z]{2}[A-Z2-9]{3}$/.test(person.embarksAt)) refuse('place_unwritable')
  if (person.documents.length === 0) refuse('document_missing')
  if (person.documents.some(({ number }) => !/^[A-Z0-9]{1,35}$/.test(written(number)))) refuse('document_unwritable')
  if (person.documents.length > documentsMax) warn('documents_left_out')
  if (person.birth === null) warn('birth_unknown')
  else if (person.birth.day === undefined) warn('birth_incomplete')
  const references = referencesOf(person, list)
  if (references.length < person.references.length) warn('references_left_out')
  return [
    ['NAD', [kindCodes[person.kind]], [''], [''], name.components],
    ['ATT', ['2'], [''], [person.sex]],
    birthSegment(person, list),
    ...bagSegments(person),
    ...(person.verified === null ? [] : [['GEI', ['4'], [person.verified ? '173' : '174']] as Draft]),
    ...person.bagTags.map(({ tag, count }): Draft => ['FTX', ['BAG'], [''], [''], [tag, String(count)]]),
    ...placeSegments(person),
    ...(person.rank === null ? [] : [['EMP', ['1'], [person.rank, '110', '111']] as Draft]),
    ['NAT', ['2'], [person.nationality]],
    ...references.map(({ code, value }): Draft => ['RFF', [code, value]]),
    ...person.documents.slice(0, documentsMax).flatMap(documentSegments),
  ]
}

/** Two digits for the year; four for somebody of a hundred years, whom two would make a baby. */
function birthSegment({ birth }: PersonOnList, { prepared }: PassengerList): Draft {
  const old = birth !== null && Number(prepared.day.slice(0, 4)) - Number(earliest(birth).slice(0, 4)) >= 99
  return ['DTM', old ? ['329', writeBirth(birth, '102'), '102'] : ['329', writeBirth(birth, '101')]]
}

function bagSegments({ bags }: PersonOnList): Draft[] {
  if (bags === null) return []
  const count: Draft = ['MEA', ['CT'], [''], ['', String(bags.pieces)]]
  return bags.kg === null ? [count] : [count, ['MEA', ['WT'], [''], ['KGM', String(bags.kg)]]]
}

function placeSegments({ clearsAt, residence, embarksAt, disembarksAt, bornIn }: PersonOnList): Draft[] {
  const places: [string, string | null][] = [
    ['22', clearsAt],
    ['174', residence],
    ['178', embarksAt],
    ['179', disembarksAt],
    ['180', bornIn],
  ]
  return places.flatMap(([code, place]): Draft[] => (place === null ? [] : [['LOC', [code], [place]]]))
}

/** D.05B has room for one reference a person: the booking, or else the first there is. */
function referencesOf({ references }: PersonOnList, { directory }: PassengerList): PersonOnList['references'] {
  if (directory === 'D12B' || references.length <= 1) return references
  return [references.find(({ code }) => code === 'AVF') ?? references[0]!]
}

function documentSegments({ code, number, issuer, expiresOn, issuedOn }: TravelDocument): Draft[] {
  const day = (on: string): string => writeTime({ day: on, clock: '00:00' }, '101')
  return [
    ['DOC', [code, '110', '111'], [written(number)]],
    ...(expiresOn === null ? [] : [['DTM', ['36', day(expiresOn)]] as Draft]),
    ...(issuedOn === null ? [] : [['DTM', ['182', day(issuedOn)]] as Draft]),
    ...(issuer === null ? [] : [['LOC', ['91'], [issuer]] as Draft]),
  ]
}

/** Spaces and strokes that are printed in a number are not in its machine readable zone. */
function written(number: string): string {
  return number.toUpperCase().replaceAll(/[\s\-/.]/g, '')
}
