// A file of interchanges: the service string advice (UNA), the head and trailer of each interchange (UNB, UNZ), of its groups (UNG, UNE)
// and its messages (UNH, UNT), with the counts and references that the trailers repeat (ISO 9735).
import { strangerIn, type CharacterSet, characterSets } from './character-sets.ts'
import { addFault, type Fault, type FaultList } from './fault.ts'
import { strangeTag } from './grammar.ts'
import {
  advance,
  afterBreaks,
  type Cursor,
  defaultSeparators,
  fileStart,
  readSegments,
  type Segment,
  type Separators,
  valueOf,
} from './segments.ts'

export type Message = { unh: Segment; unt: Segment | undefined; segments: Segment[]; ung: Segment | undefined }
export type Interchange = {
  separators: Separators
  unb: Segment | undefined
  unz: Segment | undefined
  segments: Segment[]
  messages: Message[]
  faults: Fault[]
}

/** Every interchange of a file, one behind the other. */
export function readInterchanges(text: string): Interchange[] {
  const interchanges: Interchange[] = []
  let cursor = advance(text, fileStart, afterBreaks(text, 0))
  do {
    const faults: Fault[] = []
    const { separators, from } = openInterchange(text, cursor, faults)
    const { segments, terminated, to } = readSegments(text, separators, from, (tag) => tag === 'UNZ')
    const list = { faults, separators }
    const last = segments.at(-1)
    if (!terminated && last !== undefined) addFault(list, last, 'ends_without_terminator', { expected: separators.terminator })
    checkCharacters(segments, list)
    interchanges.push({ ...frameOf(segments, list), separators, segments, faults })
    cursor = advance(text, to, afterBreaks(text, to.offset))
  } while (cursor.offset < text.length)
  return interchanges
}

const adviceLength = 9

/** Which separators hold: those of the advice where it is usable and used, else the usual ones. */
function openInterchange(text: string, cursor: Cursor, faults: Fault[]): { separators: Separators; from: Cursor } {
  const usual = { separators: defaultSeparators, faults }
  const advice = adviceSegment(text, cursor)
  if (text.startsWith('UNB', cursor.offset)) return { separators: defaultSeparators, from: cursor }

  const head = text.indexOf('UNB', cursor.offset)
  const resumed = advance(text, cursor, head === -1 || head > cursor.offset + 4 * adviceLength ? cursor.offset : head)
  if (!advice.raw.startsWith('UNA')) {
    addFault(usual, advice, 'start_unknown', { expected: 'UNA', found: advice.raw.slice(0, 3) })
    return { separators: defaultSeparators, from: resumed }
  }
  const separators = separatorsOf(advice.raw)
  if (!isUsable(separators)) {
    addFault(usual, advice, 'separators_not_usable', { found: advice.raw.slice(3) })
    return { separators: defaultSeparators, from: resumed }
  }
  const from = advance(text, cursor, afterBreaks(text, cursor.offset + adviceLength))
  if (!fits(text, from.offset, separators) && fits(text, resumed.offset, defaultSeparators)) {
    addFault(usual, advice, 'separators_not_used', { expected: ":+.? '", found: advice.raw.slice(3) })
    return { separators: defaultSeparators, from: resumed }
  }
  const unusual = advice.raw.slice(3) !== ":+.? '"
  if (unusual) addFault(usual, advice, 'separators_unusual', { level: 'WARNING', expected: ":+.? '", found: advice.raw.slice(3) })
  return { separators, from }
}

function adviceSegment(text: string, { offset, line, lineStart, segments }: Cursor): Segment {
  return {
    number: segments,
    tag: 'UNA',
    elements: [],
    raw: text.slice(offset, offset + adviceLength),
    offset,
    line,
    column: offset - lineStart + 1,
  }
}

function separatorsOf(raw: string): Separators {
  const [component = '', element = '', decimal = '', release = '', reserved = '', terminator = ''] = raw.slice(3)
  return { component, element, decimal, release, reserved, terminator }
}

function isUsable({ component, element, decimal, release, reserved, terminator }: Separators): boolean {
  const apart = [component, element, release, terminator]
  return [...apart, decimal, reserved].every((sign) => /^[^A-Za-z0-9\r\n]$/.test(sign)) && new Set(apart).size === apart.length
}

/** The head of an interchange begins `UNB+UNOA:` whatever the signs: there it shows which are used. */
function fits(text: string, at: number, { element, component }: Separators): boolean {
  return (
    text.startsWith('UNB', at) && text[at + 3] === element && /^UNO[A-Z]$/.test(text.slice(at + 4, at + 8)) && text[at + 8] === component
  )
}

function checkCharacters(segments: readonly Segment[], list: FaultList): void {
  const head = segments.find(({ tag }) => tag === 'UNB')
  const said = head === undefined ? '' : valueOf(head, 1)
  const set = characterSets.find((each) => each === said) ?? ('UNOB' satisfies CharacterSet)
  const { component, element, release, terminator } = list.separators
  const special = [component, element, release, terminator].map((sign) => `\\${sign}`).join('')
  const needlessRelease = new RegExp(`^(?:[^\\${release}]|\\${release}[${special}])*(\\${release}[^${special}])`)
  for (const segment of segments) {
    const breakAt = /[\r\n]/.exec(segment.raw)?.index
    if (breakAt !== undefined) addFault(list, segment, 'line_break_inside')
    const stranger = strangerIn(segment.raw.replaceAll(/[\r\n]/g, ' '), set)
    if (stranger !== undefined) addFault(list, segment, 'character_not_allowed', { expected: set, found: stranger.sign })
    const needless = segment.raw.includes(release) ? needlessRelease.exec(segment.raw) : null
    if (needless !== null) addFault(list, segment, 'release_needless', { level: 'WARNING', found: needless[1]! })
  }
}

function frameOf(segments: readonly Segment[], list: FaultList): Pick<Interchange, 'unb' | 'unz' | 'messages'> {
  const messages: Message[] = []
  const [first] = segments
  const last = segments.at(-1)
  const unb = segments.find(({ tag }) => tag === 'UNB')
  const unz = last?.tag === 'UNZ' ? last : undefined
  if (unb !== first && first !== undefined) addFault(list, first, 'segment_missing', { expected: 'UNB' })
  if (unz === undefined && last !== undefined) addFault(list, last, 'segment_missing', { expected: 'UNZ' })

  const groups: { ung: Segment; une?: Segment; count: number }[] = []
  let open: Message | undefined
  for (const [index, segment] of segments.entries()) {
    if (segment === unb || segment === unz) open = undefined
    else if (segment.tag === 'UNG') {
      open = undefined
      groups.push({ ung: segment, count: 0 })
    } else if (segment.tag === 'UNE') {
      open = undefined
      closeGroup(groups.at(-1), segment, list)
    } else if (segment.tag === 'UNH') {
      const group = groups.at(-1)
      open = { unh: segment, unt: undefined, segments: [segment], ung: group?.ung }
      if (group !== undefined) group.count += 1
      messages.push(open)
    } else if (open === undefined) strangeTag(segment, segments[index - 1], 'segment_outside_message', list)
    else {
      open.segments.push(segment)
      if (segment.tag !== 'UNT') continue
      open.unt = segment
      open = undefined
    }
  }
  for (const { ung, une } of groups) if (une === undefined) addFault(list, unz ?? ung, 'segment_missing', { expected: 'UNE' })
  checkTrailers({ unb, unz, messages }, groups.length, list)
  return { unb, unz, messages }
}

function closeGroup(group: { ung: Segment; une?: Segment; count: number } | undefined, une: Segment, list: FaultList): void {
  if (group === undefined || group.une !== undefined) {
    addFault(list, une, 'segment_missing', { expected: 'UNG' })
    return
  }
  group.une = une
  sameCount(une, 1, group.count, list)
  sameReference(group.ung, 5, une, 2, list)
}

function checkTrailers({ unb, unz, messages }: Pick<Interchange, 'unb' | 'unz' | 'messages'>, groups: number, list: FaultList): void {
  if (unz !== undefined) sameCount(unz, 1, groups > 0 ? groups : messages.length, list)
  if (unb !== undefined && unz !== undefined) sameReference(unb, 5, unz, 2, list)
  const seen = new Set<string>()
  for (const { unh, unt, segments } of messages) {
    const reference = valueOf(unh, 1)
    if (seen.has(reference)) addFault(list, unh, 'reference_twice', { element: 1, component: 1, found: reference })
    seen.add(reference)
    if (unt === undefined) continue
    sameCount(unt, 1, segments.length, list)
    sameReference(unh, 1, unt, 2, list)
  }
}

/** A count of the trailer against what was counted. */
export function sameCount(segment: Segment, element: number, counted: number, list: FaultList, component = 1): void {
  const found = valueOf(segment, element, component)
  if (found === '') return
  if (!/^\d+$/.test(found)) addFault(list, segment, 'element_not_number', { element, component, found })
  else if (Number(found) !== counted) addFault(list, segment, 'count_differs', { element, component, expected: String(counted), found })
  else if (found !== String(counted))
    addFault(list, segment, 'leading_zero', { level: 'WARNING', element, component, expected: String(counted), found })
}

/** Which of the two was changed cannot be seen: both are named. */
function sameReference(head: Segment, headElement: number, trailer: Segment, trailerElement: number, list: FaultList): void {
  const [one, other] = [valueOf(head, headElement), valueOf(trailer, trailerElement)]
  if (one === other) return
  addFault(list, head, 'reference_differs', { element: headElement, component: 1, expected: other, found: one })
  addFault(list, trailer, 'reference_differs', { element: trailerElement, component: 1, expected: one, found: other })
}
