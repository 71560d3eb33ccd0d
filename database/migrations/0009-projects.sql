-- projects: the portfolio, donors and shares, indicators with their targets.

create table projects_project (
  code text primary key,
  office int not null default 0,
  section text not null check (section in ('ONGOING', 'COMPLETED', 'NEWS')),
  archive_number int,
  status text not null,
  starts_on date,
  ends_on date,
  definition jsonb not null,
  definition_hash text not null,
  search_text text not null, -- titles, donors, partners and places in plain small letters
  updated_at timestamptz not null,
  constraint projects_project_dates_in_order check (starts_on <= ends_on)
);
create index projects_project_list on projects_project (section, code);
call kit_protect('projects_project', 'mission');
create policy loaded_by_server on projects_project for insert with check (app_system());
create policy kept_by_server on projects_project for update using (app_system()) with check (app_system());

create table projects_share (
  project_code text not null references projects_project (code),
  office int not null default 0,
  donor text not null,
  role text not null,
  fund_code text,
  share_percent numeric(6, 3) check (share_percent >= 0 and share_percent <= 100),
  amount_minor bigint check (amount_minor >= 0),
  currency text,
  primary key (project_code, donor),
  check ((amount_minor is null) = (currency is null))
);
create index projects_share_donor on projects_share (donor);
call kit_protect('projects_share', 'mission', 'select, insert, update, delete');
create policy loaded_by_server on projects_share using (app_system()) with check (app_system());

-- A target that an office set itself for an indicator of a project. What was reached is counted, never typed.
create table projects_indicator (
  id uuid primary key,
  project_code text not null references projects_project (code),
  office int not null check (office > 0),
  code text not null, -- names the computation: PERSONS_ASSISTED, TRANSIT_PERSONS, JOBS_SELF …
  target numeric not null check (target > 0),
  target_by date,
  set_by uuid not null,
  set_at timestamptz not null,
  unique (project_code, office, code)
);
call kit_protect('projects_indicator', 'mission');
