/** Lists, boards and pages of the bare server: one hand-written statement for each kind of row. */
import { concernsOf } from '#domain/cases/family-rules.ts'
import { stepsByHand } from '#domain/cases/rules.ts'
import { whatBlocks, whatIsNext } from '#domain/cases/story-rules.ts'
import { CaseStatus, type CaseTask, type Hold, MemberRole } from '#domain/cases/words.ts'
import { addDays, dayAt, type Day, startOfDay } from '#domain/kit/day.ts'
import { byFlight } from '#domain/transit/board-rules.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import { deskTermsOn } from '#packs/transit/desk-terms.ts'
import type { Asked } from './bare-server.ts'

type Row = Record<string, unknown>

const caseLine = `select c.id, c.office, c.public_ref as "publicRef", c.external_ref as "externalRef", c.programme_code as "programmeCode",
    g.definition -> 'names' as "programmeNames", c.destination_country as "destinationCountry", c.destination_city as "destinationCity", c.status,
    c.status_since as "statusSince", c.critical_on as "criticalOn", c.opened_at as "openedAt",
    p.id as person_id, p.family_name, p.given_names, p.native_name,
    (select count(*)::int from cases_member n where n.case_id = c.id and n.left_at is null) as members
  from cases_case c join programmes_programme g on g.code = c.programme_code and g.version = c.programme_version
  left join cases_member m on m.case_id = c.id and m.role = 'PA' and m.left_at is null left join people_person p on p.id = m.person_id`

function caseRow({ person_id, family_name, given_names, native_name, members, ...row }: Row) {
  const principal =
    person_id === null ? null : { personId: person_id, familyName: family_name, givenNames: given_names, nativeName: native_name }
  return { ...(row as object), principal, memberCount: members }
}

function paged<Shown>(rows: Row[], limit: number, key: (row: Row) => unknown[], present: (row: Row) => Shown) {
  const next = rows.length > limit ? Buffer.from(JSON.stringify(key(rows[limit - 1]!))).toString('base64url') : null
  return { items: rows.slice(0, limit).map(present), next }
}

/** Each status is a part of the index in the order asked for; the parts are merged, so that nobody sorts a whole office. */
const firstOfEachStatus = (where: string, order: string, limit: number): string =>
  caseLine.replace(
    'from cases_case c',
    `from (select c.id from unnest($2::text[]) as s (status) cross join lateral (
      select * from cases_case c where c.office = $1 and c.status = s.status and c.compartment = 0 ${where} order by ${order} limit ${limit}
    ) c order by ${order} limit ${limit}) k join cases_case c on c.id = k.id`,
  ) + ` order by ${order}`

export async function bareCases({ ask, office, query }: Asked) {
  const limit = Number(query['limit'] ?? 50)
  const statuses = query['status']?.split(',') ?? CaseStatus.options
  if (query['sort'] === 'critical') {
    const dated = await ask<Row>('critical', firstOfEachStatus('and c.critical_on is not null', 'c.critical_on, c.id', limit + 1), [
      office,
      statuses,
    ])
    const left = limit + 1 - dated.length
    const undated =
      left === 0 ? [] : await ask<Row>(`undated-${left}`, firstOfEachStatus('and c.critical_on is null', 'c.id', left), [office, statuses])
    return paged([...dated, ...undated], limit, (row) => [row['criticalOn'], row['id']], caseRow)
  }
  const rows = await ask<Row>('cases', firstOfEachStatus('', 'c.opened_at desc, c.id desc', limit + 1), [office, statuses])
  return paged(rows, limit, (row) => [row['openedAt'], row['id']], caseRow)
}

export async function bareFind({ ask, office, query }: Asked) {
  const start = query['q']!.toUpperCase()
  const range = [office, start, `${start}\u{10FFFD}`, Number(query['limit'] ?? 8)]
  const [ours, theirs] = await Promise.all([
    ask<Row>(
      'find-ours',
      `${caseLine} where c.office = $1 and c.compartment = 0 and c.public_ref >= $2 and c.public_ref < $3 order by c.public_ref limit $4`,
      range,
    ),
    ask<Row>(
      'find-theirs',
      `${caseLine} where c.office = $1 and c.compartment = 0 and c.external_ref >= $2 and c.external_ref < $3 order by c.external_ref limit $4`,
      range,
    ),
  ])
  const seen = new Set<unknown>(ours.map((row) => row['id']))
  return { items: [...ours, ...theirs.filter((row) => !seen.has(row['id']))].slice(0, Number(range[3])).map(caseRow) }
}

const personLine = `p.id, p.office, p.compartment, p.family_name as "familyName", p.given_names as "givenNames", p.native_name as "nativeName",
  p.native_script as "nativeScript", p.sex, p.born_on as "bornOn", p.born_precision as "bornPrecision", p.nationality, p.household_id as "householdId"`

export async function barePersons({ ask, office, query }: Asked) {
  const limit = Number(query['limit'] ?? 50)
  const rows = await ask<Row>(
    'persons',
    `select ${personLine}, p.sort_key from people_person p where p.office = $1 and p.compartment = 0 and p.merged_into is null order by p.sort_key, p.id limit ${limit + 1}`,
    [office],
  )
  return paged(
    rows,
    limit,
    (row) => [row['sort_key'], row['id']],
    ({ sort_key: _key, ...row }) => row,
  )
}

export async function bareCase({ ask, params }: Asked) {
  const id = [params['caseId']]
  const [cases, members, parties, holds, open, done, notes, files] = await Promise.all([
    ask<Row>(
      'case',
      `select c.id, c.office, c.compartment, c.public_ref as "publicRef", c.external_ref as "externalRef", c.programme_code as "programmeCode", c.programme_version as "programmeVersion",
        c.project_code as "projectCode", c.movement_type as "movementType", c.movement_type_version as "movementTypeVersion", c.destination_country as "destinationCountry", c.destination_subregion as "destinationSubregion",
        c.destination_city as "destinationCity", c.receiving_party as "receivingParty", c.unaccompanied_minor as "unaccompaniedMinor", c.status, c.status_before as "statusBefore",
        c.status_reason as "statusReason", c.status_since as "statusSince", c.critical_on as "criticalOn", c.roll_id as "rollId", c.opened_by as "openedBy", c.opened_at as "openedAt",
        c.updated_at as "updatedAt", o.time_zone, g.definition -> 'names' as names
      from cases_case c join access_office o on o.id = c.office join programmes_programme g on g.code = c.programme_code and g.version = c.programme_version where c.id = $1`,
      id,
    ),
    ask<Row>(
      'members',
      `select m.case_id as "caseId", m.person_id as "personId", m.role, m.travelling, m.special_needs as "specialNeeds", m.visa_number as "visaNumber", m.joined_at as "joinedAt",
        ${personLine.replace('p.id,', 'p.id as pid,')} from cases_member m join people_person p on p.id = m.person_id
      where m.case_id = $1 and m.left_at is null order by array_position($2::text[], m.role), coalesce(p.born_on::text, '9999'), m.joined_at, m.person_id`,
      [...id, MemberRole.options],
    ),
    ask<Row>(
      'parties',
      `select y.id, y.kind, y.organisation_id as "organisationId", y.state, y.reference, y.reason, y.last_resort as "lastResort", y.from_programme as "fromProgramme",
        y.recorded_at as "recordedAt", o.name as "organisationName"
      from cases_party y left join liaison_organisation o on o.id = y.organisation_id where y.case_id = $1 and y.replaced_at is null order by y.recorded_at, y.id`,
      id,
    ),
    ask<Row>(
      'holds',
      `select id, case_id as "caseId", reason, note, placed_at as "placedAt", placed_by as "placedBy", lifted_at as "liftedAt" from cases_hold where case_id = $1 and lifted_at is null order by placed_at, id`,
      id,
    ),
    ask<Row>('open', `${taskLine} where case_id = $1 and state = 'OPEN' order by due_on, id limit 100`, id),
    ask<Row>('done', `${taskLine} where case_id = $1 and state <> 'OPEN' order by done_at desc limit 50`, id),
    ask<Row>(
      'notes',
      `select n.id, n.case_id as "caseId", n.text, n.account, a.name as "accountName", n.written_at as "writtenAt" from cases_note n left join access_account a on a.id = n.account where n.case_id = $1 order by n.written_at desc limit 100`,
      id,
    ),
    ask<Row>(
      'files',
      `select f.id as "fileId", f.name, f.media_type as "mediaType", f.size_bytes as "sizeBytes", c.attached_at as "attachedAt" from cases_file c join kit_file f on f.id = c.file_id where c.case_id = $1 order by c.attached_at desc, f.id limit 200`,
      id,
    ),
  ])
  const { time_zone, names, ...found } = cases[0]! as unknown as {
    time_zone: string
    names: unknown
    status: CaseStatus
    criticalOn: Day | null
    unaccompaniedMinor: boolean
  }
  const today = dayAt(new Date().toISOString() as never, time_zone)
  const shown = members.map(({ caseId, personId, role, travelling, specialNeeds, visaNumber, joinedAt, pid, ...person }) => ({
    member: { caseId, personId, role, travelling, specialNeeds, visaNumber, joinedAt, person: { id: pid, ...(person as object) } },
    relative: { personId: personId as string, role: role as MemberRole, bornOn: person['bornOn'] as Day | null },
  }))
  const relatives = shown.map(({ relative }) => relative)
  const tasks = [...open, ...done] as unknown as CaseTask[]
  const preparing = found.status === 'DRAFT' || found.status === 'REGISTERED'
  const adults = preparing
    ? relatives
        .filter(({ bornOn }) => bornOn === null || Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) >= 18)
        .map(({ personId }) => personId)
    : []
  const given =
    adults.length === 0
      ? []
      : await ask<Row>(
          'consents',
          `select distinct person_id from people_consent where person_id = any($1) and kind = 'DATA_PROCESSING' and withdrawn_at is null`,
          [adults],
        )
  const facts = {
    status: found.status,
    criticalOn: found.criticalOn,
    holds: holds as unknown as Hold[],
    tasks,
    concerns: concernsOf(relatives, found.unaccompaniedMinor, today),
    consentsMissing: adults.length - given.length,
  }
  return {
    case: found,
    programmeNames: names,
    members: shown.map(({ member }) => member),
    parties,
    holds,
    tasks,
    notes,
    files,
    blocks: whatBlocks(facts, today),
    next: whatIsNext(facts),
    byHand: stepsByHand(found.status),
  }
}

const taskLine = `select id, case_id as "caseId", kind, title, due_on as "dueOn", state, assignee, created_at as "createdAt", done_at as "doneAt" from cases_task`

export async function bareTimeline({ ask, params, query }: Asked) {
  const limit = Number(query['limit'] ?? 50)
  const rows = await ask<Row>(
    'timeline',
    `select e.id, e.at, e.name, e.subject, a.name as "accountName", e.facts from kit_event e left join access_account a on a.id = e.account where e.case_id = $1 order by e.at desc, e.id desc limit ${limit + 1}`,
    [params['caseId']],
  )
  return paged(
    rows,
    limit,
    (row) => [row['at'], row['id']],
    (row) => row,
  )
}

export async function bareMovements({ ask, office, query }: Asked) {
  const limit = Number(query['limit'] ?? 50)
  const rows = await ask<Row>(
    'movements',
    `select id, public_ref as "publicRef", movement_type as "movementType", mode, status, starts_at as "startsAt", ends_at as "endsAt",
      (select count(*)::int from movements_passenger p where p.movement_id = m.id and p.state not in ('NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'CANCELLED', 'REFUNDED')) as passengers,
      (select max(version) from movements_manifest f where f.movement_id = m.id) as "manifestVersion"
    from movements_movement m where office = $1 and compartment = 0 and starts_at >= $2 order by starts_at, id limit ${limit + 1}`,
    [office, startOfDay(query['from'] as Day, 'Europe/Paris')],
  )
  const legs = Map.groupBy(
    await ask<Row>(
      'legs',
      `select movement_id, number, from_place, from_zone, to_place, to_zone from movements_leg where movement_id = any($1) order by movement_id, seq`,
      [rows.slice(0, limit).map((row) => row['id'])],
    ),
    (leg) => leg['movement_id'] as string,
  )
  return paged(
    rows,
    limit,
    (row) => [row['startsAt'], row['id']],
    ({ passengers, manifestVersion, ...row }) => {
      const own = legs.get(row['id'] as string)!
      const [first, last] = [own[0]!, own.at(-1)!]
      return {
        ...(row as object),
        fromPlace: first['from_place'],
        fromZone: first['from_zone'],
        toPlace: last['to_place'],
        toZone: last['to_zone'],
        flights: own.map((leg) => leg['number']),
        passengers,
        manifestVersion,
      }
    },
  )
}

export async function bareBoard({ ask, params, query }: Asked) {
  const airport = params['airport']!
  const day = query['day'] as Day
  const groups = await ask<Row>(
    'groups',
    `select id, office, compartment, airport, zone, serves_on as "servesOn", serves_until as "servesUntil", passage, movement_id as "movementId", movement_type as "movementType",
      manifest_version as "manifestVersion", case_id as "caseId", case_ref as "caseRef", lead_name as "leadName", head_count as "headCount", adults, children, infants, languages, ssr, wheelchairs, stretchers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'version', k.version) order by k.version desc), '[]') from transit_token k
        where k.movement_id = transit_group.movement_id and k.case_id = transit_group.case_id) as tokens,
      unaccompanied_minor as "unaccompaniedMinor", inbound, outbound, connection, handover_party as "handoverParty", travel_before as "travelBefore", cancelled_at as "cancelledAt"
    from transit_group where airport = $1 and compartment = 0 and serves_on >= $2 and serves_on <= $3 and serves_until >= $3 order by serves_on, id`,
    [airport, addDays(day, -3), day],
  )
  const ids = groups.map((group) => group['id'])
  const from = startOfDay(day, 'Europe/Paris')
  const [shifts, tasks, mishaps] = await Promise.all([
    ask<Row>(
      'shifts',
      `select id, airport, starts_at as "startsAt", ends_at as "endsAt", agents, closed_at as "closedAt", closed_by as "closedBy", note_id as "noteId"
      from transit_shift where airport = $1 and starts_at >= $2::timestamptz - interval '16 hours' and starts_at < $3 and ends_at > $2 and cancelled_at is null
      order by starts_at, id`,
      [airport, from, startOfDay(addDays(day, 1), 'Europe/Paris')],
    ),
    ask<Row>(
      'tasks',
      `select id, group_id as "groupId", kind, due_at as "dueAt", notice_by as "noticeBy", expected, counted, state, assignee, done_at as "doneAt", done_by as "doneBy",
        case when receiver_name is null then null else json_build_object('receiverName', receiver_name, 'receiverOrganisation', receiver_organisation, 'receiverIdKind', receiver_id_kind) end as "handOver",
        note, created_at as "createdAt", revision, last_command as "lastCommand" from transit_task where group_id = any($1)`,
      [ids],
    ),
    ask<Row>('mishaps', 'select group_id as "groupId", code from transit_mishap where group_id = any($1) and closed_at is null', [ids]),
  ])
  const done = Map.groupBy(tasks, (task) => task['groupId'] as string)
  const wrong = Map.groupBy(mishaps, (mishap) => mishap['groupId'] as string)
  const shown = groups.map((group) => ({
    ...(group as object),
    tasks: done.get(group['id'] as string) ?? [],
    mishaps: wrong.get(group['id'] as string) ?? [],
  })) as unknown as BoardGroup[]
  return { airport, day, zone: 'Europe/Paris', takenAt: new Date(), flights: byFlight(shown, airport), shifts, terms: deskTermsOn(day) }
}
