// Writes a passenger list as a PAXLST interchange, or several when one would be too long. What cannot be written truthfully is refused
// with the person's place in the list; what had to be shortened or left out is told beside the text. No clock, no chance: when it is
// prepared and which number it bears are arguments.
import { type Draft, shortened, writeAdvice, writeSegment } from './segments.ts'
import { tripSegments } from './paxlst-trip.ts'
import { personSegments } from './paxlst-person.ts'
import { type PassengerList, purposeCodes, type WritingFault, type WritingWarning } from './paxlst-facts.ts'
import { releaseOf } from './paxlst-directory.ts'
import { writeTime } from './calendar.ts'
import { fitted } from './character-sets.ts'
import { documentMax, envelopeSeal, messageSeal } from './seal.ts'
import { longPrime } from './two-sums.ts'

export type PaxlstOptions = {
  /** Up to twelve letters and digits that no other interchange of this sender bears; the part follows with two digits. */
  control: string
  /** The longest text of an interchange, for networks that pass on only so much; no limit when absent. */
  charactersMax?: number
  /** A line a segment, for people who look at it; the standard has no lines. */
  lines?: boolean
}

export type PaxlstWriting = { ok: true; interchanges: string[]; warnings: WritingWarning[] } | { ok: false; faults: WritingFault[] }

/** The check characters find a change in a text of fewer characters than their prime. */
const sealedMax = longPrime - 10_000
/** Parts are counted with two digits (UNH 0070), and D.05B has 9,999 persons a message. */
const partsMax = 99
const personsMax = 9_999

export function writePaxlst(list: PassengerList, options: PaxlstOptions): PaxlstWriting {
  const faults: WritingFault[] = []
  const warnings: WritingWarning[] = []
  if (!/^[0-9A-Z]{1,12}$/.test(options.control)) throw new RangeError('the control reference has up to twelve letters and digits')
  if (list.persons.length === 0) faults.push({ person: null, word: 'nobody_on_list' })
  const trip = tripSegments(list, faults, warnings)
  const persons = list.persons.map((person, at) => text(personSegments(person, at, list, { faults, warnings })))
  const parts = share(persons, room(list, trip, options))
  if (parts === undefined || parts.length > partsMax) faults.push({ person: null, word: 'too_long' })
  if (faults.length > 0 || parts === undefined) return { ok: false, faults }
  const interchanges = parts.map((each, at) => interchange(list, trip, each, { ...options, at, of: parts.length }))
  return { ok: true, interchanges, warnings }
}

/** How many characters of persons an interchange has room for. */
function room(list: PassengerList, trip: readonly Draft[], options: PaxlstOptions): number {
  if (options.charactersMax === undefined) return sealedMax
  const frame = interchange(list, trip, [], { ...options, at: 98, of: 99 }).length
  return options.charactersMax - frame - 10
}

/** People in order, as many in each part as fit. A single person who fits in none: undefined. */
function share(persons: readonly string[][], characters: number): string[][][] | undefined {
  const parts: string[][][] = [[]]
  let used = 0
  for (const person of persons) {
    const length = person.reduce((sum, segment) => sum + segment.length + 1, 0)
    if (length > characters) return undefined
    if (used + length > characters || parts.at(-1)!.length >= personsMax) {
      parts.push([])
      used = 0
    }
    parts.at(-1)!.push(person)
    used += length
  }
  return parts
}

type Part = PaxlstOptions & { at: number; of: number }

function interchange(list: PassengerList, trip: readonly Draft[], persons: readonly string[][], part: Part): string {
  const two = String(part.at + 1).padStart(2, '0')
  const control = part.control + two
  const { unb, ung } = head(list, control)
  const group = `PS${two}${envelopeSeal([unb, ung(`PS${two}`)])}`
  const message = sealed(messageSegments(list, trip, persons, part))
  const trailers = [writeSegment('UNE', [['1'], [group]]), writeSegment('UNZ', [['1'], [control]])]
  const end = part.lines === true ? '\n' : ''
  return [writeAdvice(), unb, ung(group), ...message, ...trailers].join(end) + end
}

function head(list: PassengerList, control: string): { unb: string; ung(reference: string): string } {
  const party = ({ id, qualifier }: PassengerList['sender']) => (qualifier === null ? [id] : [id, qualifier])
  const prepared = [writeTime(list.prepared, '101'), list.prepared.clock.replace(':', '')]
  const parties = [party(list.sender), party(list.recipient), prepared]
  return {
    unb: writeSegment('UNB', [[list.characterSet, '4'], ...parties, [control], [''], ['APIS']]),
    ung: (reference) => writeSegment('UNG', [['PAXLST'], ...parties, [reference], ['UN'], ['D', releaseOf[list.directory]]]),
  }
}

/** The number of the list gets the check characters of the message that bears it. */
function sealed(segments: readonly string[]): string[] {
  const seal = messageSeal(segments)
  return segments.map((segment) => (segment.startsWith('BGM') ? segment.replace(/\/(?=\+|'$)/, `/${seal}`) : segment))
}

function messageSegments(list: PassengerList, trip: readonly Draft[], persons: readonly string[][], part: Part): string[] {
  const reference = `PAX${String(part.at + 1).padStart(3, '0')}`
  const crew = list.of === 'CREW'
  const sequence = String(part.at + 1).padStart(2, '0')
  const place = part.at === part.of - 1 ? [sequence, 'F'] : part.at === 0 ? [sequence, 'C'] : [sequence]
  const body = [
    ...text([
      ['UNH', [reference], ['PAXLST', 'D', releaseOf[list.directory], 'UN', 'IATA'], [accessReference(list)], place],
      ['BGM', [crew ? '250' : '745'], [documentNumber(list)], [list.purpose === null ? '' : purposeCodes[list.purpose]]],
      ...trip,
    ]),
    ...persons.flat(),
    ...text([['CNT', [crew ? '41' : '42', String(persons.length)]]]),
  ]
  return [...body, writeSegment('UNT', [[String(body.length + 1)], [reference]])]
}

/** Flight, day and time of arrival: the same in all parts, and a second place from which each of them can be checked. */
function accessReference({ journey }: PassengerList): string {
  const arrival = journey.calls.find(({ role }) => role === 'FIRST_ARRIVAL')?.arrives ?? null
  return arrival === null ? journey.number : `${journey.number}/${writeTime(arrival, '101')}/${arrival.clock.replace(':', '')}`
}

/** The stroke is where the check characters follow. A number too long for them stands alone, unsealed. */
function documentNumber({ document, characterSet }: PassengerList): string {
  const number = document === null ? 'LIST' : fitted(document, characterSet).text
  return number.length <= documentMax ? `${number}/` : number.slice(0, 35)
}

function text(drafts: readonly Draft[]): string[] {
  return drafts.map(([tag, ...elements]) => writeSegment(tag, shortened(elements)))
}
