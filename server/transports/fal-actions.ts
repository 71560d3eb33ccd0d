/** The lists that ports ask for: FAL forms 5 and 6 as files, and crew or passengers as a PAXLST message read again by our own validator. */
import type { Registers } from '#algorithms/edifact/fault.ts'
import { checkPaxlst } from '#algorithms/edifact/paxlst-check.ts'
import type { PassengerList } from '#algorithms/edifact/paxlst-facts.ts'
import { writePaxlst } from '#algorithms/edifact/paxlst-write.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { msOf } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { type PaxlstRefusal, paxlstOf, refusalOf } from '#domain/movements/paxlst-rules.ts'
import type { Manifest } from '#domain/movements/words.ts'
import {
  crewListOf,
  crewOf,
  crewRows,
  escortOnList,
  falHead,
  type FalHead,
  type FalRow,
  passengerRows,
  seaLeg,
} from '#domain/transports/fal-rules.ts'
import type * as contracts from '#domain/transports/vessel-contract.ts'
import type { Transport, TransportId } from '#domain/transports/words.ts'
import { findAirport } from '#packs/places/airports.ts'
import { findCountry, isNationality } from '#packs/places/countries.ts'
import { listEscortsOn } from '#server/escorts/actions.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { print, PrintError } from '#server/kit/print.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getManifest, getMovement } from '#server/movements/actions.ts'
import { falCsvOf, falPrintOf, falXlsxOf } from './present.ts'
import { type Parts, partsOf } from './reading.ts'
import { findTransport } from './store.ts'

type FalAsked = InputOf<typeof contracts.falPdf>
type FalAnswer = 'not_found' | 'not_a_vessel' | 'port_not_called' | 'list_not_frozen' | 'crew_unknown'

export async function falCsv(work: Work, input: FalAsked): Promise<Result<Download, FalAnswer>> {
  const form = await formOf(work, input)
  if (!form.ok) return form
  const { head, rows, name } = form.value
  return accept({ fileName: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', body: falCsvOf(head, rows) })
}

export async function falXlsx(work: Work, input: FalAsked): Promise<Result<Download, FalAnswer>> {
  const form = await formOf(work, input)
  if (!form.ok) return form
  const { head, rows, name } = form.value
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return accept({ fileName: `${name}.xlsx`, mediaType, body: await falXlsxOf(head, rows, input.language) })
}

export async function falPdf(work: Work, input: FalAsked): Promise<Result<Download, FalAnswer | 'print_busy'>> {
  const form = await formOf(work, input)
  if (!form.ok) return form
  const { head, rows, name } = form.value
  try {
    const body = await print('fal-list', falPrintOf(head, rows, input.language))
    return accept({ fileName: `${name}.pdf`, mediaType: 'application/pdf', body })
  } catch (error) {
    if (error instanceof PrintError && error.reason !== 'template') return refuse('print_busy')
    throw error
  }
}

type Form = { head: FalHead; rows: FalRow[]; name: string }

async function formOf(work: Work, input: FalAsked): Promise<Result<Form, FalAnswer>> {
  const found = await readShip(work, input.transportId)
  if (!found.ok) return found
  const { transport, parts } = found.value
  if (parts.vessel === null) return refuse('not_a_vessel')
  const form = input.form === '5' ? 5 : 6
  const head = falHead(form, input.direction, parts.vessel, parts.calls, input.call)
  if (!head.ok) return head
  const name = `${transport.publicRef}-FAL${form}-${head.value.port}`
  if (form === 5) {
    const crew = crewOf(parts.staff, 'VESSEL')
    return crew.length === 0 ? refuse('crew_unknown') : accept({ head: head.value, rows: crewRows(crew), name })
  }
  const manifest = await getManifest(work, transport.movementId)
  if (!manifest.ok) return refuse('list_not_frozen')
  const escorts = await listEscortsOn(work, transport.movementId)
  return accept({ head: head.value, rows: passengerRows(manifest.value, escorts, parts.calls), name })
}

async function readShip(work: Work, transportId: TransportId): Promise<Result<{ transport: Transport; parts: Parts }, 'not_found'>> {
  const transport = await findTransport(work.db, transportId)
  return transport === undefined ? refuse('not_found') : accept({ transport, parts: await partsOf(work.db, transport) })
}

// ── the same people as a message ──

type PaxlstAsked = InputOf<typeof contracts.paxlst>
type PaxlstAnswer = FalAnswer | PaxlstRefusal | 'crew_papers_missing' | 'escort_passport_missing'

export async function paxlst(work: Work, input: PaxlstAsked): Promise<Result<Download, PaxlstAnswer>> {
  const found = await readShip(work, input.transportId)
  if (!found.ok) return found
  const { transport, parts } = found.value
  const made =
    input.of === 'CREW' ? await crewMessage(work, input, transport, parts) : await passengerMessage(work, input, transport, parts)
  if (!made.ok) return made
  const { list, rows } = made.value
  const control = msOf(work.now).toString(36).toUpperCase()
  const written = writePaxlst(list, { control })
  if (!written.ok) return refusalOf(written.faults, rows)
  const body = written.interchanges.join('\r\n')
  const fault = checkPaxlst(body, registersOf(parts)).faults.find(({ level }) => level === 'ERROR')
  if (fault !== undefined) return refuse('paxlst_not_valid', { fault: fault.word, segment: fault.segment, tag: fault.tag })
  const fileName = `${transport.publicRef}-${input.of === 'CREW' ? '250' : '745'}-${input.directory}.edi`
  return accept({ fileName, mediaType: 'application/edifact', body })
}

/** `rows`: so that a line which cannot be written is told by its number. */
type Message = { list: PassengerList; rows: Manifest['rows'] }

async function crewMessage(work: Work, input: PaxlstAsked, transport: Transport, parts: Parts): Promise<Result<Message, PaxlstAnswer>> {
  if (transport.kind === 'CONVOY') return refuse('not_a_vessel')
  const leg = parts.vessel === null ? await airLeg(work, transport) : seaLeg(parts.vessel, parts.calls)
  if (!leg.ok) return leg
  const office = await getMissionOffice(work, transport.office)
  const list = crewListOf(crewOf(parts.staff, transport.kind), {
    directory: input.directory,
    office,
    recipient: input.recipient ?? `API${countryOf(leg.value.toPlace) ?? ''}`,
    preparedAt: work.now,
    document: transport.publicRef,
    leg: leg.value,
  })
  return list.ok ? accept({ list: list.value, rows: [] }) : list
}

async function airLeg(work: Work, transport: Transport) {
  const movement = await getMovement(work, transport.movementId)
  if (!movement.ok) return movement
  const leg = movement.value.legs.find(({ mode }) => mode === 'AIR')
  return leg === undefined ? refuse('port_not_called') : accept(leg)
}

/** The frozen list, said of the voyage from port to port, with the escorts after it. */
async function passengerMessage(
  work: Work,
  input: PaxlstAsked,
  transport: Transport,
  parts: Parts,
): Promise<Result<Message, PaxlstAnswer>> {
  if (parts.vessel === null) return refuse('not_a_vessel')
  const leg = seaLeg(parts.vessel, parts.calls)
  if (!leg.ok) return leg
  const manifest = await getManifest(work, transport.movementId)
  if (!manifest.ok) return refuse('list_not_frozen')
  const office = await getMissionOffice(work, transport.office)
  const { directory, recipient } = input
  const list = paxlstOf({ ...manifest.value, legs: [leg.value] }, { directory, leg: 1, office, recipient, preparedAt: work.now }, countryOf)
  if (!list.ok) return list
  const escorts = await listEscortsOn(work, transport.movementId)
  const without = escorts.filter(({ passportNumber }) => passportNumber === null).length
  if (without > 0) return refuse('escort_passport_missing', { count: without })
  const persons = [...list.value.persons, ...escorts.map((one) => escortOnList(one, leg.value))]
  return accept({ list: { ...list.value, persons }, rows: manifest.value.rows })
}

/** A port by the two letters of its country, an airport by its register. */
function countryOf(place: string): string | null {
  return (place.length === 5 ? findCountry(place.slice(0, 2))?.iso3 : findAirport(place)?.countryIso3) ?? null
}

/** The validator knows airports; of ports it knows those where this ship calls. */
function registersOf({ calls }: Parts): Registers {
  const ports = calls.map(({ locode }) => locode)
  return { isPlace: (code) => ports.includes(code) || findAirport(code) !== undefined, isCountry: isNationality }
}
