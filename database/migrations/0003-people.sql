-- people: persons, households, identity documents, consents, and the postings that find them.

create table people_household (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  roll_id uuid,
  created_at timestamptz not null,
  unique (id, office, compartment)
);
create index people_household_roll on people_household (roll_id) where roll_id is not null;
call kit_protect('people_household', 'office', 'select, insert, update, delete');

create table people_person (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  family_name text not null,
  given_names text not null,
  native_name text,
  native_script text,
  sex text not null check (sex in ('F', 'M', 'X')),
  born_on date,
  born_precision text not null default 'DAY' check (born_precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  nationality text not null check (nationality ~ '^[A-Z]{3}$'),
  languages text[] not null default '{}',
  safe_contact text,
  sort_key text collate "C" not null, -- family name, then given names, folded: the order of every list of people
  household_id uuid,
  roll_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  foreign key (household_id, office, compartment) references people_household (id, office, compartment) on update cascade,
  check ((born_on is null) = (born_precision = 'UNKNOWN'))
);
create index people_person_list on people_person (office, sort_key, id);
create index people_person_nationality on people_person (office, nationality, sort_key, id);
create index people_person_sex on people_person (office, sex, sort_key, id);
create index people_person_household on people_person (household_id) where household_id is not null;
create index people_person_roll on people_person (roll_id) where roll_id is not null;
call kit_protect('people_person', 'office', 'select, insert, update, delete');
call kit_privacy('people_person', 'L2', 'family_name, given_names, native_name, native_script, sort_key, sex, born_on, born_precision, nationality, languages');
call kit_privacy('people_person', 'L3', 'safe_contact');

create table people_document (
  id uuid primary key,
  person_id uuid not null,
  office int not null,
  compartment int not null default 0,
  type text not null,
  number text not null,
  issuer text not null,
  nationality text,
  issued_on date,
  expires_on date,
  mrz text,
  mrz_valid boolean,
  created_at timestamptz not null,
  foreign key (person_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade
);
create index people_document_person on people_document (person_id);
create index people_document_number on people_document (number, office);
call kit_protect('people_document', 'office', 'select, insert, update, delete');
call kit_privacy('people_document', 'L2', 'type, number, issuer, nationality, issued_on, expires_on, mrz');

create table people_consent (
  id uuid primary key,
  person_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('TRAVEL', 'RETURN_VOLUNTARY', 'DATA_PROCESSING', 'DATA_SHARING', 'PHOTO_MEDIA', 'MEDICAL_DISCLOSURE', 'MONITORING_CONTACT', 'RESEARCH')),
  form text not null check (form in ('EXPLICIT_WRITTEN', 'EXPLICIT_ORAL', 'PROXY')),
  language text not null,
  given_at timestamptz not null,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (person_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade
);
create index people_consent_person on people_consent (person_id, kind);
call kit_protect('people_consent', 'office', 'select, insert, update, delete');
call kit_privacy('people_consent', 'L2', 'kind, form, language');

-- Postings: one row for each word of a name or document number. Under row-level security only leakproof operators use an
-- index, so search is equality and ranges on this B-tree and never a pattern (postgres-facts.md 1).
create table people_token (
  token text collate "C" not null,
  person_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('NAME', 'SKELETON', 'DOCUMENT')),
  primary key (person_id, kind, token),
  foreign key (person_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade
);
create index people_token_found on people_token (kind, token, office) include (person_id, compartment);
call kit_protect('people_token', 'office', 'select, insert, update, delete');
drop trigger audit on people_token; -- derived from people_person, which is audited
call kit_privacy('people_token', 'L2', 'token, kind');
