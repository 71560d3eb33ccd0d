/** Travel bags and kept originals: load, ask the rules, save, tell. What is put on paper is in print-actions.ts and card-actions.ts. */
import type { Case } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/papers/bag-contract.ts'
import * as rules from '#domain/papers/rules.ts'
import type { BagId, OriginalsReceipt, ReceiptId, TravelBag } from '#domain/papers/words.ts'
import { getCase, listMembers } from '#server/cases/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { findReceipt, insertReceipt, listReceipts, saveReturn } from './originals-store.ts'
import { findBagForUpdate, insertBag, insertCustody, listBagRows, listBagsOfGroups, listCustody, saveHolder } from './store.ts'

/** Nobody stays longer than this in transit; a group of an earlier day is not looked for. */
const longestStayDays = 3

export async function listBags(
  work: Work,
  input: InputOf<typeof contracts.listBags>,
): Promise<Result<OutputOf<typeof contracts.listBags>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const bags = await listBagRows(work.db, input.caseId)
  const custody = Map.groupBy(
    await listCustody(
      work.db,
      bags.map(({ id }) => id),
    ),
    ({ bagId }) => bagId,
  )
  return accept({ items: bags.map((bag) => ({ bag, custody: (custody.get(bag.id) ?? []).map(({ bagId: _, ...step }) => step) })) })
}

/** Without the names of holders of bags that are not ours: the boards' own groups decide what is taken along. */
export async function listBagsAt(
  work: Work,
  input: InputOf<typeof contracts.listBagsAt>,
): Promise<Result<OutputOf<typeof contracts.listBagsAt>, 'not_found'>> {
  if (!work.actor.airports.includes(input.airport)) return refuse('not_found')
  const zone = (await getMissionOffice(work, work.actor.offices[0]!)).timeZone
  const today = dayAt(work.now, zone)
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
  if (await isTaken('papers_bag_pkey', () => insertBag(work.db, bag, work.command))) return refuse('id_taken')
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

export async function listOriginals(
  work: Work,
  input: InputOf<typeof contracts.listOriginals>,
): Promise<Result<OutputOf<typeof contracts.listOriginals>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  return found.ok ? accept({ items: await listReceipts(work.db, input.caseId) }) : found
}

export async function keepOriginals(
  work: Work,
  input: InputOf<typeof contracts.keepOriginals>,
): Promise<Result<OriginalsReceipt, rules.KeepRefusal | 'not_found' | 'id_taken' | 'not_a_member'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const members = await listMembers(work, input.caseId)
  if (!members.some(({ personId }) => personId === input.personId)) return refuse('not_a_member')
  const kept = rules.keepOriginals(work.actor, found.value, { ...input, id: input.id ?? (newId() as ReceiptId) }, work.now)
  if (!kept.ok) return kept

  if (await isTaken('papers_receipt_pkey', () => insertReceipt(work.db, kept.value))) return refuse('id_taken')
  tell(work, kept.value, 'originals_kept', { items: kept.value.items.length, reason: kept.value.reason })
  return kept
}

export async function returnOriginals(
  work: Work,
  input: InputOf<typeof contracts.returnOriginals>,
): Promise<Result<OriginalsReceipt, rules.ReturnRefusal | 'not_found'>> {
  const found = await findReceipt(work.db, input.receiptId, true)
  if (found === undefined) return refuse('not_found')
  const returned = rules.returnOriginals(work.actor, found, input, work.now)
  if (!returned.ok) return returned

  await saveReturn(work.db, returned.value)
  tell(work, returned.value, 'originals_returned', { items: returned.value.items.length })
  return returned
}

async function isOn(work: Work, found: Case, movementId: Parameters<typeof getMovement>[1]): Promise<boolean> {
  const movement = await getMovement(work, movementId)
  return movement.ok && movement.value.passengers.some(({ caseId }) => caseId === found.id)
}

/** Only a broken key says so; anything else is a bug and goes on up. */
async function isTaken(key: string, write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return false
  } catch (error) {
    if (brokeConstraint(error, key)) return true
    throw error
  }
}

type Told = { id: string; office: number; compartment: number; caseId: string }

function tell(work: Work, about: Told, name: string, facts: Record<string, string | number | boolean>): void {
  work.record({ name, subject: about.id, office: about.office, compartment: about.compartment, caseId: about.caseId, facts })
}
