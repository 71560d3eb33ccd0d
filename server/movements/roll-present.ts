/**
 * A nominal roll as files: CSV and a spreadsheet under headings that `bin/passerelle import roll` reads back, with codes and dates as it
 * reads them, and the data of the printed list.
 */
import { writeXlsx } from 'hucre/xlsx'
import type { RollColumn } from '#domain/cases/roll-words.ts'
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import { birthText } from '#domain/movements/roll-rules.ts'
import type { RollLanguage, RollLine, RollRecipient } from '#domain/movements/roll-words.ts'
import type { Movement } from '#domain/movements/words.ts'
import { arabicManifestWords } from '#packs/prints/manifest-words.ts'
import { csvLine, safeText } from '#server/kit/csv.ts'
import { printableName, withPrintableSigns } from '#server/kit/print-letters.ts'
import { makeTranslator, type Translate, translator } from '#ui/languages/text.ts'
import { makeWriter, type Writer } from '#ui/languages/writer.ts'
import { arabicWriter } from './present.ts'

export type Roll = {
  readonly lines: readonly RollLine[]
  readonly families: number
  readonly movement: Pick<Movement, 'publicRef' | 'legs'> | null
  readonly madeAt: Instant
  readonly recipient: RollRecipient
  readonly office: { readonly name: string; readonly zone: string }
}

type Cell = string | number | null

/** domain.md 1.6 in its order, with what an import needs besides: the country, and who issued the document. */
const columns: [RollColumn, (line: RollLine, t: Translate) => Cell][] = [
  ['seq', (line) => line.seq],
  ['caseRef', (line) => line.caseRef],
  ['familyNo', (line) => line.familyNo],
  ['surname', (line) => line.person.familyName],
  ['givenNames', (line) => line.person.givenNames],
  ['nativeName', (line) => line.person.nativeName],
  ['sex', (line) => line.person.sex],
  ['bornOn', (line, t) => birthText(line.person) ?? t('movements.roll.birth_unknown')],
  ['nationality', (line) => line.person.nationality],
  ['relation', (line) => line.role],
  ['documentType', (line) => line.paper?.type ?? null],
  ['documentNumber', (line) => line.paper?.number ?? null],
  ['documentIssuer', (line) => line.paper?.issuer ?? null],
  ['documentExpiresOn', (line) => line.paper?.expiresOn ?? null],
  ['visaNumber', (line) => line.visaNumber],
  ['specialNeeds', (line) => line.specialNeeds.join(' ')],
  ['destinationCountry', (line) => line.destinationCountry],
  ['destinationSubregion', (line) => line.destinationSubregion],
  ['destinationCity', (line) => line.destinationCity],
  ['sponsor', (line) => line.sponsor],
  ['language', (line) => line.person.languages.join(', ')],
]

/** With the mark that tells a spreadsheet it is UTF-8; no cell of it can be taken for a formula. */
export function rollCsv(roll: Roll, language: RollLanguage): string {
  const t = wordsIn(language)
  const rows = roll.lines.map((line) => csvLine(columns.map(([, value]) => value(line, t))))
  return `\uFEFF${csvLine(rollTitles(t))}${rows.join('')}`
}

export async function rollXlsx(roll: Roll, language: RollLanguage): Promise<Uint8Array> {
  const t = wordsIn(language)
  const titles = rollTitles(t)
  return writeXlsx({
    sheets: [
      {
        name: t('movements.roll.title'),
        columns: titles.map(() => ({ autoWidth: true })),
        rows: [titles, ...roll.lines.map((line) => columns.map(([, value]) => safeCell(value(line, t))))],
        cells: new Map(titles.map((value, at) => [`0,${at}`, { value, style: { font: { bold: true } } }])),
        freezePane: { rows: 1 },
        pageSetup: { orientation: 'landscape' as const, paperSize: 'a4' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        headerFooter: { oddFooter: `&C${roll.movement?.publicRef ?? ''}&R&P / &N` },
      },
    ],
  })
}

/** The headings in a language, in the order of the columns. */
export function rollTitles(t: Translate): string[] {
  return columns.map(([column]) => t(`movements.roll_column.${column}`))
}

function safeCell(value: Cell): Cell {
  return typeof value === 'string' ? safeText(value) : value
}

/** What packs/prints/roll.typ reads: words already chosen, nothing left to decide. */
export function rollPrint(roll: Roll, language: RollLanguage): Record<string, unknown> {
  const t = wordsIn(language)
  const writer = language === 'ar' ? arabicWriter() : makeWriter(language)
  const when = `${writer.day(dayAt(roll.madeAt, roll.office.zone))} ${clockAt(roll.madeAt, roll.office.zone)}`
  const { movement } = roll
  return {
    language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    title: t('movements.roll.title'),
    subtitle: movement === null ? t('movements.roll.no_movement') : subtitleOf(movement, writer, t),
    made: t('movements.roll.made', { when, office: roll.office.name }),
    recipient: t(`movements.roll.for.${roll.recipient}`),
    totals: t('movements.roll.totals', { persons: roll.lines.length, families: roll.families }),
    pageWord: t('movements.print.page'),
    notice: t('movements.roll.notice'),
    head: [
      'no',
      'caseRef',
      'person',
      'sex',
      'dob',
      'nationality',
      'relation',
      'document',
      'visaNo',
      'needs',
      'finalDestination',
      'languages',
    ].map((name) => t(`movements.column.${name}`)),
    rows: roll.lines.map((line, at) => ({
      // A line above each family, so that the eye finds who belongs together.
      isFirst: line.familyNo !== roll.lines[at - 1]?.familyNo,
      cells: cellsOf(line, writer, t),
    })),
  }
}

function subtitleOf({ publicRef, legs }: Pick<Movement, 'publicRef' | 'legs'>, writer: Writer, t: Translate): string {
  const first = legs[0]!
  const flights = legs.map(({ number, fromPlace, toPlace }) => `${number} ${fromPlace}–${toPlace}`).join(' · ')
  return t('movements.roll.subtitle', { movement: publicRef, day: writer.day(dayAt(first.departsAt, first.fromZone)), flights })
}

/** Each cell is a list of lines; the first line is the one that is read from afar. */
function cellsOf(line: RollLine, writer: Writer, t: Translate): string[][] {
  const { person, paper } = line
  return [
    [String(line.seq)],
    lines(line.caseRef, t('movements.roll.family', { no: line.familyNo })),
    lines(person.familyName.toUpperCase(), person.givenNames, printableName(person.nativeName)),
    [person.sex],
    [writer.birthday(person.bornOn, person.bornPrecision).replaceAll('\u200F', '')],
    [person.nationality],
    [t(`cases.role.${line.role}`)],
    lines(
      paper?.number ?? '—',
      paper === undefined ? null : t(`movements.document.${paper.type}`),
      paper === undefined
        ? null
        : paper.expiresOn === null
          ? paper.issuer
          : `${paper.issuer} · ${t('movements.print.until', { day: writer.day(paper.expiresOn) })}`,
    ),
    [line.visaNumber ?? '—'],
    [line.specialNeeds.join(', ') || '—'],
    lines(
      line.destinationCity ?? line.destinationCountry ?? '—',
      line.destinationCity === null ? null : line.destinationCountry,
      line.sponsor,
    ),
    [person.languages.length === 0 ? '—' : writer.list(person.languages.map((code) => writer.language(code)))],
  ]
}

function wordsIn(language: RollLanguage): Translate {
  return language === 'ar' ? makeTranslator('ar', arabicManifestWords()) : translator(language)
}

function lines(...all: (string | null)[]): string[] {
  return all.filter((line): line is string => line !== null && line !== '').map(withPrintableSigns)
}
