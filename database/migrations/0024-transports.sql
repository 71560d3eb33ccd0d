-- transports: the charters, vessels and convoys that carry a movement, what they were allowed and asked, and who works on them (domain.md 1.14).
-- Crew and drivers are persons too: only what a list of the crew asks for lies here, and they are not in the register of people.

create table transports_transport (
  id uuid primary key,
  movement_id uuid not null,
  office int not null check (office > 0),
  compartment int not null default 0,
  public_ref text not null,
  kind text not null check (kind in ('CHARTER', 'VESSEL', 'CONVOY')),
  operator text not null,
  status text not null check (status in ('PLANNED', 'GO', 'NO_GO', 'CANCELLED')),
  reason text, -- of the last decision
  decided_by uuid,
  decided_at timestamptz,
  departs_at timestamptz not null, -- of the movement, which keeps its timetable
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (public_ref, office, compartment),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade,
  check ((status = 'PLANNED') or (decided_by is not null and decided_at is not null)),
  check (status not in ('NO_GO', 'CANCELLED') or reason is not null)
);
create index transports_transport_list on transports_transport (office, departs_at desc, id desc);
create index transports_transport_movement on transports_transport (movement_id);
-- A movement flies on one aircraft of ours, or sails on one ship; convoys may be several.
create unique index transports_transport_one on transports_transport (movement_id, kind) where kind <> 'CONVOY' and status <> 'CANCELLED';
call kit_protect('transports_transport', 'office');
call kit_privacy('transports_transport', 'L1', 'public_ref, kind, operator, status, reason');

create table transports_charter (
  transport_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  aoc_number text,
  aoc_valid_until date,
  broker text,
  aircraft_type text,
  registration text,
  seats int not null check (seats > 0),
  insurer text,
  insurance_ref text,
  insured_until date,
  fuel text,
  positioning text,
  agents jsonb not null default '[]', -- who handles the aircraft, place by place
  freeze_hours int not null default 24 check (freeze_hours between 0 and 168),
  catering text,
  medical_team text,
  security text,
  bags_kg_max int check (bags_kg_max > 0),
  general_declaration_ref text,
  health_rules text,
  bus_plan text,
  reception_plan text,
  cancellation_terms text,
  currency text,
  price_minor bigint check (price_minor >= 0),
  positioning_minor bigint not null default 0 check (positioning_minor >= 0),
  handling_minor bigint not null default 0 check (handling_minor >= 0),
  permits_minor bigint not null default 0 check (permits_minor >= 0),
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  check ((price_minor is null) = (currency is null))
);
call kit_protect('transports_charter', 'office');
call kit_privacy('transports_charter', 'L1', 'aoc_number, aoc_valid_until, broker, aircraft_type, registration, insurer, insurance_ref, insured_until, fuel, positioning, catering, medical_team, security, general_declaration_ref, health_rules, bus_plan, reception_plan, cancellation_terms, currency');
call kit_privacy('transports_charter', 'L2', 'agents');

create table transports_permit (
  id uuid primary key,
  transport_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('OVERFLIGHT', 'LANDING', 'SLOT')),
  place text not null,
  state text not null check (state in ('TO_REQUEST', 'REQUESTED', 'GRANTED', 'REFUSED')),
  reference text,
  valid_from date,
  valid_until date,
  updated_at timestamptz not null,
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  check (state <> 'GRANTED' or reference is not null),
  check (valid_until is null or valid_from is null or valid_until >= valid_from)
);
create index transports_permit_transport on transports_permit (transport_id);
call kit_protect('transports_permit', 'office', 'select, insert, update, delete');
call kit_privacy('transports_permit', 'L1', 'kind, place, state, reference, valid_from, valid_until');

create table transports_vessel (
  transport_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  name text not null,
  -- Seven digits, the last of which is the end of the sum of the others, weighted seven to two.
  imo_number text not null check (imo_number ~ '^\d{7}$' and (7 * substr(imo_number, 1, 1)::int + 6 * substr(imo_number, 2, 1)::int
    + 5 * substr(imo_number, 3, 1)::int + 4 * substr(imo_number, 4, 1)::int + 3 * substr(imo_number, 5, 1)::int
    + 2 * substr(imo_number, 6, 1)::int) % 10 = substr(imo_number, 7, 1)::int),
  call_sign text,
  flag text not null check (flag ~ '^[A-Z]{3}$'),
  voyage_number text not null,
  passenger_places int not null check (passenger_places > 0),
  life_saving_capacity int not null check (life_saving_capacity > 0),
  persons_on_board int not null default 0 check (persons_on_board >= 0), -- passengers, crew and escorts, counted anew with each booking
  sea_state_max int not null check (sea_state_max between 0 and 9),
  women_places int not null default 0 check (women_places >= 0),
  family_places int not null default 0 check (family_places >= 0),
  minor_places int not null default 0 check (minor_places >= 0),
  health_declaration_ref text,
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  -- Nobody is taken on board for whom there is no place in a boat or raft.
  constraint transports_vessel_everybody_can_be_saved check (persons_on_board <= life_saving_capacity),
  check (women_places + family_places + minor_places <= passenger_places)
);
call kit_protect('transports_vessel', 'office');
call kit_privacy('transports_vessel', 'L1', 'name, imo_number, call_sign, flag, voyage_number, health_declaration_ref');

create table transports_call (
  transport_id uuid not null,
  seq int not null check (seq > 0),
  office int not null,
  compartment int not null default 0,
  locode text not null check (locode ~ '^[A-Z]{2}[A-Z2-9]{3}$'),
  zone text not null,
  arrives_at timestamptz,
  departs_at timestamptz,
  purpose text not null check (purpose in ('EMBARK', 'CALL', 'DISEMBARK')),
  primary key (transport_id, seq),
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  check (arrives_at is not null or departs_at is not null),
  check (departs_at >= arrives_at)
);
call kit_protect('transports_call', 'office', 'select, insert, update, delete');
call kit_privacy('transports_call', 'L1', 'locode, zone, purpose');

-- What the sea is like, and who said so: written, never changed.
create table transports_sea_report (
  id uuid primary key,
  transport_id uuid not null,
  office int not null,
  compartment int not null default 0,
  observed_at timestamptz not null,
  sea_state int not null check (sea_state between 0 and 9),
  wave_cm int check (wave_cm >= 0),
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade
);
create index transports_sea_report_newest on transports_sea_report (transport_id, observed_at desc, recorded_at desc);
call kit_protect('transports_sea_report', 'office', 'select, insert');
call kit_privacy('transports_sea_report', 'L1', 'source');

create table transports_convoy (
  transport_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  call_name text not null, -- how the convoy is called on the radio and on paper
  radio text,
  phone text,
  tracking text,
  way_station text,
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade
);
call kit_protect('transports_convoy', 'office');
call kit_privacy('transports_convoy', 'L1', 'call_name, radio, phone, tracking, way_station');

create table transports_vehicle (
  id uuid primary key,
  transport_id uuid not null,
  office int not null,
  compartment int not null default 0,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('BUS', 'MINIBUS', 'CAR', 'RAIL_CAR', 'MEDICAL', 'LUGGAGE', 'LEAD')),
  plate text not null,
  seats int not null check (seats >= 0), -- for passengers, not for who drives or works
  condition text check (condition in ('FIT', 'DEFECT')),
  checked_on date,
  check_note text,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (transport_id, plate),
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  check ((condition is null) = (checked_on is null)),
  check (kind not in ('LUGGAGE', 'LEAD') or seats = 0)
);
create index transports_vehicle_transport on transports_vehicle (transport_id, seq);
call kit_protect('transports_vehicle', 'office', 'select, insert, update, delete');
call kit_privacy('transports_vehicle', 'L1', 'kind, plate, condition, checked_on, check_note');

create table transports_seat (
  transport_id uuid not null,
  passenger_id uuid not null references movements_passenger (id) on delete cascade,
  vehicle_id uuid not null,
  office int not null,
  compartment int not null default 0,
  primary key (transport_id, passenger_id),
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  foreign key (vehicle_id, office, compartment) references transports_vehicle (id, office, compartment) on update cascade on delete cascade
);
create index transports_seat_vehicle on transports_seat (vehicle_id);
create index transports_seat_passenger on transports_seat (passenger_id);
call kit_protect('transports_seat', 'office', 'select, insert, update, delete');

create table transports_stop (
  transport_id uuid not null,
  seq int not null check (seq > 0),
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('DEPARTURE', 'REST', 'HEALTH', 'BORDER', 'WAY_STATION', 'ARRIVAL')),
  place text not null,
  zone text not null,
  arrives_at timestamptz,
  departs_at timestamptz,
  km int check (km >= 0), -- from the stop before
  primary key (transport_id, seq),
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  check (arrives_at is not null or departs_at is not null),
  check (departs_at >= arrives_at)
);
call kit_protect('transports_stop', 'office', 'select, insert, update, delete');
call kit_privacy('transports_stop', 'L1', 'kind, place, zone');

-- Crew, drivers and teams on board: what FAL form 5, a general declaration or a check of a licence asks for, and nothing else.
create table transports_staff (
  id uuid primary key,
  transport_id uuid not null,
  vehicle_id uuid,
  office int not null,
  compartment int not null default 0,
  duty text not null check (duty in ('MASTER', 'SEAFARER', 'PILOT', 'CABIN', 'DRIVER', 'MEDICAL', 'SECURITY')),
  rank text not null,
  family_name text not null,
  given_names text not null default '',
  sex text not null check (sex in ('F', 'M', 'X')),
  nationality text not null check (nationality ~ '^[A-Z]{3}$'),
  born_on date,
  born_at text,
  doc_type text check (doc_type in ('PASSPORT', 'SEAMAN_BOOK', 'NATIONAL_ID', 'CREW_CARD')),
  doc_number text,
  doc_issuer text,
  doc_expires_on date,
  licence_number text,
  licence_until date,
  updated_at timestamptz not null,
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  foreign key (vehicle_id, office, compartment) references transports_vehicle (id, office, compartment) on update cascade,
  check ((doc_type is null) = (doc_number is null))
);
create index transports_staff_transport on transports_staff (transport_id);
create index transports_staff_vehicle on transports_staff (vehicle_id);
call kit_protect('transports_staff', 'office', 'select, insert, update, delete');
call kit_privacy('transports_staff', 'L1', 'duty, rank');
call kit_privacy('transports_staff', 'L2', 'family_name, given_names, sex, nationality, born_on, born_at, doc_type, doc_number, doc_issuer, doc_expires_on, licence_number, licence_until');

-- What was asked before leaving, and who answered: a new answer is a new row.
create table transports_check (
  id uuid primary key,
  transport_id uuid not null,
  office int not null,
  compartment int not null default 0,
  item text not null,
  answer text not null check (answer in ('YES', 'NO', 'NOT_NEEDED')),
  note text,
  answered_by uuid not null,
  answered_at timestamptz not null,
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade,
  check (answer = 'YES' or note is not null)
);
create index transports_check_newest on transports_check (transport_id, item, answered_at desc, id desc);
call kit_protect('transports_check', 'office', 'select, insert');
call kit_privacy('transports_check', 'L1', 'item, answer, note');

-- The State that asked for an evacuation, on which ground, and why nothing else was left (domain.md 1.14, M141).
create table transports_state_request (
  id uuid primary key,
  transport_id uuid not null,
  office int not null,
  compartment int not null default 0,
  state text not null check (state ~ '^[A-Z]{3}$'),
  role text not null check (role in ('NATIONALITY', 'HOST')),
  authority text not null,
  reference text not null,
  asked_on date not null,
  legal_ground text not null,
  last_resort text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (transport_id, office, compartment) references transports_transport (id, office, compartment) on update cascade on delete cascade
);
create index transports_state_request_newest on transports_state_request (transport_id, recorded_at desc);
call kit_protect('transports_state_request', 'office', 'select, insert');
call kit_privacy('transports_state_request', 'L1', 'state, role, authority, reference, asked_on, legal_ground, last_resort');
