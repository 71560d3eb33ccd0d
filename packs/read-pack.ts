/**
 * Reads a pack: the folder of YAML files with which an office says what its programmes, projects, instruments and movement types are.
 * Everything wrong is listed at once, each with file, line and how to mend it; a pack with one fault is not used at all.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { Instrument } from '#domain/programmes/instrument-words.ts'
import { MovementTypeSheet } from '#domain/programmes/movement-type-words.ts'
import { Programme } from '#domain/programmes/words.ts'
import { Project } from '#domain/projects/words.ts'

export type Pack = { programmes: Programme[]; projects: Project[]; instruments: Instrument[]; movementTypes: MovementTypeSheet[] }

export type PackFault = {
  /** Relative to the folder that was read. */
  file: string
  line: number
  /** The field, as in `countries.5.iso3`; empty for the whole file. */
  path: string
  problem: string
  mend: string
}

export type PackReading = { ok: true; pack: Pack } | { ok: false; faults: PackFault[] }

/** Reads the sub-folders `programmes`, `projects`, `instruments` and `movement-types` of `folder`; one that is absent counts as empty. */
export function readPack(folder: string): PackReading {
  const faults: PackFault[] = []
  if (!existsSync(folder)) {
    return {
      ok: false,
      faults: [{ file: '.', line: 1, path: '', problem: `There is no folder ${folder}.`, mend: 'Check the path of the pack.' }],
    }
  }

  const pack: Pack = {
    programmes: readFolder(folder, 'programmes', Programme, faults),
    projects: readFolder(folder, 'projects', Project, faults),
    instruments: readFolder(folder, 'instruments', Instrument, faults),
    movementTypes: readFolder(folder, 'movement-types', MovementTypeSheet, faults),
  }
  return faults.length === 0 ? { ok: true, pack } : { ok: false, faults }
}

export type SheetReading<Word> = { ok: true; word: Word } | { ok: false; faults: PackFault[] }

/** Reads one file of a pack that stands beside the folders, such as `about.yaml`. */
export function readOneSheet<Word>(folder: string, name: string, schema: z.ZodType<Word>): SheetReading<Word> {
  const path = join(folder, name)
  if (!existsSync(path)) {
    return { ok: false, faults: [{ file: name, line: 1, path: '', problem: 'The file is missing.', mend: `Add it to ${folder}.` }] }
  }
  const faults: PackFault[] = []
  const word = readSheet(open(name, readFileSync(path, 'utf8')), schema, faults)
  return word === undefined ? { ok: false, faults } : { ok: true, word }
}

/** One line for a terminal or a log: `programmes/arer.yaml:16 countries.1.iso3: … → …`. */
export function describeFault(fault: PackFault): string {
  const where = fault.path === '' ? '' : ` ${fault.path}:`
  return `${fault.file}:${fault.line}${where} ${fault.problem} → ${fault.mend}`
}

function readFolder<Word extends { code: string; version?: number }>(
  root: string,
  room: string,
  schema: z.ZodType<Word>,
  faults: PackFault[],
): Word[] {
  const folder = join(root, room)
  if (!existsSync(folder)) return []

  const words: Word[] = []
  const seen = new Map<string, string>()
  for (const name of readdirSync(folder).toSorted()) {
    const file = relative(root, join(folder, name))
    if (!/\.ya?ml$/.test(name)) {
      faults.push({ file, line: 1, path: '', problem: 'Not a YAML file.', mend: 'Give it the ending .yaml or take it out of the pack.' })
      continue
    }
    const sheet = open(file, readFileSync(join(folder, name), 'utf8'))
    const word = readSheet(sheet, schema, faults)
    if (word === undefined) continue

    const key = `${word.code} version ${word.version ?? 1}`
    const first = seen.get(key)
    if (first === undefined) words.push(word)
    else
      faults.push({
        ...at(sheet, ['code']),
        problem: `${key} is already in ${first}.`,
        mend: 'Give this one another code, or a higher version.',
      })
    seen.set(key, first ?? file)
    if (!nameFits(name, word.code)) {
      faults.push({
        ...at(sheet, ['code']),
        problem: `The file ${name} holds ${word.code}.`,
        mend: `Call the file ${fileNameOf(word.code)}, alone or with a word after it.`,
      })
    }
  }
  return words
}

type Sheet = { file: string; document: Document; lines: LineCounter }

function open(file: string, text: string): Sheet {
  const lines = new LineCounter()
  return { file, document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines }
}

function readSheet<Word>(sheet: Sheet, schema: z.ZodType<Word>, faults: PackFault[]): Word | undefined {
  for (const error of sheet.document.errors) {
    faults.push({
      file: sheet.file,
      line: sheet.lines.linePos(error.pos[0]).line,
      path: '',
      problem: `YAML cannot be read: ${error.message}`,
      mend: 'Check the indentation, the colons and the quotes on this line and the one above.',
    })
  }
  if (sheet.document.errors.length > 0) return undefined

  const parsed = schema.safeParse(sheet.document.toJS())
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) faults.push(...explain(sheet, issue))
  return undefined
}

function explain(sheet: Sheet, issue: z.core.$ZodIssue): PackFault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const found = sheet.document.getIn(path)
  const absent = found === undefined
  const place = at(sheet, path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...at(sheet, [...path, key]),
      problem: `No field is called "${key}" here.`,
      mend: 'Correct its spelling or take it out; a text that holds a comma needs quotes between braces.',
    }))
  }
  if (absent && path.length > 0) {
    return [{ ...place, problem: `"${String(path.at(-1))}" is missing.`, mend: `Add it under this line${wanted(issue)}.` }]
  }
  if (issue.code === 'invalid_value') {
    return [{ ...place, problem: `"${String(found)}" is not in the list.`, mend: `Use one of: ${issue.values.map(String).join(', ')}.` }]
  }
  const mend = mends[issue.message]
  if (mend !== undefined) return [{ ...place, problem: `${shown(found)} cannot stand here (${issue.message}).`, mend }]
  return [{ ...place, problem: `${shown(found)}: ${issue.message}.`, mend: `Correct the value${wanted(issue)}.` }]
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `; it must be ${issue.expected === 'array' ? 'a list' : `of type ${issue.expected}`}`
  if (issue.code === 'invalid_value') return `; one of: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return `; at least ${issue.minimum}`
  if (issue.code === 'too_big') return `; at most ${issue.maximum}`
  return ''
}

function shown(found: unknown): string {
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? `"${found}"` : 'This value'
}

// How to mend what our own schemas refuse; the keys are their refusal words.
const mends: Record<string, string> = {
  source_line: 'Write where the fact comes from: "003:63-75", "domain.md 4.7", "demonstration" or "design", several joined by "; ".',
  country_code: 'Use the ISO alpha-3 code in capitals, such as IRQ; Kosovo is XKX.',
  subregion_code: 'Use the ISO 3166-2 code in capitals, such as IQ-AR.',
  currency_code: 'Use the ISO 4217 code in capitals, such as EUR.',
  programme_code: 'Use capitals, digits and underscores, starting with a letter.',
  project_code: 'Use one capital letter, two digits and at most one small letter, such as D03a.',
  stage_code: 'Use capitals and underscores.',
  item_code: 'Use one capital letter and a number, such as E1.',
  ends_before_start: 'Put the end on or after the start.',
  no_country_at_all: 'List the countries, or set openToOtherCountries to true.',
  listed_twice: 'Take out the second one.',
  shares_do_not_add_up: 'Make the shares of all donors add up to 100, or give none where they are not known.',
  amount_without_currency: 'Give an amount and its currency together.',
  out_of_order: 'Put the earliest first.',
  dated_after_review: 'Review the page again and write that day, or correct the year.',
  newest_edition_first: 'Let the first edition bear the version and the day of the page, and each following one a lower version.',
  neither_checked_nor_to_be: 'Write the day on which the source was read as checkedOn, or set toBeChecked to true.',
  no_margin_for_the_rest: 'Add a row without destinations: it holds wherever no other row does.',
  kinds_of_organisation: 'List organisationKinds for a party that is an organisation, and for no other.',
  states_of_no_state: 'List states only for a party that is a State.',
  months_or_days: 'Give the length in months or in days, one of them.',
  weight_of_context: 'A question for context has weight 0 and options without score; every other has a weight and scores.',
}

/** The line of a field; where it is missing, the line of what should hold it. */
function at(sheet: Sheet, path: readonly (string | number)[]): Pick<PackFault, 'file' | 'line' | 'path'> {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const offset = offsetOf(sheet.document, path.slice(0, depth))
    if (offset !== undefined) return { file: sheet.file, line: Math.max(1, sheet.lines.linePos(offset).line), path: path.join('.') }
  }
  return { file: sheet.file, line: 1, path: path.join('.') }
}

function offsetOf(document: Document, path: readonly (string | number)[]): number | undefined {
  if (path.length === 0) return document.contents?.range?.[0]
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  // The key's own line, because the value may start on the next one.
  if (isMap(holder)) {
    const pair = holder.items.find((item) => isScalar(item.key) && item.key.value === last)
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined
  }
  return (document.getIn(path, true) as Node | undefined)?.range?.[0]
}

function fileNameOf(code: string): string {
  return `${code.toLowerCase().replaceAll('_', '-')}.yaml`
}

/** `ARER` lives in arer.yaml, `D04` in d04.yaml or d04-magnet.yaml. */
function nameFits(name: string, code: string): boolean {
  const wantedName = basename(fileNameOf(code), '.yaml')
  const found = name.replace(/\.ya?ml$/, '').toLowerCase()
  return found === wantedName || found.startsWith(`${wantedName}-`)
}
