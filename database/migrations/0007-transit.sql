-- transit: the airport desk. A group is what an airside agent may know of a case on a flight: no birth date, no document, no diagnosis.

create table transit_group (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  airport text not null check (airport ~ '^[A-Z]{3}$'),
  zone text not null,
  serves_on date not null, -- local day at the airport of the first thing to do
  serves_until date not null, -- and of the last one
  passage text not null check (passage in ('ARRIVAL', 'CONNECTION', 'DEPARTURE')),
  movement_id uuid not null,
  movement_type text not null,
  manifest_version int not null,
  case_id uuid not null,
  case_ref text not null,
  lead_name text not null,
  head_count int not null check (head_count > 0),
  adults int not null,
  children int not null,
  infants int not null,
  languages text[] not null default '{}',
  ssr text[] not null default '{}',
  unaccompanied_minor boolean not null,
  inbound jsonb, -- number, places, terminals, zones, scheduled and expected hours
  outbound jsonb,
  connection jsonb, -- minutes, minutes needed, colour, overnight
  handover_party text,
  travel_before date, -- last day on which everybody's papers and fitness still hold
  cancelled_at timestamptz,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (movement_id, case_id, airport),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade,
  check (serves_until >= serves_on),
  check (head_count = adults + children + infants),
  check (inbound is not null or outbound is not null)
);
create index transit_group_board on transit_group (airport, serves_on, office, id);
call kit_protect('transit_group', 'office', 'select, insert, update, delete');
call kit_privacy('transit_group', 'L1', 'airport, zone, serves_on, serves_until, passage, connection');
call kit_privacy('transit_group', 'L2', 'movement_type, case_ref, lead_name, languages, handover_party, inbound, outbound, unaccompanied_minor, travel_before');
call kit_privacy('transit_group', 'L3', 'ssr');

create table transit_task (
  id uuid primary key,
  group_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null,
  due_at timestamptz, -- null: a step between its neighbours
  notice_by timestamptz,
  expected int not null check (expected > 0),
  counted int check (counted >= 0),
  state text not null check (state in ('PLANNED', 'ASSIGNED', 'ON_SITE', 'IN_PROGRESS', 'DONE', 'PARTIAL', 'ESCALATED', 'CANCELLED')),
  assignee uuid references access_account (id),
  done_at timestamptz, -- by the clock of whoever did it
  done_by uuid,
  receiver_name text,
  receiver_organisation text,
  receiver_id_kind text,
  note text,
  created_at timestamptz not null,
  revision int not null default 1, -- rises with every change; an offline command says which one it saw
  last_command uuid, -- the command that made this revision
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (group_id, kind),
  foreign key (group_id, office, compartment) references transit_group (id, office, compartment) on update cascade on delete cascade,
  -- Fewer people than the manifest is never "done" (domain.md 1.12).
  constraint transit_task_someone_is_missing check (state <> 'DONE' or counted is null or counted >= expected),
  check (state not in ('DONE', 'PARTIAL') or (done_at is not null and done_by is not null))
);
create index transit_task_due on transit_task (office, state, due_at, id);
create index transit_task_done on transit_task (office, done_at) where done_at is not null;
call kit_protect('transit_task', 'office', 'select, insert, update, delete');
call kit_privacy('transit_task', 'L1', 'kind, state');
call kit_privacy('transit_task', 'L2', 'receiver_name, receiver_organisation, receiver_id_kind');
call kit_privacy('transit_task', 'L3', 'note');

create table transit_mishap (
  id uuid primary key,
  group_id uuid not null,
  task_id uuid,
  office int not null,
  compartment int not null default 0,
  code text not null,
  severity int not null check (severity between 1 and 4),
  persons int not null,
  note text,
  opened_at timestamptz not null,
  opened_by uuid not null,
  acknowledge_by timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  checklist jsonb not null default '[]',
  closed_at timestamptz,
  closed_by uuid,
  closing_note text,
  unique (id, office, compartment),
  foreign key (group_id, office, compartment) references transit_group (id, office, compartment) on update cascade on delete cascade
);
create index transit_mishap_open on transit_mishap (office, opened_at) where closed_at is null;
create index transit_mishap_group on transit_mishap (group_id);
call kit_protect('transit_mishap', 'office', 'select, insert, update, delete');
call kit_privacy('transit_mishap', 'L3', 'code, note, closing_note, checklist');

-- What a shift tells the next. Written once, never changed.
create table transit_shift_note (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0 check (compartment = 0),
  airport text not null check (airport ~ '^[A-Z]{3}$'),
  shift_on date not null,
  text text not null,
  written_at timestamptz not null,
  written_by uuid not null
);
create index transit_shift_note_list on transit_shift_note (airport, written_at desc, id desc);
call kit_protect('transit_shift_note', 'office', 'select, insert');
call kit_privacy('transit_shift_note', 'L1', 'airport, shift_on');
call kit_privacy('transit_shift_note', 'L3', 'text');
