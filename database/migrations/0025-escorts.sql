-- escorts: who goes along with the people of a movement, and each of their missions (domain.md 1.8).

create table escorts_escort (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  family_name text not null,
  given_names text not null default '',
  sex text not null check (sex in ('F', 'M', 'X')),
  born_on date,
  kinds text[] not null check (cardinality(kinds) > 0
    and kinds <@ '{OPERATIONAL,MEDICAL_DOCTOR,MEDICAL_NURSE,CHILD,FAMILY}'::text[]),
  languages text[] not null default '{}',
  phone text,
  nationality text not null check (nationality ~ '^[A-Z]{3}$'),
  passport_number text,
  passport_issuer text,
  passport_until date,
  visas jsonb not null default '[]',
  licence_number text,
  licence_authority text,
  licence_until date,
  record_checked_on date, -- the day of the check of the criminal record; what it says is kept nowhere
  resting boolean not null default false,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  check ((passport_number is null) = (passport_until is null)),
  check (licence_until is null or licence_number is not null)
);
create index escorts_escort_list on escorts_escort (office, family_name, given_names, id);
call kit_protect('escorts_escort', 'office');
call kit_privacy('escorts_escort', 'L1', 'kinds');
call kit_privacy('escorts_escort', 'L2', 'family_name, given_names, sex, born_on, languages, phone, nationality, passport_number, passport_issuer, passport_until, visas, licence_number, licence_authority, licence_until');
call kit_privacy('escorts_escort', 'L3', 'record_checked_on');

create table escorts_mission (
  id uuid primary key,
  movement_id uuid not null,
  escort_id uuid not null references escorts_escort (id), -- an escort of the open register may go with a sealed movement
  office int not null,
  compartment int not null default 0,
  public_ref text not null,
  kind text not null check (kind in ('OPERATIONAL', 'MEDICAL_DOCTOR', 'MEDICAL_NURSE', 'CHILD', 'FAMILY')),
  legs int[] not null check (cardinality(legs) > 0),
  away tstzrange not null, -- from the first leg out to the last one home
  return_legs jsonb not null default '[]',
  return_ticket text not null check (return_ticket in ('NOT_NEEDED', 'WANTED', 'ISSUED')),
  guardian_contact text, -- of the child who is brought to somebody
  per_diem_minor bigint check (per_diem_minor >= 0),
  per_diem_days int check (per_diem_days > 0),
  currency text,
  briefed_on date,
  steps text[] not null default '{}', -- of the checklist, those that are done
  returns_on date not null,
  report_due_on date not null,
  report text,
  incidents int check (incidents >= 0),
  reported_by uuid,
  reported_at timestamptz,
  cancelled_reason text,
  cancelled_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (public_ref, office, compartment),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade,
  check ((per_diem_minor is null) = (currency is null) and (per_diem_minor is null) = (per_diem_days is null)),
  check (kind <> 'FAMILY' or per_diem_minor is null), -- whoever goes along with their own family pays for themself
  check ((reported_at is null) = (report is null)),
  check ((cancelled_at is null) = (cancelled_reason is null)),
  check (report_due_on >= returns_on),
  -- Nobody is in two places. By compartment, so that a sealed mission does not tell itself by a refusal to those outside.
  constraint escorts_mission_one_at_a_time exclude using gist (escort_id with =, compartment with =, away with &&) where (cancelled_at is null)
);
create index escorts_mission_list on escorts_mission (office, returns_on desc, id desc);
create index escorts_mission_movement on escorts_mission (movement_id);
create index escorts_mission_escort on escorts_mission (escort_id, returns_on desc);
create index escorts_mission_unreported on escorts_mission (office, report_due_on, id) where reported_at is null and cancelled_at is null;
call kit_protect('escorts_mission', 'office');
call kit_privacy('escorts_mission', 'L1', 'public_ref, kind, return_legs, return_ticket, currency, briefed_on, steps, returns_on, report_due_on, cancelled_reason');
call kit_privacy('escorts_mission', 'L2', 'guardian_contact, report');

-- In whose charge somebody travels.
create table escorts_charge (
  mission_id uuid not null,
  passenger_id uuid not null references movements_passenger (id) on delete cascade,
  office int not null,
  compartment int not null default 0,
  primary key (mission_id, passenger_id),
  foreign key (mission_id, office, compartment) references escorts_mission (id, office, compartment) on update cascade on delete cascade
);
create index escorts_charge_passenger on escorts_charge (passenger_id);
call kit_protect('escorts_charge', 'office', 'select, insert, delete');

-- Medicines under control that an escort carries over a border; read and written only through the contracts of escorts.medical.
create table escorts_drug_declaration (
  id uuid primary key,
  mission_id uuid not null,
  office int not null,
  compartment int not null default 0,
  medicines jsonb not null, -- empty: none is carried, and somebody said so
  authority text,
  reference text,
  declared_by uuid not null,
  declared_at timestamptz not null,
  foreign key (mission_id, office, compartment) references escorts_mission (id, office, compartment) on update cascade on delete cascade
);
create index escorts_drug_declaration_mission on escorts_drug_declaration (mission_id, declared_at desc);
call kit_protect('escorts_drug_declaration', 'office', 'select, insert');
call kit_privacy('escorts_drug_declaration', 'L3', 'medicines, authority, reference');

-- What one doctor tells the next one of somebody; read and written only through the contracts of escorts.medical.
create table escorts_hand_over_note (
  id uuid primary key,
  mission_id uuid not null,
  passenger_id uuid not null references movements_passenger (id) on delete cascade,
  office int not null,
  compartment int not null default 0,
  receiving_doctor text not null,
  receiving_place text not null,
  note text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  foreign key (mission_id, office, compartment) references escorts_mission (id, office, compartment) on update cascade on delete cascade
);
create index escorts_hand_over_note_mission on escorts_hand_over_note (mission_id, written_at desc);
create index escorts_hand_over_note_passenger on escorts_hand_over_note (passenger_id);
call kit_protect('escorts_hand_over_note', 'office', 'select, insert');
call kit_privacy('escorts_hand_over_note', 'L3', 'receiving_doctor, receiving_place, note');
