/** The data of the airport's papers: the sheet of a day and the slip that two people sign. Codes and counts; no traveller's name, birth date or paper's number. */
import encodeQR from 'qr'
import type { Day, Instant } from '#domain/kit/day.ts'
import { hourOf, nextTask } from '#domain/transit/board-rules.ts'
import type { Board, BoardFlight, BoardGroup } from '#domain/transit/board-words.ts'
import { lastStep } from '#domain/transit/rules.ts'
import type { Flight, TransitGroup, TransitTask } from '#domain/transit/words.ts'
import type { PrintedToken } from '#server/transit/token-actions.ts'
import { type Language, type Translate, translator } from '#ui/languages/text.ts'
import { makeWriter, type Writer } from '#ui/languages/writer.ts'

/** domain.md appendix E, in its order. */
const columns = [
  'hour',
  'flight',
  'terminal',
  'from',
  'pax',
  'language',
  'ssr',
  'onward',
  'connection',
  'tasks',
  'agent',
  'remarks',
] as const

type Names = ReadonlyMap<string, string>

/** What packs/prints/daily-sheet.typ reads: a line a group, each cell its lines; a task is a box to tick and a short word. */
export function sheetData(board: Board, office: string, names: Names, language: Language): Record<string, unknown> {
  const t = translator(language)
  const writer = makeWriter(language, board.zone)
  return {
    language,
    title: t('transit.sheet'),
    heading: t('transit.sheet_of', { airport: board.airport, day: writer.day(board.day, 'weekday') }),
    taken: t('papers.taken_at', { when: `${writer.day(board.day)} ${writer.clock(board.takenAt, board.zone)}`, office }),
    pageWord: t('papers.page'),
    head: columns.map((column) => t(`transit.column.${column}`)),
    empty: board.flights.length === 0 ? t('transit.nobody_today') : null,
    rows: board.flights.flatMap((flight) => flight.groups.map((group) => rowOf(flight, group, names, board.zone, writer, t))),
  }
}

function rowOf(listed: BoardFlight, group: BoardGroup, names: Names, zone: string, writer: Writer, t: Translate): Record<string, unknown> {
  const { flight, comesIn } = listed
  const { outbound, connection } = group
  const assignee = nextTask(group)?.assignee ?? null
  return {
    cells: [
      [writer.clock(hourOf(listed), zone)],
      [flight.number],
      [(comesIn ? flight.toTerminal : flight.fromTerminal) ?? ''],
      [comesIn ? flight.from : ''],
      [String(group.headCount), `${group.adults}/${group.children}/${group.infants}`],
      group.languages.map((code) => writer.language(code)),
      [group.ssr.join(' ')],
      outbound === null || !comesIn ? [] : [outbound.number, writer.clock(outbound.expectedDepartsAt ?? outbound.departsAt, zone)],
      connection === null ? [] : [t(`transit.colour.${connection.colour}`), `${connection.minutes}/${connection.neededMinutes}`],
    ],
    tasks: group.tasks
      .filter(({ state }) => state !== 'CANCELLED')
      .map(({ kind, state }) => ({ done: state === 'DONE', words: t(`transit.short.${kind}`) })),
    agent: assignee === null ? '' : (names.get(assignee) ?? ''),
    remarks: [group.caseRef, ...remarksOf(group, t)],
  }
}

function remarksOf(group: BoardGroup, t: Translate): string[] {
  const mishaps = group.mishaps.map(({ code }) => (code === null ? t('transit.mishap_restricted') : t(`status.transit.mishap.${code}`)))
  return [...(group.handoverParty === null ? [] : [group.handoverParty]), ...mishaps]
}

export type SlipFacts = {
  readonly group: TransitGroup
  readonly tasks: readonly TransitTask[]
  readonly office: string
  readonly token: PrintedToken | undefined
}

/** What packs/prints/hand-over-slip.typ reads: what is known is printed, what is not is a line to write on. */
export function slipData({ group, tasks, office, token }: SlipFacts, on: Day, language: Language): Record<string, unknown> {
  const t = translator(language)
  const writer = makeWriter(language, group.zone)
  const task = tasks.find(({ kind, state }) => lastStep[kind] === 'HAND_OVER' && state !== 'CANCELLED')
  const handOver = task?.handOver ?? null
  const fact = (name: string, words: string | null) => ({ term: t(`transit.${name}`), words })
  return {
    language,
    title: t('transit.slip'),
    subtitle: `${group.airport} · ${writer.day(on, 'long')} · ${office}`,
    facts: [
      fact('case_code', group.caseRef),
      fact('persons', t('transit.count_of', { count: task?.counted ?? group.headCount, expected: group.headCount })),
      ...(group.inbound === null ? [] : [fact('comes_with', flightWords(group.inbound, 'to', group.zone, writer))]),
      ...(group.outbound === null ? [] : [fact('leaves_with', flightWords(group.outbound, 'from', group.zone, writer))]),
      fact('bags', null),
      fact('receiver_organisation', handOver?.receiverOrganisation ?? group.handoverParty),
      fact('receiver_name', handOver?.receiverName ?? null),
      fact('receiver_id', handOver === null ? null : t(`status.transit.paper.${handOver.receiverIdKind}`)),
      fact('done_when', task?.doneAt == null || handOver === null ? null : writer.instant(task.doneAt, group.zone)),
    ],
    envelope: { term: t('transit.envelope'), yes: t('ui.yes'), no: t('ui.no') },
    signatures: [t('transit.signature_gives'), t('transit.signature_receives')],
    qr: token === undefined ? null : encodeQR(token.text, 'svg', { ecc: 'medium', encoding: 'alphanumeric', border: 2 }),
    code: token?.code ?? '',
    codeWord: t('papers.code'),
    scan: t(token === undefined ? 'papers.no_code' : 'papers.scan'),
    notice: t('papers.slip_notice'),
  }
}

function flightWords(flight: Flight, at: 'from' | 'to', zone: string, writer: Writer): string {
  const hour: Instant = at === 'to' ? (flight.expectedArrivesAt ?? flight.arrivesAt) : (flight.expectedDepartsAt ?? flight.departsAt)
  return `${flight.number} ${flight.from} – ${flight.to} · ${writer.instant(hour, zone)}`
}
