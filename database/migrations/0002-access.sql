-- access: offices, accounts, grants, compartments, sessions, attempts.

create table access_office (
  id int primary key check (id > 0),
  office int not null generated always as (0) stored, -- everyone of the mission reads the list of offices
  code text not null unique,
  name text not null,
  time_zone text not null,
  airports text[] not null default '{}'
);
call kit_protect('access_office', 'mission', 'select');
create policy founded on access_office for insert with check (app_system());
grant insert on access_office to passerelle_app;

create table access_account (
  id uuid primary key,
  office int not null references access_office (id),
  compartment int not null default 0 check (compartment = 0),
  email text not null unique,
  name text not null,
  language text not null check (language in ('fr', 'en')),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
  created_at timestamptz not null
);
create index access_account_office on access_account (office, name, id);
call kit_protect('access_account', 'office');
create policy known_to_server on access_account using (app_system()) with check (app_system());
create policy oneself on access_account for select using (id = app_account());
call kit_privacy('access_account', 'L1', 'email, name, language');

-- Password hashes are apart, so that no list of accounts can ever carry one.
create table access_secret (
  account uuid primary key references access_account (id),
  password_hash text not null, -- argon2id, PHC string
  failed_count int not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null
);
call kit_protect('access_secret', 'system');
call kit_privacy('access_secret', 'L3', 'password_hash');

-- A grant: a role in an office. Withdrawn, never deleted.
create table access_grant (
  id uuid primary key,
  account uuid not null references access_account (id),
  office int not null references access_office (id),
  compartment int not null default 0 check (compartment = 0),
  role text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index access_grant_once on access_grant (account, office, role) where withdrawn_at is null;
call kit_protect('access_grant', 'office');
create policy known_to_server on access_grant using (app_system()) with check (app_system());
create policy oneself on access_grant for select using (account = app_account());

-- A sealed compartment is visible to its members only. Number 0 is "open" and has no row.
create table access_compartment (
  id int primary key check (id > 0),
  office int not null references access_office (id),
  compartment int not null generated always as (id) stored,
  label text not null,
  created_at timestamptz not null
);
call kit_protect('access_compartment', 'office');
create policy known_to_server on access_compartment using (app_system()) with check (app_system());
call kit_privacy('access_compartment', 'L3', 'label');

create table access_compartment_member (
  compartment int not null references access_compartment (id),
  account uuid not null references access_account (id),
  office int not null references access_office (id),
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (compartment, account)
);
create index access_compartment_member_account on access_compartment_member (account);
call kit_protect('access_compartment_member', 'office');
create policy known_to_server on access_compartment_member using (app_system()) with check (app_system());

create table access_session (
  token_hash text primary key, -- sha256 of the cookie; the token itself is nowhere
  account uuid not null references access_account (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text not null default ''
);
create index access_session_account on access_session (account);
call kit_protect('access_session', 'system');
call kit_privacy('access_session', 'L1', 'device');

-- Failed attempts by key (an e-mail's hash, an address's hash), for lock-out and rate limits that survive a restart.
create table access_attempt (
  key text primary key,
  count int not null,
  window_started_at timestamptz not null
);
call kit_protect('access_attempt', 'system', 'select, insert, update, delete');
