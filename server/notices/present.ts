/** A notice in words: the numbered lines of domain.md appendix E, for a message and for paper. No name of a traveller is in it. */
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import { countedText } from '#domain/notices/rules.ts'
import type { Counted, NoticeContent, NoticeVersion } from '#domain/notices/words.ts'
import { type Language, type Translate, translator } from '#ui/languages/text.ts'
import { makeWriter } from '#ui/languages/writer.ts'

export type Told = Omit<NoticeVersion, 'recipients'> & { number: string }

export function subjectOf(told: Told, language: Language, isReminder = false): string {
  const t = translator(language)
  const { legs, transits, pax } = told.content
  const first = legs[0]!
  const subject = [
    `${told.number} v${told.version}`,
    t(`notices.kind.${told.kind}`).toLocaleUpperCase(language),
    t('notices.print.pax', { count: pax.total }),
    ticketDay(first.departsAt, first.fromZone, language),
    ...transits.map(({ place }) => t('notices.print.transit_at', { place })),
  ].join(' – ')
  return isReminder ? t('notices.print.reminder', { subject }) : subject
}

export function textOf(told: Told, language: Language): string {
  const t = translator(language)
  const lines = linesOf(told, language).map(({ no, term, values }) => `${no}. ${term} : ${values.join('\n     ')}`)
  return [subjectOf(told, language), '', ...lines, '', t('notices.print.no_names'), ''].join('\n')
}

/** What packs/prints/notice.typ reads: words already chosen, nothing left to decide. */
export function printOf(told: Told, office: string, language: Language): Record<string, unknown> {
  const t = translator(language)
  return {
    language,
    title: t('notices.notice'),
    subtitle: subjectOf(told, language),
    office,
    lines: linesOf(told, language),
    changesTitle: t('notices.print.changes', { version: told.version - 1 }),
    changes: told.diff.map(({ field, before, after }) =>
      t('notices.print.change', {
        field: fieldName(field, t),
        before: before === '' || before === null ? '—' : before,
        after: after === '' || after === null ? '—' : after,
      }),
    ),
    notice: t('notices.print.no_names'),
    footer: `${told.number} · ${t('notices.version')} ${told.version} · SHA-256 ${told.sha256}`,
    pageWord: t('movements.print.page'),
  }
}

export type Line = { no: number; term: string; values: string[] }

export function linesOf({ content, acknowledgeBy }: Told, language: Language): Line[] {
  const t = translator(language)
  const writer = makeWriter(language)
  const { pax } = content
  const none = t('notices.print.none')
  const values: [key: string, values: string[]][] = [
    [
      'programme',
      [
        [
          t(`movements.type.${content.movementType}`),
          t('notices.print.cases', { count: content.caseRefs.length, refs: content.caseRefs.join(', ') }),
          content.programmes.join(', '),
        ].join(' – '),
      ],
    ],
    ['passengers', [`${pax.adults} ADT ${pax.children} CHD ${pax.infants} INF = ${pax.total}`]],
    ['papers', [orNone(content.papers, none, (code) => (code === 'NONE' ? t('notices.print.no_paper') : t(`movements.document.${code}`)))]],
    ['itinerary', content.legs.map((leg) => itinerary(leg, language))],
    ['connections', content.transits.length === 0 ? [none] : content.transits.map((point) => connection(point, t))],
    [
      'needs',
      [
        [countedText(content.needs) || none, orNone(content.languages, '', (code) => writer.language(code))]
          .filter((each) => each !== '')
          .join(' · '),
      ],
    ],
    ['escorts', [orNone(content.escorts, none, (code) => t(`movements.escort.${code}`))]],
    ['baggage', [t('notices.print.bags', { pieces: content.bagsPieces, kg: content.bagsKg })]],
    [
      'reception',
      content.receivers.length === 0
        ? [t('notices.print.nobody_named')]
        : content.receivers.map(({ party, confirmedOn }) =>
            confirmedOn === null
              ? t('notices.print.unconfirmed', { party })
              : t('notices.print.confirmed', { party, day: writer.day(confirmedOn as never) }),
          ),
    ],
    ...(content.remarks === '' ? [] : ([['remarks', [content.remarks]]] as [string, string[]][])),
    [
      'answer_by',
      [`${ticketDay(acknowledgeBy, zoneOf(content), language)} ${clockAt(acknowledgeBy, zoneOf(content))} (${zoneOf(content)})`],
    ],
  ]
  return values.map(([key, own], at) => ({ no: at + 1, term: t(`notices.print.${key}`), values: own }))
}

export function fieldName(field: string, t: Translate): string {
  const [kind, which] = field.split(' ')
  return which === undefined ? t(`notices.field.${field}`) : t(`notices.field.${kind}`, { which })
}

/** `XX123 ADD 13NOV 23:00 – CDG 14NOV 06:40 (2E)`, each end by its own clock. */
function itinerary(leg: NoticeContent['legs'][number], language: Language): string {
  const end = (place: string, terminal: string | null, at: Instant, zone: string): string =>
    `${place} ${ticketDay(at, zone, language).slice(0, 5)} ${clockAt(at, zone)}${terminal === null ? '' : ` (${terminal})`}`
  const [from, to] = [
    end(leg.fromPlace, leg.fromTerminal, leg.departsAt, leg.fromZone),
    end(leg.toPlace, leg.toTerminal, leg.arrivesAt, leg.toZone),
  ]
  return `${leg.number} ${from} – ${to}`
}

function connection(point: NoticeContent['transits'][number], t: Translate): string {
  return t('notices.print.connection', {
    place: point.place,
    minutes: point.minutes,
    minimum: point.minimumMinutes,
    buffer: point.neededMinutes - point.minimumMinutes,
    colour: t(`movements.colour.${point.colour}`),
    overnight: point.overnight ? 'yes' : 'no',
    assistance: point.assistance ? 'yes' : 'no',
  })
}

function orNone(all: readonly Counted[], none: string, name: (code: string) => string): string {
  return all.length === 0 ? none : all.map(({ code, count }) => `${count} ${name(code)}`).join(', ')
}

function zoneOf(content: NoticeContent): string {
  return content.legs[0]?.fromZone ?? 'UTC'
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const mois = ['JAN', 'FEV', 'MAR', 'AVR', 'MAI', 'JUN', 'JUL', 'AOU', 'SEP', 'OCT', 'NOV', 'DEC']

/** A day as tickets write it: `14NOV26`. */
function ticketDay(at: Instant, zone: string, language: Language): string {
  const [year, month, day] = dayAt(at, zone).split('-')
  return `${day}${(language === 'fr' ? mois : months)[Number(month) - 1]}${year!.slice(2)}`
}
