-- planning: flights on offer, what an office settled and decided beforehand, planning runs and what each says of every case.
-- No column names a person: a row of a case follows its case into a sealed compartment.

-- A block of seats that is held or may be bought before anybody is booked.
create table planning_flight (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  kind text not null check (kind in ('SCHEDULED', 'CHARTER')),
  use text not null check (use in ('DIRECT', 'CONNECTION')),
  number text not null,
  carrier text not null,
  from_place text not null,
  from_terminal text,
  from_zone text not null,
  departs_at timestamptz not null,
  to_place text not null,
  to_terminal text,
  to_zone text not null,
  arrives_at timestamptz not null,
  seats int not null check (seats > 0),
  wheelchairs int not null check (wheelchairs >= 0),
  stretchers int not null check (stretchers >= 0),
  minimum_load int not null check (minimum_load between 0 and seats),
  fixed_cost_minor bigint not null check (fixed_cost_minor >= 0),
  seat_price_minor bigint not null check (seat_price_minor >= 0),
  currency text not null,
  movement_id uuid, -- the free seats of a journey that is planned already
  created_by uuid not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (id, office, compartment),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade,
  check (arrives_at > departs_at),
  constraint planning_flight_charter_is_direct check (kind = 'SCHEDULED' or use = 'DIRECT')
);
create index planning_flight_list on planning_flight (office, compartment, departs_at, id);
create unique index planning_flight_of_movement on planning_flight (movement_id, office, compartment) where withdrawn_at is null;
call kit_protect('planning_flight', 'office');
call kit_privacy('planning_flight', 'L1', 'kind, use, number, carrier, from_place, from_terminal, from_zone, to_place, to_terminal, to_zone, currency');

-- Which journey was planned for the seats of which flights on offer, so that their seats are counted and the next family joins it.
create table planning_journey (
  movement_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  first_flight uuid not null references planning_flight (id),
  second_flight uuid references planning_flight (id),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade on delete cascade
);
create index planning_journey_first on planning_journey (first_flight);
create index planning_journey_second on planning_journey (second_flight) where second_flight is not null;
call kit_protect('planning_journey', 'office');

-- Figures from a day on: of one day the newest row holds, and none is ever changed.
create table planning_setting (
  id uuid primary key,
  office int not null references access_office (id),
  compartment int not null default 0 check (compartment = 0),
  valid_from date not null,
  hubs jsonb not null,
  escort_pool_per_day int not null check (escort_pool_per_day >= 0),
  currency text not null,
  prices jsonb not null,
  source text not null,
  set_by uuid not null,
  set_at timestamptz not null
);
create index planning_setting_office on planning_setting (office, valid_from desc, set_at desc);
call kit_protect('planning_setting', 'office', 'select, insert');
call kit_privacy('planning_setting', 'L1', 'valid_from, hubs, currency, prices, source');

create table planning_wish (
  case_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  priority text not null check (priority in ('NORMAL', 'URGENT', 'VITAL')),
  also_to text[] not null default '{}',
  set_by uuid not null,
  set_at timestamptz not null,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
call kit_protect('planning_wish', 'office');
call kit_privacy('planning_wish', 'L2', 'priority, also_to');

-- What is settled before a run: a case travels on these flights, or never on them.
create table planning_decision (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('PIN', 'FORBID')),
  first_flight uuid not null,
  second_flight uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create unique index planning_decision_one_pin on planning_decision (case_id) where kind = 'PIN';
create unique index planning_decision_once on planning_decision (case_id, kind, first_flight, second_flight) nulls not distinct;
call kit_protect('planning_decision', 'office', 'select, insert, update, delete');
call kit_privacy('planning_decision', 'L2', 'kind');

create table planning_run (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  kind text not null check (kind in ('PLAN', 'WHAT_IF')),
  from_on date not null,
  until_on date not null,
  seed int not null,
  seconds_max int not null check (seconds_max > 0),
  input_hash text not null,
  hypothesis jsonb,
  currency text not null,
  started_by uuid not null,
  started_at timestamptz not null,
  unique (id, office, compartment),
  check (until_on >= from_on),
  check ((kind = 'WHAT_IF') = (hypothesis is not null))
);
create index planning_run_list on planning_run (office, started_at desc, id desc);
call kit_protect('planning_run', 'office', 'select, insert');
call kit_privacy('planning_run', 'L1', 'kind, from_on, until_on, input_hash, hypothesis, currency');

-- The question as the planner was given it, and the flights as they were: a later look or comparison reads these, not today's.
create table planning_question (
  run_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  instance jsonb not null,
  flights jsonb not null,
  foreign key (run_id, office, compartment) references planning_run (id, office, compartment) on update cascade on delete cascade
);
call kit_protect('planning_question', 'office', 'select, insert');
drop trigger audit on planning_question; -- written once and never changed: it is its own trace
call kit_privacy('planning_question', 'L2', 'instance');
call kit_privacy('planning_question', 'L1', 'flights');

-- How far a run is: written twice a second while it lasts.
create table planning_progress (
  run_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  status text not null check (status in ('WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
  value double precision,
  bound double precision,
  seconds double precision,
  fixed_minor bigint not null default 0, -- of the charters that the plan flies
  stop_asked_at timestamptz,
  told_at timestamptz not null,
  finished_at timestamptz,
  foreign key (run_id, office, compartment) references planning_run (id, office, compartment) on update cascade on delete cascade
);
call kit_protect('planning_progress', 'office');
call kit_privacy('planning_progress', 'L1', 'status');
drop trigger audit on planning_progress;

-- What a run says of one case. It lies where the case lies: a case sealed since is in nobody else's run.
create table planning_placement (
  run_id uuid not null references planning_run (id) on delete cascade,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  place int not null, -- the order in which the run was asked about them
  facts jsonb not null, -- needs, priority and window as of the run
  first_flight uuid,
  second_flight uuid,
  cost_minor bigint not null default 0,
  by_hand boolean not null default false,
  why text,
  ways jsonb not null default '[]',
  before_first uuid,
  before_second uuid,
  before_movement uuid,
  frozen boolean not null default false,
  hit boolean not null default false,
  booked_on uuid,
  booked_at timestamptz,
  refusal text,
  refusal_details jsonb,
  primary key (run_id, case_id),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade,
  check (second_flight is null or first_flight is not null),
  check ((booked_on is null) = (booked_at is null))
);
create index planning_placement_page on planning_placement (run_id, place);
create index planning_placement_case on planning_placement (case_id);
call kit_protect('planning_placement', 'office');
call kit_privacy('planning_placement', 'L2', 'facts, why, ways, refusal, refusal_details');
