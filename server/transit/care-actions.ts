/** What the desk must know to look after a person, and whether a child's receiver was known by the word that was agreed. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, addMinutes, dayAt, type TimeZone } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Medif } from '#domain/movements/medif-words.ts'
import type { MinorFile } from '#domain/movements/minor-words.ts'
import { proveReceiver, type ProofRefusal, wordHoldsHours, wordsToAsk } from '#domain/transit/care-rules.ts'
import type { AwaitedReceiver, MedicalCare, PersonCare } from '#domain/transit/care-words.ts'
import type * as transit from '#domain/transit/contract.ts'
import { keepUntil } from '#domain/transit/shift-rules.ts'
import type { HandingOver } from '#domain/transit/step-words.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import { deskTermsOn } from '#packs/transit/desk-terms.ts'
import type { Work } from '#server/kit/transaction.ts'
import { type CareOfCases, findRightWords, listCareOfCases } from '#server/movements/care-actions.ts'
import { getPersons } from '#server/people/actions.ts'
import { findOfficeAt } from './airport.ts'
import { shiftsBetween } from './shift-actions.ts'
import { findTask, listGroupsBetween, longestStayDays } from './store.ts'

export async function listCare(
  work: Work,
  input: InputOf<typeof transit.listCare>,
): Promise<Result<OutputOf<typeof transit.listCare>, 'not_found'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_found')
  const zone = office.timeZone as TimeZone
  const today = dayAt(work.now, zone)
  const tomorrow = addDays(today, 1)
  const [first, last] = input.day === undefined ? [today, tomorrow] : [input.day, input.day]
  const groups = await listGroupsBetween(work.db, input.airport, first, last, addDays(first, -longestStayDays))
  const known = await listCareOfCases(
    work,
    groups.map(({ caseId }) => caseId),
  )
  const shifts = await shiftsBetween(work, input.airport, addDays(today, -1), tomorrow, zone)
  return accept({
    airport: input.airport,
    takenAt: work.now,
    keepUntil: keepUntil(work.actor.accountId, shifts, work.now, deskTermsOn(today)),
    items: await careOf(work, groups, known),
  })
}

/** Whether this hand-over may stand on what its maker says of the receiver; the facts to be told of it. */
export async function checkReceiver(work: Work, input: HandingOver): Promise<Result<{ receiver?: string }, ProofRefusal | 'not_found'>> {
  const found = await findTask(work.db, input.taskId)
  if (found === undefined) return refuse('not_found')
  const known = await listCareOfCases(work, [found.group.caseId])
  const asked = wordsToAsk(found.group, found.task, await careOf(work, [found.group], known))
  const files = known.minors.filter(({ personId }) => asked.some((one) => one.personId === personId))
  const right = await findRightWords(work, files, addMinutes(input.doneAt, -wordHoldsHours * 60))
  const proven = proveReceiver(
    input.receiverProof,
    files.map(({ id }) => right.has(id)),
  )
  if (!proven.ok) return proven
  return accept(files.length === 0 || input.receiverProof === undefined ? {} : { receiver: input.receiverProof })
}

async function careOf(work: Work, groups: readonly TransitGroup[], { minors, medifs }: CareOfCases): Promise<PersonCare[]> {
  const persons = await getPersons(work, [...new Set([...minors, ...medifs].map(({ personId }) => personId))])
  return groups.flatMap(({ id: groupId, caseId }) =>
    persons.flatMap(({ id: personId, givenNames, familyName }) => {
      const isTheirs = (row: { caseId: string; personId: string }) => row.caseId === caseId && row.personId === personId
      const [minor, medif] = [minors.find(isTheirs), medifs.find(isTheirs)]
      if (minor === undefined && medif === undefined) return []
      const name = `${givenNames} ${familyName}`.trim()
      return [{ groupId, caseId, personId, name, receiver: receiverOf(minor), medical: medicalOf(medif) }]
    }),
  )
}

function receiverOf(file: MinorFile | undefined): AwaitedReceiver | null {
  if (file === undefined) return null
  const { receiverName: name, receiverRelation: relation, receiverPhone: phone, receiverIdentity: identity } = file
  return { name, relation, phone, identity, companion: file.companion, language: file.language, hasCodeWord: file.hasCodeWord }
}

function medicalOf(form: Medif | undefined): MedicalCare | null {
  return form === undefined ? null : { outcome: form.outcome, escort: form.escort, needs: form.needs }
}
