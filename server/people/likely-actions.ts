/** The likely same persons of somebody who is being entered or imported: found by the same index as search, compared by likely-rules.ts. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import { likelyFrom, type Traits } from '#domain/people/likely-rules.ts'
import { allSkeletons, documentTokens, pairsOf, traitsOf, wholesOf } from '#domain/people/name-rules.ts'
import { pairList, skeletonList, wholeList } from '#domain/people/posting-rules.ts'
import { type Probe, spread } from '#domain/people/probe-rules.ts'
import type { AskedBirth } from '#domain/people/query-rules.ts'
import { knownBirth } from '#domain/people/rules.ts'
import { type LikelyPerson, type Person, type PersonDraft, type PersonId, PersonLine } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { romanise } from './names.ts'
import { listKept } from './kept-store.ts'
import { compareText } from './search-actions.ts'
import { placeOf } from './place.ts'
import { listHolders, listNumberTokens, type Met, runProbes } from './search-store.ts'
import { listPersonsById } from './store.ts'
import { scorersOf } from './weight-actions.ts'

/** What is known of somebody who is being entered; every field may still be missing. */
export type LikelyDraft = Partial<
  Pick<PersonDraft, 'familyName' | 'givenNames' | 'nativeName' | 'sex' | 'bornOn' | 'bornPrecision' | 'nationality'>
> & {
  readonly documents?: readonly { readonly number: string }[]
}

/** Persons on file who may be this one, best first, at most `shownMax`. Only those whom the actor may see are compared at all. */
export async function findLikely(work: Work, draft: LikelyDraft): Promise<LikelyPerson[]> {
  const [likely] = await findLikelyForAll(work, [draft])
  return likely ?? []
}

const shownMax = 10
/** Of each draft at most so many are compared in full, those first who stand in most lists. */
const comparedMax = 80

/** The same for many drafts in two round trips, in the order of the drafts; by all lists of names, or by those that are asked for. */
export async function findLikelyForAll(work: Work, drafts: readonly LikelyDraft[], probesOf = likelyProbes): Promise<LikelyPerson[][]> {
  const traits = drafts.map(traitsOfDraft)
  const probes = traits.flatMap((each, draft) => probesOf(each).map((probe) => ({ ...probe, draft })))
  const candidates = drafts.map((): Candidates => new Map())
  const asked = traits.flatMap(({ documents }, draft) => documents.map((token) => ({ token, draft })))
  const [mets, holders] = await Promise.all([
    runProbes(placeOf(work), probes),
    listHolders(placeOf(work), [...new Set(asked.map(({ token }) => token))]),
  ])
  const heldBy = Map.groupBy(holders, ({ token }) => token)
  for (const { token, draft } of asked)
    for (const { personId } of heldBy.get(token) ?? []) weigh(candidates[draft]!, { worth: sameDocument }, { personId, apart: 0 })
  for (const met of mets) weigh(candidates[probes[met.at]!.draft]!, probes[met.at]!, met)
  const compared = candidates.map((found) => bestOf(found, comparedMax))

  return weighAll(work, traits, compared, likelyFrom)
}

/** Persons who were likely before, weighed again for the same drafts, whatever has become of the likeness. */
export async function weighLikely(
  work: Work,
  drafts: readonly LikelyDraft[],
  ids: readonly (readonly PersonId[])[],
): Promise<LikelyPerson[][]> {
  return weighAll(work, drafts.map(traitsOfDraft), ids, 0)
}

async function weighAll(
  work: Work,
  traits: readonly Traits[],
  compared: readonly (readonly PersonId[])[],
  scoreFrom: number,
): Promise<LikelyPerson[][]> {
  const ids = [...new Set(compared.flat())]
  const [persons, documents] = await Promise.all([listPersonsById(work.db, ids), listNumberTokens(work.db, ids, ['DOCUMENT'])])
  const numbers = Map.groupBy(documents, (each) => each.personId)
  const known = new Map(
    persons.map((person) => {
      const own = (numbers.get(person.id) ?? []).map(({ token }) => token)
      return [person.id, { person, traits: traitsOfPerson(person, own) }]
    }),
  )
  const [kept, scorerIn] = [
    await listKept(work.db, persons),
    await scorersOf(
      work,
      persons.map(({ office }) => office),
    ),
  ]
  return compared.map((found, draft) => {
    const likely = found.flatMap((id): LikelyPerson[] => {
      const candidate = known.get(id)
      if (candidate === undefined) return []
      const { score, evidence } = scorerIn(candidate.person.office).weigh(traits[draft]!, candidate.traits)
      const reasons = evidence.flatMap(({ reason }) => (reason === null ? [] : [reason]))
      return score >= scoreFrom ? [{ person: PersonLine.parse(kept.get(id) ?? candidate.person), score, reasons }] : []
    })
    return onceEach(likely.sort((a, b) => b.score - a.score || compareText(a.person.id, b.person.id))).slice(0, shownMax)
  })
}

/** Somebody with several merged files is one person, shown by the likeliest of them. */
function onceEach(likely: readonly LikelyPerson[]): LikelyPerson[] {
  return likely.filter(({ person }, at) => likely.findIndex((each) => each.person.id === person.id) === at)
}

type Candidates = Map<PersonId, { worth: number; readonly apart: number }>

/** Whoever has the same document is compared before all others. */
const sameDocument = 100

/** Each list in which somebody stands adds to what speaks for reading them in full. */
function weigh(found: Candidates, { worth }: Pick<Probe, 'worth'>, { personId, apart }: Omit<Met, 'at'>): void {
  const known = found.get(personId)
  if (known === undefined) found.set(personId, { worth, apart })
  else known.worth += worth
}

function bestOf(found: Candidates, most: number): PersonId[] {
  return [...found]
    .sort(([a, one], [b, other]) => other.worth - one.worth || one.apart - other.apart || compareText(a, b))
    .slice(0, most)
    .map(([id]) => id)
}

/** The whole name, and any two words of it by their sounds, those first who were born then. A single name stands alone. */
function likelyProbes(traits: Traits): Probe[] {
  const birth = askedBirth(traits)
  const wholes = wholesOf(traits).flatMap((words) => spread(wholeList(words), birth, 40, 40))
  const pairs = pairsOf(traits).flatMap(([one, other]) => spread(pairList(one, other), birth, 60, 20))
  return [...wholes, ...pairs, ...singleProbes(traits)]
}

/** Of a single name, which stands in no list of two words, all who have it. */
export function singleProbes(traits: Traits): Probe[] {
  const skeletons = allSkeletons(traits)
  return skeletons.length === 1 ? spread(skeletonList(skeletons[0]!), askedBirth(traits), 60, 20) : []
}

function askedBirth({ bornOn, bornPrecision }: Traits): AskedBirth | undefined {
  if (bornOn === null) return undefined
  return { year: Number(bornOn.slice(0, 4)), on: bornPrecision === 'DAY' ? bornOn : undefined }
}

/** The words of a draft under which it is looked for, whatever the birth: one in common is what makes two persons worth comparing. */
export function likelyWords(traits: Traits): string[] {
  const skeletons = allSkeletons(traits)
  return [
    ...traits.documents.map((token) => `DOCUMENT ${token}`),
    ...wholesOf(traits).map((words) => `WHOLE ${words.toSorted().join(' ')}`),
    ...pairsOf(traits).map((pair) => `PAIR ${pair.toSorted().join(' ')}`),
    ...(skeletons.length === 1 ? [`SKELETON ${skeletons[0]!}`] : []),
  ]
}

export function traitsOfDraft(draft: LikelyDraft): Traits {
  const names = { familyName: draft.familyName ?? '', givenNames: draft.givenNames ?? '', nativeName: draft.nativeName ?? null }
  return {
    ...traitsOf(names, romanise),
    ...knownBirth(draft.bornOn ?? null, draft.bornPrecision ?? 'DAY'),
    sex: draft.sex ?? null,
    nationality: draft.nationality ?? null,
    documents: documentTokens((draft.documents ?? []).map((document) => document.number)).map(({ token }) => token),
  }
}

export function traitsOfPerson(person: Person, documents: readonly string[]): Traits {
  return {
    ...traitsOf(person, romanise),
    bornOn: person.bornOn,
    bornPrecision: person.bornPrecision,
    sex: person.sex,
    nationality: person.nationality,
    documents,
  }
}

export async function listLikely(
  work: Work,
  input: InputOf<typeof people.listLikely>,
): Promise<Result<OutputOf<typeof people.listLikely>, never>> {
  const { documentNumber, except, nativeName, ...draft } = input
  const documents = documentNumber === '' ? [] : [{ number: documentNumber }]
  const likely = await findLikely(work, { ...draft, ...(nativeName === '' ? {} : { nativeName }), documents })
  return accept({ items: likely.filter(({ person }) => person.id !== except) })
}
