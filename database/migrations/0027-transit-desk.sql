-- transit: tokens and scans, shifts, what a mishap costs and who is told of it, news of flights; access: devices that can be lost.

-- One token for each case on each version of a list. The id is chance alone; the signature is made from it each time, and kept nowhere.
create table transit_token (
  id uuid primary key,
  movement_id uuid not null,
  case_id uuid not null,
  version int not null check (version > 0),
  office int not null,
  compartment int not null default 0,
  made_at timestamptz not null,
  unique (id, office, compartment),
  unique (movement_id, case_id, version),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade
);
call kit_protect('transit_token', 'office', 'select, insert');
call kit_privacy('transit_token', 'L2', 'id');

-- How many of a group need hands and how many a bed: the load of the team is reckoned with them. Of older groups the codes alone are
-- known, so each counts once.
alter table transit_group
  add column wheelchairs int not null default 0 check (wheelchairs >= 0),
  add column stretchers int not null default 0 check (stretchers >= 0);
alter table transit_group no force row level security;
update transit_group set
  wheelchairs = case when ssr && array['WCHR', 'WCHS', 'WCHC', 'WCHP'] then 1 else 0 end,
  stretchers = case when 'STCR' = any (ssr) then 1 else 0 end
where ssr && array['WCHR', 'WCHS', 'WCHC', 'WCHP', 'STCR'];
alter table transit_group force row level security;

-- Each scan that was accepted, also a second one of the same slip: written once, never changed.
create table transit_scan (
  id uuid primary key,
  task_id uuid not null,
  token_id uuid not null,
  version int not null,
  office int not null,
  compartment int not null default 0,
  scanned_at timestamptz not null, -- by the clock of whoever scanned
  scanned_by uuid not null,
  stands boolean not null, -- false: a second scan by somebody who had not seen the first
  counted int not null check (counted >= 0),
  heard_at timestamptz not null, -- by the clock of the office: who was first is who was heard first
  said jsonb, -- what came with a scan that does not stand: receiver, words on who is missing
  foreign key (task_id, office, compartment) references transit_task (id, office, compartment) on update cascade on delete cascade,
  foreign key (token_id, office, compartment) references transit_token (id, office, compartment) on update cascade
);
create index transit_scan_task on transit_scan (task_id, heard_at, id);
call kit_protect('transit_scan', 'office', 'select, insert');
call kit_privacy('transit_scan', 'L1', 'scanned_at, heard_at, scanned_by, stands, counted');
call kit_privacy('transit_scan', 'L3', 'said');

-- Who works when at an airport. Closed only with a note to the next shift (domain.md 1.12).
create table transit_shift (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0 check (compartment = 0),
  airport text not null check (airport ~ '^[A-Z]{3}$'),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  agents uuid[] not null,
  planned_at timestamptz not null,
  planned_by uuid not null,
  cancelled_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  note_id uuid references transit_shift_note (id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours'),
  check ((closed_at is null) = (closed_by is null)),
  constraint transit_shift_leaves_a_note check (closed_at is null or note_id is not null)
);
create index transit_shift_airport on transit_shift (airport, starts_at, office);
call kit_protect('transit_shift', 'office');
call kit_privacy('transit_shift', 'L1', 'airport, starts_at, ends_at, agents');

-- What a mishap was, when it is known: why, by how much, what is learned; a lost bag has its report and its day of receipt.
alter table transit_mishap
  add column cause text,
  add column delay_minutes int check (delay_minutes >= 0),
  add column lesson text,
  add column bag_report text,
  add column bag_harm text check (bag_harm in ('DELAYED', 'DAMAGED')),
  add column bag_received_on date;
call kit_privacy('transit_mishap', 'L1', 'delay_minutes, bag_report, bag_harm, bag_received_on');
call kit_privacy('transit_mishap', 'L3', 'cause, lesson');

-- Who is told of a mishap, by role, and who of them said that they know.
create table transit_told (
  id uuid primary key,
  mishap_id uuid not null,
  office int not null,
  compartment int not null default 0,
  party text not null,
  roles text[] not null,
  told_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  mail text not null check (mail in ('NONE', 'DUE', 'SENT')),
  unique (mishap_id, party),
  foreign key (mishap_id, office, compartment) references transit_mishap (id, office, compartment) on update cascade on delete cascade,
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index transit_told_open on transit_told (office, told_at desc, id desc) where acknowledged_at is null;
create index transit_told_to_mail on transit_told (office, told_at, id) where mail = 'DUE';
call kit_protect('transit_told', 'office');
call kit_privacy('transit_told', 'L1', 'party, roles, mail');

create table transit_mishap_cost (
  id uuid primary key,
  mishap_id uuid not null,
  office int not null,
  compartment int not null default 0,
  nature text not null check (nature in ('HOTEL', 'MEALS', 'TRANSPORT', 'TICKET', 'COMMUNICATION', 'OTHER')),
  minor bigint not null check (minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid_by text not null check (paid_by in ('CARRIER', 'OFFICE')),
  spent_on date not null,
  note text,
  added_at timestamptz not null,
  added_by uuid not null,
  cancelled_at timestamptz,
  cancelled_by uuid,
  foreign key (mishap_id, office, compartment) references transit_mishap (id, office, compartment) on update cascade on delete cascade,
  check ((cancelled_at is null) = (cancelled_by is null))
);
create index transit_mishap_cost_mishap on transit_mishap_cost (mishap_id);
call kit_protect('transit_mishap_cost', 'office');
call kit_privacy('transit_mishap_cost', 'L1', 'nature, minor, currency, paid_by, spent_on');
call kit_privacy('transit_mishap_cost', 'L2', 'note');

-- A claim on a carrier, as it was worked out on its day: the terms may change later, the claim does not.
create table transit_claim (
  id uuid primary key,
  mishap_id uuid not null,
  office int not null,
  compartment int not null default 0,
  worked_out jsonb not null, -- distance, delay, band, terms of the day, what is owed and why
  minor bigint not null check (minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  status text not null check (status in ('SENT', 'PAID', 'REFUSED')),
  reference text,
  claimed_at timestamptz not null,
  claimed_by uuid not null,
  settled_at timestamptz,
  settled_by uuid,
  unique (mishap_id),
  foreign key (mishap_id, office, compartment) references transit_mishap (id, office, compartment) on update cascade on delete cascade,
  check ((settled_at is null) = (status = 'SENT'))
);
call kit_protect('transit_claim', 'office');
call kit_privacy('transit_claim', 'L1', 'worked_out, minor, currency, status, reference');

-- What was heard of a flight, from whom and when: kept whether it was taken or not. Flights are no personal data.
create table transit_flight_news (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  airport text not null,
  flight text not null,
  flight_on date,
  source text not null check (source in ('CSV', 'HTTP')),
  heard_at timestamptz not null,
  said_at timestamptz, -- by the clock of the source
  outcome text not null,
  status text,
  departs_at timestamptz,
  arrives_at timestamptz,
  leg_id uuid,
  movement_id uuid,
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade
);
create index transit_flight_news_list on transit_flight_news (office, heard_at desc, id desc);
create index transit_flight_news_leg on transit_flight_news (leg_id, heard_at desc) where leg_id is not null;
call kit_protect('transit_flight_news', 'office', 'select, insert');
drop trigger audit on transit_flight_news; -- it is its own trace, and a feed writes it every few minutes
call kit_privacy('transit_flight_news', 'L0', 'flight, flight_on, source, heard_at, said_at, outcome, status, departs_at, arrives_at');
call kit_privacy('transit_flight_news', 'L1', 'airport');

-- How a feed of flights stands: when it was last asked, what it said, and until when it is left alone.
create table transit_flight_feed (
  office int not null check (office > 0),
  airport text not null,
  compartment int not null default 0 check (compartment = 0),
  asked_at timestamptz not null,
  answered_at timestamptz, -- the last good answer
  etag text,
  outcome text not null,
  not_before timestamptz,
  bad_in_a_row int not null default 0,
  primary key (office, airport)
);
call kit_protect('transit_flight_feed', 'office');
drop trigger audit on transit_flight_feed;
call kit_privacy('transit_flight_feed', 'L1', 'airport, asked_at, answered_at, etag, outcome');

-- Devices that people sign in from: a row for each account on each device. A lost one gets no answer but that it is lost, and gives
-- up what it holds.
create table access_device (
  id uuid primary key,
  device uuid not null, -- made on the device, by chance
  account uuid not null references access_account (id),
  office int not null references access_office (id),
  compartment int not null default 0 check (compartment = 0),
  name text not null,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  lost_at timestamptz,
  lost_by uuid,
  wiped_at timestamptz, -- the device said that nothing is left on it
  unique (device, account),
  check ((lost_at is null) = (lost_by is null))
);
create index access_device_account on access_device (account, seen_at desc);
create index access_device_office on access_device (office, seen_at desc, id);
call kit_protect('access_device', 'office');
create policy known_to_server on access_device using (app_system()) with check (app_system());
create policy oneself on access_device for select using (account = app_account());
call kit_privacy('access_device', 'L1', 'name, first_seen_at, seen_at, lost_at, wiped_at');

alter table access_session add column device_id uuid references access_device (id);
create index access_session_device on access_session (device_id) where device_id is not null;

-- What a lost device had not sent, still sealed under its owner's password: nobody of the house can read it.
create table access_surrendered (
  id uuid primary key,
  account uuid not null references access_account (id),
  device_id uuid not null references access_device (id),
  sealed jsonb not null,
  surrendered_at timestamptz not null,
  fetched_at timestamptz
);
create index access_surrendered_account on access_surrendered (account) where fetched_at is null;
call kit_protect('access_surrendered', 'system');
call kit_privacy('access_surrendered', 'L3', 'sealed');
