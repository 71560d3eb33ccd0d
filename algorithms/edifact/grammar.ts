// Puts the segments of a message where its directory says they belong: segments and groups in order, each with how often it may and
// must stand there. Deterministic, one look ahead: a segment is taken by the nearest place that still lies ahead (in the innermost
// open group, in a repetition of it, then outside). What fits nowhere is named and passed over, so that the rest is read as well.
import { addFault, type FaultList, type FaultWord } from './fault.ts'
import type { Segment } from './segments.ts'

export type Slot = {
  tag: string
  min: number
  max: number
  /** More than the directory allows and still usual in practice: told as a warning up to this many. */
  usual?: number
}
export type Group = {
  group: string
  min: number
  max: number
  /** Which first segments open it, where two groups begin with the same tag. */
  opens?: (segment: Segment) => boolean
  slots: readonly (Slot | Group)[]
}

/** A group as it was found: its own segments in order, and the groups inside it. */
export type GroupNode = { group: string; segments: Segment[]; groups: GroupNode[] }

type Frame = { of: Group; node: GroupNode; place: number; counts: number[] }
type Seat = { depth: number; place: number }

export function placeSegments(segments: readonly Segment[], grammar: Group, list: FaultList): GroupNode {
  const root: GroupNode = { group: grammar.group, segments: [], groups: [] }
  const stack: Frame[] = [openFrame(grammar, root)]
  const tags = tagsOf(grammar)
  for (const [index, segment] of segments.entries()) {
    const { free, full } = findSeat(stack, segment)
    const seat = free ?? full
    if (seat === undefined) {
      if (tags.has(segment.tag)) addFault(list, segment, 'segment_out_of_place', { found: segment.tag })
      else strangeTag(segment, segments[index - 1], 'tag_unknown', list)
      continue
    }
    while (stack.length - 1 > seat.depth) close(stack.pop()!, segment, list)
    sit(stack, seat, segment, list, free === undefined)
  }
  const last = segments.at(-1)
  while (stack.length > 0) {
    const frame = stack.pop()!
    if (last !== undefined) close(frame, last, list)
  }
  return root
}

/** What follows a terminator that stands where none should looks like a segment with an odd tag: the one before it was cut off. */
export function strangeTag(segment: Segment, before: Segment | undefined, word: FaultWord, list: FaultList): void {
  addFault(list, segment, word, { found: segment.tag })
  const isTag = /^[A-Z]{3}$/.test(segment.tag)
  if (before !== undefined) addFault(list, before, 'segment_cut', { level: isTag ? 'WARNING' : 'ERROR', found: segment.tag })
}

function openFrame(of: Group, node: GroupNode): Frame {
  return { of, node, place: 0, counts: of.slots.map(() => 0) }
}

function findSeat(stack: readonly Frame[], segment: Segment): { free?: Seat; full?: Seat } {
  let full: Seat | undefined
  for (let depth = stack.length - 1; depth >= 0; depth -= 1) {
    const frame = stack[depth]!
    for (let place = frame.place; place < frame.of.slots.length; place += 1) {
      const slot = frame.of.slots[place]!
      if (!accepts(slot, segment)) continue
      if (frame.counts[place]! < Math.max(slot.max, 'usual' in slot ? (slot.usual ?? 0) : 0)) return { free: { depth, place } }
      full ??= { depth, place }
    }
  }
  return full === undefined ? {} : { full }
}

function accepts(slot: Slot | Group, segment: Segment): boolean {
  if (!('group' in slot)) return slot.tag === segment.tag
  const first = slot.slots[0]
  return first !== undefined && accepts(first, segment) && (slot.opens?.(segment) ?? true)
}

function sit(stack: Frame[], { depth, place }: Seat, segment: Segment, list: FaultList, tooMany: boolean): void {
  const frame = stack[depth]!
  missing(frame, place, segment, list)
  frame.place = place
  frame.counts[place]! += 1
  const slot = frame.of.slots[place]!
  const count = String(frame.counts[place])
  if (tooMany) addFault(list, segment, 'segment_repeats', { expected: String(slot.max), found: count })
  else if (frame.counts[place]! > slot.max)
    addFault(list, segment, 'segment_repeats_beyond_directory', { level: 'WARNING', expected: String(slot.max), found: count })
  if (!('group' in slot)) {
    frame.node.segments.push(segment)
    return
  }
  const node: GroupNode = { group: slot.group, segments: [segment], groups: [] }
  frame.node.groups.push(node)
  const inner = openFrame(slot, node)
  inner.counts[0] = 1
  stack.push(inner)
}

function close(frame: Frame, at: Segment, list: FaultList): void {
  missing(frame, frame.of.slots.length, at, list)
}

/** What should have stood before this segment and did not. */
function missing(frame: Frame, until: number, at: Segment, list: FaultList): void {
  for (let place = frame.place; place < until; place += 1) {
    const slot = frame.of.slots[place]!
    if (frame.counts[place]! >= slot.min) continue
    addFault(list, at, 'segment_missing', { expected: 'group' in slot ? firstTag(slot) : slot.tag })
    frame.counts[place] = slot.min
  }
}

function firstTag(slot: Slot | Group): string {
  return 'group' in slot ? firstTag(slot.slots[0]!) : slot.tag
}

function tagsOf(group: Group): Set<string> {
  return new Set(group.slots.flatMap((slot) => ('group' in slot ? [...tagsOf(slot)] : [slot.tag])))
}
