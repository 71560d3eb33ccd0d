// The borders, medical form and minor's file of a world, and the organisation and party of its case.
import { wordsOf } from '#domain/liaison/rules.ts'
import type { Insert, World } from './world-words.ts'

/** What lets the person of a world pass a border, a medical form of theirs, and the file of a minor. */
export async function borders(insert: Insert, world: World, now: string): Promise<void> {
  const of = { case_id: world.case, person_id: world.person }
  await insert('movements_travel_right', {
    id: world.travelRight,
    ...of,
    kind: 'VISA',
    country: 'TUR',
    reference: world.familyName,
    valid_from: '2026-01-01',
    valid_until: world.flightOn,
    recorded_by: world.account,
    recorded_at: now,
  })
  await insert('movements_medif', {
    id: world.medif,
    ...of,
    carrier: 'XX',
    travels_on: world.flightOn,
    asked_by: world.account,
    asked_at: now,
    outcome: 'FIT',
    escort: 'NONE',
    issued_on: '2026-01-01',
    valid_until: world.flightOn,
    updated_at: now,
  })
  await insert('movements_medif_detail', {
    medif_id: world.medif,
    diagnosis: 'I50.0',
    prognosis: 'GOOD',
    contagious: false,
    sits_upright: true,
    uses_toilet: true,
    doctor_name: world.familyName,
    doctor_licence: '100',
    signed_on: '2026-01-01',
    written_by: world.account,
    written_at: now,
  })
  await insert('movements_minor_file', {
    id: world.minorFile,
    ...of,
    guardian_name: world.familyName,
    guardian_relation: 'tante',
    authority_kind: 'COURT_ORDER',
    receiver_name: 'Yonas Exemple',
    receiver_relation: 'oncle',
    companion: 'CARRIER_UM',
    other_parent: 'DECEASED',
    language: 'ti',
    updated_by: world.account,
    updated_at: now,
  })
}

export async function liaison(insert: Insert, world: World, now: string): Promise<void> {
  await insert('liaison_organisation', {
    id: world.organisation,
    kind: 'CARRIER',
    name: world.familyName,
    status: 'ACTIVE',
    sort_key: `${world.familyName.toLowerCase()} ${String(10_000 - world.number)}`,
    created_by: world.account,
    created_at: now,
    updated_at: now,
  })
  for (const word of wordsOf([world.familyName])) await insert('liaison_word', { organisation_id: world.organisation, word })
  await insert('cases_party', {
    id: world.party,
    case_id: world.case,
    kind: 'CARRIER',
    organisation_id: world.organisation,
    reference: world.familyName,
    recorded_at: now,
  })
}
