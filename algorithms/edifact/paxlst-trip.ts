// The part of a PAXLST message that speaks of the journey: whom to ask, what carries the people, where it calls and when (RFF, group 1
// to 3).
import { writeTime } from './calendar.ts'
import { fitted } from './character-sets.ts'
import { callCodes, type Call, modeCodes, type PassengerList, type WritingFault, type WritingWarning } from './paxlst-facts.ts'
import type { Draft } from './segments.ts'

export function tripSegments(list: PassengerList, faults: WritingFault[], warnings: WritingWarning[]): Draft[] {
  const fit = (value: string, most: number): string => {
    const { text, lost } = fitted(value, list.characterSet)
    if (lost.length > 0 || text.length > most) warnings.push({ person: null, word: 'contact_shortened' })
    return text.slice(0, most)
  }
  checkCalls(list, faults)
  const { contact, journey, document, revision } = list
  const reached = [
    ...(contact.phone === null ? [] : [[fit(contact.phone, 50), 'TE']]),
    ...(contact.fax === null ? [] : [[fit(contact.fax, 50), 'FX']]),
    ...(contact.email === null ? [] : [[fit(contact.email, 100), 'EM']]),
  ]
  return [
    ...(document === null ? [] : [transaction(fit(document, 35), revision)]),
    ['NAD', ['MS'], [''], [''], [fit(contact.name, 35)]],
    ...(reached.length === 0 ? [] : [['COM', ...reached] as Draft]),
    ['TDT', ['20'], [journey.number], [journey.mode === 'AIR' ? '' : modeCodes[journey.mode]], [''], [journey.carrier ?? '']],
    ...journey.calls.flatMap(callSegments),
  ]
}

function transaction(number: string, revision: number | null): Draft {
  return ['RFF', revision === null ? ['TN', number] : ['TN', number, '', '', String(revision)]]
}

function callSegments({ role, place, arrives, departs }: Call): Draft[] {
  return [
    ['LOC', [callCodes[role]], [place]],
    ...(arrives === null ? [] : [['DTM', ['232', writeTime(arrives, '201'), '201']] as Draft]),
    ...(departs === null ? [] : [['DTM', ['189', writeTime(departs, '201'), '201']] as Draft]),
  ]
}

function checkCalls({ journey }: PassengerList, faults: WritingFault[]): void {
  const last = journey.calls.filter(({ role }) => role === 'LAST_DEPARTURE')
  const first = journey.calls.filter(({ role }) => role === 'FIRST_ARRIVAL')
  if (last.length !== 1 || first.length !== 1 || last[0]!.departs === null || first[0]!.arrives === null)
    faults.push({ person: null, word: 'journey_incomplete' })
  const shape = journey.mode === 'AIR' ? /^[A-Z]{3}$/ : /^[A-Z]{3}$|^[A-Z]{2}[A-Z2-9]{3}$/
  if (journey.calls.some(({ place }) => !shape.test(place)) || !/^[A-Z0-9 ]{2,17}$/.test(journey.number))
    faults.push({ person: null, word: 'journey_unwritable' })
}
