/** Everything that keeps people from these legs: papers, borders, clearances, names, requests, forms, ages. Loaded here, judged by the rules. */
import type { Case } from '#domain/cases/words.ts'
import { dayAt } from '#domain/kit/day.ts'
import { type BorderFindings, checkTransits, countriesTouched, papersFor, transitsOf } from '#domain/movements/border-rules.ts'
import { termsFor } from '#domain/movements/carrier-rules.ts'
import { type DemandedSeat, unmetDemands } from '#domain/movements/clearance-rules.ts'
import { checkBooking, type GuardedCase, journeyOf } from '#domain/movements/guard-rules.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Stage } from '#domain/movements/medif-rules.ts'
import { choosePaper, paperOf, type TravelPaper } from '#domain/movements/paper-rules.ts'
import type { TravelRight } from '#domain/movements/border-words.ts'
import type { PassengerWord } from '#domain/movements/passenger-words.ts'
import { checkPassengers, type PassengerProblem, type Traveller } from '#domain/movements/ssr-rules.ts'
import type { Movement } from '#domain/movements/words.ts'
import type { Person, PersonId } from '#domain/people/words.ts'
import { listCarrierTerms } from '#packs/carriers/carrier-terms.ts'
import { countryOfPlace } from '#packs/places/places.ts'
import { listTransitRules } from '#packs/places/transit-visas.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { getDocuments } from '#server/people/document-actions.ts'
import { listApprovedOrigins, listRightsOfPersons } from './border-store.ts'
import { guardedCase } from './clearance-actions.ts'
import { listMedifsOfPersons } from './medif-store.ts'
import { listMinorFilesOfPersons } from './minor-store.ts'
import { marginsOf } from './need-actions.ts'
import type { NewPassenger } from './passenger-store.ts'

type OnLegs = Pick<Movement, 'id' | 'legs'>

/**
 * Guard G2 for these members of a case on these legs, with what nobody can say for certain. `joining`: the seats asked for; those on
 * board already have theirs.
 */
export async function blocksOfBooking(
  work: Work,
  found: Case,
  movement: OnLegs & Pick<Movement, 'passengers'>,
  travelling?: readonly PersonId[],
  joining: readonly DemandedSeat[] = [],
): Promise<BorderFindings> {
  const [guarded, marginOn] = [await guardedCase(work, found), await marginsOf(work, found)]
  const is = { ...guarded, travelling: travelling ?? guarded.travelling }
  const journey = journeyOf(movement.legs, marginOn)
  const onBoard = movement.passengers.filter(
    ({ caseId, personId, state }) => caseId === found.id && is.travelling.includes(personId) && !notOnBoard.includes(state),
  )
  const { bearers, papers, barred } = await papersOn(work, movement, is.travelling)
  const borders = bordersOf(is, movement, bearers, (personId) => choosePaper(papers.get(personId) ?? [], journey).paper)
  const unmet = unmetDemands(guarded.clearances, [...onBoard, ...joining])
  return { blocks: [...checkBooking(is, journey, papers, work.now, barred), ...borders.blocks, ...unmet], warnings: borders.warnings }
}

/** What these persons show at a border, whatever the way: their papers, and what gives them a right to pass. */
export type Bearer = { person: Person; nationality: string; papers: TravelPaper[]; rights: TravelRight[] }

export async function bearersOf(work: Work, ids: readonly PersonId[]): Promise<Map<PersonId, Bearer>> {
  const persons = await getPersons(work, [...ids])
  const documents = Map.groupBy(await getDocuments(work, [...ids]), ({ personId }) => personId)
  const rights = Map.groupBy(await listRightsOfPersons(work.db, ids), ({ personId }) => personId)
  const today = dayAt(work.now, 'UTC')
  return new Map(
    persons.map((person) => {
      const papers = (documents.get(person.id) ?? []).map((document) => paperOf(document, person, today))
      return [person.id, { person, nationality: person.nationality, papers, rights: rights.get(person.id) ?? [] }]
    }),
  )
}

export type PapersOn = { bearers: Map<PersonId, Bearer>; papers: Map<PersonId, TravelPaper[]>; barred: Set<PersonId> }

/** The papers these persons may travel on over these legs; `barred` are those who hold one that is not valid for the way. */
export async function papersOn(work: Work, movement: OnLegs, ids: readonly PersonId[]): Promise<PapersOn> {
  const bearers = await bearersOf(work, ids)
  const approved = await listApprovedOrigins(work.db, movement.id)
  const touched = countriesTouched(movement.legs, countryOfPlace)
  const papers = new Map<PersonId, TravelPaper[]>()
  const barred = new Set<PersonId>()
  for (const personId of ids) {
    const bearer = bearers.get(personId)
    const usable = papersFor(bearer?.papers ?? [], bearer?.nationality ?? '', touched, approved.has(personId))
    papers.set(personId, usable.papers)
    if (usable.barred) barred.add(personId)
  }
  return { bearers, papers, barred }
}

function bordersOf(
  is: GuardedCase,
  movement: OnLegs,
  bearers: ReadonlyMap<PersonId, Bearer>,
  paperFor: (personId: PersonId) => TravelPaper | undefined,
): BorderFindings {
  const transits = transitsOf(movement.legs, countryOfPlace)
  const people = is.travelling.map((personId) => ({
    personId,
    nationality: bearers.get(personId)?.nationality ?? 'XXX',
    paper: paperFor(personId),
    rights: bearers.get(personId)?.rights ?? [],
    clearances: is.clearances.filter((one) => one.personId === null || one.personId === personId),
  }))
  return checkTransits(people, transits, countryOfPlace(movement.legs.at(-1)!.toPlace), listTransitRules())
}

type Joining = Pick<NewPassenger, 'personId' | 'caseId' | 'ssr' | 'escortKind' | 'infantWith'>

/** What ages, names, requests, medical forms and minors' files say of everybody on board together with these. */
export async function findingsOf(
  work: Work,
  movement: Movement,
  joining: readonly Joining[] = [],
  stage: Stage = 'BOOKING',
): Promise<PassengerProblem[]> {
  const onBoard = movement.passengers.filter(
    ({ state, personId }) => !notOnBoard.includes(state) && !joining.some((one) => one.personId === personId),
  )
  const joiningIds = joining.map(({ personId }) => personId)
  const persons = new Map((await getPersons(work, joiningIds)).map((person) => [person.id, person]))
  const travellers = [
    ...onBoard,
    ...joining.map((one) => ({
      ...one,
      familyName: persons.get(one.personId)?.familyName ?? '…',
      givenNames: persons.get(one.personId)?.givenNames ?? '',
      bornOn: persons.get(one.personId)?.bornOn ?? null,
    })),
  ]
  const first = movement.legs[0]!
  const airlines = movement.legs.filter(({ mode }) => mode === 'AIR').map(({ carrier }) => carrier)
  const terms = termsFor(airlines, dayAt(first.departsAt, first.fromZone), listCarrierTerms())
  return checkPassengers(await withForms(work, travellers), movement.legs, work.now, { terms, stage })
}

/** Medical forms and minors' files belong to the case: one made for another journey years ago says nothing of this one. */
async function withForms(work: Work, travellers: readonly (Omit<Traveller, 'personId'> & { personId: PersonId })[]): Promise<Traveller[]> {
  const ids = travellers.map(({ personId }) => personId)
  const medifs = await listMedifsOfPersons(work.db, ids)
  const files = await listMinorFilesOfPersons(work.db, ids)
  return travellers.map((one) => ({
    ...one,
    medifs: medifs.filter(({ personId, caseId }) => personId === one.personId && caseId === one.caseId),
    minorFile: files.find(({ personId, caseId }) => personId === one.personId && caseId === one.caseId)?.gaps ?? null,
  }))
}

export function firstStop(problems: readonly PassengerProblem[], among: readonly string[]): PassengerProblem | undefined {
  return problems.find(({ level, personId }) => level === 'STOP' && personId !== null && among.includes(personId))
}

export function refuseProblem({ word, code, personId, detail }: PassengerProblem): {
  ok: false
  refusal: PassengerWord
  details: Record<string, string | null>
} {
  return { ok: false, refusal: word, details: { code: code ?? null, person: personId, ssr: detail ?? null } }
}
