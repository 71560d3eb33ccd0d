-- movements: what lets people pass a border, the medical form of a carrier (MEDIF), and the file of a minor who travels without an
-- adult of the family.

-- A visa, a residence permit, a transit visa or a written waiver: what a State gave one person, by its reference (domain.md E121).
create table movements_travel_right (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('VISA', 'RESIDENCE', 'TRANSIT_VISA', 'TRANSIT_WAIVER')),
  country text not null check (country ~ '^[A-Z]{3}$'),
  reference text not null check (reference <> ''),
  valid_from date not null,
  valid_until date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_at timestamptz, -- taken back or written down wrongly; never deleted
  unique (id, office, compartment),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade,
  check (valid_until >= valid_from)
);
create index movements_travel_right_case on movements_travel_right (case_id);
create index movements_travel_right_person on movements_travel_right (person_id);
call kit_protect('movements_travel_right', 'office');
call kit_privacy('movements_travel_right', 'L2', 'kind, country, reference, valid_from, valid_until, recorded_at, ended_at');

-- A supervisor lets somebody with a Convention travel document go to, or through, the country they fled (domain.md 2.2, E104).
create table movements_origin_approval (
  id uuid primary key,
  movement_id uuid not null,
  case_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  reason text not null,
  legal_note text not null, -- what the lawyer says of it, or where it is written down
  approved_by uuid not null,
  approved_at timestamptz not null,
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade on delete cascade,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create index movements_origin_approval_movement on movements_origin_approval (movement_id, approved_at);
create index movements_origin_approval_case on movements_origin_approval (case_id);
create index movements_origin_approval_person on movements_origin_approval (person_id);
call kit_protect('movements_origin_approval', 'office', 'select, insert, update');
call kit_privacy('movements_origin_approval', 'L2', 'approved_at');
call kit_privacy('movements_origin_approval', 'L3', 'reason, legal_note');

-- The medical form of a carrier: what movement staff may know of it. What the doctor wrote lies in a table of its own.
create table movements_medif (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  carrier text not null,
  travels_on date not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  outcome text check (outcome in ('FIT', 'FIT_WITH_CONDITIONS', 'UNFIT')),
  escort text check (escort in ('NONE', 'ATTENDANT', 'NURSE', 'DOCTOR')),
  needs text[] not null default '{}', -- codes of the help that the carrier must be asked for, never why
  issued_on date,
  valid_until date, -- the last day of travel that the form covers, whatever shortens it
  submitted_on date,
  decision text check (decision in ('CLEARED', 'CONDITIONS', 'REFUSED')),
  decided_on date,
  carrier_ref text,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade,
  check ((outcome is null) = (issued_on is null)),
  check (decision is null or (decided_on is not null and submitted_on is not null)),
  -- A carrier's yes to somebody the doctor called unfit cannot be written down.
  constraint movements_medif_unfit check (not (outcome = 'UNFIT' and decision in ('CLEARED', 'CONDITIONS')))
);
create index movements_medif_case on movements_medif (case_id, asked_at);
create index movements_medif_person on movements_medif (person_id);
call kit_protect('movements_medif', 'office');
call kit_privacy('movements_medif', 'L2', 'carrier, travels_on, asked_at, submitted_on, decision, decided_on, carrier_ref, updated_at');
call kit_privacy('movements_medif', 'L3', 'outcome, escort, needs, issued_on, valid_until');

-- Part 2 of the form, by the doctor. Read and written through the contracts of movements.medical alone.
create table movements_medif_detail (
  medif_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  diagnosis text not null, -- ICD-10
  prognosis text not null check (prognosis in ('GOOD', 'GUARDED')),
  contagious boolean not null,
  vitals text not null default '',
  medication text not null default '',
  oxygen_lpm int check (oxygen_lpm > 0),
  oxygen_continuous boolean not null default false,
  sits_upright boolean not null,
  uses_toilet boolean not null,
  bladder_bowel text not null default '',
  ambulance text not null default '',
  hospital text not null default '',
  due_on date, -- expected day of birth
  multiple boolean not null default false,
  doctor_name text not null,
  doctor_licence text not null,
  doctor_phone text not null default '',
  signed_on date not null,
  written_by uuid not null,
  written_at timestamptz not null,
  foreign key (medif_id, office, compartment) references movements_medif (id, office, compartment) on update cascade on delete cascade
);
call kit_protect('movements_medif_detail', 'office');
call kit_privacy('movements_medif_detail', 'L3', 'diagnosis, prognosis, contagious, vitals, medication, oxygen_lpm, oxygen_continuous, sits_upright, uses_toilet, bladder_bowel, ambulance, hospital, due_on, multiple, doctor_name, doctor_licence, doctor_phone, signed_on, written_at');

-- A minor who travels without an adult of the family: who answers for them at both ends, and how that is known. The word by which the
-- receiver is recognised is kept as a hash, like a password.
create table movements_minor_file (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  guardian_name text not null,
  guardian_relation text not null,
  guardian_phone text not null default '',
  guardian_identity text,
  guardian_checked_on date,
  authority_kind text not null check (authority_kind in ('PARENT', 'COURT_ORDER', 'GUARDIANSHIP', 'CHILD_PROTECTION')),
  authority_ref text not null default '',
  authority_issued_on date,
  receiver_name text not null,
  receiver_relation text not null,
  receiver_phone text not null default '',
  receiver_identity text,
  receiver_checked_on date,
  companion text not null check (companion in ('ESCORT', 'CARRIER_UM')),
  companion_ref text not null default '',
  other_parent text not null check (other_parent in ('GIVEN', 'REFUSED', 'NOT_ASKED', 'SOLE_AUTHORITY', 'DECEASED', 'UNREACHABLE')),
  other_parent_ref text not null default '',
  language text not null,
  code_word text, -- a hash
  wrong_words int not null default 0,
  locked_until timestamptz,
  updated_by uuid not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade,
  check ((guardian_identity is null) = (guardian_checked_on is null)),
  check ((receiver_identity is null) = (receiver_checked_on is null))
);
create index movements_minor_file_case on movements_minor_file (case_id, updated_at desc);
create index movements_minor_file_person on movements_minor_file (person_id);
call kit_protect('movements_minor_file', 'office');
call kit_privacy('movements_minor_file', 'L2', 'companion, companion_ref, language, updated_at, wrong_words, locked_until');
call kit_privacy('movements_minor_file', 'L3', 'guardian_name, guardian_relation, guardian_phone, guardian_identity, guardian_checked_on, authority_kind, authority_ref, authority_issued_on, receiver_name, receiver_relation, receiver_phone, receiver_identity, receiver_checked_on, other_parent, other_parent_ref, code_word');
