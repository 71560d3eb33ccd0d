-- movements: clearances, requests, movements, legs, passengers, manifests.

create table movements_clearance (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid references people_person (id), -- null: of the whole case
  office int not null,
  compartment int not null default 0,
  kind text not null,
  status text not null check (status in ('NOT_REQUIRED', 'TO_REQUEST', 'REQUESTED', 'PENDING_INFO', 'CLEARED', 'CONDITIONAL', 'REFUSED', 'EXPIRED', 'REVOKED')),
  requested_on date,
  valid_from date,
  valid_until date,
  issuer text,
  reference text,
  restriction text, -- read and written only through the contracts of movements.detail
  warned_days int, -- the last warning given before the end: 30 or 7
  updated_at timestamptz not null,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade,
  check (valid_until is null or valid_from is null or valid_until >= valid_from)
);
create unique index movements_clearance_once on movements_clearance (case_id, kind, person_id) nulls not distinct;
create index movements_clearance_expiry on movements_clearance (status, valid_until, office);
call kit_protect('movements_clearance', 'office', 'select, insert, update, delete');
call kit_privacy('movements_clearance', 'L2', 'kind, status, requested_on, valid_from, valid_until, issuer, reference, updated_at');
call kit_privacy('movements_clearance', 'L3', 'restriction');

create table movements_movement (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  public_ref text not null,
  movement_type text not null,
  mode text not null check (mode in ('AIR', 'SEA', 'ROAD', 'RAIL', 'MIXED')),
  status text not null check (status in ('PLANNED', 'BOOKED', 'MANIFESTED', 'DEPARTED', 'ARRIVED', 'CANCELLED')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (public_ref, office, compartment),
  check (ends_at > starts_at)
);
create index movements_movement_list on movements_movement (office, starts_at desc, id desc);
create index movements_movement_status on movements_movement (office, status, starts_at, id);
create index movements_movement_ref on movements_movement (public_ref, office);
call kit_protect('movements_movement', 'office', 'select, insert, update, delete');
call kit_privacy('movements_movement', 'L1', 'public_ref, movement_type, mode, status, starts_at, ends_at');

create table movements_leg (
  id uuid primary key,
  movement_id uuid not null,
  office int not null,
  compartment int not null default 0,
  seq int not null check (seq > 0),
  mode text not null check (mode in ('AIR', 'SEA', 'ROAD', 'RAIL')),
  carrier text not null,
  number text not null,
  from_place text not null,
  from_terminal text,
  from_zone text not null,
  departs_at timestamptz not null,
  to_place text not null,
  to_terminal text,
  to_zone text not null,
  arrives_at timestamptz not null,
  expected_departs_at timestamptz,
  expected_arrives_at timestamptz,
  status text not null default 'SCHEDULED' check (status in ('SCHEDULED', 'DELAYED', 'DEPARTED', 'ARRIVED', 'CANCELLED')),
  bags_rechecked boolean not null default false, -- before this leg: bags taken and given again, or another ticket
  border_entry boolean not null default false, -- before this leg: the country of the connection is entered
  unique (id, office, compartment),
  unique (movement_id, seq),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade on delete cascade,
  check (arrives_at > departs_at)
);
create index movements_leg_flight on movements_leg (number, office, departs_at);
create index movements_leg_arrivals on movements_leg (to_place, arrives_at, office);
create index movements_leg_departures on movements_leg (from_place, departs_at, office);
call kit_protect('movements_leg', 'office', 'select, insert, update, delete');
call kit_privacy('movements_leg', 'L1', 'mode, carrier, number, from_place, from_terminal, from_zone, departs_at, to_place, to_terminal, to_zone, arrives_at, expected_departs_at, expected_arrives_at, status');

-- What a supervisor took on themself, in words of their own: an amber connection (the leg before it), or a family that travels apart.
create table movements_approval (
  id uuid primary key,
  movement_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('CONNECTION', 'FAMILY_SPLIT')),
  case_id uuid,
  from_seq int,
  minutes int, -- of the connection as it was approved; a tighter one needs a new approval
  needed_minutes int,
  reason text not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade on delete cascade,
  check ((kind = 'CONNECTION') = (from_seq is not null and minutes is not null and needed_minutes is not null)),
  check ((kind = 'FAMILY_SPLIT') = (case_id is not null))
);
create index movements_approval_movement on movements_approval (movement_id, approved_at);
call kit_protect('movements_approval', 'office', 'select, insert');
call kit_privacy('movements_approval', 'L1', 'kind, approved_at');
call kit_privacy('movements_approval', 'L2', 'reason');

create table movements_request (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  from_place text not null,
  to_place text not null,
  earliest_on date not null,
  latest_on date not null,
  payer text not null check (payer in ('PROJECT', 'SELF', 'LOAN', 'AGENCY', 'GOV')),
  services text[] not null default '{}',
  status text not null default 'OPEN' check (status in ('OPEN', 'BOOKED', 'CANCELLED')),
  requested_by uuid not null,
  requested_at timestamptz not null,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade,
  check (latest_on >= earliest_on)
);
create index movements_request_case on movements_request (case_id);
create index movements_request_open on movements_request (office, status, latest_on, id);
call kit_protect('movements_request', 'office', 'select, insert, update, delete');
call kit_privacy('movements_request', 'L2', 'from_place, to_place, earliest_on, latest_on, payer, services, status, requested_at');

-- One person is never in two overlapping movements: the database itself refuses (domain.md 1.2).
create table movements_passenger (
  id uuid primary key,
  movement_id uuid not null,
  case_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  state text not null check (state in ('PLANNED', 'REQUESTED', 'HELD', 'TICKETED', 'MANIFESTED', 'BOARDED', 'CONNECTED', 'ARRIVED', 'HANDED_OVER', 'NO_SHOW', 'OFFLOADED',
    'DENIED_BOARDING', 'REFUSED_BY_BORDER', 'MISCONNECTED', 'ABSCONDED', 'MEDICAL_STOP', 'CANCELLED', 'REFUNDED')),
  booking_ref text check (booking_ref ~ '^[A-Z0-9]{6}$'),
  ticket_no text check (ticket_no ~ '^\d{3}-?\d{10}$'),
  seat text,
  ssr jsonb not null default '[]',
  bags_pieces int not null default 0,
  bags_kg int not null default 0,
  escort_kind text check (escort_kind in ('OPERATIONAL', 'MEDICAL_DOCTOR', 'MEDICAL_NURSE', 'CHILD', 'FAMILY', 'CARRIER_UM')),
  infant_with uuid,
  travels tstzrange not null,
  changed_at timestamptz not null, -- the last change that a manifest must show; the airport desk's news do not count
  updated_at timestamptz not null,
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade on delete cascade,
  foreign key (case_id) references cases_case (id),
  constraint movements_passenger_one_journey_at_a_time exclude using gist (person_id with =, travels with &&)
    where (state not in ('NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'CANCELLED', 'REFUNDED'))
);
create unique index movements_passenger_once on movements_passenger (movement_id, person_id) where state <> 'CANCELLED';
create index movements_passenger_movement on movements_passenger (movement_id);
create index movements_passenger_case on movements_passenger (case_id);
create index movements_passenger_person on movements_passenger (person_id);
call kit_protect('movements_passenger', 'office', 'select, insert, update, delete');
call kit_privacy('movements_passenger', 'L2', 'state, booking_ref, ticket_no, seat, bags_pieces, bags_kg, escort_kind, infant_with, travels, changed_at');
call kit_privacy('movements_passenger', 'L3', 'ssr');

-- A manifest is frozen when written: every change is a new version with a diff (domain.md 1.6).
create table movements_manifest (
  id uuid primary key,
  movement_id uuid not null,
  office int not null,
  compartment int not null default 0,
  number text not null,
  version int not null check (version > 0),
  frozen_at timestamptz not null,
  frozen_by uuid not null,
  sha256 text not null,
  supersedes text, -- the sha256 of the version before
  rows jsonb not null,
  legs jsonb not null,
  totals jsonb not null,
  diff jsonb not null default '[]',
  unique (id, office, compartment),
  unique (movement_id, version),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade
);
create index movements_manifest_list on movements_manifest (office, frozen_at desc, id desc);
call kit_protect('movements_manifest', 'office', 'select, insert');
call kit_privacy('movements_manifest', 'L1', 'number, frozen_at, sha256, supersedes, legs, totals');
call kit_privacy('movements_manifest', 'L3', 'rows, diff');
create function movements_refuse_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 then return new; end if; -- a cascade of office or compartment, never of the list
  raise exception 'a frozen manifest never changes' using errcode = 'restrict_violation';
end $$;
create trigger immutable before update or delete on movements_manifest for each row execute function movements_refuse_change();
