/** SQL of missions, of whom they have in their charge, and of what the medical role writes about them. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Day, Instant } from '#domain/kit/day.ts'
import { type DrugDeclaration, type HandOverNote, Medicine } from '#domain/escorts/medical-words.ts'
import { type Mission, type MissionId, ReturnLeg } from '#domain/escorts/words.ts'
import type { PassengerId } from '#domain/movements/words.ts'
import type { Db } from '#server/kit/database.ts'

function missions(db: Db) {
  return db
    .selectFrom('escorts_mission as m')
    .select([
      'm.id',
      'm.public_ref',
      'm.office',
      'm.compartment',
      'm.movement_id',
      'm.escort_id',
      'm.kind',
      'm.legs',
      'm.return_legs',
      'm.return_ticket',
      'm.guardian_contact',
      'm.per_diem_minor',
      'm.per_diem_days',
      'm.currency',
      'm.briefed_on',
      'm.steps',
      'm.returns_on',
      'm.report_due_on',
      'm.report',
      'm.incidents',
      'm.reported_at',
      'm.cancelled_reason',
      'm.cancelled_at',
      'm.created_at',
      'm.updated_at',
      sql<string>`lower(m.away)`.as('starts_at'),
      sql<string>`upper(m.away)`.as('ends_at'),
      sql<string[]>`array(select c.passenger_id from escorts_charge c where c.mission_id = m.id order by c.passenger_id)`.as(
        'passenger_ids',
      ),
      sql<boolean>`exists (select 1 from escorts_drug_declaration d where d.mission_id = m.id)`.as('drugs_declared'),
    ])
}

export async function findMission(db: Db, missionId: string): Promise<Mission | undefined> {
  const row = await missions(db).where('m.id', '=', missionId).executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** Kept still until the end of the transaction. */
export async function findMissionForUpdate(db: Db, missionId: string): Promise<Mission | undefined> {
  await db.selectFrom('escorts_mission').select('id').where('id', '=', missionId).forNoKeyUpdate().execute()
  return findMission(db, missionId)
}

export async function listMissionsOfEscort(db: Db, escortId: string, most: number): Promise<Mission[]> {
  const rows = await missions(db)
    .where('m.escort_id', '=', escortId)
    .orderBy('m.returns_on', 'desc')
    .orderBy('m.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(present)
}

/** Of one escort, those that stand and touch this time, as far as this actor may see; the constraint sees those of its compartment. */
export async function listMissionsBetween(db: Db, escortId: string, startsAt: Instant, endsAt: Instant): Promise<Mission[]> {
  const rows = await missions(db)
    .where('m.escort_id', '=', escortId)
    .where('m.cancelled_at', 'is', null)
    .where(sql<boolean>`m.away && tstzrange(${startsAt}, ${endsAt})`)
    .execute()
  return rows.map(present)
}

export async function listMissionsOfMovement(db: Db, movementId: string): Promise<Mission[]> {
  const rows = await missions(db).where('m.movement_id', '=', movementId).orderBy('m.created_at').orderBy('m.id').execute()
  return rows.map(present)
}

export async function listMissionRows(
  db: Db,
  asked: { which: 'NEXT' | 'LAST' | 'LATE'; today: Day },
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<Mission[]> {
  const queries = {
    LATE: () =>
      missions(db)
        .where('m.reported_at', 'is', null)
        .where('m.cancelled_at', 'is', null)
        .where('m.report_due_on', '<', asked.today)
        .$if(after !== undefined, (late) => late.where(sql<boolean>`(m.report_due_on, m.id) > (${after![0]}::date, ${after![1]}::uuid)`))
        .orderBy('m.report_due_on')
        .orderBy('m.id'),
    NEXT: () =>
      missions(db)
        .where('m.returns_on', '>=', asked.today)
        .$if(after !== undefined, (next) => next.where(sql<boolean>`(m.returns_on, m.id) > (${after![0]}::date, ${after![1]}::uuid)`))
        .orderBy('m.returns_on')
        .orderBy('m.id'),
    LAST: () =>
      missions(db)
        .where('m.returns_on', '<', asked.today)
        .$if(after !== undefined, (last) => last.where(sql<boolean>`(m.returns_on, m.id) < (${after![0]}::date, ${after![1]}::uuid)`))
        .orderBy('m.returns_on', 'desc')
        .orderBy('m.id', 'desc'),
  }
  const query = queries[asked.which]()
  return (await query.limit(limit + 1).execute()).map(present)
}

export async function insertMission(db: Db, mission: Mission, createdBy: string): Promise<void> {
  await db
    .insertInto('escorts_mission')
    .values({
      id: mission.id,
      public_ref: mission.publicRef,
      office: mission.office,
      compartment: mission.compartment,
      movement_id: mission.movementId,
      escort_id: mission.escortId,
      created_by: createdBy,
      created_at: mission.createdAt,
      ...valuesOf(mission),
    })
    .execute()
  await insertCharges(db, mission)
}

export async function updateMission(db: Db, mission: Mission): Promise<void> {
  await db.updateTable('escorts_mission').set(valuesOf(mission)).where('id', '=', mission.id).execute()
  await db.deleteFrom('escorts_charge').where('mission_id', '=', mission.id).execute()
  await insertCharges(db, mission)
}

/** A step of a mission that leaves its plan as it is. */
export async function saveMissionStep(
  db: Db,
  mission: Pick<
    Mission,
    'id' | 'briefedOn' | 'steps' | 'report' | 'incidents' | 'reportedAt' | 'cancelledReason' | 'cancelledAt' | 'updatedAt'
  >,
  reportedBy: string | null,
): Promise<void> {
  await db
    .updateTable('escorts_mission')
    .set({
      briefed_on: mission.briefedOn,
      steps: mission.steps,
      report: mission.report,
      incidents: mission.incidents,
      reported_at: mission.reportedAt,
      ...(reportedBy === null ? {} : { reported_by: reportedBy }),
      cancelled_reason: mission.cancelledReason,
      cancelled_at: mission.cancelledAt,
      updated_at: mission.updatedAt,
    })
    .where('id', '=', mission.id)
    .execute()
}

async function insertCharges(db: Db, { id, office, compartment, passengerIds }: Mission): Promise<void> {
  if (passengerIds.length === 0) return
  await db
    .insertInto('escorts_charge')
    .values(passengerIds.map((passengerId) => ({ mission_id: id, passenger_id: passengerId, office, compartment })))
    .execute()
}

// ── what the medical role alone reads ──

export async function insertDeclaration(db: Db, place: Pick<Mission, 'office' | 'compartment'>, declared: DrugDeclaration): Promise<void> {
  await db
    .insertInto('escorts_drug_declaration')
    .values({
      id: declared.id,
      mission_id: declared.missionId,
      office: place.office,
      compartment: place.compartment,
      medicines: JSON.stringify(declared.medicines),
      authority: declared.authority,
      reference: declared.reference,
      declared_by: declared.declaredBy,
      declared_at: declared.declaredAt,
    })
    .execute()
}

export async function listDeclarations(db: Db, missionId: string): Promise<DrugDeclaration[]> {
  const rows = await db
    .selectFrom('escorts_drug_declaration')
    .select(['id', 'mission_id', 'medicines', 'authority', 'reference', 'declared_by', 'declared_at'])
    .where('mission_id', '=', missionId)
    .orderBy('declared_at', 'desc')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        missionId: row.mission_id,
        medicines: z.array(Medicine).parse(row.medicines),
        authority: row.authority,
        reference: row.reference,
        declaredBy: row.declared_by,
        declaredAt: row.declared_at,
      }) as DrugDeclaration,
  )
}

export async function insertHandOverNote(db: Db, place: Pick<Mission, 'office' | 'compartment'>, note: HandOverNote): Promise<void> {
  await db
    .insertInto('escorts_hand_over_note')
    .values({
      id: note.id,
      mission_id: note.missionId,
      passenger_id: note.passengerId,
      office: place.office,
      compartment: place.compartment,
      receiving_doctor: note.receivingDoctor,
      receiving_place: note.receivingPlace,
      note: note.note,
      written_by: note.writtenBy,
      written_at: note.writtenAt,
    })
    .execute()
}

export async function listHandOverNotes(db: Db, missionId: string): Promise<HandOverNote[]> {
  const rows = await db
    .selectFrom('escorts_hand_over_note')
    .select(['id', 'mission_id', 'passenger_id', 'receiving_doctor', 'receiving_place', 'note', 'written_by', 'written_at'])
    .where('mission_id', '=', missionId)
    .orderBy('written_at', 'desc')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        missionId: row.mission_id,
        passengerId: row.passenger_id,
        receivingDoctor: row.receiving_doctor,
        receivingPlace: row.receiving_place,
        note: row.note,
        writtenBy: row.written_by,
        writtenAt: row.written_at,
      }) as HandOverNote,
  )
}

function valuesOf(mission: Mission) {
  return {
    kind: mission.kind,
    legs: mission.legs,
    away: sql<string>`tstzrange(${mission.startsAt}, ${mission.endsAt})`,
    return_legs: JSON.stringify(mission.returnLegs),
    return_ticket: mission.returnTicket,
    guardian_contact: mission.guardianContact,
    per_diem_minor: mission.perDiem?.minorPerDay ?? null,
    per_diem_days: mission.perDiem?.days ?? null,
    currency: mission.perDiem?.currency ?? null,
    steps: mission.steps,
    returns_on: mission.returnsOn,
    report_due_on: mission.reportDueOn,
    updated_at: mission.updatedAt,
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof missions>['execute']>>[number]

function present(row: Row): Mission {
  return {
    id: row.id as MissionId,
    publicRef: row.public_ref,
    office: row.office,
    compartment: row.compartment,
    movementId: row.movement_id,
    escortId: row.escort_id,
    kind: row.kind,
    legs: row.legs,
    passengerIds: row.passenger_ids as PassengerId[],
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    returnLegs: z.array(ReturnLeg).parse(row.return_legs),
    returnTicket: row.return_ticket,
    guardianContact: row.guardian_contact,
    perDiem: row.per_diem_minor === null ? null : { minorPerDay: row.per_diem_minor, days: row.per_diem_days!, currency: row.currency! },
    briefedOn: row.briefed_on,
    steps: row.steps,
    drugsDeclared: row.drugs_declared,
    returnsOn: row.returns_on,
    reportDueOn: row.report_due_on,
    report: row.report,
    incidents: row.incidents,
    reportedAt: row.reported_at,
    cancelledReason: row.cancelled_reason,
    cancelledAt: row.cancelled_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } as Mission
}
