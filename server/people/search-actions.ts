/** Finding people: by what is typed in the search box, and the likely same persons of a draft. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import { compareTraits, likelyFrom, type Traits } from '#domain/people/likely-rules.ts'
import {
  allSkeletons,
  documentTokens,
  type Query,
  readQuery,
  skeletonPrefixMin,
  sortKeyOf,
  type TokenKind,
  traitsOf,
} from '#domain/people/name-rules.ts'
import { knownBirth } from '#domain/people/rules.ts'
import { rankHit } from '#domain/people/search-rules.ts'
import { type LikelyPerson, type Person, type PersonDraft, type PersonId, PersonLine } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { romanise } from './names.ts'
import { countEach, countPostings, findByTokens, findCandidates, listDocumentTokens, type Pass, type Wanted } from './search-store.ts'
import { listPersonsById } from './store.ts'

/** More candidates of one kind than this are not ranked against each other: the query is too short to tell. */
const candidatesMax = 100

export async function search(
  work: Work,
  { q, limit }: InputOf<typeof people.search>,
): Promise<Result<OutputOf<typeof people.search>, never>> {
  const query = readQuery(q, romanise)
  const ids: PersonId[] = []
  for (const pass of passesOf(query)) {
    // Each kind of finding ranks below the one before: once there are enough, the next could only add what is not shown.
    if (ids.length >= limit) break
    ids.push(...(await runPass(work, pass)).filter((id) => !ids.includes(id)))
  }
  const [persons, documents] = await Promise.all([
    listPersonsById(work.db, ids),
    query.document === undefined ? [] : listDocumentTokens(work.db, ids),
  ])
  const hits = persons.flatMap((person) => {
    const numbers = documents.filter((each) => each.personId === person.id).map((each) => each.token)
    const ranked = rankHit(query, traitsOf(person, romanise), numbers)
    return ranked === undefined ? [] : [{ person, ...ranked }]
  })
  hits.sort((a, b) => b.score - a.score || compareText(sortKeyOf(a.person), sortKeyOf(b.person)) || compareText(a.person.id, b.person.id))
  return accept({ items: hits.slice(0, limit).map(({ person, why }) => ({ person: PersonLine.parse(person), why: [...why] })) })
}

type SearchPass = { readonly kind: TokenKind; readonly wanted: readonly Wanted[] }

/** Whole words, then an unfinished last word, then likeness of sound; and the text as a document number when it can be one. */
function passesOf({ words, document }: Query): SearchPass[] {
  const asNames = (lastIsPrefix: boolean) =>
    words.map(({ word }, at) => ({ token: word, isPrefix: lastIsPrefix && at === words.length - 1 }))
  const skeletons = words.flatMap(({ skeleton }, at) =>
    skeleton === undefined ? [] : [{ token: skeleton, isPrefix: at === words.length - 1 && skeleton.length >= skeletonPrefixMin }],
  )
  return [
    ...(document === undefined ? [] : [{ kind: 'DOCUMENT' as const, wanted: [{ token: document, isPrefix: true }] }]),
    ...(words.length === 0
      ? []
      : [
          { kind: 'NAME' as const, wanted: asNames(false) },
          { kind: 'NAME' as const, wanted: asNames(true) },
        ]),
    // A word without a skeleton (a number, a single letter) cannot sound like anything, so the query as a whole cannot either.
    ...(words.length > 0 && skeletons.length === words.length ? [{ kind: 'SKELETON' as const, wanted: skeletons }] : []),
  ]
}

async function runPass(work: Work, { kind, wanted }: SearchPass): Promise<PersonId[]> {
  if (wanted.length <= 1) return findByTokens(work.db, kind, wanted, candidatesMax)
  const counts = await countPostings(work.db, kind, wanted)
  if (counts.includes(0)) return []
  const rarestFirst = wanted.map((each, at) => ({ each, count: counts[at]! })).sort((a, b) => a.count - b.count)
  return findByTokens(
    work.db,
    kind,
    rarestFirst.map(({ each }) => each),
    candidatesMax,
  )
}

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

/** The same for many drafts in four round trips, in the order of the drafts. */
export async function findLikelyForAll(work: Work, drafts: readonly LikelyDraft[]): Promise<LikelyPerson[][]> {
  const traits = drafts.map(traitsOfDraft)
  const skeletons = [...new Set(traits.flatMap(allSkeletons))]
  const counts = skeletons.length === 0 ? new Map<string, number>() : await countEach(work.db, 'SKELETON', skeletons)
  const candidates = await findCandidates(
    work.db,
    traits.flatMap((each, draft) => likelyPasses(each, draft, counts)),
  )

  const ids = [...new Set(candidates.map((candidate) => candidate.personId))]
  const [persons, documents] = await Promise.all([listPersonsById(work.db, ids), listDocumentTokens(work.db, ids)])
  const numbers = Map.groupBy(documents, (each) => each.personId)
  const known = new Map(
    persons.map((person) => [
      person.id,
      {
        person,
        traits: traitsOfPerson(
          person,
          (numbers.get(person.id) ?? []).map(({ token }) => token),
        ),
      },
    ]),
  )

  const likely = drafts.map((): LikelyPerson[] => [])
  for (const { draft, personId } of candidates) {
    const candidate = known.get(personId)
    if (candidate === undefined) continue
    const { score, reasons } = compareTraits(traits[draft]!, candidate.traits)
    if (score >= likelyFrom) likely[draft]!.push({ person: PersonLine.parse(candidate.person), score, reasons: [...reasons] })
  }
  return likely.map((each) => each.sort((a, b) => b.score - a.score || compareText(a.person.id, b.person.id)).slice(0, shownMax))
}

/**
 * At least two skeletons in common: of n words, all but the commonest one are each tried as the driver, which finds every pair at
 * the cost of the rarer words (algorithms.md A.4). A single name stands alone. A document number is a pass of its own.
 */
function likelyPasses(traits: Traits, draft: number, counts: ReadonlyMap<string, number>): Pass[] {
  const byDocument = traits.documents.map((driver) => ({ draft, kind: 'DOCUMENT' as const, driver, others: [] }))
  const rarestFirst = allSkeletons(traits).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
  const drivers = rarestFirst.length === 1 ? rarestFirst : rarestFirst.slice(0, -1)
  const byName = drivers
    .filter((driver) => (counts.get(driver) ?? 0) > 0)
    .map((driver) => ({ draft, kind: 'SKELETON' as const, driver, others: rarestFirst.filter((other) => other !== driver) }))
  return [...byDocument, ...byName]
}

function traitsOfDraft(draft: LikelyDraft): Traits {
  const names = { familyName: draft.familyName ?? '', givenNames: draft.givenNames ?? '', nativeName: draft.nativeName ?? null }
  return {
    ...traitsOf(names, romanise),
    ...knownBirth(draft.bornOn ?? null, draft.bornPrecision ?? 'DAY'),
    sex: draft.sex ?? null,
    nationality: draft.nationality ?? null,
    documents: documentTokens((draft.documents ?? []).map((document) => document.number)).map(({ token }) => token),
  }
}

function traitsOfPerson(person: Person, documents: readonly string[]): Traits {
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

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
