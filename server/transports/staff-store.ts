/** SQL of who works on a transport, of what was answered before leaving, and of the State that asked for an evacuation. */
import { sql } from 'kysely'
import type { Check, Staff, StateRequest, Transport } from '#domain/transports/words.ts'
import type { Db } from '#server/kit/database.ts'

type Of = Pick<Transport, 'id' | 'office' | 'compartment'>

export async function listStaff(db: Db, transportId: string): Promise<Staff[]> {
  const rows = await db
    .selectFrom('transports_staff')
    .select([
      'id',
      'vehicle_id',
      'duty',
      'rank',
      'family_name',
      'given_names',
      'sex',
      'nationality',
      'born_on',
      'born_at',
      'doc_type',
      'doc_number',
      'doc_issuer',
      'doc_expires_on',
      'licence_number',
      'licence_until',
    ])
    .where('transport_id', '=', transportId)
    .orderBy('duty')
    .orderBy('family_name')
    .orderBy('id')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        vehicleId: row.vehicle_id,
        duty: row.duty,
        rank: row.rank,
        familyName: row.family_name,
        givenNames: row.given_names,
        sex: row.sex,
        nationality: row.nationality,
        bornOn: row.born_on,
        bornAt: row.born_at,
        docType: row.doc_type,
        docNumber: row.doc_number,
        docIssuer: row.doc_issuer,
        docExpiresOn: row.doc_expires_on,
        licenceNumber: row.licence_number,
        licenceUntil: row.licence_until,
      }) as Staff,
  )
}

export async function saveStaff(db: Db, of: Of, staff: Staff, at: string): Promise<void> {
  const values = {
    vehicle_id: staff.vehicleId,
    duty: staff.duty,
    rank: staff.rank,
    family_name: staff.familyName,
    given_names: staff.givenNames,
    sex: staff.sex,
    nationality: staff.nationality,
    born_on: staff.bornOn,
    born_at: staff.bornAt,
    doc_type: staff.docType,
    doc_number: staff.docNumber,
    doc_issuer: staff.docIssuer,
    doc_expires_on: staff.docExpiresOn,
    licence_number: staff.licenceNumber,
    licence_until: staff.licenceUntil,
    updated_at: at,
  }
  const changed = await db
    .updateTable('transports_staff')
    .set(values)
    .where('id', '=', staff.id)
    .where('transport_id', '=', of.id)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  await db
    .insertInto('transports_staff')
    .values({ id: staff.id, transport_id: of.id, office: of.office, compartment: of.compartment, ...values })
    .execute()
}

export async function deleteStaff(db: Db, transportId: string, staffId: string): Promise<boolean> {
  const gone = await db.deleteFrom('transports_staff').where('id', '=', staffId).where('transport_id', '=', transportId).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** The newest answer to each question. */
export async function listChecks(db: Db, transportId: string): Promise<Check[]> {
  const rows = await db
    .selectFrom('transports_check')
    .distinctOn('item')
    .select(['item', 'answer', 'note', 'answered_by', 'answered_at'])
    .where('transport_id', '=', transportId)
    .orderBy('item')
    .orderBy('answered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(
    (row) => ({ item: row.item, answer: row.answer, note: row.note, answeredBy: row.answered_by, answeredAt: row.answered_at }) as Check,
  )
}

export async function insertCheck(db: Db, of: Of, id: string, check: Check): Promise<void> {
  await db
    .insertInto('transports_check')
    .values({
      id,
      transport_id: of.id,
      office: of.office,
      compartment: of.compartment,
      item: check.item,
      answer: check.answer,
      note: check.note,
      answered_by: check.answeredBy,
      answered_at: check.answeredAt,
    })
    .execute()
}

export async function findStateRequest(db: Db, transportId: string): Promise<StateRequest | null> {
  const row = await db
    .selectFrom('transports_state_request')
    .selectAll()
    .where('transport_id', '=', transportId)
    .orderBy('recorded_at', 'desc')
    .orderBy(sql`id desc`)
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    state: row.state,
    role: row.role,
    authority: row.authority,
    reference: row.reference,
    askedOn: row.asked_on,
    legalGround: row.legal_ground,
    lastResort: row.last_resort,
    recordedAt: row.recorded_at,
  } as StateRequest
}

export async function insertStateRequest(db: Db, of: Of, id: string, request: StateRequest, recordedBy: string): Promise<void> {
  await db
    .insertInto('transports_state_request')
    .values({
      id,
      transport_id: of.id,
      office: of.office,
      compartment: of.compartment,
      state: request.state,
      role: request.role,
      authority: request.authority,
      reference: request.reference,
      asked_on: request.askedOn,
      legal_ground: request.legalGround,
      last_resort: request.lastResort,
      recorded_by: recordedBy,
      recorded_at: request.recordedAt,
    })
    .execute()
}
