/** SQL of the parties of cases. A correction is another row; the one before it says until when it held. */
import type { Case, CaseParty } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { SettledParty } from '#domain/programmes/party-rules.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

export type PartyOfCase = { case: Pick<Case, 'id' | 'office' | 'compartment'>; party: SettledParty }

export async function insertParties(db: Db, parties: readonly PartyOfCase[], by: string, at: Instant): Promise<void> {
  for (let from = 0; from < parties.length; from += 1000)
    await db
      .insertInto('cases_party')
      .values(
        parties.slice(from, from + 1000).map(({ case: one, party }) => ({
          id: newId(),
          case_id: one.id,
          office: one.office,
          compartment: one.compartment,
          kind: party.kind,
          organisation_id: party.organisationId ?? null,
          state: party.state ?? null,
          reference: party.reference ?? null,
          reason: party.reason ?? null,
          last_resort: party.lastResort ?? null,
          from_programme: party.fromProgramme,
          recorded_by: by,
          recorded_at: at,
        })),
      )
      .execute()
}

/** Those that stand now, in the order in which they were recorded. The name of an organisation is looked up by whoever may see it. */
export async function listPartyRows(db: Db, caseId: string): Promise<Omit<CaseParty, 'organisationName'>[]> {
  const rows = await db
    .selectFrom('cases_party')
    .select(['id', 'kind', 'organisation_id', 'state', 'reference', 'reason', 'last_resort', 'from_programme', 'recorded_at'])
    .where('case_id', '=', caseId)
    .where('replaced_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        kind: row.kind,
        organisationId: row.organisation_id,
        state: row.state,
        reference: row.reference,
        reason: row.reason,
        lastResort: row.last_resort,
        fromProgramme: row.from_programme,
        recordedAt: row.recorded_at,
      }) as Omit<CaseParty, 'organisationName'>,
  )
}

/** Answers whether there was one. */
export async function endParty(db: Db, caseId: string, kind: string, by: string, at: Instant): Promise<boolean> {
  const ended = await db
    .updateTable('cases_party')
    .set({ replaced_at: at, replaced_by: by })
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}
