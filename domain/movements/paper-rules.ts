/**
 * Which paper somebody travels on, whether it lasts (E103), and whether its machine readable lines are true and say what their file
 * says (E101, E102: the name on the ticket is made from the file and must be that of the document, domain.md 1.7).
 */
import { addDays, type Day } from '#domain/kit/day.ts'
import { checkLines, type Holder, readLines } from '#domain/people/document-rules.ts'
import type { IdentityDocument } from '#domain/people/words.ts'
import type { GuardBlock } from './clearance-words.ts'
import type { PlannedJourney } from './guard-rules.ts'

/** `faults`: what its lines say against it, when somebody looked. */
export type TravelPaper = { type: string; number: string; issuer: string; expiresOn: Day | null; faults?: LinesBlock | undefined }
export type LinesBlock = Pick<GuardBlock, 'word' | 'code'>

/** Papers made for one journey, whose life is days or weeks: they must cover the arrival and no margin (domain.md 2.2). */
const oneJourney = ['LPC', 'LP_FR', 'ICRC_ETD', 'EU_LP_RETURN', 'EU_LP_TRANSFER', 'ETD']
/** Shown at a border by themselves they carry nobody onto an international flight. */
const notForTravel = ['SEAMAN_BOOK', 'NATIONAL_ID', 'NONE']

/** The paper somebody travels on: of those that last long enough and say nothing wrong the one that lasts longest; otherwise what is wrong with the best. */
export function choosePaper(
  papers: readonly TravelPaper[],
  journey: Pick<PlannedJourney, 'arrivesOn' | 'marginDays'>,
): { paper?: TravelPaper; block?: GuardBlock } {
  const usable = papers
    .filter(({ type }) => !notForTravel.includes(type))
    .toSorted(
      (a, b) => Number(a.faults !== undefined) - Number(b.faults !== undefined) || (b.expiresOn ?? '').localeCompare(a.expiresOn ?? ''),
    )
  const lasts = usable.find(
    ({ type, expiresOn }) =>
      expiresOn !== null && expiresOn >= addDays(journey.arrivesOn, oneJourney.includes(type) ? 0 : journey.marginDays),
  )
  if (lasts !== undefined) return { paper: lasts }
  const best = usable[0]
  if (best === undefined) return { block: { word: 'document_missing', kind: 'TRAVEL_DOC' } }
  if (best.expiresOn === null) return { paper: best, block: { word: 'document_expiry_unknown', kind: 'TRAVEL_DOC' } }
  const needed = addDays(journey.arrivesOn, oneJourney.includes(best.type) ? 0 : journey.marginDays)
  return {
    paper: best,
    block: { word: 'document_expires_before_arrival', code: 'E103', kind: 'TRAVEL_DOC', until: best.expiresOn, needed },
  }
}

/** A document with what its machine readable lines say against it: false lines, or lines that say another person than the file. */
export function paperOf(document: IdentityDocument, holder: Holder, today: Day): TravelPaper {
  const { type, number, issuer, expiresOn } = document
  return { type, number, issuer, expiresOn, faults: linesBlock(document, holder, today) }
}

function linesBlock(document: IdentityDocument, holder: Holder, today: Day): LinesBlock | undefined {
  if (document.mrz === null || document.mrz.trim() === '') return undefined
  const reading = readLines(document.mrz, Number(today.slice(0, 4)))
  if (!reading.ok) return { word: 'document_lines_wrong', code: 'E101' }
  const typed = {
    number: document.number,
    issuer: document.issuer,
    nationality: document.nationality ?? undefined,
    expiresOn: document.expiresOn ?? undefined,
  }
  // What kind of booklet it is was settled when it was registered; here the names, the number and the dates count.
  const faults = checkLines(reading.content, typed, holder).filter(({ field }) => field !== 'type')
  return faults.length === 0 ? undefined : { word: 'document_lines_differ', code: 'E102' }
}
