-- programmes: published versions of the sheet of each movement type. cases: the parties without whom a case does not open, and the version
-- of the sheet it keeps. movements: what a doctor demands for the journey, and when the two warnings were given.

create table programmes_movement_type (
  code text not null,
  version int not null check (version > 0),
  office int not null default 0,
  definition jsonb not null,
  definition_hash text not null,
  valid_from date not null,
  published_at timestamptz not null,
  primary key (code, version)
);
call kit_protect('programmes_movement_type', 'mission', 'select, insert');
create policy published_by_server on programmes_movement_type for insert with check (app_system());
create trigger immutable before update or delete on programmes_movement_type for each row execute function programmes_refuse_change();

-- Null: opened before the types had versions; it is read as the first one.
alter table cases_case add column movement_type_version int check (movement_type_version > 0);
alter table cases_case add constraint cases_case_movement_type
  foreign key (movement_type, movement_type_version) references programmes_movement_type (code, version);

-- Who asked for a case, who decided it, who receives it: a State by its code, an organisation of the registry, or nobody but the persons
-- themselves. A correction is another row: the one before it stays and says until when it held.
create table cases_party (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null,
  organisation_id uuid references liaison_organisation (id),
  state text check (state ~ '^[A-Z]{3}$'),
  reference text,
  reason text,
  last_resort text,
  from_programme boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  replaced_by uuid,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade on delete cascade
);
create unique index cases_party_one on cases_party (case_id, kind) where replaced_at is null;
create index cases_party_organisation on cases_party (organisation_id) where organisation_id is not null;
call kit_protect('cases_party', 'office', 'select, insert, update, delete');
call kit_privacy('cases_party', 'L1', 'kind');
call kit_privacy('cases_party', 'L2', 'state, reference');
call kit_privacy('cases_party', 'L3', 'reason, last_resort');

-- Movement staff see the outcome, the requests to the carrier and the escort; why stays in `restriction`.
alter table movements_clearance add column fit_outcome text check (fit_outcome in ('FIT', 'FIT_WITH_CONDITIONS', 'UNFIT', 'POSTPONE'));
alter table movements_clearance add column escort_demanded text check (escort_demanded in ('OPERATIONAL', 'MEDICAL_DOCTOR', 'MEDICAL_NURSE', 'CHILD', 'FAMILY', 'CARRIER_UM'));
alter table movements_clearance add column ssr_demanded text[] not null default '{}';
alter table movements_clearance add constraint movements_clearance_fitness check (
  kind = 'MED_FIT_TO_TRAVEL' or (fit_outcome is null and escort_demanded is null and ssr_demanded = '{}'));
alter table movements_clearance add column warned_30_at timestamptz;
alter table movements_clearance add column warned_7_at timestamptz;
call kit_privacy('movements_clearance', 'L2', 'fit_outcome, escort_demanded, ssr_demanded');
