// Checks the elements of a segment against its table: which must stand there, how long they may be, of which signs they are made.
// A table line is an element; its components are separated by `|`, each `<number> <form> [M]`; `!` before the line: the element is
// mandatory. Forms as in the directories: `an..35` up to 35 letters and digits, `n2` two digits exactly, `a1` one letter.
import { addFault, type FaultList } from './fault.ts'
import type { Segment } from './segments.ts'

export type ElementTable = Readonly<Record<string, readonly string[]>>

type Component = { kind: 'a' | 'n' | 'an'; exactly: boolean; most: number; mandatory: boolean }
type Element = { mandatory: boolean; components: Component[] }

export function checkElements(segment: Segment, table: ElementTable, list: FaultList): void {
  const lines = table[segment.tag]
  if (lines === undefined) return
  const elements = lines.map(readLine)
  checkEnds(segment, list)
  for (const [index, known] of elements.entries()) {
    const given = segment.elements[index]
    const element = index + 1
    if (given === undefined || given.every((value) => value === '')) {
      if (known.mandatory) addFault(list, segment, 'element_missing', { element })
      continue
    }
    checkComponents(segment, element, known, given, list)
  }
  for (let index = elements.length; index < segment.elements.length; index += 1)
    addFault(list, segment, 'element_unexpected', { element: index + 1, found: segment.elements[index]!.join(list.separators.component) })
}

/** Empty components and elements at the end are left out with their separators (ISO 9735-1, 8.6). */
function checkEnds({ elements, ...segment }: Segment, list: FaultList): void {
  for (const [index, components] of elements.entries()) {
    const emptyEnd = components.at(-1) === '' && (components.length > 1 || index === elements.length - 1)
    if (emptyEnd)
      addFault(list, { elements, ...segment }, 'separator_needless', { level: 'WARNING', element: index + 1, component: components.length })
  }
}

function checkComponents(segment: Segment, element: number, known: Element, given: readonly string[], list: FaultList): void {
  for (const [index, form] of known.components.entries()) {
    const found = given[index] ?? ''
    const where = { element, component: index + 1 }
    if (found === '') {
      if (form.mandatory) addFault(list, segment, 'element_missing', where)
      continue
    }
    const length = [...found].length
    if (form.exactly && length !== form.most)
      addFault(list, segment, 'element_length', { ...where, expected: String(form.most), found: String(length) })
    else if (length > form.most)
      addFault(list, segment, 'element_too_long', { ...where, expected: String(form.most), found: String(length) })
    if (form.kind === 'n' && !isNumber(found, list.separators.decimal)) addFault(list, segment, 'element_not_number', { ...where, found })
    if (form.kind === 'a' && /\d/.test(found)) addFault(list, segment, 'element_not_letters', { ...where, found })
  }
  for (let index = known.components.length; index < given.length; index += 1)
    addFault(list, segment, 'element_unexpected', { element, component: index + 1, found: given[index]! })
}

function isNumber(text: string, decimal: string): boolean {
  const parts = text.replace(/^-/, '').split(decimal === ',' ? ',' : '.')
  return parts.length <= 2 && parts.every((part) => /^\d+$/.test(part))
}

const known = new Map<string, Element>()

function readLine(line: string): Element {
  const before = known.get(line)
  if (before !== undefined) return before
  const components = line
    .replace('!', '')
    .split('|')
    .map((each): Component => {
      const [, kind, dots, most, mandatory] = /^\S+ (an|a|n)(\.\.)?(\d+)( M)?$/.exec(each)!
      return { kind: kind as Component['kind'], exactly: dots === undefined, most: Number(most), mandatory: mandatory !== undefined }
    })
  const element = { mandatory: line.startsWith('!'), components }
  known.set(line, element)
  return element
}
