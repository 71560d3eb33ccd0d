// Check characters by which our own messages tell later which single character was changed (two-sums.ts). They stand where the
// directory leaves the sender free: at the end of the document number (BGM 1004: `NUMBER/` and nine more, over the whole message), and
// in the reference of the group (UNG 0048: `PS`, the part, and five more, over what stands before the message). To another reader they
// are numbers like any other.
import { type Change, findChange, longPrime, readSums, shortPrime, sumsOf, writeSums } from './two-sums.ts'
import { componentStart, defaultSeparators, type Segment, type Separators, valueOf, writeSegment } from './segments.ts'

const messageMark = /\/([0-9A-Z]{9})$/
const envelopeMark = /^PS\d{2}([0-9A-Z]{5})$/

/** A text put together from segments, where each begins in it, and where the check characters stood in the one that bears them. */
type SealedText = { text: string; starts: readonly number[]; markAt: number }

export const documentMax = 35 - 10

export function messageSeal(segments: readonly string[]): string {
  return writeSums(sumsOf(segments.join(''), longPrime), 8)
}

export function envelopeSeal(segments: readonly string[]): string {
  return writeSums(sumsOf(segments.join(''), shortPrime), 4)
}

/** A change, and where in which segment; without a change where no single one explains what differs. */
export type Place = { segment: Segment; inside?: number; change?: Change }
/** No place: nothing was changed. */
export type SealCheck = { places: Place[] }

/** Undefined when the message bears no check characters: it was written by somebody else. */
export function checkMessageSeal(segments: readonly Segment[], separators: Separators): SealCheck | undefined {
  const bgm = segments.find(({ tag }) => tag === 'BGM')
  const mark = bgm === undefined ? null : messageMark.exec(valueOf(bgm, 2))
  return bgm === undefined || mark === null
    ? undefined
    : compare(segments, separators, { segment: bgm, element: 2, mark: mark[1]! }, longPrime)
}

/** The same for everything that stands before the first message. */
export function checkEnvelopeSeal(segments: readonly Segment[], separators: Separators): SealCheck | undefined {
  const ung = segments.find(({ tag }) => tag === 'UNG')
  const mark = ung === undefined ? null : envelopeMark.exec(valueOf(ung, 5))
  return ung === undefined || mark === null
    ? undefined
    : compare(segments, separators, { segment: ung, element: 5, mark: mark[1]! }, shortPrime)
}

/** The document number without its check characters. */
export function documentOf(value: string): string {
  return value.replace(messageMark, '')
}

/** Begins like our document number and is none: the stroke or a check character was lost. `number` is the reference beside it (RFF+TN). */
export function isBrokenSeal(components: readonly string[], number: string): boolean {
  const whole = components.join('')
  return number !== '' && whole.startsWith(number) && whole.length >= number.length + 9 && !messageMark.test(components[0] ?? '')
}

type Bearer = { segment: Segment; element: number; mark: string }

function compare(segments: readonly Segment[], separators: Separators, bearer: Bearer, prime: number): SealCheck {
  const { text, starts, markAt } = sealedText(segments, separators, bearer)
  const finding = findChange(text, readSums(bearer.mark), prime)
  if (finding.same) return { places: [] }
  // No single place explains the difference: then the check characters themselves were changed, or a lot was.
  if (finding.changes.length === 0) return { places: [{ segment: bearer.segment }] }
  const places = finding.changes.map((change): Place => {
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= change.at),
    )
    const segment = segments[index]!
    const inside = change.at - starts[index]!
    return { segment, inside: segment === bearer.segment && inside >= markAt ? inside + bearer.mark.length : inside, change }
  })
  return { places }
}

/** The segments one behind the other as they were sealed: without lines between them, without the check characters. */
function sealedText(segments: readonly Segment[], separators: Separators, bearer: Bearer): SealedText {
  const usual = separators.component === ':' && separators.element === '+' && separators.release === '?' && separators.terminator === "'"
  const starts: number[] = []
  let text = ''
  let markAt = 0
  for (const segment of segments) {
    starts.push(text.length)
    const raw = usual ? segment.raw : writeSegment(segment.tag, segment.elements).slice(0, -1)
    if (segment === bearer.segment) {
      const from = componentStart({ ...segment, raw }, usual ? separators : defaultSeparators, bearer.element)
      markAt = Math.max(from, raw.indexOf(bearer.mark, from))
      text += `${raw.slice(0, markAt)}${raw.slice(markAt + bearer.mark.length)}'`
    } else text += `${raw}'`
  }
  return { text, starts, markAt }
}
