/** Suspected pairs: what is found, what people say of it, and two files side by side. Decisions are kept as patterns with their answer. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { patternOf, type Scorer } from '#domain/people/evidence-rules.ts'
import type { Traits } from '#domain/people/likely-rules.ts'
import type * as merges from '#domain/people/merge-contract.ts'
import { barOf } from '#domain/people/merge-rules.ts'
import type * as pairs from '#domain/people/pair-contract.ts'
import { placeOfPair, sayOfPair } from '#domain/people/pair-rules.ts'
import type { PairDecision, PairId, PairPlace, PairSaying, SuspectedPair } from '#domain/people/pair-words.ts'
import { documentToken } from '#domain/people/name-rules.ts'
import type { IdentityDocument, Person, PersonId } from '#domain/people/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import * as store from './pair-store.ts'
import { countVisible } from './repointing.ts'
import { traitsOfPerson } from './likely-actions.ts'
import { findFile, findPerson, findSafeContact, listDocuments, listPersonsById } from './store.ts'
import { listKept } from './kept-store.ts'
import { scorersOf } from './weight-actions.ts'

export async function listPairs(
  work: Work,
  input: InputOf<typeof pairs.listPairs>,
): Promise<Result<OutputOf<typeof pairs.listPairs>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const rows = await store.listPairLines(work.db, work.actor.offices, input, after as [string, string] | undefined)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.putOffAt, row.id),
      (row) => row,
    ),
  )
}

export async function getPair(
  work: Work,
  { pairId }: InputOf<typeof pairs.getPair>,
): Promise<Result<OutputOf<typeof pairs.getPair>, 'not_found'>> {
  const pair = await store.findPairLine(work.db, pairId)
  if (pair === undefined) return refuse('not_found')
  return accept({ pair, decisions: await store.listDecisions(work.db, pairId) })
}

export async function decidePair(
  work: Work,
  { pairId, decision }: InputOf<typeof pairs.decidePair>,
): Promise<Result<SuspectedPair, 'already_decided' | 'not_decided' | 'not_found'>> {
  const pair = await store.findPairForUpdate(work.db, pairId)
  if (pair === undefined) return refuse('not_found')
  const [a, b] = [await findFile(work.db, pair.aId), await findFile(work.db, pair.bId)]
  if (a === undefined || b === undefined) return refuse('not_found')
  return say(work, pair, a, b, decision, 'LIST')
}

/** Keeps a word of a pair: on the pair itself, and beside it as a pattern that weights can learn from. */
async function say(
  work: Work,
  pair: store.PlacedPair,
  a: Person,
  b: Person,
  decision: PairSaying,
  place: PairPlace,
): Promise<Result<SuspectedPair, 'already_decided' | 'not_decided'>> {
  const said = sayOfPair(pair, decision, work.actor.accountId, work.now)
  if (!said.ok) return said
  const after: store.PlacedPair = { ...pair, ...said.value }
  await store.updatePair(work.db, after)
  const [traitsA, traitsB] = await traitsOfBoth(work, a, b)
  const { office, compartment } = pair
  const scorer = await scorerIn(work, office)
  const { score, evidence } = scorer.weigh(traitsA, traitsB)
  const weighed = { score: hundredths(score), scorer: scorer.name, pattern: patternOf(traitsA, traitsB, evidence) }
  await store.insertDecisions(work.db, [{ ...decisionOf(work, pair.id, decision, place, weighed), office, compartment }])
  for (const subject of [pair.aId, pair.bId])
    work.record({ name: 'pair_decided', subject, office, compartment, facts: { decision, place } })
  return accept(after)
}

function decisionOf(
  work: Work,
  pairId: PairId,
  decision: PairSaying,
  place: PairPlace,
  weighed: Pick<PairDecision, 'pattern' | 'score' | 'scorer'>,
): PairDecision {
  return {
    id: newId(),
    pairId,
    decision,
    place,
    ...weighed,
    decidedBy: work.actor.accountId,
    decidedAt: work.now,
  }
}

/** What a merge or its undoing says of two files. Makes the pair when there is none. */
export async function rememberSaying(work: Work, one: PersonId, other: PersonId, decision: PairSaying): Promise<void> {
  const [a, b] = [await findFile(work.db, one), await findFile(work.db, other)]
  if (a === undefined || b === undefined) return
  const known = await store.findPairOf(work.db, a.id, b.id)
  const pair = known ?? (await addPair(work, a, b))
  if (pair !== undefined) await say(work, pair, a, b, decision, 'LIST')
}

async function addPair(work: Work, a: Person, b: Person): Promise<store.PlacedPair | undefined> {
  const [traitsA, traitsB] = await traitsOfBoth(work, a, b)
  const scorer = await scorerIn(work, a.office)
  const pair = pairOf(work, a, b, scorer.weigh(traitsA, traitsB).score, scorer)
  if (pair === undefined) return undefined
  await store.insertPairs(work.db, [pair])
  return store.findPairOf(work.db, a.id, b.id)
}

export type Said = { readonly person: Person; readonly otherId: PersonId; readonly decision: 'NOT_SAME' | 'LATER' }

/** Words about likely persons, said while new ones were entered or imported: a fixed number of statements, however many there are. */
export async function rememberEntries(work: Work, said: readonly Said[], place: 'ENTRY' | 'IMPORT'): Promise<void> {
  if (said.length === 0) return
  const files = await listPersonsById(work.db, [...new Set(said.map(({ otherId }) => otherId))])
  const kept = await listKept(work.db, files)
  const others = new Map(files.map((file) => [file.id, kept.get(file.id) ?? file]))
  const documents = await listDocuments(work.db, [
    ...new Set([...said.map(({ person }) => person.id), ...[...others.values()].map(({ id }) => id)]),
  ])
  const traitsIn = (person: Person) => traitsWith(person, documents)
  const scorers = await scorersOf(
    work,
    files.map(({ office }) => office),
  )

  const pairs = new Map<string, store.PlacedPair>()
  const decisions: (PairDecision & { office: number; compartment: number })[] = []
  for (const { person, otherId, decision } of said) {
    const other = others.get(otherId)
    if (other === undefined) continue
    const [one, two] = [traitsIn(person), traitsIn(other)]
    const scorer = scorers(other.office)
    const { score, evidence } = scorer.weigh(one, two)
    const open = pairOf(work, person, other, score, scorer)
    if (open === undefined || pairs.has(`${open.aId} ${open.bId}`)) continue
    const after = sayOfPair(open, decision, work.actor.accountId, work.now)
    if (!after.ok) continue
    pairs.set(`${open.aId} ${open.bId}`, { ...open, ...after.value })
    const { office, compartment } = open
    const weighed = { score: open.score, scorer: scorer.name, pattern: patternOf(one, two, evidence) }
    decisions.push({ ...decisionOf(work, open.id, decision, place, weighed), office, compartment })
    // Told of the new person only: nobody has worked on the file that it was compared with.
    work.record({ name: 'pair_decided', subject: person.id, office, compartment, facts: { decision, place } })
  }
  await store.insertPairs(work.db, [...pairs.values()])
  await store.insertDecisions(work.db, decisions)
}

/** By which weights files of this office are compared. */
async function scorerIn(work: Work, office: number): Promise<Scorer> {
  return (await scorersOf(work, [office]))(office)
}

/** A pair as it is found, or none where two such files are never suspected. */
export function pairOf(
  work: Work,
  one: Pick<Person, 'id' | 'office' | 'compartment'>,
  other: Pick<Person, 'id' | 'office' | 'compartment'>,
  score: number,
  scorer: Scorer,
) {
  const place = placeOfPair(one, other)
  if (place === undefined) return undefined
  const [aId, bId] = store.inOrder(one.id, other.id)
  const pair: store.PlacedPair = {
    ...place,
    id: newId() as PairId,
    aId,
    bId,
    state: 'OPEN',
    score: hundredths(score),
    scorer: scorer.name,
    foundAt: work.now,
    putOffAt: work.now,
    decidedBy: null,
    decidedAt: null,
  }
  return pair
}

export async function comparePersons(
  work: Work,
  { personId, otherId }: InputOf<typeof merges.comparePersons>,
): Promise<Result<OutputOf<typeof merges.comparePersons>, 'not_found'>> {
  const [a, b] = [await findPerson(work.db, personId), await findPerson(work.db, otherId)]
  if (a === undefined || b === undefined) return refuse('not_found')
  const documents = await listDocuments(work.db, [a.id, b.id])
  const of = (person: Person) => documents.filter((document) => document.personId === person.id)
  const [traitsA, traitsB] = await traitsOfBoth(work, a, b)
  const scorer = await scorerIn(work, a.office)
  const { score, evidence } = scorer.weigh(traitsA, traitsB)
  const bar = barOf(a, b)
  // Whoever has rights in both places is told how the files agree; what one of them says is read in that file alone.
  const masked = bar === 'other_office' || bar === 'other_compartment'
  return accept({
    score,
    scorer: scorer.name,
    evidence: [...evidence],
    bar,
    masked,
    a: masked ? null : { person: a, documents: of(a) },
    b: masked ? null : { person: b, documents: of(b) },
    safeContact: agreementOf(await findSafeContact(work.db, a.id), await findSafeContact(work.db, b.id)),
    differentHouseholds: a.householdId !== null && b.householdId !== null && a.householdId !== b.householdId,
    references: masked ? [] : await countVisible(work, [a.id, b.id]),
  })
}

function agreementOf(one: string | null, other: string | null): 'SAME' | 'DIFFERENT' | 'ONE_SIDE' | 'NONE' {
  if (one === null && other === null) return 'NONE'
  if (one === null || other === null) return 'ONE_SIDE'
  return one.trim().toLowerCase() === other.trim().toLowerCase() ? 'SAME' : 'DIFFERENT'
}

async function traitsOfBoth(work: Work, a: Person, b: Person): Promise<[Traits, Traits]> {
  const documents = await listDocuments(work.db, [a.id, b.id])
  return [traitsWith(a, documents), traitsWith(b, documents)]
}

export function traitsWith(person: Person, documents: readonly IdentityDocument[]): Traits {
  const own = documents.filter((document) => document.personId === person.id)
  return traitsOfPerson(
    person,
    own.map(({ number }) => documentToken(number)),
  )
}

function hundredths(score: number): number {
  return Math.round(score * 100)
}
