-- cases: nominal rolls, cases, members, tasks, notes, files, holds.

-- A roll is the trace of a file that was read. What the file says is read again from the file itself and never copied here.
create table cases_roll (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  file_id uuid not null references kit_file (id),
  file_sha256 text not null,
  file_name text not null,
  programme_code text not null,
  programme_version int not null,
  state text not null check (state in ('PREVIEWED', 'COMMITTED', 'UNDONE')),
  row_count int not null,
  fault_count int not null,
  household_count int not null,
  previewed_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  account uuid not null,
  unique (id, office, compartment),
  foreign key (programme_code, programme_version) references programmes_programme (code, version)
);
create index cases_roll_list on cases_roll (office, previewed_at desc, id desc);
create index cases_roll_same on cases_roll (file_sha256, office);
-- The same file is never imported twice, even by two people at once.
create unique index cases_roll_once on cases_roll (office, compartment, file_sha256) where state = 'COMMITTED';
call kit_protect('cases_roll', 'office');
call kit_privacy('cases_roll', 'L2', 'file_name');
call kit_privacy('cases_roll', 'L1', 'file_sha256, programme_code, state');

create table cases_case (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  public_ref text not null,
  external_ref text,
  programme_code text not null,
  programme_version int not null,
  project_code text,
  movement_type text not null,
  destination_country text check (destination_country ~ '^[A-Z]{3}$'),
  destination_subregion text,
  destination_city text,
  receiving_party text,
  unaccompanied_minor boolean not null default false,
  status text not null check (status in ('DRAFT', 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'DEPARTED', 'IN_TRANSIT', 'MISHAP',
    'ARRIVED', 'HANDED_OVER', 'FOLLOW_UP', 'CLOSED', 'ON_HOLD', 'REJECTED', 'CANCELLED', 'WITHDRAWN', 'DECEASED')),
  status_before text,
  status_reason text,
  status_since timestamptz not null,
  critical_on date,
  roll_id uuid references cases_roll (id),
  opened_by uuid,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (public_ref, office, compartment),
  foreign key (programme_code, programme_version) references programmes_programme (code, version)
);
-- Lists are read status by status, each in the order of its part of an index (server/cases/list-store.ts).
create index cases_case_opened on cases_case (office, status, opened_at desc, id desc);
create index cases_case_critical on cases_case (office, status, critical_on, id);
create index cases_case_programme on cases_case (office, programme_code, status, opened_at desc, id desc);
create index cases_case_mine on cases_case (opened_by, office, status, opened_at desc, id desc);
create index cases_case_ref on cases_case (public_ref, office);
create index cases_case_external_ref on cases_case (external_ref, office) where external_ref is not null;
create index cases_case_roll on cases_case (roll_id, opened_at desc, id desc) where roll_id is not null;
call kit_protect('cases_case', 'office', 'select, insert, update, delete');
call kit_privacy('cases_case', 'L2', 'public_ref, external_ref, project_code, movement_type, destination_country, destination_subregion, destination_city, receiving_party, status, status_before, critical_on');
call kit_privacy('cases_case', 'L3', 'status_reason');
call kit_privacy('cases_case', 'L1', 'programme_code');

create table cases_member (
  case_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  role text not null check (role in ('PA', 'SPOUSE', 'PARTNER', 'CHILD', 'PARENT', 'SIBLING', 'GRANDPARENT', 'OTHER_DEP', 'CAREGIVER')),
  travelling boolean not null default true,
  -- IATA codes of the help needed on the way, never a diagnosis (domain.md 1.6, 1.9).
  special_needs text[] not null default '{}',
  visa_number text,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (case_id, person_id),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create index cases_member_person on cases_member (person_id);
create unique index cases_member_one_pa on cases_member (case_id) where role = 'PA' and left_at is null;
call kit_protect('cases_member', 'office', 'select, insert, update, delete');
call kit_privacy('cases_member', 'L2', 'role, visa_number');
call kit_privacy('cases_member', 'L3', 'special_needs');

create table cases_task (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null,
  title text not null,
  due_on date,
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'CANCELLED')),
  assignee uuid references access_account (id),
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create index cases_task_case on cases_task (case_id, state, due_on);
create index cases_task_due on cases_task (office, state, due_on, id);
call kit_protect('cases_task', 'office', 'select, insert, update, delete');
call kit_privacy('cases_task', 'L1', 'state');
call kit_privacy('cases_task', 'L2', 'kind, title, due_on');

create table cases_note (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  text text not null,
  account uuid not null,
  written_at timestamptz not null,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create index cases_note_case on cases_note (case_id, written_at);
call kit_protect('cases_note', 'office', 'select, insert, update, delete');
call kit_privacy('cases_note', 'L3', 'text');

create table cases_file (
  case_id uuid not null,
  file_id uuid not null,
  office int not null,
  compartment int not null default 0,
  attached_at timestamptz not null,
  primary key (case_id, file_id),
  foreign key (file_id) references kit_file (id),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create index cases_file_file on cases_file (file_id);
call kit_protect('cases_file', 'office', 'select, insert, update, delete');

-- A file of a sealed case is sealed with it, the moment it is attached and whenever the case moves.
create function cases_seal_file() returns trigger language plpgsql as $$
begin
  execute format('update %I.kit_file set office = $1, compartment = $2 where id = $3 and (office, compartment) is distinct from ($1, $2)', tg_table_schema)
    using new.office, new.compartment, new.file_id;
  return null;
end $$;
create trigger sealed_with_case after insert or update of office, compartment on cases_file for each row execute function cases_seal_file();

-- A hold stops booking, whoever asks. It is lifted, never deleted.
create table cases_hold (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  reason text not null,
  note text,
  placed_at timestamptz not null,
  placed_by uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create index cases_hold_case on cases_hold (case_id) where lifted_at is null;
call kit_protect('cases_hold', 'office', 'select, insert, update, delete');
call kit_privacy('cases_hold', 'L3', 'reason, note');
