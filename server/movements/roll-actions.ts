/** A nominal roll on its way out of the house: made of what stands now, given to one recipient, told in the story of each case. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import { type Day, dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { countriesTouched, papersFor } from '#domain/movements/border-rules.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { giveRoll as contract } from '#domain/movements/roll-contract.ts'
import { checkRoll, rollLines, whoMustAgree } from '#domain/movements/roll-rules.ts'
import type { Proposed, ProposedCase, ProposedMember } from '#domain/movements/roll-words.ts'
import type { Movement } from '#domain/movements/words.ts'
import { countryOfPlace } from '#packs/places/places.ts'
import { print, PrintError } from '#server/kit/print.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getMovement } from './actions.ts'
import { listApprovedOrigins } from './border-store.ts'
import { bearersOf } from './guard-actions.ts'
import { mayGiveNames } from './list-consent-actions.ts'
import { type Roll, rollCsv, rollPrint, rollXlsx } from './roll-present.ts'
import { listProposedCases, listProposedMembers } from './roll-store.ts'
import { findOffice } from './store.ts'

type Wanted = InputOf<typeof contract>

export async function giveRoll(work: Work, input: Wanted): Promise<Result<Download, RefusalOf<typeof contract> | 'not_found'>> {
  const movement = input.movementId === undefined ? accept(null) : await getMovement(work, input.movementId)
  if (!movement.ok) return movement
  const cases = await listProposedCases(work.db, input.caseIds)
  const seats = movement.value?.passengers.filter(({ state }) => !notOnBoard.includes(state)) ?? null
  const may = checkRoll(input.caseIds, cases, seats?.map(({ caseId }) => caseId) ?? null, input)
  if (!may.ok) return may

  const members = await listProposedMembers(work.db, input.caseIds)
  const onIt = seats === null ? members : members.filter(({ person }) => seats.some(({ personId }) => personId === person.id))
  if (onIt.length === 0) return refuse('nobody_travels')
  const days = await daysOf(work, movement.value, cases[0]!)
  const proposed = await withPapers(work, cases, onIt, movement.value)
  const agreed = await mayGiveNames(work, whoMustAgree(proposed, days.leavesOn), input.recipient)
  if (!agreed.ok) return refuse('roll_without_consent', agreed.details)

  const roll: Roll = {
    lines: rollLines(proposed, days.arrivesOn),
    families: new Set(proposed.map((one) => one.case.id)).size,
    movement: movement.value,
    madeAt: work.now,
    recipient: input.recipient,
    office: days.office,
  }
  const file = await fileOf(roll, input)
  if (file.ok) tell(work, cases, proposed, input)
  return file
}

/** The day on which somebody's age counts and the one on which their paper must hold; today, as long as no journey is planned. */
async function daysOf(
  work: Work,
  movement: Movement | null,
  first: ProposedCase,
): Promise<{ leavesOn: Day; arrivesOn: Day; office: Roll['office'] }> {
  const { name, timeZone } = await findOffice(work.db, first.office)
  const today = dayAt(work.now, timeZone)
  const [leaves, arrives] = [movement?.legs[0], movement?.legs.at(-1)]
  return {
    leavesOn: leaves === undefined ? today : dayAt(leaves.departsAt, leaves.fromZone),
    arrivesOn: arrives === undefined ? today : dayAt(arrives.arrivesAt, arrives.toZone),
    office: { name, zone: timeZone },
  }
}

/** Papers that may serve on this way: a Convention travel document not into the country its holder fled (E104). */
async function withPapers(
  work: Work,
  cases: readonly ProposedCase[],
  members: readonly ProposedMember[],
  movement: Movement | null,
): Promise<Proposed[]> {
  const bearers = await bearersOf(
    work,
    members.map(({ person }) => person.id),
  )
  const approved = movement === null ? new Set<string>() : await listApprovedOrigins(work.db, movement.id)
  return members.map((member) => {
    const of = cases.find(({ id }) => id === member.caseId)!
    const touched = movement === null ? new Set([of.destinationCountry ?? '']) : countriesTouched(movement.legs, countryOfPlace)
    const own = bearers.get(member.person.id)?.papers ?? []
    return { case: of, member, papers: papersFor(own, member.person.nationality, touched, approved.has(member.person.id)).papers }
  })
}

async function fileOf(roll: Roll, { format, language }: Wanted): Promise<Result<Download, 'print_busy'>> {
  const name = `nominal-roll-${roll.movement?.publicRef ?? dayAt(roll.madeAt, roll.office.zone)}`
  if (format === 'CSV') return accept({ fileName: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', body: rollCsv(roll, language) })
  if (format === 'XLSX')
    return accept({
      fileName: `${name}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await rollXlsx(roll, language),
    })
  try {
    return accept({ fileName: `${name}.pdf`, mediaType: 'application/pdf', body: await print('roll', rollPrint(roll, language)) })
  } catch (error) {
    if (error instanceof PrintError && error.reason !== 'template') return refuse('print_busy')
    throw error
  }
}

/** That a family's names left the house stands in its story, with to whom and how many: never who. */
function tell(work: Work, cases: readonly ProposedCase[], proposed: readonly Proposed[], { recipient, format, movementId }: Wanted): void {
  for (const { id, office, compartment } of cases) {
    const persons = proposed.filter((one) => one.case.id === id).length
    const facts = { recipient, format, persons, ...(movementId === undefined ? {} : { movementId }) }
    work.record({ name: 'roll_given', subject: id, office, compartment, caseId: id, facts })
  }
}
