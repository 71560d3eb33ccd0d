// A world is one of everything in an office and compartment, written by the owner of the schema: the things that the access test points at.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayAt, type Instant } from '#domain/kit/day.ts'
import { newId } from '#server/kit/transaction.ts'
import type { TestOffice } from '#server/test-office.ts'
import { romanise } from '#server/people/names.ts'
import { borders, liaison } from './world-borders.ts'
import { postingsOf } from '#domain/people/posting-rules.ts'
import { airport, employment, movements, reintegration } from './world-journeys.ts'
import { notices } from './world-notices.ts'
import { ticketing } from './world-tickets.ts'
import { escorts, transports } from './world-transports.ts'
import { papers } from './world-papers.ts'
import { planning } from './world-planning.ts'
import { ids, type Insert, type World } from './world-words.ts'

const fileText = 'surname;given names\nEXEMPLE;Alma\n'
const fileHash = createHash('sha256').update(fileText).digest('hex')
let worlds = 0

/** `familyName` marks every name of this world, so that a leak shows by its text too. */
export async function makeWorld(
  { admin, house }: TestOffice,
  familyName: string,
  office: number,
  compartment: number,
  instrument: string,
): Promise<World> {
  const made = Object.fromEntries(ids.map((name) => [name, newId()])) as Record<(typeof ids)[number], string>
  worlds += 1
  // Each world leaves before the one made before it, so that the newest is on the first page of what comes next.
  // The hour is the same whenever the tests run: a day that begins or ends between two worlds must not depend on the clock.
  const departs = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 6 * 3_600_000 + (600 - worlds) * 12 * 3_600_000)
  const world: World = {
    ...made,
    number: worlds,
    familyName,
    givenNames: `Alma${[...String(worlds)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}x`,
    caseRef: `OIM-${String(worlds).padStart(4, '0')}${office}${compartment}TE`,
    flight: `XX${1000 + worlds}`,
    // The day on the clock of the airport, as a timetable has it.
    flightOn: dayAt(departs.toISOString() as Instant, 'Europe/Paris'),
    airport: office === 1 ? 'CDG' : 'MRS',
    instrument,
  }
  const insert = inserterOf(admin, { office, compartment })
  const now = new Date(Date.now() - 3_600_000).toISOString()
  await insert('access_account', {
    id: made.account,
    email: `world${worlds}@example.org`,
    name: `Account ${worlds}`,
    language: 'fr',
    created_at: now,
    compartment: 0,
  })
  await mkdir(join(house.filesFolder, fileHash.slice(0, 2)), { recursive: true })
  await writeFile(join(house.filesFolder, fileHash.slice(0, 2), fileHash.slice(2)), fileText)
  await people(insert, world, now)
  await cases(insert, world, now)
  await movements(insert, world, now, departs)
  await borders(insert, world, now)
  await airport(insert, world, now, departs)
  await reintegration(insert, world, now)
  await employment(insert, world, now)
  await notices(insert, world, now, departs)
  await liaison(insert, world, now)
  await ticketing(insert, world, now)
  await escorts(insert, world, now, departs)
  await transports(insert, world, now, departs)
  await papers(insert, world, now)
  await planning(insert, world, now, departs)
  return world
}

function inserterOf(admin: TestOffice['admin'], place: { office: number; compartment: number }): Insert {
  return async (table, values) => {
    const row = { ...place, ...values }
    const columns = Object.keys(row)
    const marks = columns.map((_, at) => `$${at + 1}`).join(', ')
    // The owner too is bound by the policies: it says as whom it writes.
    await admin.query(`begin; set local app.offices = '1,2'; set local app.compartments = '1'; set local app.system = 'on'`)
    await admin.query(`insert into ${table} (${columns.join(', ')}) values (${marks})`, Object.values(row))
    await admin.query('commit')
  }
}

/** How the index numbers the persons of the worlds, far from those whom a test registers. */
let numbered = 2_000_000_000

async function people(insert: Insert, world: World, now: string): Promise<void> {
  const names = [
    [world.person, world.givenNames],
    [world.companion, 'Bilal'],
    [world.newcomer, 'Chaïma'],
  ] as const
  for (const [id, givenNames] of names) {
    await insert('people_person', {
      id,
      search_no: ++numbered,
      family_name: world.familyName,
      given_names: givenNames,
      sort_key: `${world.familyName} ${givenNames}`.toLowerCase(),
      sex: 'F',
      born_on: '1990-05-04',
      nationality: 'AFG',
      created_at: now,
      updated_at: now,
    })
    for (const posting of postingsOf({ familyName: world.familyName, givenNames, nativeName: null }, romanise))
      await insert('people_posting', { person: numbered, ...posting, born_on: '1990-05-04' })
  }
  await insert('people_request', {
    id: world.request,
    person_id: world.person,
    kind: 'ACCESS',
    channel: 'LETTER',
    asked_on: '2026-01-02',
    due_on: '2026-02-02',
    received_by: world.account,
    created_at: now,
  })
  await insert('people_request', {
    id: world.eraseRequest,
    person_id: world.person,
    kind: 'ERASURE',
    channel: 'LETTER',
    detail: world.familyName,
    asked_on: '2026-02-02',
    due_on: '2026-03-02',
    received_by: world.account,
    created_at: now,
  })
  await insert('people_erasure', {
    id: world.erasure,
    request_id: world.eraseRequest,
    person_id: world.person,
    state: 'PROPOSED',
    four_eyes: true,
    proposed_by: world.account,
    proposed_at: now,
  })
  await insert('people_household', { id: world.household, created_at: now })
  await insert('people_membership', {
    id: world.membership,
    person_id: world.person,
    household_id: world.household,
    joined_on: '2025-01-02',
  })
  await insert('people_link', { id: world.link, person_id: world.person, other_id: world.companion, code: 'SIS', created_at: now })
  const [a, b] = [world.person, world.newcomer].sort()
  await insert('people_suspected_pair', {
    id: world.pair,
    a_id: a,
    b_id: b,
    score: 80,
    scorer: 'reasons-1',
    found_at: now,
    // Looked at from the oldest on: the newest world is on the first page.
    put_off_at: new Date(Date.now() - world.number * 3_600_000).toISOString(),
  })
  await insert('people_merge', {
    id: world.merge,
    kept_id: world.person,
    merged_id: world.companion,
    state: 'PROPOSED',
    grounds: 'ENTERED_TWICE',
    four_eyes: false,
    proposed_by: world.account,
    proposed_at: now,
  })
  await insert('people_consent', {
    id: world.consent,
    person_id: world.person,
    kind: 'TRAVEL',
    form: 'EXPLICIT_WRITTEN',
    language: 'fa',
    given_at: now,
  })
}

async function cases(insert: Insert, world: World, now: string): Promise<void> {
  await insert('kit_file', {
    id: world.file,
    sha256: fileHash,
    size_bytes: fileText.length,
    media_type: 'text/csv',
    name: 'roll.csv',
    purpose: 'upload',
    uploaded_by: world.account,
    uploaded_at: now,
  })
  await insert('cases_roll', {
    id: world.roll,
    file_id: world.file,
    file_sha256: fileHash,
    file_name: `${world.familyName}.csv`,
    programme_code: 'ARER',
    programme_version: 1,
    state: 'UNDONE',
    row_count: 1,
    fault_count: 0,
    household_count: 1,
    previewed_at: now,
    committed_at: now,
    undone_at: now,
    account: world.account,
  })
  await insert('cases_case', {
    id: world.case,
    public_ref: world.caseRef,
    programme_code: 'ARER',
    programme_version: 1,
    movement_type: 'AVRR',
    destination_country: 'AFG',
    receiving_party: world.familyName,
    status: 'IN_CLEARANCE',
    status_since: now,
    critical_on: world.flightOn,
    opened_at: now,
    updated_at: now,
  })
  await insert('cases_member', { case_id: world.case, person_id: world.person, role: 'PA', joined_at: now })
  await insert('cases_member', { case_id: world.case, person_id: world.companion, role: 'SIBLING', joined_at: now })
  await insert('cases_task', { id: world.caseTask, case_id: world.case, kind: 'OTHER', title: `Ask ${world.familyName}`, created_at: now })
  await insert('cases_hold', {
    id: world.hold,
    case_id: world.case,
    reason: 'OTHER',
    note: world.familyName,
    placed_at: now,
    placed_by: world.account,
  })
  await insert('kit_event', { id: newId(), at: now, name: 'case_opened', subject: world.case, case_id: world.case })
}
