// The syntax of UN/EDIFACT (ISO 9735): separators and their advice (UNA), the release character, segments, elements and components.
// What was read is written again character by character; nothing here knows what a segment means.

export type Separators = {
  component: string
  element: string
  decimal: string
  release: string
  /** A space, or in syntax version 4 the mark between repetitions of an element. */
  reserved: string
  terminator: string
}

export const defaultSeparators: Separators = { component: ':', element: '+', decimal: '.', release: '?', reserved: ' ', terminator: "'" }

/** A segment before it is text: its tag and its elements. */
export type Draft = [tag: string, ...elements: string[][]]

export type Segment = {
  /** Its place in the file, from 1; UNA is not counted. */
  number: number
  tag: string
  /** Components by element; the tag is not one of them. `[]` would be no element at all, an empty element is `['']`. */
  elements: string[][]
  /** As it stands in the file, without its terminator. */
  raw: string
  offset: number
  line: number
  column: number
}

/** How far a file was read. */
export type Cursor = { offset: number; line: number; lineStart: number; segments: number }

export const fileStart: Cursor = { offset: 0, line: 1, lineStart: 0, segments: 0 }

/** Reads one segment after the other up to and with the first for which `isLast` holds. Without its terminator, one is the last. */
export function readSegments(
  text: string,
  separators: Separators,
  from: Cursor = fileStart,
  isLast: (tag: string) => boolean = () => false,
): { segments: Segment[]; terminated: boolean; to: Cursor } {
  const segments: Segment[] = []
  let cursor = from
  for (;;) {
    cursor = advance(text, cursor, afterBreaks(text, cursor.offset))
    if (cursor.offset >= text.length) return { segments, terminated: true, to: cursor }
    const { offset, line, lineStart } = cursor
    const end = segmentEnd(text, offset, separators)
    const raw = text.slice(offset, end)
    const [tagParts = [''], ...elements] = split(raw, separators)
    const tag = tagParts.join(separators.component)
    const number = cursor.segments + 1
    segments.push({ number, tag, elements, raw, offset, line, column: offset - lineStart + 1 })
    if (end >= text.length) return { segments, terminated: false, to: { ...advance(text, cursor, end), segments: number } }
    cursor = { ...advance(text, cursor, end + 1), segments: number }
    if (isLast(tag)) return { segments, terminated: true, to: cursor }
  }
}

/** The cursor further on, with the lines that lie between. */
export function advance(text: string, from: Cursor, offset: number): Cursor {
  const passed = text.slice(from.offset, offset)
  const lastBreak = passed.lastIndexOf('\n')
  if (lastBreak === -1) return { ...from, offset }
  return { ...from, offset, line: from.line + passed.split('\n').length - 1, lineStart: from.offset + lastBreak + 1 }
}

/** One segment with its terminator; what could be taken for a separator is released. Nothing is shortened. */
export function writeSegment(tag: string, elements: readonly (readonly string[])[], separators: Separators = defaultSeparators): string {
  const written = elements.map((components) => components.map((value) => release(value, separators)).join(separators.component))
  return [tag, ...written].join(separators.element) + separators.terminator
}

/** Empty components and elements at the end say nothing and are left out (ISO 9735-1, 8.6). */
export function shortened(elements: readonly (readonly string[])[]): string[][] {
  const short = elements.map((components) => components.slice(0, components.findLastIndex((value) => value !== '') + 1))
  return short
    .slice(0, short.findLastIndex((components) => components.length > 0) + 1)
    .map((components) => (components.length === 0 ? [''] : components))
}

export function writeAdvice({ component, element, decimal, release: mark, reserved, terminator }: Separators = defaultSeparators): string {
  return `UNA${component}${element}${decimal}${mark}${reserved}${terminator}`
}

/** Where an element or component begins inside the segment, in characters from its first one; 0 for the segment as a whole. */
export function componentStart(segment: Segment, separators: Separators, element?: number, component = 1): number {
  if (element === undefined) return 0
  let elementsPassed = 0
  let componentsPassed = 1
  for (let at = 0; at < segment.raw.length; at += 1) {
    if (elementsPassed === element && componentsPassed === component) return at
    const sign = segment.raw[at]
    if (sign === separators.release) at += 1
    else if (sign === separators.element) {
      elementsPassed += 1
      componentsPassed = 1
    } else if (sign === separators.component) componentsPassed += 1
  }
  return segment.raw.length
}

/** The element and component that a character of the segment belongs to; a separator belongs to what it ends. 0 is the tag. */
export function componentAt(segment: Segment, separators: Separators, inside: number): { element: number; component: number } {
  let element = 0
  let component = 1
  for (let at = 0; at < inside && at < segment.raw.length; at += 1) {
    const sign = segment.raw[at]
    if (sign === separators.release) at += 1
    else if (sign === separators.element) {
      element += 1
      component = 1
    } else if (sign === separators.component) component += 1
  }
  return { element, component }
}

/** A component as it is meant; '' where there is none. Elements and components count from 1. */
export function valueOf(segment: Segment, element: number, component = 1): string {
  return segment.elements[element - 1]?.[component - 1] ?? ''
}

function release(value: string, separators: Separators): string {
  const special = [separators.component, separators.element, separators.release, separators.terminator]
  let written = ''
  for (const sign of value) written += special.includes(sign) ? separators.release + sign : sign
  return written
}

function split(raw: string, separators: Separators): string[][] {
  const elements: string[][] = [['']]
  const add = (text: string) => {
    const components = elements.at(-1)!
    components[components.length - 1] += text
  }
  for (let at = 0; at < raw.length; at += 1) {
    const sign = raw[at]!
    if (sign === separators.release) {
      at += 1
      add(raw[at] ?? '')
    } else if (sign === separators.element) elements.push([''])
    else if (sign === separators.component) elements.at(-1)!.push('')
    else add(sign)
  }
  return elements
}

function segmentEnd(text: string, from: number, separators: Separators): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === separators.release) at += 1
    else if (text[at] === separators.terminator) return at
  }
  return text.length
}

/** Lines between segments are the layout of a file and no content. */
export function afterBreaks(text: string, from: number): number {
  let at = from
  while (text[at] === '\n' || text[at] === '\r') at += 1
  return at
}
