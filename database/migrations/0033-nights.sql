-- What the nights do in an office that is large or old: the look for suspected pairs goes in steps, and an erasure asks the trail by an index.

-- 1. How far the look for pairs is. Safe beside the old version: it reads a place that is null as "nobody is new", and writes none of the new columns.
alter table people_pair_scan alter column scanned_to drop not null, alter column scanned_id drop not null;
alter table people_pair_scan
  add column scan_began_at timestamptz, -- of the look that goes on, or of the last one
  add column scan_stepped_at timestamptz,
  add column scan_ended_at timestamptz, -- nobody was left then
  -- When very many are new, lists of names are walked instead of asked for: those who were entered or changed up to here stand in them.
  add column walk_to timestamptz,
  add column walk_id uuid,
  add column walk_index int, -- the index version whose lists these are
  add column walk_list bigint, -- the last list that was walked; null before the first
  add column walk_entries bigint,
  add column walk_read bigint,
  add column walk_ended boolean not null default true;
call kit_privacy('people_pair_scan', 'L2', 'walk_list');

-- 2. The trail of a row without an id stands under the row that it hangs on.
create function kit_row_key(told jsonb) returns text immutable language sql as $$
  select coalesce(told ->> 'id', told ->> 'person_id', told ->> 'passenger_id', told ->> 'candidate_id', told ->> 'medif_id', told ->> 'case_id', told ->> 'movement_id')
$$;
alter table kit_audit no force row level security; -- what stands in all offices, for this migration alone
update kit_audit set row_id = kit_row_key(coalesce(after, before)) where row_id is null and kit_row_key(coalesce(after, before)) is not null;

-- Rows that went, or that hang on another row now: by the rows that they hung on. Whoever forgets somebody finds here what no foreign key
-- leads to any more; everything else in the trail stands under a row that is there.
create table kit_audit_left (
  named text not null,
  row_id text not null,
  has_moved boolean not null -- it is somebody else's now: only what the trail says of it while it was theirs is forgotten
);
create index kit_audit_left_named on kit_audit_left (named, row_id);
call kit_protect('kit_audit_left', 'system', 'insert');
create policy written on kit_audit_left for insert with check (true);
call kit_privacy('kit_audit_left', 'L1', 'named, row_id');

-- Which rows a row hung on: its references, but to accounts and to what is of a whole office.
create function kit_hung_on(was jsonb, becomes jsonb) returns setof text immutable language sql as $$
  select told.value from jsonb_each_text(was) told
  where right(told.key, 3) = '_id' and told.key not in ('household_id', 'roll_id', 'account_id') and length(told.value) = 36
    and (becomes is null or told.value is distinct from becomes ->> told.key)
$$;
insert into kit_audit_left (named, row_id, has_moved)
  select distinct named, row_id, operation = 'UPDATE' from kit_audit, kit_hung_on(before, after) named
  where row_id is not null and (operation = 'DELETE' and before ? 'id' or operation = 'UPDATE');
alter table kit_audit force row level security;

create or replace function kit_audit_row() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  is_now jsonb := coalesce(becomes, was);
begin
  if current_setting('app.erasing', true) = 'on' and kit_is_erasing() then return null; end if;
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, before, after)
  values (coalesce((is_now ->> 'office')::int, 0), coalesce((is_now ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, kit_row_key(is_now), tg_op, was, becomes);
  if tg_op = 'UPDATE' or tg_op = 'DELETE' and was ? 'id' then
    insert into kit_audit_left (named, row_id, has_moved)
    select named, kit_row_key(is_now), tg_op = 'UPDATE' from kit_hung_on(was, becomes) named where kit_row_key(is_now) is not null;
  end if;
  return null;
end $$;
alter function kit_audit_row() set search_path from current;

create or replace function kit_audit_added() returns trigger language plpgsql as $$
begin
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, after)
  select coalesce((a.row ->> 'office')::int, 0), coalesce((a.row ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, kit_row_key(a.row), 'INSERT', a.row
  from (select to_jsonb(added) as row from added offset 0) a;
  return null;
end $$;
alter function kit_audit_added() set search_path from current;

create or replace function kit_audit_removed() returns trigger language plpgsql as $$
begin
  if current_setting('app.erasing', true) = 'on' and kit_is_erasing() then return null; end if;
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, before)
  select coalesce((r.row ->> 'office')::int, 0), coalesce((r.row ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, kit_row_key(r.row), 'DELETE', r.row
  from (select to_jsonb(removed) as row from removed offset 0) r;
  insert into kit_audit_left (named, row_id, has_moved)
  select named, r.row ->> 'id', false from (select to_jsonb(removed) as row from removed offset 0) r, kit_hung_on(r.row, null) named where r.row ? 'id';
  return null;
end $$;
alter function kit_audit_removed() set search_path from current;

-- 3. An answer is kept for a command that may be sent again. A phone that was silent for so long sends no more: then only that it was done is kept.
alter table kit_receipt add column is_past boolean not null default false;
create index kit_receipt_present on kit_receipt (at) where not is_past;

-- The next ones, at most so many; returns how many.
create function kit_forget_answers(before_this timestamptz, most int) returns int language plpgsql security definer as $$
declare
  done int;
begin
  perform set_config('app.erasing', 'on', true);
  update kit_receipt r set answer = '{"past": true}', is_past = true
    from (select command from kit_receipt where not is_past and at < before_this order by at limit most) old where r.command = old.command;
  get diagnostics done = row_count;
  perform set_config('app.erasing', '', true);
  return done;
end $$;
alter function kit_forget_answers(timestamptz, int) set search_path from current;
revoke execute on function kit_forget_answers(timestamptz, int) from public;
grant execute on function kit_forget_answers(timestamptz, int) to passerelle_app;

-- 4. The trail of whoever is forgotten: what was written before and after, what commands answered, and what events told. That something
-- happened, when and by whom stays. Everything is asked for by an index, however long the trail is.
create index cases_roll_file on cases_roll (file_id);
create or replace function people_forget_trail(ids uuid[], touched uuid[], whole uuid[], files uuid[], kept_lists boolean) returns void language plpgsql as $$
declare
  rolls uuid[] := array(select id from cases_roll where file_id = any (files));
  names text[] := array(select t::text from unnest(ids || touched || files || rolls) t);
  own text[] := array(select i::text from unnest(ids) i);
  lists text[] := array(select m.id::text from movements_manifest m where m.movement_id in (select movement_id from movements_passenger where person_id = any (ids)));
  gone text[] := '{}';
  moved text[] := '{}';
  near text[] := names;
begin
  update kit_audit set before = null, after = null
    where row_id = any (names) and (before is not null or after is not null) and table_name not in ('people_request', 'people_erasure');

  -- What hung on them and went; what hung on that; and what is somebody else's now.
  loop
    moved := moved || array(select distinct row_id from kit_audit_left where named = any (near) and has_moved);
    near := array(select distinct row_id from kit_audit_left where named = any (near) and not has_moved and row_id <> all (names || gone));
    exit when cardinality(near) = 0;
    gone := gone || near;
  end loop;
  update kit_audit set before = null, after = null
    where row_id = any (gone || moved) and (before is not null or after is not null) and table_name not in ('people_request', 'people_erasure')
      and (exists (select 1 from jsonb_each_text(coalesce(after, before)) as told where told.value = any (names || gone))
        or exists (select 1 from jsonb_each_text(before) as told where told.value = any (own)));
  delete from kit_audit_left where named = any (names || gone);

  if not kept_lists then
    update kit_audit set before = null, after = null
      where row_id = any (lists) and table_name = 'movements_manifest' and after::text ~ array_to_string(own, '|');
  end if;
  update kit_audit set before = before - 'detail', after = after - 'detail'
    where table_name = 'people_request' and row_id = any (array(select id::text from people_request where person_id = any (ids)));
  update kit_receipt set answer = '{"erased": true}' where not is_past
    and exists (select 1 from regexp_matches(answer::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as named (id) where named.id[1] = any (names));
  update kit_event set facts = '{}' where subject = any (ids || touched || files) or case_id = any (whole);
end $$;
alter function people_forget_trail(uuid[], uuid[], uuid[], uuid[], boolean) set search_path from current;

-- 5. Whatever hangs on a person or a case is found by an index from there; a partial one serves only some questions.
create index cases_hold_of_case on cases_hold (case_id);
create index cases_party_case on cases_party (case_id);
create index employment_referral_case on employment_referral (case_id);
create index movements_approval_of_case on movements_approval (case_id);
create index people_erasure_person on people_erasure (person_id);
create index people_link_person on people_link (person_id);
create index people_merge_merged on people_merge (merged_id);
create index reintegration_plan_case on reintegration_plan (case_id);
create index reintegration_survey_visit on reintegration_survey (visit_id);
create index reintegration_visit_case on reintegration_visit (case_id);
create index ticketing_choice_quote on ticketing_choice (quote_id);
create index ticketing_cost_request on ticketing_cost (request_id);
create index ticketing_loan_request on ticketing_loan (request_id);
create index ticketing_passenger_document on ticketing_passenger (document_id) where document_id is not null;
create index ticketing_request_travel on ticketing_request (travel_request_id) where travel_request_id is not null;
create index ticketing_ticket_case on ticketing_ticket (case_id);
create index ticketing_ticket_choice on ticketing_ticket (choice_id);
create index ticketing_ticket_passenger on ticketing_ticket (passenger_id);
create index transit_assisted_case on transit_assisted (case_id);
create index transit_group_case on transit_group (case_id);
create index transit_scan_token on transit_scan (token_id);
create index transit_token_case on transit_token (case_id);
