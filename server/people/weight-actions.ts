/** The weights of an office's register: learned from decisions, put to use, and gone back from. Every other file asks `scorersOf` here. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { type Scorer, scorer, scorerOf } from '#domain/people/evidence-rules.ts'
import { shippedWeights } from '#domain/people/likely-rules.ts'
import type * as weighings from '#domain/people/weight-contract.ts'
import { canLearn, canUse, effectOf, learnWeights, neededOfEach } from '#domain/people/weight-rules.ts'
import type { ReasonWeights, Weighing, WeighingId, WeighingUse } from '#domain/people/weight-words.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import * as store from './weight-store.ts'

/** By which weights a file of each of these offices is compared. */
export async function scorersOf(work: Work, offices: readonly number[]): Promise<(office: number) => Scorer> {
  const distinct = [...new Set(offices)]
  const learned = new Map(
    (distinct.length === 0 ? [] : await store.listInUse(work.db, distinct)).map(({ office, version, weights }) => [
      office,
      scorerOf(`office-${office}-v${version}`, weights),
    ]),
  )
  return (office) => learned.get(office) ?? scorer
}

/** What each agreement weighs in an office: as it was taught, or as shipped. */
export async function weightsOf(work: Work, office: number): Promise<ReasonWeights> {
  const [learned] = await store.listInUse(work.db, [office])
  return learned?.weights ?? shippedWeights
}

export async function getWeighings(
  work: Work,
  { office }: InputOf<typeof weighings.getWeighings>,
): Promise<Result<OutputOf<typeof weighings.getWeighings>, 'not_found'>> {
  if (!work.actor.offices.includes(office)) return refuse('not_found')
  const lessons = await store.listLessons(work.db, office)
  const uses = await store.listUses(work.db, office)
  const same = lessons.filter(({ decision }) => decision === 'SAME').length
  return accept({
    office,
    shipped: { ...shippedWeights },
    inUse: uses[0]?.weighingId ?? null,
    weighings: await store.listWeighings(work.db, office),
    uses,
    same,
    notSame: lessons.length - same,
    needed: neededOfEach,
    fourEyes: await store.hasWeighFourEyes(work.db, office),
  })
}

export async function learnWeighing(
  work: Work,
  input: InputOf<typeof weighings.learnWeighing>,
): Promise<Result<Weighing, RefusalOf<typeof weighings.learnWeighing>>> {
  const office = chooseOffice(work, input.office)
  if (!office.ok) return office
  const lessons = await store.listLessons(work.db, office.value)
  const may = canLearn(lessons)
  if (!may.ok) return may
  const [known, uses] = [await store.listWeighings(work.db, office.value), await store.listUses(work.db, office.value)]
  const inUse = known.find(({ id }) => id === (uses[0]?.weighingId ?? null))
  const same = lessons.filter(({ decision }) => decision === 'SAME').length
  const weighing: Weighing = {
    id: input.id ?? (newId() as WeighingId),
    office: office.value,
    version: (known[0]?.version ?? 0) + 1,
    weights: learnWeights(lessons),
    taughtBySame: same,
    taughtByNotSame: lessons.length - same,
    effect: effectOf(lessons, inUse?.weights ?? shippedWeights),
    learnedBy: work.actor.accountId,
    learnedAt: work.now,
  }
  if (!(await store.insertWeighing(work.db, weighing))) return refuse('id_taken')
  tellOf(work, office.value, 'weights_learned', { version: weighing.version, decisions: lessons.length })
  return accept(weighing)
}

export async function useWeighing(
  work: Work,
  { office: asked, weighingId }: InputOf<typeof weighings.useWeighing>,
): Promise<Result<WeighingUse, RefusalOf<typeof weighings.useWeighing> | 'not_found'>> {
  const office = chooseOffice(work, asked)
  if (!office.ok) return office
  const weighing = weighingId === null ? null : (await store.listWeighings(work.db, office.value)).find(({ id }) => id === weighingId)
  if (weighing === undefined) return refuse('not_found')
  const uses = await store.listUses(work.db, office.value)
  // A version that was in use before has been looked at by two people already.
  const fourEyes = (await store.hasWeighFourEyes(work.db, office.value)) && !uses.some((use) => use.weighingId === weighingId)
  const may = canUse(weighing, uses[0]?.weighingId ?? null, work.actor.accountId, fourEyes)
  if (!may.ok) return may
  const use: WeighingUse = { weighingId, version: weighing?.version ?? null, usedBy: work.actor.accountId, usedAt: work.now }
  await store.insertUse(work.db, { ...use, id: newId(), office: office.value })
  tellOf(work, office.value, 'weights_used', { version: weighing?.version ?? 0 })
  return accept(use)
}

function tellOf(work: Work, office: number, name: string, facts: Record<string, number>): void {
  work.record({ name, subject: work.actor.accountId, office, compartment: 0, facts })
}
