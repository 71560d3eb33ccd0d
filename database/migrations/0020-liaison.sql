-- liaison: the organisations an office works with, and what carriers agreed to. Nothing about a person can be attached here: no table
-- of this room points at a person or a case, and what a case says of an organisation lies with the case.

create table liaison_organisation (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  kind text not null check (kind in ('INSTITUTION', 'ASSOCIATION', 'INTERNATIONAL_ORGANISATION', 'MINISTRY', 'PUBLIC_BODY', 'PRIVATE_BODY', 'ADVISORY_BODY',
    'STATE_AUTHORITY', 'UNHCR_OFFICE', 'CARRIER', 'SPONSOR', 'UNIVERSITY', 'EMPLOYER')),
  name text not null,
  native_name text,
  acronym text,
  country text check (country ~ '^[A-Z]{3}$'),
  city text,
  carrier_code text check (carrier_code ~ '^[A-Z0-9]{2}$'),
  contact_function text, -- a function and its line, never somebody's own
  contact_phone text,
  contact_email text,
  status text not null check (status in ('ACTIVE', 'DORMANT', 'ENDED')),
  sort_key text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  constraint liaison_organisation_carrier check (kind = 'CARRIER' or carrier_code is null)
);
create index liaison_organisation_list on liaison_organisation (office, sort_key, id);
create index liaison_organisation_kind on liaison_organisation (office, kind, sort_key, id);
call kit_protect('liaison_organisation', 'office');
call kit_privacy('liaison_organisation', 'L1', 'kind, name, native_name, acronym, country, city, carrier_code, contact_function, contact_phone, contact_email, status, sort_key');

-- The words of a name, folded, so that a search is a range of this index and no pattern reads every row.
create table liaison_word (
  organisation_id uuid not null,
  office int not null,
  compartment int not null default 0,
  word text not null,
  primary key (organisation_id, word),
  foreign key (organisation_id, office, compartment) references liaison_organisation (id, office, compartment) on update cascade on delete cascade
);
create index liaison_word_start on liaison_word (word, office, organisation_id);
call kit_protect('liaison_word', 'office', 'select, insert, update, delete');
call kit_privacy('liaison_word', 'L1', 'word');

-- What a carrier agreed to for our passengers, for a time. Two agreements of one carrier never hold on the same day.
create table liaison_agreement (
  id uuid primary key,
  organisation_id uuid not null,
  office int not null,
  compartment int not null default 0,
  baggage_pieces int not null check (baggage_pieces between 0 and 9),
  baggage_kg int not null check (baggage_kg between 0 and 99), -- of each piece
  tariff_terms text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (organisation_id, office, compartment) references liaison_organisation (id, office, compartment) on update cascade,
  check (valid_to is null or valid_to >= valid_from),
  constraint liaison_agreement_one_at_a_time exclude using gist (organisation_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index liaison_agreement_of on liaison_agreement (organisation_id, valid_from desc);
call kit_protect('liaison_agreement', 'office', 'select, insert');
call kit_privacy('liaison_agreement', 'L1', 'tariff_terms, valid_from, valid_to, source');
