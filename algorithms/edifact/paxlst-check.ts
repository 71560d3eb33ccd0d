// Looks through a file of PAXLST messages and names each fault by its segment: syntax, envelope, order and repetition by directory,
// elements and codes, counts and references, and what the message says of the journey and of each person (paxlst-check-trip.ts,
// paxlst-check-person.ts). A message that bears check characters also tells which single character was changed (seal.ts).
import { checkElements } from './elements.ts'
import { addFault, type Checking, type Fault, type Registers } from './fault.ts'
import { type GroupNode, placeSegments } from './grammar.ts'
import { type Interchange, type Message, readInterchanges, sameCount } from './interchange.ts'
import { checkContact, checkPerson } from './paxlst-check-person.ts'
import { checkCallsUsed, checkTrip } from './paxlst-check-trip.ts'
import { codeTable, type Directory, directories, elementTable, grammarOf, personCodes, releaseOf } from './paxlst-directory.ts'
import { checkEnvelopeSeal, checkMessageSeal, isBrokenSeal, type SealCheck } from './seal.ts'
import { componentAt, type Segment, valueOf } from './segments.ts'
import { readTime } from './calendar.ts'

export type PaxlstCheck = {
  faults: Fault[]
  segments: number
  messages: number
  persons: number
  /** Whether every message bears check characters, so that any single change shows. */
  sealed: boolean
}

export function checkPaxlst(text: string, registers: Registers = {}): PaxlstCheck {
  const interchanges = readInterchanges(text)
  const seen = new Set<string>()
  const sequences = new Map<string, Message[]>()
  let persons = 0
  let sealed = interchanges.length > 0
  for (const interchange of interchanges) {
    const checking: Checking = { faults: interchange.faults, separators: interchange.separators, registers, seen }
    checkHead(interchange, checking)
    for (const message of interchange.messages) {
      const { tree, hasSeal } = checkMessage(message, checking)
      persons += tree.groups.filter(({ group }) => group === 'SG4').length
      sealed &&= hasSeal
      const topic = valueOf(message.unh, 3)
      if (topic !== '') sequences.set(topic, [...(sequences.get(topic) ?? []), message])
    }
    sealed &&= interchange.messages.length > 0
  }
  for (const parts of sequences.values()) checkSequence(parts, interchanges)
  const faults = interchanges.flatMap((each) => each.faults).toSorted((one, other) => one.offset - other.offset)
  const count = (of: (interchange: Interchange) => unknown[]) => interchanges.reduce((sum, each) => sum + of(each).length, 0)
  return { faults, segments: count((each) => each.segments), messages: count((each) => each.messages), persons, sealed }
}

/** The directory a message says it follows; D.12B, the wider of the two, where it says another. */
export function directoryOf(message: Message): Directory | undefined {
  return directories.find((each) => releaseOf[each] === valueOf(message.unh, 2, 3))
}

function checkHead({ unb, unz, segments, messages }: Interchange, checking: Checking): void {
  const inside = new Set(messages.flatMap((message) => message.segments))
  for (const segment of segments) {
    if (inside.has(segment)) continue
    checkElements(segment, elementTable, checking)
    checkCodes(segment, '', checking)
  }
  const groups = segments.filter(({ tag }) => tag === 'UNG')
  for (const head of unb === undefined ? groups : [unb, ...groups]) checkPrepared(head, checking)
  const last = unz ?? segments.at(-1)
  if (messages.length === 0 && last !== undefined) addFault(checking, last, 'segment_missing', { expected: 'UNH' })
  const [ung] = groups
  if (unb !== undefined && ung !== undefined) compareHeads(unb, ung, checking)
  const first = segments.findIndex(({ tag }) => tag === 'UNH')
  tellSeal(checkEnvelopeSeal(segments.slice(0, Math.max(first, 0)), checking.separators), checking)
}

/** Interchange and group mostly come from and go to the same; where they differ, a look is worth it. */
function compareHeads(unb: Segment, ung: Segment, checking: Checking): void {
  for (const element of [2, 3, 4]) {
    const text = (segment: Segment) => (segment.elements[element - 1] ?? []).join(checking.separators.component)
    if (text(unb) === text(ung)) continue
    addFault(checking, unb, 'heads_differ', { level: 'WARNING', element, component: 1, expected: text(ung), found: text(unb) })
    addFault(checking, ung, 'heads_differ', { level: 'WARNING', element, component: 1, expected: text(unb), found: text(ung) })
  }
  const application = valueOf(unb, 7)
  if (!usualApplications.includes(application))
    addFault(checking, unb, 'code_unusual', {
      level: 'WARNING',
      element: 7,
      component: 1,
      expected: usualApplications.join(' '),
      found: application,
    })
}

const usualApplications = ['APIS', 'IAPI', 'API']

function checkPrepared(segment: Segment, checking: Checking): void {
  const [day, clock] = [valueOf(segment, 4), valueOf(segment, 4, 2)]
  const long = day.length === 8
  if (day !== '' && readTime(day + clock, long ? '203' : '201', 2099) === undefined)
    addFault(checking, segment, 'date_not_real', { element: 4, component: 1, found: `${day}:${clock}` })
}

function checkMessage(message: Message, checking: Checking): { tree: GroupNode; hasSeal: boolean } {
  const directory = directoryOf(message)
  if (directory === undefined)
    addFault(checking, message.unh, 'directory_unknown', {
      element: 2,
      component: 3,
      expected: '05B, 12B',
      found: valueOf(message.unh, 2, 3),
    })
  if (message.ung !== undefined && valueOf(message.ung, 7, 2) !== valueOf(message.unh, 2, 3)) {
    const [group, own] = [valueOf(message.ung, 7, 2), valueOf(message.unh, 2, 3)]
    addFault(checking, message.ung, 'reference_differs', { element: 7, component: 2, expected: own, found: group })
    addFault(checking, message.unh, 'reference_differs', { element: 2, component: 3, expected: group, found: own })
  }
  const tree = placeSegments(message.segments, grammarOf(directory ?? 'D12B'), checking)
  for (const segment of message.segments) checkElements(segment, elementTable, checking)
  walk(tree, checking)
  const trip = checkTrip(tree, message, checking)
  const persons = tree.groups.filter(({ group }) => group === 'SG4')
  for (const person of persons) checkPerson(person, trip, checking)
  for (const party of tree.groups.filter(({ group }) => group === 'SG1')) checkParty(party, checking)
  checkCallsUsed(tree, persons, checking)
  checkTotals(tree, persons, message, checking)

  const seal = checkMessageSeal(message.segments, checking.separators)
  tellSeal(seal, checking)
  const bgm = tree.segments.find(({ tag }) => tag === 'BGM')
  const transaction = tree.segments.find(({ tag }) => tag === 'RFF')
  if (bgm !== undefined && transaction !== undefined && isBrokenSeal(bgm.elements[1] ?? [], valueOf(transaction, 1, 2)))
    addFault(checking, bgm, 'check_unreadable', { element: 2, component: 1, found: valueOf(bgm, 2) })
  return { tree, hasSeal: seal !== undefined }
}

/** Who reports the list: by name or by a code, and reached at numbers that can be numbers. */
function checkParty({ segments }: GroupNode, checking: Checking): void {
  const [name] = segments
  if (name !== undefined && valueOf(name, 2) === '' && valueOf(name, 4) === '')
    addFault(checking, name, 'element_missing', { element: 4, component: 1 })
  for (const segment of segments) if (segment.tag === 'COM') checkContact(segment, checking)
}

function walk(node: GroupNode, checking: Checking): void {
  for (const segment of node.segments) checkCodes(segment, node.group, checking)
  for (const group of node.groups) walk(group, checking)
}

function checkCodes(segment: Segment, group: string, checking: Checking): void {
  for (const [index, components] of segment.elements.entries()) {
    for (const [inner, found] of components.entries()) {
      const codes = codeTable[`${group}/${segment.tag}/${index + 1}/${inner + 1}`]
      if (codes === undefined || found === '' || codes.includes(found)) continue
      addFault(checking, segment, 'code_unknown', { element: index + 1, component: inner + 1, expected: codes.join(' '), found })
    }
  }
}

/** The total of the message counts those of its kind, and a list of passengers lists no crew (guide, BGM and CNT). */
function checkTotals(tree: GroupNode, persons: readonly GroupNode[], { unh, unt }: Message, checking: Checking): void {
  const bgm = tree.segments.find(({ tag }) => tag === 'BGM')
  const total = tree.segments.find(({ tag }) => tag === 'CNT')
  const of = bgm === undefined ? '' : valueOf(bgm, 1)
  const kinds: Record<string, string[]> = { '745': ['FL', 'DDU'], '250': ['FM', 'DDT'] }
  for (const { segments } of persons) {
    const [name] = segments
    if (name === undefined) continue
    const kind = valueOf(name, 1)
    if (personCodes.includes(kind) && kinds[of]?.includes(kind) === false)
      addFault(checking, name, 'person_not_of_this_list', { element: 1, component: 1, expected: kinds[of].join(' '), found: kind })
  }
  if (persons.length === 0) addFault(checking, unt ?? unh, 'segment_missing', { level: 'WARNING', expected: 'NAD' })
  if (total === undefined) {
    addFault(checking, unt ?? unh, 'segment_missing', { level: 'WARNING', expected: 'CNT' })
    return
  }
  const said = valueOf(total, 1)
  const meant = of === '250' ? '41' : of === '745' ? '42' : said
  if (said !== meant) addFault(checking, total, 'code_unknown', { element: 1, component: 1, expected: meant, found: said })
  sameCount(total, 1, persons.length, checking, 2)
}

/** Parts of one list: numbered from 1, the first marked C, the last marked F, a single one F (guide, UNH S010). */
function checkSequence(parts: readonly Message[], interchanges: readonly Interchange[]): void {
  for (const [index, { unh }] of parts.entries()) {
    if ((unh.elements[3]?.length ?? 0) === 0) continue
    const home = interchanges.find(({ segments }) => segments.includes(unh))!
    const [number, mark] = [valueOf(unh, 4), valueOf(unh, 4, 2)]
    const meant = index === parts.length - 1 ? 'F' : index === 0 ? 'C' : ''
    const found = `${number}:${mark}`
    if (!/^\d{1,2}$/.test(number)) addFault(home, unh, 'element_not_number', { element: 4, component: 1, found: number })
    const expected = `${String(index + 1).padStart(2, '0')}:${meant}`
    if (/^\d+$/.test(number) && (Number(number) !== index + 1 || mark !== meant))
      addFault(home, unh, 'sequence_broken', { element: 4, component: 1, expected, found })
  }
}

/** Of a lost or an added character several places are possible: each is named. */
function tellSeal(seal: SealCheck | undefined, checking: Checking): void {
  for (const { segment, change, inside } of seal?.places ?? []) {
    if (change === undefined || inside === undefined) {
      addFault(checking, segment, 'changed_since_written', { element: segment.tag === 'UNG' ? 5 : 2, component: 1 })
      continue
    }
    const { element, component } = componentAt(segment, checking.separators, inside)
    const found = change.what === 'LOST' ? '' : (segment.raw[inside] ?? checking.separators.terminator)
    const expected = change.what === 'ADDED' ? '' : change.was
    addFault(checking, segment, 'changed_since_written', { ...(element === 0 ? {} : { element, component }), expected, found })
  }
}
