/**
 * The nominal roll (domain.md 1.6): which cases may stand on one, in which order, on which paper each travels, and who must agree before
 * it is given. How a file of it is written is the server's.
 */
import type { CaseId, CaseStatus } from '#domain/cases/words.ts'
import { ageOn, type DatePrecision, type Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { PersonId } from '#domain/people/words.ts'
import { mustAgree } from './manifest-rules.ts'
import { choosePaper } from './paper-rules.ts'
import type { Proposed, ProposedCase, RollFormat, RollLanguage, RollLine } from './roll-words.ts'

/** Ready for a journey, or on one that has not left: whoever has left is on its manifest. */
const proposable: readonly CaseStatus[] = ['TRAVEL_READY', 'BOOKED', 'MANIFESTED']

export type RollRefusal = 'not_found' | 'roll_of_two_places' | 'case_not_travel_ready' | 'case_not_booked' | 'arabic_on_paper_only'

/**
 * All that were asked for, whole and in one place: a roll never mixes offices, nor a sealed file with an open one. `booked`: those with a
 * seat on the journey it is made for.
 */
export function checkRoll(
  asked: readonly CaseId[],
  found: readonly ProposedCase[],
  booked: readonly CaseId[] | null,
  as: { readonly format: RollFormat; readonly language: RollLanguage },
): Result<null, RollRefusal> {
  if (asked.some((id) => !found.some((one) => one.id === id))) return refuse('not_found')
  if (as.language === 'ar' && as.format !== 'PDF') return refuse('arabic_on_paper_only')
  const [first] = found
  if (found.some(({ office, compartment }) => office !== first!.office || compartment !== first!.compartment))
    return refuse('roll_of_two_places')
  const early = found.find(({ status }) => !proposable.includes(status))
  if (early !== undefined) return refuse('case_not_travel_ready', { ref: early.publicRef, status: early.status })
  const without = booked === null ? undefined : found.find(({ id }) => !booked.includes(id))
  return without === undefined ? accept(null) : refuse('case_not_booked', { ref: without.publicRef })
}

/** Families together, by the reference of their case; in a family the principal applicant first, then the oldest. */
export function rollLines(proposed: readonly Proposed[], on: Day): RollLine[] {
  const ordered = proposed.toSorted((a, b) => order(a).localeCompare(order(b)))
  const families = [...new Set(ordered.map((one) => one.case.id))]
  return ordered.map(({ case: of, member, papers }, at) => ({
    seq: at + 1,
    caseRef: of.publicRef,
    familyNo: families.indexOf(of.id) + 1,
    person: member.person,
    role: member.role,
    // A paper that is over is shown all the same: whoever reads the list must see that another is needed.
    paper: choosePaper(papers, { arrivesOn: on, marginDays: 0 }).paper,
    visaNumber: member.visaNumber,
    specialNeeds: member.specialNeeds,
    destinationCountry: of.destinationCountry,
    destinationSubregion: of.destinationSubregion,
    destinationCity: of.destinationCity,
    sponsor: of.receivingParty,
  }))
}

/** Those whose own yes is needed, as for a manifest: grown-ups, and children whom no adult of the family would accompany. */
export function whoMustAgree(proposed: readonly Proposed[], on: Day): PersonId[] {
  return mustAgree(
    proposed.map(({ case: of, member: { person } }) => ({
      personId: person.id,
      caseId: of.id,
      ageAtDeparture: person.bornOn === null ? null : ageOn(person.bornOn, on),
    })),
  )
}

/** A birth as far as it is known, so that the import of another office learns no more than we know; null: not known at all. */
export function birthText({ bornOn, bornPrecision }: { bornOn: Day | null; bornPrecision: DatePrecision }): string | null {
  return bornOn === null || bornPrecision === 'UNKNOWN' ? null : bornOn.slice(0, lengthOf[bornPrecision])
}
const lengthOf = { DAY: 10, MONTH: 7, YEAR: 4 } as const

function order({ case: of, member: { role, person } }: Proposed): string {
  return `${of.publicRef} ${role === 'PA' ? 0 : 1} ${person.bornOn ?? '0000-00-00'} ${person.familyName} ${person.givenNames} ${person.id}`
}
