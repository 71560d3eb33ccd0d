/** What lets people pass borders: places on the way, visas, permits and waivers written down, and what a supervisor takes on themself. */
import { isActive } from '#domain/cases/rules.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/border-contract.ts'
import { approveOrigin as approve, countriesTouched } from '#domain/movements/border-rules.ts'
import type { TravelRight, TravelRightId } from '#domain/movements/border-words.ts'
import { findCountry } from '#packs/places/countries.ts'
import { countryOfPlace, listLocodes } from '#packs/places/places.ts'
import { getCase, listMembers } from '#server/cases/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { getDocuments } from '#server/people/document-actions.ts'
import { todayIn } from './clearance-actions.ts'
import { endRight, findRight, insertOriginApproval, insertRight, listRightsOfCase } from './border-store.ts'
import { listLegs } from './leg-store.ts'
import { findMovement } from './store.ts'

export async function listPlaces(
  work: Work,
  input: InputOf<typeof contracts.listPlaces>,
): Promise<Result<OutputOf<typeof contracts.listPlaces>, never>> {
  const places = listLocodes(dayAt(work.now, 'UTC')).filter(({ modes }) => input.mode === undefined || modes.includes(input.mode))
  return accept({
    items: places.map(({ code, names, countryIso3, timeZone, kinds, modes, stops }) => ({
      code,
      names,
      country: countryIso3,
      zone: timeZone as OutputOf<typeof contracts.listPlaces>['items'][number]['zone'],
      kinds: [...kinds],
      modes: [...modes],
      stops: [...stops],
    })),
  })
}

export async function listTravelRights(
  work: Work,
  input: InputOf<typeof contracts.listTravelRights>,
): Promise<Result<OutputOf<typeof contracts.listTravelRights>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  return found.ok ? accept({ items: await listRightsOfCase(work.db, input.caseId) }) : found
}

export async function recordTravelRight(
  work: Work,
  input: InputOf<typeof contracts.recordTravelRight>,
): Promise<Result<TravelRight, 'not_found' | RefusalOf<typeof contracts.recordTravelRight>>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const { office, compartment, status } = found.value
  if (!isActive(status)) return refuse('case_ended', { status })
  if (!(await listMembers(work, input.caseId)).some(({ personId }) => personId === input.personId)) return refuse('not_member')
  if (findCountry(input.country) === undefined) return refuse('unknown_country', { country: input.country })
  const { validFrom, validUntil } = input
  if (validUntil < validFrom) return refuse('window_backwards', { validFrom, validUntil })
  if (validUntil < (await todayIn(work, office))) return refuse('already_over', { validUntil })
  const { id = newId() as TravelRightId, ...draft } = input
  const right: TravelRight = { ...draft, id, recordedAt: work.now }
  try {
    await insertRight(work.db, { office, compartment }, { ...right, recordedBy: work.actor.accountId })
  } catch (error) {
    if (brokeConstraint(error, 'movements_travel_right_pkey')) return refuse('id_taken')
    throw error
  }
  const { kind, country } = right
  work.record({
    name: 'travel_right_recorded',
    subject: id,
    office,
    compartment,
    caseId: input.caseId,
    facts: { kind, country, until: validUntil },
  })
  return accept(right)
}

export async function endTravelRight(
  work: Work,
  input: InputOf<typeof contracts.endTravelRight>,
): Promise<Result<Record<string, never>, 'not_found' | RefusalOf<typeof contracts.endTravelRight>>> {
  const right = await findRight(work.db, input.rightId)
  const found = right === undefined ? undefined : await getCase(work, right.caseId)
  if (right === undefined || found?.ok !== true) return refuse('not_found')
  if (right.isOver) return refuse('right_already_over')
  await endRight(work.db, right.id, work.now)
  const { office, compartment } = found.value
  const { kind, country } = right
  work.record({ name: 'travel_right_ended', subject: right.id, office, compartment, caseId: right.caseId, facts: { kind, country } })
  return accept({})
}

export async function approveOrigin(
  work: Work,
  input: InputOf<typeof contracts.approveOrigin>,
): Promise<Result<Record<string, never>, 'not_found' | RefusalOf<typeof contracts.approveOrigin>>> {
  const row = await findMovement(work.db, input.movementId)
  const found = await getCase(work, input.caseId)
  if (row === undefined || !found.ok || found.value.office !== row.office || found.value.compartment !== row.compartment)
    return refuse('not_found')
  const { caseId, personId } = input
  if (!(await listMembers(work, caseId)).some((member) => member.personId === personId)) return refuse('not_member')
  const [person] = await getPersons(work, [personId])
  if (person === undefined) return refuse('not_found')
  const touched = countriesTouched(await listLegs(work.db, [row.id]), countryOfPlace)
  const approved = approve(await getDocuments(work, [personId]), person.nationality, touched)
  if (!approved.ok) return approved
  const { office, compartment } = row
  await insertOriginApproval(work.db, {
    id: newId(),
    movement_id: row.id,
    case_id: caseId,
    person_id: personId,
    office,
    compartment,
    reason: input.reason,
    legal_note: input.legalNote,
    approved_by: work.actor.accountId,
    approved_at: work.now,
  })
  work.record({
    name: 'origin_approved',
    subject: row.id,
    office,
    compartment,
    caseId,
    facts: { movementRef: row.publicRef, country: approved.value.country },
  })
  return accept({})
}
