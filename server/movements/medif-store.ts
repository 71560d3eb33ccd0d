/** SQL of the medical form of a carrier. What the doctor wrote leaves this file through one function only. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Medif, MedifDetail, MedifId } from '#domain/movements/medif-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'case_id',
  'person_id',
  'carrier',
  'travels_on',
  'asked_at',
  'outcome',
  'escort',
  'needs',
  'issued_on',
  'valid_until',
  'submitted_on',
  'decision',
  'decided_on',
  'carrier_ref',
  'updated_at',
] as const
type Row = { [Name in Exclude<(typeof columns)[number], 'needs'>]: string | null } & { needs: string[] }

function asMedif(row: Row): Medif {
  return {
    id: row.id as MedifId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    carrier: row.carrier!,
    travelsOn: row.travels_on as Day,
    askedAt: row.asked_at as Instant,
    outcome: row.outcome as Medif['outcome'],
    escort: row.escort as Medif['escort'],
    needs: row.needs as Medif['needs'],
    issuedOn: row.issued_on as Day | null,
    validUntil: row.valid_until as Day | null,
    submittedOn: row.submitted_on as Day | null,
    decision: row.decision as Medif['decision'],
    decidedOn: row.decided_on as Day | null,
    carrierRef: row.carrier_ref,
    updatedAt: row.updated_at as Instant,
  }
}

export async function listMedifsOfCase(db: Db, caseId: string): Promise<Medif[]> {
  const rows = await db
    .selectFrom('movements_medif')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(asMedif)
}

/** The oldest first: of one carrier the last one counts. */
export async function listMedifsOfPersons(db: Db, persons: readonly string[]): Promise<Medif[]> {
  const rows = await db
    .selectFrom('movements_medif')
    .select(columns)
    .where(sql<boolean>`person_id = any(${persons}::uuid[])`)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(asMedif)
}

export async function listMedifsOfCases(db: Db, cases: readonly string[]): Promise<Medif[]> {
  const rows = await db
    .selectFrom('movements_medif')
    .select(columns)
    .where(sql<boolean>`case_id = any(${cases}::uuid[])`)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(asMedif)
}

export async function findMedif(db: Db, id: string, lock = false): Promise<Medif | undefined> {
  const row = await db
    .selectFrom('movements_medif')
    .select(columns)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : asMedif(row)
}

type Place = { office: number; compartment: number }

export async function insertMedif(db: Db, place: Place, medif: Medif, askedBy: string): Promise<void> {
  await db
    .insertInto('movements_medif')
    .values({
      id: medif.id,
      case_id: medif.caseId,
      person_id: medif.personId,
      office: place.office,
      compartment: place.compartment,
      carrier: medif.carrier,
      travels_on: medif.travelsOn,
      asked_by: askedBy,
      asked_at: medif.askedAt,
      updated_at: medif.updatedAt,
    })
    .execute()
}

export async function saveMedif(db: Db, medif: Medif, at: Instant): Promise<void> {
  await db
    .updateTable('movements_medif')
    .set({
      outcome: medif.outcome,
      escort: medif.escort,
      needs: medif.needs,
      issued_on: medif.issuedOn,
      valid_until: medif.validUntil,
      submitted_on: medif.submittedOn,
      decision: medif.decision,
      decided_on: medif.decidedOn,
      carrier_ref: medif.carrierRef,
      updated_at: at,
    })
    .where('id', '=', medif.id)
    .execute()
}

// ── the doctor's part ──

export async function findDetail(db: Db, medifId: string): Promise<(MedifDetail & { writtenAt: Instant }) | undefined> {
  const row = await db.selectFrom('movements_medif_detail').selectAll().where('medif_id', '=', medifId).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    diagnosis: row.diagnosis,
    prognosis: row.prognosis as MedifDetail['prognosis'],
    contagious: row.contagious,
    vitals: row.vitals,
    medication: row.medication,
    oxygenLpm: row.oxygen_lpm,
    oxygenContinuous: row.oxygen_continuous,
    sitsUpright: row.sits_upright,
    usesToilet: row.uses_toilet,
    bladderBowel: row.bladder_bowel,
    ambulance: row.ambulance,
    hospital: row.hospital,
    dueOn: row.due_on as Day | null,
    multiple: row.multiple,
    doctorName: row.doctor_name,
    doctorLicence: row.doctor_licence,
    doctorPhone: row.doctor_phone,
    signedOn: row.signed_on as Day,
    writtenAt: row.written_at as Instant,
  }
}

export async function saveDetail(db: Db, place: Place, medifId: string, detail: MedifDetail, by: string, at: Instant): Promise<void> {
  const written = {
    diagnosis: detail.diagnosis,
    prognosis: detail.prognosis,
    contagious: detail.contagious,
    vitals: detail.vitals,
    medication: detail.medication,
    oxygen_lpm: detail.oxygenLpm,
    oxygen_continuous: detail.oxygenContinuous,
    sits_upright: detail.sitsUpright,
    uses_toilet: detail.usesToilet,
    bladder_bowel: detail.bladderBowel,
    ambulance: detail.ambulance,
    hospital: detail.hospital,
    due_on: detail.dueOn,
    multiple: detail.multiple,
    doctor_name: detail.doctorName,
    doctor_licence: detail.doctorLicence,
    doctor_phone: detail.doctorPhone,
    signed_on: detail.signedOn,
    written_by: by,
    written_at: at,
  }
  await db
    .insertInto('movements_medif_detail')
    .values({ medif_id: medifId, office: place.office, compartment: place.compartment, ...written })
    .onConflict((conflict) => conflict.column('medif_id').doUpdateSet(written))
    .execute()
}
