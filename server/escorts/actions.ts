/** The door of the escorts room: the register, and which escorts a movement wants and has. Missions stand beside it. */
import type * as contracts from '#domain/escorts/contract.ts'
import { escortNeeds, type Traveller } from '#domain/escorts/need-rules.ts'
import * as rules from '#domain/escorts/rules.ts'
import type { Escort, EscortId, EscortNeed, Mission } from '#domain/escorts/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Movement, MovementId } from '#domain/movements/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { limitsToday } from './limits.ts'
import { linesOf } from './mission-lines.ts'
import { listMissionsOfEscort, listMissionsOfMovement } from './mission-store.ts'
import { findEscort, findEscortForUpdate, insertEscort, listCompany, listEscortRows, listEscortsOnMovement, updateEscort } from './store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Answer<C extends keyof typeof contracts> = OutputOf<(typeof contracts)[C]>

/** A passport that ends within so many days is told in the list. */
const soonDays = 180
/** Of one escort, so many missions are shown: the newest. */
const mostMissions = 100

export type EscortsOnBoard = { needs: EscortNeed[]; missions: Mission[] }

/** Which escorts a movement wants, and the missions that stand. For rooms that must know who else is on board. */
export async function getEscortsOf(work: Work, movement: Movement): Promise<EscortsOnBoard> {
  const { limits } = await limitsToday(work, movement.office)
  const standing = (await listMissionsOfMovement(work.db, movement.id)).filter(({ cancelledAt }) => cancelledAt === null)
  const company = new Map((await listCompany(work.db, movement.id)).map((one) => [one.passengerId, one]))
  const first = movement.legs[0]!
  const travellers = movement.passengers
    .filter(({ state }) => !notOnBoard.includes(state))
    .map((one): Traveller => {
      const about = company.get(one.id)
      return {
        ...one,
        unaccompaniedMinor: about?.unaccompaniedMinor ?? false,
        fitWithConditions: about?.fitWithConditions ?? false,
        escortDemanded: about?.escortDemanded ?? false,
      }
    })
  const needs = escortNeeds({ legs: movement.legs, leavesOn: dayAt(first.departsAt, first.fromZone), travellers }, standing, limits)
  return { needs, missions: standing }
}

/** The escorts on a movement: persons for whom there must be a seat, a place in a boat and a line on the lists for authorities. */
export async function listEscortsOn(work: Work, movementId: MovementId): Promise<Escort[]> {
  return listEscortsOnMovement(work.db, movementId)
}

export async function listOfMovement(work: Work, input: Asked<'listOfMovement'>): Promise<Result<Answer<'listOfMovement'>, 'not_found'>> {
  const movement = await getMovement(work, input.movementId)
  if (!movement.ok) return movement
  const { needs } = await getEscortsOf(work, movement.value)
  const { limits } = await limitsToday(work, movement.value.office)
  const missions = await listMissionsOfMovement(work.db, input.movementId)
  return accept({
    needs,
    missions: await linesOf(work, missions),
    limits: { validFrom: limits.validFrom, source: limits.source, toBeChecked: limits.toBeChecked },
  })
}

export async function listEscorts(work: Work, input: Asked<'listEscorts'>): Promise<Result<Answer<'listEscorts'>, never>> {
  const after = readCursor(input.after, 3)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listEscortRows(work.db, input.kind, after, input.limit)
  const { today } = await limitsToday(work, work.actor.offices[0]!)
  const soon = addDays(today, soonDays)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.familyName, row.givenNames, row.id),
      (row) => ({ ...row, passportEndsSoon: row.passportUntil !== null && row.passportUntil < soon }),
    ),
  )
}

export async function getEscort(work: Work, input: Asked<'getEscort'>): Promise<Result<Answer<'getEscort'>, 'not_found'>> {
  const escort = await findEscort(work.db, input.escortId)
  if (escort === undefined) return refuse('not_found')
  return accept({ escort, missions: await linesOf(work, await listMissionsOfEscort(work.db, escort.id, mostMissions)) })
}

type RegisterRefusal = rules.EscortRefusal | 'in_the_future' | 'not_your_office' | 'which_office' | 'id_taken'

export async function registerEscort(work: Work, input: Asked<'registerEscort'>): Promise<Result<Escort, RegisterRefusal>> {
  const office = chooseOffice(work, input.office)
  if (!office.ok) return office
  const escort: Escort = {
    ...input,
    id: input.id ?? (newId() as EscortId),
    office: office.value,
    compartment: 0,
    createdAt: work.now,
    updatedAt: work.now,
  }
  const checked = await check(work, escort)
  if (!checked.ok) return checked
  try {
    await insertEscort(work.db, escort, work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'escorts_escort_pkey')) return refuse('id_taken')
    throw error
  }
  tell(work, escort, 'escort_registered')
  return accept(escort)
}

export async function changeEscort(
  work: Work,
  input: Asked<'changeEscort'>,
): Promise<Result<Escort, rules.EscortRefusal | 'in_the_future' | 'not_found' | 'changed_meanwhile'>> {
  const { escortId, seenAt, ...news } = input
  const found = await findEscortForUpdate(work.db, escortId)
  if (found === undefined) return refuse('not_found')
  if (found.updatedAt !== seenAt) return refuse('changed_meanwhile')
  const escort: Escort = { ...found, ...news, updatedAt: work.now }
  const checked = await check(work, escort)
  if (!checked.ok) return checked

  await updateEscort(work.db, escort)
  tell(work, escort, 'escort_changed')
  return accept(escort)
}

async function check(work: Work, escort: Escort): Promise<Result<true, rules.EscortRefusal | 'in_the_future'>> {
  const { today } = await limitsToday(work, escort.office)
  if (escort.recordCheckedOn !== null && escort.recordCheckedOn > today) return refuse('in_the_future')
  return rules.checkEscort(escort)
}

function tell(work: Work, { id, office, compartment, kinds }: Escort, name: 'escort_registered' | 'escort_changed'): void {
  work.record({ name, subject: id, office, compartment, facts: { kinds: kinds.join(' ') } })
}
