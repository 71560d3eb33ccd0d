/** Freezing the list of those who travel, and giving it out as a file. */
import { createHash } from 'node:crypto'
import type { Case, CaseId, CaseMember } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/manifest-contract.ts'
import {
  canonicalText,
  type CaseOnBoard,
  checkManifest as check,
  freezeManifest as freeze,
  type FreezeRefusal,
  type Listed,
  type ManifestContent,
  manifestLegs,
  type ManifestProblem,
  manifestRows,
  notOnBoard,
  totalsOf,
} from '#domain/movements/manifest-rules.ts'
import { beforeDeparture } from '#domain/movements/rules.ts'
import type { Manifest, ManifestId, Movement, Passenger } from '#domain/movements/words.ts'
import { advanceCase, getCase, listMembers } from '#server/cases/actions.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { getOriginals } from '#server/people/original-actions.ts'
import { readWhole } from './actions.ts'
import { blocksOfBooking, findingsOf, papersOn } from './guard-actions.ts'
import { findManifest, insertManifest, listManifestHeads } from './manifest-store.ts'
import { listApprovals, listSeatsOfCase, setPassengerStates } from './passenger-store.ts'
import { findAnnounced, findMovement, findOffice, setMovementStatus } from './store.ts'

type Announced = Pick<InputOf<typeof contracts.freezeManifest>, 'announcedAdults' | 'announcedChildren' | 'announcedInfants'>

export async function checkManifest(
  work: Work,
  input: InputOf<typeof contracts.checkManifest>,
): Promise<Result<OutputOf<typeof contracts.checkManifest>, 'not_found'>> {
  const row = await findMovement(work.db, input.movementId)
  if (row === undefined) return refuse('not_found')
  const { content, problems, wouldChange } = await draft(work, await readWhole(work, row), input)
  return accept({
    problems: problems as OutputOf<typeof contracts.checkManifest>['problems'],
    totals: content.totals,
    wouldChange,
  })
}

export async function freezeManifest(
  work: Work,
  input: InputOf<typeof contracts.freezeManifest>,
): Promise<Result<Manifest, 'not_found' | 'cannot_move' | FreezeRefusal>> {
  const row = await findMovement(work.db, input.movementId, true)
  if (row === undefined) return refuse('not_found')
  const movement = await readWhole(work, row)
  const { content, problems, onBoard, cases, before } = await draft(work, movement, input)
  const frozen = freeze(content, before === undefined ? null : contentOf(before), problems)
  if (!frozen.ok) return frozen

  const head = {
    // One number for all versions of a list; random, so that it tells no volume (domain.md 1.2).
    number:
      before?.number ??
      publicRef(
        `MAN-${(await findOffice(work.db, row.office)).code}-${dayAt(row.startsAt, movement.legs[0]!.fromZone).slice(0, 4)}`,
        newRandom(8),
      ),
    version: (before?.version ?? 0) + 1,
    supersedes: before?.sha256 ?? null,
  }
  const manifest: Manifest = {
    id: newId() as ManifestId,
    movementId: row.id,
    ...head,
    frozenAt: work.now,
    frozenBy: work.actor.accountId,
    ...content,
    diff: frozen.value.diff,
    sha256: hashOf({ ...head, ...content }),
  }
  await insertManifest(work.db, row, manifest)
  await setPassengerStates(
    work.db,
    onBoard.filter(({ state }) => beforeDeparture.includes(state)).map(({ id }) => id),
    'MANIFESTED',
    work.now,
    false,
  )
  if (row.status === 'PLANNED' || row.status === 'BOOKED') await setMovementStatus(work.db, row.id, 'MANIFESTED', work.now)
  for (const one of cases) {
    const advanced = await followCase(work, one)
    if (!advanced.ok) return advanced
  }
  work.record({
    name: 'manifest_frozen',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    facts: { manifestId: manifest.id, version: manifest.version, number: manifest.number, persons: content.totals.total },
  })
  return accept(manifest)
}

/** The hash that anybody may take again: of number, version, the hash before, legs, rows and totals. */
export function hashOf({
  number,
  version,
  supersedes,
  legs,
  rows,
  totals,
}: Pick<Manifest, 'number' | 'version' | 'supersedes' | 'legs' | 'rows' | 'totals'>): string {
  return createHash('sha256').update(canonicalText({ number, version, supersedes, legs, rows, totals })).digest('hex')
}

/** A case is on the manifest when every travelling member is, on this movement or, with a split approved, on another. */
async function followCase(work: Work, found: Case): Promise<Result<unknown, 'cannot_move'>> {
  const members = (await listMembers(work, found.id)).filter((member) => member.travelling)
  const seats = await listSeatsOfCase(work.db, found.id)
  const listed = members.every(({ personId }) =>
    seats.some(
      (seat) =>
        seat.personId === personId &&
        !notOnBoard.includes(seat.state) &&
        !['PLANNED', 'REQUESTED', 'HELD', 'TICKETED'].includes(seat.state),
    ),
  )
  if (!listed || found.status !== 'BOOKED') return accept(null)
  const advanced = await advanceCase(work, found.id, 'MANIFESTED')
  return advanced.ok ? advanced : refuse('cannot_move', { from: found.status, to: 'MANIFESTED' })
}

type Draft = {
  content: ManifestContent
  problems: ManifestProblem[]
  onBoard: Passenger[]
  cases: Case[]
  before: Manifest | undefined
  wouldChange: boolean
}

/** The list as it would be frozen now, and everything that stands against it. */
async function draft(work: Work, movement: Movement, announced: Announced): Promise<Draft> {
  const onBoard = movement.passengers.filter(({ state }) => !notOnBoard.includes(state))
  const cases: Case[] = []
  const members = new Map<CaseId, CaseMember[]>()
  for (const caseId of new Set(onBoard.map((one) => one.caseId))) {
    const found = await getCase(work, caseId)
    if (!found.ok) continue
    cases.push(found.value)
    members.set(
      caseId,
      (await listMembers(work, caseId)).filter((member) => member.travelling),
    )
  }
  const rows = manifestRows(await listed(work, movement, onBoard, cases, members), movement.legs)
  const content: ManifestContent = { legs: manifestLegs(movement.legs), rows, totals: totalsOf(rows) }
  const { splits } = await listApprovals(work.db, movement.id)
  const boarded: CaseOnBoard[] = []
  for (const one of cases) boarded.push(await caseOnBoard(work, movement, one, members.get(one.id)!, onBoard, splits))
  const last = movement.legs.at(-1)!
  const before = await findManifest(work.db, movement.id)
  const wouldChange = before === undefined || canonicalText(contentOf(before)) !== canonicalText(content)
  const problems = check({
    status: movement.status,
    rows,
    passengers: onBoard,
    arrivesOn: dayAt(last.arrivesAt, last.toZone),
    connections: movement.connections,
    people: await findingsOf(work, movement, [], 'LIST'),
    cases: boarded,
    // What a notice has told others counts, and what the agent holds in their hand counts before it (E180).
    announced: {
      ...(await findAnnounced(work.db, movement.id)),
      ...given('adults', announced.announcedAdults),
      ...given('children', announced.announcedChildren),
      ...given('infants', announced.announcedInfants),
    },
    originals: await originalsHere(work, onBoard),
    frozen: before === undefined ? undefined : { version: before.version, changed: wouldChange },
  })
  return { content, problems, onBoard, cases, before, wouldChange }
}

/** What of those who have not left yet lies in our safe. */
async function originalsHere(work: Work, onBoard: readonly Passenger[]): Promise<{ personId: string; type: string }[]> {
  const going = onBoard.filter(({ state }) => beforeDeparture.includes(state)).map(({ personId }) => personId)
  const originals = await getOriginals(work, going)
  return originals.flatMap(({ document, standing }) =>
    standing.holder === 'OFFICE' ? [{ personId: document.personId, type: document.type }] : [],
  )
}

function given<Key extends string>(key: Key, value: number | undefined): Partial<Record<Key, number>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, number>>
}

async function caseOnBoard(
  work: Work,
  movement: Movement,
  found: Case,
  members: readonly CaseMember[],
  onBoard: readonly Passenger[],
  splits: ReadonlySet<CaseId>,
): Promise<CaseOnBoard> {
  const own = onBoard.filter(({ caseId, state }) => caseId === found.id && beforeDeparture.includes(state)).map(({ personId }) => personId)
  const here = onBoard.filter(({ caseId }) => caseId === found.id).map(({ personId }) => personId)
  return {
    caseId: found.id,
    status: found.status,
    missing: members.map(({ personId }) => personId).filter((personId) => !here.includes(personId)),
    strangers: own.filter((personId) => !members.some((member) => member.personId === personId)),
    splitApproved: splits.has(found.id),
    // Who has left already is on the list as a fact; the guard looks at those who have not.
    ...(own.length === 0 ? { blocks: [] } : await blocksOfBooking(work, found, movement, own)),
  }
}

async function listed(
  work: Work,
  movement: Movement,
  onBoard: readonly Passenger[],
  cases: readonly Case[],
  members: ReadonlyMap<CaseId, readonly CaseMember[]>,
): Promise<Listed[]> {
  const ids = onBoard.map(({ personId }) => personId)
  const { bearers, papers } = await papersOn(work, movement, ids)
  return onBoard.map((passenger) => {
    const found = cases.find(({ id }) => id === passenger.caseId)
    const family = members.get(passenger.caseId) ?? []
    return {
      passenger,
      nationality: bearers.get(passenger.personId)?.nationality ?? 'XXX',
      bornPrecision: bearers.get(passenger.personId)?.person.bornPrecision ?? 'DAY',
      leads:
        leaderOf(
          family,
          onBoard.filter(({ caseId }) => caseId === passenger.caseId),
        ) === passenger.personId,
      papers: papers.get(passenger.personId) ?? [],
      visaNo: family.find(({ personId }) => personId === passenger.personId)?.visaNumber ?? null,
      destinationCountry: found?.destinationCountry ?? null,
      handoverParty: found?.receivingParty ?? null,
    }
  })
}

/** The principal applicant when on board, or the oldest who is. */
function leaderOf(family: readonly CaseMember[], onBoard: readonly Passenger[]): string | undefined {
  const principal = family.find(({ role, personId }) => role === 'PA' && onBoard.some((one) => one.personId === personId))
  return principal?.personId ?? onBoard.toSorted((a, b) => (a.bornOn ?? '9999').localeCompare(b.bornOn ?? '9999'))[0]?.personId
}

function contentOf({ legs, rows, totals }: Manifest): ManifestContent {
  return { legs, rows, totals }
}

export async function readManifest(work: Work, input: InputOf<typeof contracts.getManifest>): Promise<Result<Manifest, 'not_found'>> {
  const found = await findManifest(work.db, input.movementId, input.version)
  return found === undefined ? refuse('not_found') : accept(found)
}

export async function listManifests(
  work: Work,
  input: InputOf<typeof contracts.listManifests>,
): Promise<Result<OutputOf<typeof contracts.listManifests>, 'not_found'>> {
  const row = await findMovement(work.db, input.movementId)
  return row === undefined ? refuse('not_found') : accept({ items: await listManifestHeads(work.db, row.id) })
}
