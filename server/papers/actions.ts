/** Travel bags: load, ask the rules, save, tell. What is put on paper is in bag-print-actions.ts. */
import type { Case } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/papers/bag-contract.ts'
import * as rules from '#domain/papers/rules.ts'
import type { BagId, TravelBag } from '#domain/papers/words.ts'
import { getCase } from '#server/cases/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { listMissionOffices } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { findBag, findBagForUpdate, insertBag, insertCustody, listBagRows, listBagsOfGroups, listCustody, saveHolder } from './store.ts'

/** Nobody stays longer than this in transit; a group of an earlier day is not looked for. */
const longestStayDays = 3

export async function listBags(
  work: Work,
  input: InputOf<typeof contracts.listBags>,
): Promise<Result<OutputOf<typeof contracts.listBags>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const bags = await listBagRows(work.db, input.caseId)
  const ids = bags.map(({ id }) => id)
  const custody = await listCustody(work.db, ids)
  return accept({ items: bags.map((bag) => ({ bag, custody: custody.get(bag.id)! })) })
}

export async function getBag(
  work: Work,
  input: InputOf<typeof contracts.getBag>,
): Promise<Result<OutputOf<typeof contracts.getBag>, 'not_found'>> {
  const bag = await findBag(work.db, input.bagId)
  if (bag === undefined) return refuse('not_found')
  return accept({ bag, custody: (await listCustody(work.db, [bag.id])).get(bag.id)! })
}

/** The boards' own groups decide what a phone takes along. */
export async function listBagsAt(
  work: Work,
  input: InputOf<typeof contracts.listBagsAt>,
): Promise<Result<OutputOf<typeof contracts.listBagsAt>, 'not_found'>> {
  const offices = await listMissionOffices(work)
  const office = offices.find(({ id, airports }) => work.actor.offices.includes(id) && airports.includes(input.airport))
  if (office === undefined) return refuse('not_found')
  const today = dayAt(work.now, office.timeZone)
  return accept({ items: await listBagsOfGroups(work.db, input.airport, today, addDays(today, 1), addDays(today, -longestStayDays)) })
}

export async function sealBag(
  work: Work,
  input: InputOf<typeof contracts.sealBag>,
): Promise<Result<TravelBag, rules.SealRefusal | 'not_found' | 'id_taken' | 'movement_of_another_case'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  if (input.movementId !== undefined && !(await isOn(work, found.value, input.movementId))) return refuse('movement_of_another_case')
  const sealed = rules.sealBag(work.actor, found.value, { ...input, id: input.id ?? (newId() as BagId) }, work.now)
  if (!sealed.ok) return sealed

  const { bag, step } = sealed.value
  if (await isTaken(() => insertBag(work.db, bag, work.command))) return refuse('id_taken')
  await insertCustody(work.db, bag, step, work.now)
  tell(work, bag, 'bag_sealed', { contents: bag.contents.length, medicalEnvelope: bag.medicalEnvelope })
  return accept({ ...bag, lastCommand: work.command as TravelBag['lastCommand'] })
}

export async function handBag(
  work: Work,
  input: InputOf<typeof contracts.handBag>,
): Promise<Result<TravelBag, rules.HandRefusal | 'not_found'>> {
  const found = await findBagForUpdate(work.db, input.bagId)
  if (found === undefined) return refuse('not_found')
  const handed = rules.handBag(work.actor, found, input, work.now)
  if (!handed.ok) return handed
  if (handed.value === null) return accept(found)

  const { bag, step } = handed.value
  await insertCustody(work.db, bag, step, work.now)
  tell(work, bag, bag.receivedAt === null ? 'bag_handed' : 'bag_received', {
    to: step.toKind,
    sealIntact: step.sealIntact,
    step: step.step,
    doneAt: step.doneAt,
  })
  return accept(await saveHolder(work.db, bag, work.command))
}

async function isOn(work: Work, found: Case, movementId: Parameters<typeof getMovement>[1]): Promise<boolean> {
  const movement = await getMovement(work, movementId)
  return movement.ok && movement.value.passengers.some(({ caseId }) => caseId === found.id)
}

/** Only a broken key says so; anything else is a bug and goes on up. */
async function isTaken(write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return false
  } catch (error) {
    if (brokeConstraint(error, 'papers_bag_pkey')) return true
    throw error
  }
}

function tell(work: Work, about: TravelBag, name: string, facts: Record<string, string | number | boolean>): void {
  work.record({ name, subject: about.id, office: about.office, compartment: about.compartment, caseId: about.caseId, facts })
}
