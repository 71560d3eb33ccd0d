/** Reading cases: the list, the search box, the page of one case, its timeline. Nothing changes here. */
import { z } from 'zod'
import type * as contracts from '#domain/cases/contract.ts'
import { concernsOf } from '#domain/cases/family-rules.ts'
import { stepsByHand } from '#domain/cases/rules.ts'
import { whatBlocks, whatIsNext } from '#domain/cases/story-rules.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { PersonLine } from '#domain/people/words.ts'
import { CaseStatus, MemberRole } from '#domain/cases/words.ts'
import { getPersons, hasConsent } from '#server/people/actions.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { pageOf, writeCursor } from '#server/kit/cursor.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findByRef, listByCriticalDay, listByOpening, listEvents } from './list-store.ts'
import { consentNeededFrom } from './member-actions.ts'
import { readKey } from './keys.ts'
import { listParties } from './party-actions.ts'
import { findCase, listMemberRows, todayAt } from './store.ts'
import { listFiles, listNotes, listOpenHolds, listTasks } from './work-store.ts'

const OpenedKey = z.tuple([z.iso.datetime(), Id])
const CriticalKey = z.tuple([Day.nullable(), Id])

export async function listCases(
  work: Work,
  input: InputOf<typeof contracts.listCases>,
): Promise<Result<OutputOf<typeof contracts.listCases>, never>> {
  const filter = {
    offices: input.office === undefined ? work.actor.offices : work.actor.offices.filter((office) => office === input.office),
    statuses: input.status?.split(',') ?? CaseStatus.options,
    programme: input.programme,
    openedBy: input.mine === 'yes' ? work.actor.accountId : undefined,
    rollId: input.rollId,
    personId: input.personId,
  }
  if (input.sort === 'critical') {
    const after = readKey(input.after, CriticalKey)
    if (after === null) return accept({ items: [], next: null })
    const rows = await listByCriticalDay(work.db, filter, after && { on: after[0], id: after[1] }, input.limit + 1)
    return accept(pageOf(rows, input.limit, (row) => writeCursor(row.criticalOn, row.id), same))
  }
  const after = readKey(input.after, OpenedKey)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listByOpening(work.db, filter, after && { openedAt: after[0], id: after[1] }, input.limit + 1)
  return accept(pageOf(rows, input.limit, (row) => writeCursor(row.openedAt, row.id), same))
}

export async function findCases(
  work: Work,
  input: InputOf<typeof contracts.findCases>,
): Promise<Result<OutputOf<typeof contracts.findCases>, never>> {
  return accept({ items: await findByRef(work.db, input.q.toUpperCase(), input.limit) })
}

export async function showCase(
  work: Work,
  input: InputOf<typeof contracts.getCase>,
): Promise<Result<OutputOf<typeof contracts.getCase>, 'not_found'>> {
  // Asked together, they travel together. Of a case that is not to be seen, nothing is to be seen.
  const [found, members, parties, holds, tasks, notes, files] = await Promise.all([
    findCase(work.db, input.caseId),
    listMemberRows(work.db, input.caseId),
    listParties(work, input.caseId),
    listOpenHolds(work.db, input.caseId),
    listTasks(work.db, input.caseId),
    listNotes(work.db, input.caseId),
    listFiles(work.db, input.caseId),
  ])
  if (found === undefined) return refuse('not_found')
  const [today, programme, persons] = await Promise.all([
    todayAt(work, found.office),
    getProgramme(work, found.programmeCode, found.programmeVersion),
    getPersons(
      work,
      members.map((member) => member.personId),
    ),
  ])
  const byId = new Map(persons.map((person) => [person.id, person]))

  const relatives = members.map((member) => ({
    personId: member.personId,
    role: member.role,
    bornOn: byId.get(member.personId)?.bornOn ?? null,
  }))
  const asked =
    found.status === 'DRAFT' || found.status === 'REGISTERED' ? consentNeededFrom(relatives, found.unaccompaniedMinor, today) : []
  const given = asked.length === 0 ? new Set<string>() : await hasConsent(work, asked, 'DATA_PROCESSING', work.now)
  const facts = {
    status: found.status,
    criticalOn: found.criticalOn,
    holds,
    tasks,
    concerns: concernsOf(relatives, found.unaccompaniedMinor, today),
    consentsMissing: asked.filter((personId) => !given.has(personId)).length,
  }
  return accept({
    case: found,
    programmeNames: programme.ok ? programme.value.names : { fr: found.programmeCode, en: found.programmeCode },
    // Somebody whose own file is sealed from this reader is left out, as if not there.
    members: members
      .flatMap((member) => {
        const person = byId.get(member.personId)
        return person === undefined ? [] : [{ ...member, person: PersonLine.parse(person) }]
      })
      .toSorted((a, b) => rankOf(a) - rankOf(b) || bornText(a.person).localeCompare(bornText(b.person))),
    parties,
    holds,
    tasks,
    notes,
    files,
    blocks: whatBlocks(facts, today),
    next: whatIsNext(facts),
    byHand: stepsByHand(found.status),
  })
}

/** As a family is introduced: the principal applicant, the spouse, then the others by role, the eldest first. */
const rankOf = (member: { role: MemberRole }): number => MemberRole.options.indexOf(member.role)
const bornText = (person: PersonLine): string => person.bornOn ?? '9999'

export async function timeline(
  work: Work,
  input: InputOf<typeof contracts.timeline>,
): Promise<Result<OutputOf<typeof contracts.timeline>, 'not_found'>> {
  const after = readKey(input.after, OpenedKey)
  const [found, rows] = await Promise.all([
    findCase(work.db, input.caseId),
    after === null ? [] : listEvents(work.db, input.caseId, after && { at: after[0], id: after[1] }, input.limit + 1),
  ])
  if (found === undefined) return refuse('not_found')
  return accept(pageOf(rows, input.limit, (row) => writeCursor(row.at, row.id), same))
}

const same = <Row>(row: Row): Row => row
