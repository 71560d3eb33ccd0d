-- The kit: who acts, one uniform policy, the audit of every row, events, receipts and files.
-- Runs inside the mission's schema (search_path = mission, public); shared functions live in public.
-- postgres-facts.md 2 and 3: policies read only the row's own columns and settings, through stable SQL functions that the planner inlines.

create extension if not exists btree_gist with schema public;

create or replace function public.app_offices() returns int[] stable parallel safe language sql
  as $$ select string_to_array(nullif(current_setting('app.offices', true), ''), ',')::int[] $$;
create or replace function public.app_compartments() returns int[] stable parallel safe language sql
  as $$ select string_to_array(nullif(current_setting('app.compartments', true), ''), ',')::int[] $$;
create or replace function public.app_account() returns uuid stable parallel safe language sql
  as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create or replace function public.app_command() returns uuid stable parallel safe language sql
  as $$ select nullif(current_setting('app.command', true), '')::uuid $$;
create or replace function public.app_system() returns boolean stable parallel safe language sql
  as $$ select coalesce(current_setting('app.system', true), '') = 'on' $$;

-- Every row change: who, when, before, after. The app role may only add to it.
create table kit_audit (
  at timestamptz not null default clock_timestamp(),
  office int not null,
  compartment int not null default 0,
  account uuid,
  command uuid,
  table_name text not null,
  row_id text,
  operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
  before jsonb,
  after jsonb
);
create index kit_audit_at on kit_audit (at desc);
create index kit_audit_row on kit_audit (row_id, office);
alter table kit_audit enable row level security;
alter table kit_audit force row level security;
create policy seen on kit_audit for select
  using (office = any (app_offices()) and (compartment = 0 or compartment = any (app_compartments())));
create policy written on kit_audit for insert with check (true);
grant select, insert on kit_audit to passerelle_app;

create function kit_audit_row() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  is_now jsonb := coalesce(becomes, was);
begin
  execute format('insert into %I.kit_audit (office, compartment, account, command, table_name, row_id, operation, before, after)
    values ($1, $2, public.app_account(), public.app_command(), $3, $4, $5, $6, $7)', tg_table_schema)
    using coalesce((is_now ->> 'office')::int, 0), coalesce((is_now ->> 'compartment')::int, 0), tg_table_name, is_now ->> 'id', tg_op, was, becomes;
  return null;
end $$;

-- kit_protect(table, kind): the only way a table becomes usable. Kinds:
--   office   rows of an office, open or in a sealed compartment; audited
--   mission  rows of the whole mission (office 0) that everyone reads, or of one office; audited
--   own      rows of one account, seen by that account only
--   system   seen only by the server acting for nobody (sign-in, rate limits)
-- Without `verbs` the app role may read, add and change; deletion is asked for by name.
create procedure kit_protect(target text, kind text, verbs text default 'select, insert, update') language plpgsql as $$
declare
  seen text := case kind
    when 'office' then '(office = any (app_offices()) and (compartment = 0 or compartment = any (app_compartments())))'
    when 'mission' then '(office = 0 or office = any (app_offices()))'
    when 'own' then '(account = app_account())'
    when 'system' then 'app_system()'
  end;
  written text := case kind when 'mission' then '(office = any (app_offices()))' else seen end;
begin
  if seen is null then raise exception 'kit_protect: unknown kind %', kind; end if;
  execute format('alter table %I enable row level security', target);
  execute format('alter table %I force row level security', target);
  if kind = 'mission' then
    execute format('create policy seen on %I for select using (%s)', target, seen);
    execute format('create policy written on %I for insert with check (%s)', target, written);
    execute format('create policy changed on %I for update using (%s) with check (%s)', target, written, written);
    execute format('create policy removed on %I for delete using (%s)', target, written);
  else
    execute format('create policy seen on %I using (%s) with check (%s)', target, seen, written);
  end if;
  execute format('grant %s on %I to passerelle_app', verbs, target);
  if kind in ('office', 'mission') then
    execute format('create trigger audit after insert or update or delete on %I for each row execute function kit_audit_row()', target);
  end if;
end $$;

-- kit_privacy(table, class, columns): the privacy class of columns. L0 public, L1 office, L2 personal, L3 sensitive.
create procedure kit_privacy(target text, class text, columns text) language plpgsql as $$
declare
  name text;
begin
  foreach name in array string_to_array(replace(columns, ' ', ''), ',') loop
    execute format('comment on column %I.%I is %L', target, name, 'privacy: ' || class);
  end loop;
end $$;

-- What happened, in the past tense: one row for each accepted action, never changed.
create table kit_event (
  id uuid primary key,
  office int not null,
  compartment int not null default 0,
  at timestamptz not null,
  account uuid,
  command uuid,
  name text not null,
  subject uuid not null,
  case_id uuid,
  facts jsonb not null default '{}'
);
create index kit_event_case on kit_event (case_id, at, id) where case_id is not null;
create index kit_event_subject on kit_event (subject, at, id);
create index kit_event_office on kit_event (office, at desc, id desc);
call kit_protect('kit_event', 'office', 'select, insert');
drop trigger audit on kit_event; -- an event is its own trace

-- The answer to each accepted command, so that the same command id sent again is answered again and not done again.
create table kit_receipt (
  command uuid primary key,
  account uuid not null,
  contract text not null,
  input_hash text not null,
  answer jsonb,
  at timestamptz not null
);
create index kit_receipt_at on kit_receipt using brin (at);
call kit_protect('kit_receipt', 'own');

-- Files lie outside the web root by content hash; this row is the only way to one.
create table kit_file (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  name text not null,
  purpose text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  unique (id, office, compartment)
);
create index kit_file_office on kit_file (office, uploaded_at desc);
call kit_protect('kit_file', 'office');
call kit_privacy('kit_file', 'L2', 'name');
call kit_privacy('kit_event', 'L2', 'facts');
call kit_privacy('kit_audit', 'L3', 'before, after');
call kit_privacy('kit_receipt', 'L2', 'answer');
