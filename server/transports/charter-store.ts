/** SQL of charters and their permits. */
import { z } from 'zod'
import { type Charter, HandlingAgent, type Permit } from '#domain/transports/charter-words.ts'
import type { Transport } from '#domain/transports/words.ts'
import type { Db } from '#server/kit/database.ts'

type Of = Pick<Transport, 'id' | 'office' | 'compartment'>

export async function findCharter(db: Db, transportId: string): Promise<Charter | undefined> {
  const row = await db.selectFrom('transports_charter').selectAll().where('transport_id', '=', transportId).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    aocNumber: row.aoc_number,
    aocValidUntil: row.aoc_valid_until,
    broker: row.broker,
    aircraftType: row.aircraft_type,
    registration: row.registration,
    seats: row.seats,
    insurer: row.insurer,
    insuranceRef: row.insurance_ref,
    insuredUntil: row.insured_until,
    fuel: row.fuel,
    positioning: row.positioning,
    agents: z.array(HandlingAgent).parse(row.agents),
    freezeHours: row.freeze_hours,
    catering: row.catering,
    medicalTeam: row.medical_team,
    security: row.security,
    bagsKgMax: row.bags_kg_max,
    generalDeclarationRef: row.general_declaration_ref,
    healthRules: row.health_rules,
    busPlan: row.bus_plan,
    receptionPlan: row.reception_plan,
    cancellationTerms: row.cancellation_terms,
    currency: row.currency,
    priceMinor: row.price_minor,
    positioningMinor: row.positioning_minor,
    handlingMinor: row.handling_minor,
    permitsMinor: row.permits_minor,
  } as Charter
}

export async function insertCharter(db: Db, of: Of, charter: Charter): Promise<void> {
  await db
    .insertInto('transports_charter')
    .values({ transport_id: of.id, office: of.office, compartment: of.compartment, ...valuesOf(charter) })
    .execute()
}

export async function updateCharter(db: Db, of: Of, charter: Charter): Promise<void> {
  await db.updateTable('transports_charter').set(valuesOf(charter)).where('transport_id', '=', of.id).execute()
}

function valuesOf(charter: Charter) {
  return {
    aoc_number: charter.aocNumber,
    aoc_valid_until: charter.aocValidUntil,
    broker: charter.broker,
    aircraft_type: charter.aircraftType,
    registration: charter.registration,
    seats: charter.seats,
    insurer: charter.insurer,
    insurance_ref: charter.insuranceRef,
    insured_until: charter.insuredUntil,
    fuel: charter.fuel,
    positioning: charter.positioning,
    agents: JSON.stringify(charter.agents),
    freeze_hours: charter.freezeHours,
    catering: charter.catering,
    medical_team: charter.medicalTeam,
    security: charter.security,
    bags_kg_max: charter.bagsKgMax,
    general_declaration_ref: charter.generalDeclarationRef,
    health_rules: charter.healthRules,
    bus_plan: charter.busPlan,
    reception_plan: charter.receptionPlan,
    cancellation_terms: charter.cancellationTerms,
    currency: charter.currency,
    price_minor: charter.priceMinor,
    positioning_minor: charter.positioningMinor,
    handling_minor: charter.handlingMinor,
    permits_minor: charter.permitsMinor,
  }
}

export async function listPermits(db: Db, transportId: string): Promise<Permit[]> {
  const rows = await db
    .selectFrom('transports_permit')
    .select(['id', 'kind', 'place', 'state', 'reference', 'valid_from', 'valid_until'])
    .where('transport_id', '=', transportId)
    .orderBy('kind')
    .orderBy('place')
    .orderBy('id')
    .execute()
  return rows.map(({ valid_from, valid_until, ...row }) => ({ ...row, validFrom: valid_from, validUntil: valid_until }) as Permit)
}

/** A permit of this transport under this id is written anew; one of another transport is left alone, and the id is taken. */
export async function savePermit(db: Db, of: Of, permit: Permit, at: string): Promise<void> {
  const values = {
    kind: permit.kind,
    place: permit.place,
    state: permit.state,
    reference: permit.reference,
    valid_from: permit.validFrom,
    valid_until: permit.validUntil,
    updated_at: at,
  }
  const changed = await db
    .updateTable('transports_permit')
    .set(values)
    .where('id', '=', permit.id)
    .where('transport_id', '=', of.id)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  await db
    .insertInto('transports_permit')
    .values({ id: permit.id, transport_id: of.id, office: of.office, compartment: of.compartment, ...values })
    .execute()
}

export async function deletePermit(db: Db, transportId: string, permitId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('transports_permit')
    .where('id', '=', permitId)
    .where('transport_id', '=', transportId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
