/**
 * The look for suspected pairs: a clerk's, at those who came last, and the night's, step by step through everybody who is new. Why lists
 * are walked when very many are new, and what a step promises: docs/decisions/0012.
 */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import { suspectedFrom } from '#domain/people/evidence-rules.ts'
import { indexVersion } from '#domain/people/name-rules.ts'
import type * as pairs from '#domain/people/pair-contract.ts'
import * as rules from '#domain/people/pair-scan-rules.ts'
import type { PairScan } from '#domain/people/pair-words.ts'
import type { ReasonWeights } from '#domain/people/weight-words.ts'
import type { Person, PersonId } from '#domain/people/words.ts'
import { chooseOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listKept } from './kept-store.ts'
import { findLikelyForAll, singleProbes, traitsOfPerson } from './likely-actions.ts'
import { pairOf } from './pair-actions.ts'
import * as store from './pair-scan-store.ts'
import { inOrder, insertPairs, listMergedInto, listToldApart } from './pair-store.ts'
import { listNumberTokens } from './search-store.ts'
import { listDocuments, listPersonsById } from './store.ts'
import { scorersOf, weightsOf } from './weight-actions.ts'

/** So many are looked for one by one in a step. */
const personsAtOnce = 400
/** Of those of a walk only papers and single names are looked for, and few have a namesake in them. */
const restAtOnce = 2_000
/** About so many entries of the lists are laid beside each other in a step: a second or two. */
const entriesAtOnce = 10_000
/** As many as a clerk is shown of somebody while entering them. */
const pairsOfEach = 10

/**
 * What a clerk asks for: those who came last, with the eyes of the clerk. How far the night has come is not moved by it, because a clerk
 * passes over the files they do not see.
 */
export async function findPairs(
  work: Work,
  input: InputOf<typeof pairs.findPairs>,
): Promise<Result<OutputOf<typeof pairs.findPairs>, 'not_your_office' | 'which_office'>> {
  const office = chooseOffice(work, input.office)
  if (!office.ok) return office
  const [scan] = await store.listScans(work.db, [office.value])
  const persons = await store.listFreshest(work.db, office.value, scan?.scannedTo ?? null, personsAtOnce)
  const found = await suspect(work, persons)
  tellOf(work, office.value, persons.length, found)
  return accept({ compared: persons.length, found, more: persons.length === personsAtOnce })
}

export async function listPairScans(work: Work): Promise<Result<OutputOf<typeof pairs.listPairScans>, never>> {
  const scans = new Map((await store.listScans(work.db, work.actor.offices)).map((scan) => [scan.office, scan]))
  return accept({ items: work.actor.offices.map((office) => presented(office, scans.get(office))) })
}

function presented(office: PairScan['office'], scan: store.Scan | undefined): PairScan {
  if (scan?.beganAt == null) return { office, state: 'NEVER', share: null, beganAt: null, steppedAt: null, endedAt: null }
  const state = scan.endedAt !== null ? 'DONE' : scan.isWalkEnded ? 'PERSONS' : 'LISTS'
  const share = state === 'LISTS' ? rules.shareWalked(scan.walkRead, scan.walkEntries) : null
  return { office, state, share, beganAt: scan.beganAt, steppedAt: scan.steppedAt, endedAt: scan.endedAt }
}

export type Step = { readonly found: number; readonly more: boolean }
export type StepSizes = { readonly entries: number; readonly persons: number; readonly walkFrom: number }
export const stepSizes: StepSizes = { entries: entriesAtOnce, persons: personsAtOnce, walkFrom: rules.walkFrom }

/** The next step of the night in one office, with the eyes of the house: what it found and how far it came are kept in one commit. */
export async function findNextPairs(work: Work, office: PairScan['office'], sizes: StepSizes = stepSizes): Promise<Step> {
  const openSince = await store.findOpenSince(work.db)
  const before = await store.getScanForUpdate(work.db, office)
  const span: store.Span = { from: before.scannedTo, openSince }
  const weights = await weightsOf(work, office)
  const isMany = (await store.countFresh(work.db, office, span, sizes.walkFrom)) >= sizes.walkFrom
  const scan: store.Scan = {
    ...before,
    steppedAt: work.now,
    ...(before.endedAt === null && before.beganAt !== null ? {} : { beganAt: work.now, endedAt: null }),
  }
  const step = rules.nextStep(scan, isMany, weights, indexVersion)
  if (step === 'BEGIN_WALK') return beginWalk(work, scan, openSince)
  if (step === 'WALK') return walkOn(work, scan, weights, sizes.entries)
  const isRest = step === 'REST'
  return lookAtNext(work, scan, { span, most: isRest ? restAtOnce : sizes.persons, isRest })
}

/** Whoever is changed after this is not of the walk: they are looked for when it has ended. */
async function beginWalk(work: Work, scan: store.Scan, openSince: string | null): Promise<Step> {
  const again = scan.isWalkEnded ? null : scan.walkTo
  await store.saveScan(work.db, {
    ...scan,
    walkTo: again ?? (await store.findNewest(work.db, scan.office, openSince)),
    walkIndex: indexVersion,
    walkList: null,
    walkEntries: await store.countEntries(work.db, scan.office),
    walkRead: 0,
    isWalkEnded: false,
  })
  return { found: 0, more: true }
}

/** Those of a walk were settled when it began, whoever works now. */
function ofWalk({ scannedTo, walkTo }: store.Scan): store.Span {
  return { from: scannedTo, to: walkTo, openSince: null }
}

async function walkOn(work: Work, scan: store.Scan, weights: ReasonWeights, about: number): Promise<Step> {
  const entries = await store.listNextEntries(work.db, scan.office, scan.walkList, about)
  const found = await suspectInLists(work, scan.office, entries, weights, ofWalk(scan))
  await store.saveScan(work.db, {
    ...scan,
    walkList: entries.at(-1)?.list ?? scan.walkList,
    walkRead: scan.walkRead + entries.length,
    isWalkEnded: entries.length === 0,
  })
  return { found, more: true }
}

/** The next persons, in the order in which they were entered or changed; the last of them is where the next step begins. */
async function lookAtNext(
  work: Work,
  scan: store.Scan,
  { span, most, isRest }: { span: store.Span; most: number; isRest: boolean },
): Promise<Step> {
  const { persons, last } = await store.listFresh(work.db, scan.office, isRest ? ofWalk(scan) : span, most)
  const found = await suspect(work, persons, isRest ? singleProbes : undefined)
  const isEnd = persons.length < most
  const scannedTo = (isRest && isEnd ? scan.walkTo : last) ?? scan.scannedTo
  const more = isRest || !isEnd
  await store.saveScan(work.db, { ...scan, scannedTo, endedAt: more ? null : work.now })
  if (persons.length > 0) tellOf(work, scan.office, persons.length, found)
  return { found, more }
}

function tellOf(work: Work, office: PairScan['office'], compared: number, found: number): void {
  work.record({ name: 'pairs_looked_for', subject: work.actor.accountId, office, compartment: 0, facts: { compared, found } })
}

type Candidate = rules.Weighed<Person>

/** Puts into the list who may be somebody else on file, but for those who were told apart before, in these files or in merged ones. */
export async function suspect(work: Work, persons: readonly Person[], probesOf?: typeof singleProbes): Promise<number> {
  const documents = Map.groupBy(
    await listDocuments(
      work.db,
      persons.map((person) => person.id),
    ),
    ({ personId }) => personId,
  )
  const likely = await findLikelyForAll(
    work,
    persons.map(({ nativeName, bornOn, ...person }) => ({
      ...person,
      ...(nativeName === null ? {} : { nativeName }),
      ...(bornOn === null ? {} : { bornOn }),
      documents: documents.get(person.id) ?? [],
    })),
    probesOf,
  )
  const candidates = persons.flatMap((person, at) =>
    likely[at]!.filter((each) => each.person.id !== person.id && each.score >= suspectedFrom).map((each) => ({
      person,
      other: each.person,
      score: each.score,
    })),
  )
  return keep(work, candidates)
}

/** Of those who stand in the same lists, whoever may be one person; one of two is new, the other may be a file that was merged. */
async function suspectInLists(
  work: Work,
  office: PairScan['office'],
  entries: readonly store.ListEntry[],
  weights: ReasonWeights,
  span: store.Span,
): Promise<number> {
  const isMet = new Uint8Array(entries.length)
  rules.visitWorthPairs(entries, weights, (one, other) => (isMet[one] = isMet[other] = 1))
  const known = await listFiles(work, [...new Set(entries.flatMap(({ person }, at) => (isMet[at] === 1 ? [person] : [])))], span)
  const scorer = (await scorersOf(work, [office]))(office)
  const found = new Map<string, Candidate>()
  rules.visitWorthPairs(entries, weights, (one, other) => {
    const [a, b] = [known.get(entries[one]!.person), known.get(entries[other]!.person)]
    if (a === undefined || b === undefined || !(a.isFresh || b.isFresh) || a.kept.id === b.kept.id) return
    const { score } = scorer.weigh(a.traits, b.traits)
    if (score < suspectedFrom) return
    const key = inOrder(a.kept.id, b.kept.id).join(' ')
    if (score > (found.get(key)?.score ?? 0)) found.set(key, { person: a.kept, other: b.kept, score })
  })
  return keep(work, rules.bestOfEach([...found.values()], pairsOfEach))
}

type File = { readonly kept: Person; readonly traits: ReturnType<typeof traitsOfPerson>; readonly isFresh: boolean }

/** Files by their number in the index: what they say, and the person to whom they lead. */
async function listFiles(work: Work, numbers: readonly number[], span: store.Span): Promise<Map<number, File>> {
  const rows = await store.listByNumber(work.db, numbers, span)
  const ids = rows.map(({ id }) => id)
  const persons = new Map((await listPersonsById(work.db, ids)).map((person) => [person.id, person]))
  const tokens = Map.groupBy(await listNumberTokens(work.db, ids, ['DOCUMENT']), ({ personId }) => personId)
  const kept = await listKept(work.db, [...persons.values()])
  return new Map(
    rows.flatMap(({ number, id, isFresh }): [number, File][] => {
      const person = persons.get(id)
      if (person === undefined) return []
      const own = (tokens.get(id) ?? []).map(({ token }) => token)
      return [[number, { kept: kept.get(id) ?? person, traits: traitsOfPerson(person, own), isFresh }]]
    }),
  )
}

/** Those who were told apart are not put into the list again; nor is a pair that stands in it. Returns how many are new to it. */
async function keep(
  work: Work,
  candidates: readonly { person: Person; other: Pick<Person, 'id' | 'office' | 'compartment'>; score: number }[],
): Promise<number> {
  if (candidates.length === 0) return 0
  const apart = await toldApart(work, [...new Set(candidates.flatMap(({ person, other }) => [person.id, other.id]))])
  const scorers = await scorersOf(
    work,
    candidates.map(({ person }) => person.office),
  )
  const made = candidates.flatMap(({ person, other, score }) => {
    const pair = apart.has(inOrder(person.id, other.id).join(' ')) ? undefined : pairOf(work, person, other, score, scorers(person.office))
    return pair === undefined ? [] : [pair]
  })
  return insertPairs(work.db, made)
}

/** Pairs of these persons that somebody told apart, named by the files that stand now. */
async function toldApart(work: Work, ids: readonly PersonId[]): Promise<Set<string>> {
  const root = new Map<PersonId, PersonId>(ids.map((id) => [id, id]))
  for (let next: readonly PersonId[] = ids; next.length > 0;) {
    const merged = await listMergedInto(work.db, next)
    for (const { id, into } of merged) root.set(id, root.get(into)!)
    next = merged.map(({ id }) => id)
  }
  const pairs = await listToldApart(work.db, [...root.keys()])
  return new Set(pairs.map(({ aId, bId }) => inOrder(root.get(aId)!, root.get(bId)!).join(' ')))
}
