/** SQL of vessels, their calls and the reports on the sea. */
import type { PortCall, SeaReport, Vessel } from '#domain/transports/vessel-words.ts'
import type { Transport } from '#domain/transports/words.ts'
import type { Db } from '#server/kit/database.ts'

type Of = Pick<Transport, 'id' | 'office' | 'compartment'>

export async function findVessel(db: Db, transportId: string): Promise<Vessel | undefined> {
  const row = await db.selectFrom('transports_vessel').selectAll().where('transport_id', '=', transportId).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    name: row.name,
    imoNumber: row.imo_number,
    callSign: row.call_sign,
    flag: row.flag,
    voyageNumber: row.voyage_number,
    passengerPlaces: row.passenger_places,
    lifeSavingCapacity: row.life_saving_capacity,
    seaStateMax: row.sea_state_max,
    womenPlaces: row.women_places,
    familyPlaces: row.family_places,
    minorPlaces: row.minor_places,
    healthDeclarationRef: row.health_declaration_ref,
  } as Vessel
}

export async function insertVessel(db: Db, of: Of, vessel: Vessel, persons: number): Promise<void> {
  await db
    .insertInto('transports_vessel')
    .values({
      transport_id: of.id,
      office: of.office,
      compartment: of.compartment,
      persons_on_board: persons,
      ...valuesOf(vessel),
    })
    .execute()
}

export async function updateVessel(db: Db, of: Of, vessel: Vessel, persons: number): Promise<void> {
  await db
    .updateTable('transports_vessel')
    .set({ persons_on_board: persons, ...valuesOf(vessel) })
    .where('transport_id', '=', of.id)
    .execute()
}

/** The database refuses more than the boats can save. */
export async function setPersonsOnBoard(db: Db, transportId: string, persons: number): Promise<void> {
  await db.updateTable('transports_vessel').set({ persons_on_board: persons }).where('transport_id', '=', transportId).execute()
}

function valuesOf(vessel: Vessel) {
  return {
    name: vessel.name,
    imo_number: vessel.imoNumber,
    call_sign: vessel.callSign,
    flag: vessel.flag,
    voyage_number: vessel.voyageNumber,
    passenger_places: vessel.passengerPlaces,
    life_saving_capacity: vessel.lifeSavingCapacity,
    sea_state_max: vessel.seaStateMax,
    women_places: vessel.womenPlaces,
    family_places: vessel.familyPlaces,
    minor_places: vessel.minorPlaces,
    health_declaration_ref: vessel.healthDeclarationRef,
  }
}

export async function listCalls(db: Db, transportId: string): Promise<PortCall[]> {
  const rows = await db
    .selectFrom('transports_call')
    .select(['seq', 'locode', 'zone', 'arrives_at', 'departs_at', 'purpose'])
    .where('transport_id', '=', transportId)
    .orderBy('seq')
    .execute()
  return rows.map(({ arrives_at, departs_at, ...row }) => ({ ...row, arrivesAt: arrives_at, departsAt: departs_at }) as PortCall)
}

export async function replaceCalls(db: Db, of: Of, calls: readonly PortCall[]): Promise<void> {
  await db.deleteFrom('transports_call').where('transport_id', '=', of.id).execute()
  await db
    .insertInto('transports_call')
    .values(
      calls.map((call) => ({
        transport_id: of.id,
        office: of.office,
        compartment: of.compartment,
        seq: call.seq,
        locode: call.locode,
        zone: call.zone,
        arrives_at: call.arrivesAt,
        departs_at: call.departsAt,
        purpose: call.purpose,
      })),
    )
    .execute()
}

export async function insertSeaReport(db: Db, of: Of, report: SeaReport, at: string): Promise<void> {
  await db
    .insertInto('transports_sea_report')
    .values({
      id: report.id,
      transport_id: of.id,
      office: of.office,
      compartment: of.compartment,
      observed_at: report.observedAt,
      sea_state: report.seaState,
      wave_cm: report.waveCm,
      source: report.source,
      recorded_by: report.recordedBy,
      recorded_at: at,
    })
    .execute()
}

export async function listSeaReports(db: Db, transportId: string, most: number): Promise<SeaReport[]> {
  const rows = await db
    .selectFrom('transports_sea_report')
    .select(['id', 'observed_at', 'sea_state', 'wave_cm', 'source', 'recorded_by'])
    .where('transport_id', '=', transportId)
    .orderBy('observed_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        observedAt: row.observed_at,
        seaState: row.sea_state,
        waveCm: row.wave_cm,
        source: row.source,
        recordedBy: row.recorded_by,
      }) as SeaReport,
  )
}
