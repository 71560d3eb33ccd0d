-- The whole present schema, written by `npm run schema`; do not edit. What made it is in migrations/.

CREATE OR REPLACE FUNCTION app_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.account', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION app_command()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.command', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION app_compartments()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select ('{' || current_setting('app.compartments', true) || '}')::int[] $function$;

CREATE OR REPLACE FUNCTION app_offices()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select ('{' || current_setting('app.offices', true) || '}')::int[] $function$;

CREATE OR REPLACE FUNCTION app_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.system', true), '') = 'on' $function$;

CREATE OR REPLACE FUNCTION cases_seal_file()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  execute format('update %I.kit_file set office = $1, compartment = $2 where id = $3 and (office, compartment) is distinct from ($1, $2)', tg_table_schema)
    using new.office, new.compartment, new.file_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION kit_audit_added()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, after)
  select coalesce((a.row ->> 'office')::int, 0), coalesce((a.row ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, kit_row_key(a.row), 'INSERT', a.row
  from (select to_jsonb(added) as row from added offset 0) a;
  return null;
end $function$;

CREATE OR REPLACE PROCEDURE kit_audit_by_statement(IN target text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('drop trigger audit on %I', target);
  execute format('create trigger audit after update on %I for each row execute function kit_audit_row()', target);
  execute format('create trigger audit_added after insert on %I referencing new table as added for each statement execute function kit_audit_added()', target);
  execute format('create trigger audit_removed after delete on %I referencing old table as removed for each statement execute function kit_audit_removed()', target);
end $procedure$;

CREATE OR REPLACE FUNCTION kit_audit_removed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if current_setting('app.erasing', true) = 'on' and kit_is_erasing() then return null; end if;
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, before)
  select coalesce((r.row ->> 'office')::int, 0), coalesce((r.row ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, kit_row_key(r.row), 'DELETE', r.row
  from (select to_jsonb(removed) as row from removed offset 0) r;
  insert into kit_audit_left (named, row_id, has_moved)
  select named, r.row ->> 'id', false from (select to_jsonb(removed) as row from removed offset 0) r, kit_hung_on(r.row, null) named where r.row ? 'id';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION kit_audit_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION kit_forget_answers(before_this timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  done int;
begin
  perform set_config('app.erasing', 'on', true);
  update kit_receipt r set answer = '{"past": true}', is_past = true
    from (select command from kit_receipt where not is_past and at < before_this order by at limit most) old where r.command = old.command;
  get diagnostics done = row_count;
  perform set_config('app.erasing', '', true);
  return done;
end $function$;

CREATE OR REPLACE FUNCTION kit_hung_on(was jsonb, becomes jsonb)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select told.value from jsonb_each_text(was) told
  where right(told.key, 3) = '_id' and told.key not in ('household_id', 'roll_id', 'account_id') and length(told.value) = 36
    and (becomes is null or told.value is distinct from becomes ->> told.key)
$function$;

CREATE OR REPLACE FUNCTION kit_is_erasing()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select current_user <> 'passerelle_app' and coalesce(current_setting('app.erasing', true), '') = 'on' $function$;

CREATE OR REPLACE PROCEDURE kit_privacy(IN target text, IN class text, IN columns text)
 LANGUAGE plpgsql
AS $procedure$
declare
  name text;
begin
  foreach name in array string_to_array(replace(columns, ' ', ''), ',') loop
    execute format('comment on column %I.%I is %L', target, name, 'privacy: ' || class);
  end loop;
end $procedure$;

CREATE OR REPLACE PROCEDURE kit_protect(IN target text, IN kind text, IN verbs text DEFAULT 'select, insert, update'::text)
 LANGUAGE plpgsql
AS $procedure$
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
end $procedure$;

CREATE OR REPLACE FUNCTION kit_row_key(told jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(told ->> 'id', told ->> 'person_id', told ->> 'passenger_id', told ->> 'candidate_id', told ->> 'medif_id', told ->> 'case_id', told ->> 'movement_id')
$function$;

CREATE OR REPLACE FUNCTION movements_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_trigger_depth() > 1 then return new; end if; -- a cascade of office or compartment, never of the list
  raise exception 'a frozen manifest never changes' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION notices_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_trigger_depth() > 1 then return new; end if; -- a cascade of office or compartment, never of the words
  raise exception 'a notice that was sent never changes' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION people_blank(target text, blank text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'passerelle', 'public'
AS $function$
  select format('%I = %s', a.attname, case
      when position('=#' in blank) > 0 then format('translate(left(md5(id::text), %s), ''abcdef'', ''012345'')', split_part(blank, '=#', 2))
      when position('=' in blank) > 0 then quote_literal(split_part(blank, '=', 2))
      when not a.attnotnull then 'null'
      when t.typname = 'jsonb' then quote_literal(coalesce(trim(both '''' from split_part(pg_get_expr(d.adbin, d.adrelid), '::', 1)), '{}'))
      when t.typcategory = 'A' then '''{}''' else '''—''' end)
  from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = format('%I', target)::regclass and a.attname = split_part(blank, '=', 1)
$function$;

CREATE OR REPLACE FUNCTION people_empty_lines(lines jsonb, ids uuid[], emptied jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(jsonb_agg(case when (line ->> 'personId')::uuid = any (ids) then line || emptied else line end order by at), '[]')
    from jsonb_array_elements(lines) with ordinality as l (line, at)
$function$;

CREATE OR REPLACE FUNCTION people_erase(erasure uuid, duties text[], done_now timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  order_row people_erasure;
  ids uuid[];
  whole uuid[];
  shared uuid[];
  travelled uuid[];
  files uuid[];
  missions uuid[];
  told jsonb := '{"ids": [], "did": {}}';
  edge record;
  done bigint;
  before_offices text := current_setting('app.offices', true);
  before_compartments text := current_setting('app.compartments', true);
  before_system text := current_setting('app.system', true);
begin
  perform set_config('app.system', 'on', true);
  perform set_config('app.offices', (select concat_ws(',', 0, string_agg(id::text, ',')) from access_office), true);
  perform set_config('app.compartments', (select coalesce(string_agg(id::text, ','), '') from access_compartment), true);
  select * into order_row from people_erasure where id = erasure and state in ('CONFIRMED', 'DONE') for update;
  if not found then raise exception 'people_erase: nothing was confirmed'; end if;
  perform set_config('app.erasing', 'on', true);

  with recursive twins as (
    select order_row.person_id as id union select p.id from people_person p join twins t on p.merged_into = t.id
  ) select array_agg(id) into ids from twins;
  -- A file of a family goes whole when nobody else is in it; else it is the others' file too.
  select coalesce(array_agg(distinct m.case_id) filter (where not other), '{}'), coalesce(array_agg(distinct m.case_id) filter (where other), '{}')
    into whole, shared from (
      select m.case_id, exists (select 1 from cases_member o join people_person p on p.id = o.person_id
        where o.case_id = m.case_id and o.person_id <> all (ids) and p.erased_at is null) as other
      from cases_member m where m.person_id = any (ids)) m;
  select coalesce(array_agg(distinct movement_id), '{}') into travelled from movements_passenger where person_id = any (ids);

  -- Files: those of cases that go whole, and the list with which they came.
  select coalesce(array_agg(distinct id), '{}') into files from (
    select file_id as id from cases_file where case_id = any (whole)
    union select o.file_id from people_original o join people_document d on d.id = o.document_id where d.person_id = any (ids) and o.file_id is not null
    union select r.file_id from cases_roll r join people_person p on p.roll_id = r.id where p.id = any (ids)) f;

  -- A ticket kept for the books points at no document that goes.
  update ticketing_passenger set document_id = null where document_id in (select id from people_document where person_id = any (ids));
  -- Whoever went along with them and nobody else: whom to call for the child, what was reported, which medicines were carried.
  select coalesce(array_agg(m.id), '{}') into missions from escorts_mission m
    where exists (select 1 from escorts_charge c join movements_passenger p on p.id = c.passenger_id where c.mission_id = m.id and p.person_id = any (ids))
      and not exists (select 1 from escorts_charge c join movements_passenger p on p.id = c.passenger_id where c.mission_id = m.id and p.person_id <> all (ids));
  update escorts_mission set guardian_contact = null, report = case when report is null then null else '—' end where id = any (missions);
  told := people_tell_erased(told, 'escorts_mission', 'EMPTIED', cardinality(missions));
  delete from escorts_drug_declaration where mission_id = any (missions);
  get diagnostics done = row_count;
  told := people_tell_erased(told, 'escorts_drug_declaration', 'REMOVED', done);
  told := jsonb_set(told, '{ids}', to_jsonb(missions));
  for edge in select * from people_hangs_on('people_person') where child <> 'people_person' loop
    told := people_erase_rows(edge.child, edge.child_column, ids, duties, told);
  end loop;
  for edge in select * from people_hangs_on('cases_case') loop
    told := people_erase_rows(edge.child, edge.child_column, whole, duties, told);
  end loop;
  -- Of a file that others are in, the name by which the airport met the family.
  told := people_erase_rows('transit_group', 'case_id', shared, duties, told);
  update cases_case set external_ref = null, status_reason = null, receiving_party = null, destination_city = null where id = any (whole);
  told := jsonb_set(told, '{ids}', (told -> 'ids') || to_jsonb(ids) || to_jsonb(whole));
  told := people_tell_erased(told, 'cases_case', 'EMPTIED', cardinality(whole));
  told := people_tell_erased(told, 'cases_case', 'SHARED', cardinality(shared));

  if 'JOURNEY' = any (duties) then
    select count(*) into done from movements_manifest m where m.movement_id = any (travelled)
      and exists (select 1 from jsonb_array_elements(m.rows) r where (r ->> 'personId')::uuid = any (ids));
    told := people_tell_erased(told, 'movements_manifest', 'KEPT', done);
  else
    update movements_manifest m set
      rows = people_empty_lines(m.rows, ids, '{"surname": "X", "givenNames": "", "nativeName": null, "bornOn": null, "docNo": null,
        "docIssuer": null, "docExpiry": null, "visaNo": null, "bookingRef": null, "ticketNo": null, "seat": null, "ssr": [], "languages": [], "handoverParty": null}'),
      diff = people_empty_lines(m.diff, ids, '{"name": null, "before": null, "after": null}')
      where m.movement_id = any (travelled);
    get diagnostics done = row_count;
    told := people_tell_erased(told, 'movements_manifest', 'EMPTIED', done);
  end if;

  insert into kit_file_gone (sha256, at) select distinct sha256, done_now from kit_file where id = any (files) and erased_at is null
    on conflict (sha256) do update set at = excluded.at;
  update cases_roll set file_name = '—' where file_id = any (files);
  update kit_file set name = '—', erased_at = done_now where id = any (files) and erased_at is null;
  get diagnostics done = row_count;
  told := people_tell_erased(told, 'kit_file', 'REMOVED', done);

  update people_person set family_name = '—', given_names = '', native_name = null, native_script = null, sex = 'X', born_on = null,
    born_precision = 'UNKNOWN', nationality = 'XXX', languages = '{}', safe_contact = null, sort_key = '—', household_id = null,
    erased_at = coalesce(erased_at, done_now), updated_at = done_now,
    -- An erased file leads nowhere but to itself: whoever lists people leaves out what leads elsewhere, and so leaves it out too.
    merged_into = coalesce(merged_into, id)
    where id = any (ids);
  delete from people_posting where person = any (array(select search_no from people_person where id = any (ids)));
  delete from people_membership where person_id = any (ids);
  delete from people_token where person_id = any (ids);
  perform people_forget_trail(ids, array(select distinct value::uuid from jsonb_array_elements_text(told -> 'ids')), whole, files, 'JOURNEY' = any (duties));

  perform set_config('app.erasing', '', true);
  perform set_config('app.system', coalesce(before_system, ''), true);
  perform set_config('app.offices', coalesce(before_offices, ''), true);
  perform set_config('app.compartments', coalesce(before_compartments, ''), true);
  return told -> 'did';
end $function$;

CREATE OR REPLACE FUNCTION people_erase_rows(target text, target_column text, ids uuid[], duties text[], told jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  rule kit_erasure_rule;
  edge record;
  own uuid[];
  done bigint;
  has_id boolean;
  keeps boolean;
begin
  if cardinality(ids) = 0 then return told; end if;
  select * into rule from kit_erasure_rule where table_name = target;
  if not found then raise exception 'kit_erasure_rule has no line for %', target; end if;
  has_id := exists (select 1 from pg_attribute where attrelid = format('%I', target)::regclass and attname = 'id' and not attisdropped);
  if has_id then
    execute format('select coalesce(array_agg(id), ''{}'') from %I where %I = any ($1)', target, target_column) into own using ids;
    if cardinality(own) = 0 then return told; end if;
    told := jsonb_set(told, '{ids}', (told -> 'ids') || to_jsonb(own));
    for edge in select * from people_hangs_on(target) loop
      if edge.child = target then continue; end if;
      told := people_erase_rows(edge.child, edge.child_column, own, duties, told);
    end loop;
  end if;
  keeps := rule.duty is not null and rule.duty = any (duties);
  if keeps then
    execute format('select count(*) from %I where %I = any ($1)', target, target_column) into done using ids;
    return people_tell_erased(told, target, 'KEPT', done);
  elsif rule.does = 'DELETE' then
    execute format('delete from %I where %I = any ($1)', target, target_column) using ids;
    get diagnostics done = row_count;
    return people_tell_erased(told, target, 'REMOVED', done);
  elsif rule.does = 'BLANK' and cardinality(rule.blanks) > 0 then
    execute format('update %I set %s where %I = any ($1)', target,
      (select string_agg(people_blank(target, blank), ', ') from unnest(rule.blanks) as blank), target_column) using ids;
    get diagnostics done = row_count;
    return people_tell_erased(told, target, 'EMPTIED', done);
  end if;
  return told;
end $function$;

CREATE OR REPLACE FUNCTION people_follow_household()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' then
    if new.household_id is not distinct from old.household_id then return null; end if;
    execute format('update %I.people_membership set left_on = greatest(joined_on, current_date), left_why = ''SEPARATED''
      where person_id = $1 and household_id = $2 and left_on is null', tg_table_schema) using new.id, old.household_id;
  end if;
  if new.household_id is not null then
    execute format('insert into %I.people_membership (person_id, household_id, office, compartment, joined_on)
      select $1, $2, $3, $4, $5 where not exists (select 1 from %I.people_membership where person_id = $1 and household_id = $2 and left_on is null)',
      tg_table_schema, tg_table_schema)
      using new.id, new.household_id, new.office, new.compartment, case tg_op when 'INSERT' then new.created_at::date else current_date end;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION people_forget_trail(ids uuid[], touched uuid[], whole uuid[], files uuid[], kept_lists boolean)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION people_hangs_on(parent text)
 RETURNS TABLE(child text, child_column text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'passerelle', 'public'
AS $function$
  select c.relname::text, a.attname::text from pg_constraint f
    join pg_class c on c.oid = f.conrelid
    cross join lateral unnest(f.conkey, f.confkey) as p (here, there)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = p.here
    join pg_attribute t on t.attrelid = f.confrelid and t.attnum = p.there and t.attname = 'id'
    where f.contype = 'f' and f.confrelid = format('%I', parent)::regclass and f.conparentid = 0
  union
  select c.relname::text, a.attname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
    where parent = 'cases_case' and c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and a.attname = 'case_id' and not a.attisdropped and c.relname <> 'kit_event'
$function$;

CREATE OR REPLACE FUNCTION people_join_household()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  insert into people_membership (person_id, household_id, office, compartment, joined_on)
  select a.id, a.household_id, a.office, a.compartment, a.created_at::date from added a
  where a.household_id is not null
    and not exists (select 1 from people_membership m where m.person_id = a.id and m.household_id = a.household_id and m.left_on is null);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION people_person_numbered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.search_no := nextval(format('%I.people_search_no', tg_table_schema));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION people_posting_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  update people_posting set office = new.office, compartment = new.compartment where person = new.search_no;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION people_posting_placed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  perform 1 from people_person p where p.search_no = any (array(select distinct a.person from added a)) order by p.search_no for key share;
  if exists (select 1 from (select distinct person, office, compartment from added) a
      left join people_person p on p.search_no = a.person and p.office = a.office and p.compartment = a.compartment where p.id is null) then
    raise foreign_key_violation using message = 'an entry lies where its person does not', table = 'people_posting', constraint = 'people_posting_placed';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION people_posting_removed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  delete from people_posting t using removed r where t.person = r.search_no;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION people_refuse_return()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'people_person_erased: what was erased does not come back' using errcode = 'check_violation';
end $function$;

CREATE OR REPLACE FUNCTION people_tell_erased(told jsonb, target text, what text, rows bigint)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when rows = 0 then told
    else jsonb_set(told, array['did', target || ' ' || what], to_jsonb(coalesce((told #>> array['did', target || ' ' || what])::bigint, 0) + rows)) end
$function$;

CREATE OR REPLACE FUNCTION people_token_born()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  execute format('update %I.people_token set born_on = $1 where person_id = $2', tg_table_schema)
    using coalesce(new.born_on, '-infinity'::date), new.id;
  execute format('update %I.people_posting set born_on = $1 where person = $2', tg_table_schema)
    using coalesce(new.born_on, '-infinity'::date), new.search_no;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION programmes_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published version never changes' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION reintegration_add_up()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if (new.case_id, new.currency, new.ceiling_minor, new.form_ceilings) is distinct from (old.case_id, old.currency, old.ceiling_minor, old.form_ceilings) then
    raise exception 'a ceiling never changes' using errcode = 'check_violation', constraint = 'reintegration_plan_ceiling_is_fixed';
  end if;
  new.committed_minor := (select coalesce(sum(l.amount_minor), 0) from reintegration_line l where l.plan_id = new.id and l.cancelled_at is null);
  new.paid_minor := (select coalesce(sum(t.amount_minor), 0) from reintegration_tranche t where t.plan_id = new.id and t.status = 'PAID');
  return new;
end $function$;

CREATE OR REPLACE FUNCTION reintegration_check_ceilings()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  allowed record;
  has_total boolean := false;
begin
  for allowed in
    select c ->> 'kind' as kind, c ->> 'currency' as currency,
      (c ->> 'amountMinor')::bigint * case c ->> 'perPersonOrHousehold' when 'PERSON' then
        (select count(*) from cases_member m where m.case_id = k.id and m.travelling and m.left_at is null) else 1 end as minor
    from cases_case k
    join programmes_programme p on p.code = k.programme_code and p.version = k.programme_version
    cross join jsonb_array_elements(p.definition -> 'ceilings') c
    where k.id = new.case_id
  loop
    if allowed.kind = 'PLAN_TOTAL' then
      has_total := allowed.currency = new.currency and new.ceiling_minor <= allowed.minor;
    elsif allowed.currency = new.currency and coalesce((new.form_ceilings ->> allowed.kind)::bigint > allowed.minor, true) then
      raise exception 'a form above its ceiling' using errcode = 'check_violation', constraint = 'reintegration_plan_ceiling_of_programme';
    end if;
  end loop;
  if not has_total then
    raise exception 'a plan above the ceiling of its programme' using errcode = 'check_violation', constraint = 'reintegration_plan_ceiling_of_programme';
  end if;
  new.committed_minor := 0;
  new.paid_minor := 0;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION reintegration_count_jobs(plans uuid[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'passerelle', 'public'
AS $function$
  delete from reintegration_jobs j where j.plan_id = any (plans)
    and not exists (select 1 from reintegration_plan p where p.id = j.plan_id and p.status in ('APPROVED', 'CLOSED') and p.approved_at is not null);
  insert into reintegration_jobs
  select p.id, p.office, p.compartment, c.programme_code, extract(year from p.approved_at at time zone 'UTC')::int, last.id is not null,
    coalesce(planned.self, 0), coalesce(planned.family, 0), coalesce(planned.community, 0),
    coalesce(last.jobs_self, 0), coalesce(last.jobs_family, 0), coalesce(last.jobs_community, 0)
  from reintegration_plan p
  join cases_case c on c.id = p.case_id
  left join lateral (
    select sum(l.jobs_self) as self, sum(l.jobs_family) as family, sum(l.jobs_community) as community
    from reintegration_line l where l.plan_id = p.id and l.cancelled_at is null
  ) planned on true
  left join lateral (
    select v.id, v.jobs_self, v.jobs_family, v.jobs_community from reintegration_visit v
    where v.plan_id = p.id and v.status = 'DONE' order by v.visited_on desc, v.month desc limit 1
  ) last on true
  where p.id = any (plans) and p.status in ('APPROVED', 'CLOSED') and p.approved_at is not null
  on conflict (plan_id) do update set programme_code = excluded.programme_code, year = excluded.year, visited = excluded.visited,
    planned_self = excluded.planned_self, planned_family = excluded.planned_family, planned_community = excluded.planned_community,
    found_self = excluded.found_self, found_family = excluded.found_family, found_community = excluded.found_community
$function$;

CREATE OR REPLACE FUNCTION reintegration_guard_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  plan_status text;
begin
  if tg_op = 'UPDATE' then
    if new.plan_id <> old.plan_id then
      raise exception 'a line stays in its plan' using errcode = 'check_violation', constraint = 'reintegration_line_stays';
    end if;
    if (new.form, new.amount_minor, new.cancelled_at) is not distinct from (old.form, old.amount_minor, old.cancelled_at) then
      return new;
    end if;
  end if;
  -- Weaker than "for update", which would wait for ever on the key locks that two foreign keys take at the same second.
  select p.status into plan_status from reintegration_plan p where p.id = new.plan_id for no key update;
  if plan_status is distinct from 'DRAFT' then
    raise exception 'only a draft changes' using errcode = 'check_violation', constraint = 'reintegration_line_in_draft';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION reintegration_guard_tranche()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  plan_status text;
begin
  if tg_op = 'UPDATE' then
    if (new.line_id, new.plan_id, new.seq) is distinct from (old.line_id, old.plan_id, old.seq) then
      raise exception 'a tranche stays in its line' using errcode = 'check_violation', constraint = 'reintegration_tranche_stays';
    end if;
    if old.status = 'PAID' and (new.status, new.amount_minor, new.mode, new.receipt, new.invoice_key, new.paid_at, new.paid_by)
       is distinct from (old.status, old.amount_minor, old.mode, old.receipt, old.invoice_key, old.paid_at, old.paid_by) then
      raise exception 'what is paid is paid' using errcode = 'check_violation', constraint = 'reintegration_tranche_paid_for_ever';
    end if;
    if (new.status, new.amount_minor) is not distinct from (old.status, old.amount_minor) then
      return new;
    end if;
  end if;
  select p.status into plan_status from reintegration_plan p where p.id = new.plan_id for no key update;
  if new.status = 'PAID' then
    if plan_status is distinct from 'APPROVED' then
      raise exception 'only an approved plan pays' using errcode = 'check_violation', constraint = 'reintegration_tranche_of_approved';
    end if;
    -- domain.md 4.8: the second tranche needs a visit that was made, where the plan has visits.
    if exists (select 1 from reintegration_tranche t where t.line_id = new.line_id and t.seq < new.seq and t.status = 'PAID')
       and exists (select 1 from reintegration_visit v where v.plan_id = new.plan_id)
       and not exists (select 1 from reintegration_visit v where v.plan_id = new.plan_id and v.status = 'DONE') then
      raise exception 'no visit was made yet' using errcode = 'check_violation', constraint = 'reintegration_tranche_after_visit';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION reintegration_keep_jobs()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform reintegration_count_jobs(array[to_jsonb(coalesce(new, old)) ->> tg_argv[0]]::uuid[]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION reintegration_weigh_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  form_ceiling bigint;
begin
  if (select coalesce(sum(t.amount_minor), 0) from reintegration_tranche t where t.line_id = new.id and t.status <> 'CANCELLED')
     > (case when new.cancelled_at is null then new.amount_minor else 0 end) then
    raise exception 'tranches over the line' using errcode = 'check_violation', constraint = 'reintegration_tranche_within_line';
  end if;
  update reintegration_plan set committed_minor = committed_minor where id = new.plan_id; -- its own trigger adds up
  select (p.form_ceilings ->> new.form)::bigint into form_ceiling from reintegration_plan p where p.id = new.plan_id;
  if form_ceiling < (select sum(l.amount_minor) from reintegration_line l where l.plan_id = new.plan_id and l.form = new.form and l.cancelled_at is null) then
    raise exception 'lines over the ceiling of their form' using errcode = 'check_violation', constraint = 'reintegration_line_within_form';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION reintegration_weigh_tranche()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if (select coalesce(sum(t.amount_minor), 0) from reintegration_tranche t where t.line_id = new.line_id and t.status <> 'CANCELLED')
     > (select case when l.cancelled_at is null then l.amount_minor else 0 end from reintegration_line l where l.id = new.line_id) then
    raise exception 'tranches over the line' using errcode = 'check_violation', constraint = 'reintegration_tranche_within_line';
  end if;
  update reintegration_plan set paid_minor = paid_minor where id = new.plan_id; -- its own trigger adds up
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_add_up_offer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  new.paid_minor := (select coalesce(sum(p.amount_minor), 0) from ticketing_payment p where p.offer_id = new.id and p.kind = 'PAYMENT');
  new.refunded_minor := (select coalesce(sum(p.amount_minor), 0) from ticketing_payment p where p.offer_id = new.id and p.kind = 'REFUND');
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_count_coupons()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if tg_op = 'INSERT' or new.status <> old.status then
    update ticketing_ticket set open_coupons = (select count(*) from ticketing_coupon c where c.ticket_id = new.ticket_id and c.status in ('O', 'C', 'S', 'P'))
    where id = new.ticket_id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_guard_choice()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  quote record;
begin
  select q.total_minor, q.currency, q.valid_until, q.withdrawn_at into quote from ticketing_quote q where q.id = new.quote_id;
  if tg_op = 'INSERT' then
    new.ceiling_minor := (select c.amount_minor from ticketing_ceiling c
      where c.currency = new.report_currency and c.valid_from <= (new.proposed_at at time zone 'UTC')::date order by c.valid_from desc limit 1);
    if (new.total_minor, new.currency) is distinct from (quote.total_minor, quote.currency) or quote.withdrawn_at is not null then
      raise exception 'a choice is of a quote as it stands' using errcode = 'check_violation', constraint = 'ticketing_choice_of_quote';
    end if;
  elsif (new.request_id, new.quote_id, new.total_minor, new.currency, new.rate_micro, new.rate_source, new.rate_on, new.report_currency, new.report_minor, new.ceiling_minor,
         new.proposed_by, new.proposed_at, new.justification) is distinct from
        (old.request_id, old.quote_id, old.total_minor, old.currency, old.rate_micro, old.rate_source, old.rate_on, old.report_currency, old.report_minor, old.ceiling_minor,
         old.proposed_by, old.proposed_at, old.justification)
     or (old.approved_by is not null and (new.approved_by, new.approved_at) is distinct from (old.approved_by, old.approved_at))
     or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) then
    raise exception 'what was chosen and approved stays so' using errcode = 'check_violation', constraint = 'ticketing_choice_is_frozen';
  end if;
  if new.proposed_at > quote.valid_until or new.approved_at > quote.valid_until then
    raise exception 'a quote is not taken after its hour' using errcode = 'check_violation', constraint = 'ticketing_choice_in_time';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_guard_cost()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if (new.nature, new.payer, new.project_code, new.currency, new.amount_minor, new.rate_micro, new.report_currency, new.report_minor, new.ticket_id, new.case_id, new.movement_id, new.recorded_at)
     is distinct from (old.nature, old.payer, old.project_code, old.currency, old.amount_minor, old.rate_micro, old.report_currency, old.report_minor, old.ticket_id, old.case_id, old.movement_id, old.recorded_at)
     or (old.struck_at is not null and new.struck_at is distinct from old.struck_at) then
    raise exception 'a cost never changes' using errcode = 'check_violation', constraint = 'ticketing_cost_is_fixed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_guard_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  offer record;
begin
  select o.status, o.total_minor, o.currency into offer from ticketing_offer o where o.id = new.offer_id for no key update;
  if new.kind = 'PAYMENT' and (offer.status <> 'AWAITING_PAYMENT' or new.amount_minor <> offer.total_minor) or new.currency <> offer.currency then
    raise exception 'a payment is exactly what was accepted' using errcode = 'check_violation', constraint = 'ticketing_payment_equals';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_guard_quote()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if (new.request_id, new.carrier, new.fare_basis, new.tariff, new.fares, new.base_minor, new.taxes_minor, new.currency, new.valid_until, new.refundable, new.change_fee_minor,
      new.departs_at, new.arrives_at) is distinct from
     (old.request_id, old.carrier, old.fare_basis, old.tariff, old.fares, old.base_minor, old.taxes_minor, old.currency, old.valid_until, old.refundable, old.change_fee_minor,
      old.departs_at, old.arrives_at) then
    raise exception 'a quote never changes' using errcode = 'check_violation', constraint = 'ticketing_quote_is_fixed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_guard_ticket()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  choice record;
begin
  if tg_op = 'UPDATE' then
    if (new.request_id, new.passenger_id, new.choice_id, new.ticket_no, new.currency, new.base_minor, new.taxes_minor, new.fee_minor, new.carried_in_minor, new.exchanged_from, new.payer)
       is distinct from (old.request_id, old.passenger_id, old.choice_id, old.ticket_no, old.currency, old.base_minor, old.taxes_minor, old.fee_minor, old.carried_in_minor, old.exchanged_from, old.payer)
       or (old.status <> 'ISSUED' and (new.status, new.refunded_minor, new.kept_minor, new.used_minor, new.carried_on_minor)
         is distinct from (old.status, old.refunded_minor, old.kept_minor, old.used_minor, old.carried_on_minor)) then
      raise exception 'a ticket is settled once' using errcode = 'check_violation', constraint = 'ticketing_ticket_settled_once';
    end if;
    return new;
  end if;
  new.open_coupons := 0;
  select c.approved_by, c.withdrawn_at, c.ceiling_minor, c.currency, c.rate_micro into choice from ticketing_choice c where c.id = new.choice_id;
  if choice.approved_by is null or choice.withdrawn_at is not null or new.currency <> choice.currency or new.rate_micro <> choice.rate_micro then
    raise exception 'a ticket needs an approved choice' using errcode = 'check_violation', constraint = 'ticketing_ticket_of_approved';
  end if;
  if new.exchanged_from is not null then
    if new.cash_report_minor > coalesce(choice.ceiling_minor, -1) then
      raise exception 'an exchange above the ceiling' using errcode = 'check_violation', constraint = 'ticketing_ticket_exchange_ceiling';
    end if;
    if new.carried_in_minor <> (select t.carried_on_minor from ticketing_ticket t where t.id = new.exchanged_from) then
      raise exception 'what one ticket gives the next receives' using errcode = 'check_violation', constraint = 'ticketing_ticket_carried';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_move_coupon()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if tg_op = 'UPDATE' and new.status <> old.status and position(new.status in case old.status
      when 'O' then 'CLFERVSP' when 'C' then 'OLFS' when 'L' then 'OF' when 'S' then 'OERV' when 'P' then 'FRX' else '' end) = 0 then
    raise exception 'a coupon does not go from % to %', old.status, new.status using errcode = 'check_violation', constraint = 'ticketing_coupon_moves';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_weigh_loan()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  if (select coalesce(sum((i ->> 'amountMinor')::bigint), 0) from jsonb_array_elements(new.instalments) i) <> new.amount_minor then
    raise exception 'the instalments are not the loan' using errcode = 'check_violation', constraint = 'ticketing_loan_adds_up';
  end if;
  if tg_op = 'UPDATE' and old.status <> 'DRAFT' and (new.amount_minor, new.currency, new.instalments, new.language, new.signed_on)
     is distinct from (old.amount_minor, old.currency, old.instalments, old.language, old.signed_on) then
    raise exception 'a signed note never changes' using errcode = 'check_violation', constraint = 'ticketing_loan_is_signed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_weigh_offer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
begin
  update ticketing_offer set paid_minor = paid_minor where id = new.offer_id; -- its own trigger adds up
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ticketing_weigh_ticket()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'passerelle', 'public'
AS $function$
declare
  weighed uuid := case tg_table_name when 'ticketing_ticket' then new.id else (to_jsonb(new) ->> 'ticket_id')::uuid end;
  lines bigint;
  worth bigint;
begin
  if weighed is null then return null; end if;
  select coalesce(sum(c.amount_minor), 0) into lines from ticketing_cost c where c.ticket_id = weighed;
  select t.total_minor - t.carried_in_minor + t.fee_minor - t.refunded_minor into worth from ticketing_ticket t where t.id = weighed;
  if lines <> worth then
    raise exception 'the cost lines of a ticket do not add up' using errcode = 'check_violation', constraint = 'ticketing_cost_adds_up';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION transit_count_assisted(groups uuid[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'passerelle', 'public'
AS $function$
  delete from transit_assisted a where a.group_id = any (groups)
    and not exists (select 1 from transit_task t where t.group_id = a.group_id and t.state = 'DONE');
  insert into transit_assisted (group_id, office, compartment, airport, serves_on, passage, case_id, persons)
  select g.id, g.office, g.compartment, g.airport, g.serves_on, g.passage, g.case_id, coalesce(max(t.counted), g.head_count)
  from transit_group g join transit_task t on t.group_id = g.id
  where g.id = any (groups) group by g.id having bool_or(t.state = 'DONE')
  on conflict (group_id) do update set airport = excluded.airport, serves_on = excluded.serves_on, passage = excluded.passage,
    case_id = excluded.case_id, persons = excluded.persons
$function$;

CREATE OR REPLACE FUNCTION transit_keep_assisted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform transit_count_assisted(array[to_jsonb(coalesce(new, old)) ->> tg_argv[0]]::uuid[]);
  return null;
end $function$;

create table access_account (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  email text not null,
  name text not null,
  language text not null,
  status text not null default 'ACTIVE'::text,
  created_at timestamp with time zone not null,
  constraint access_account_compartment_check CHECK ((compartment = 0)),
  constraint access_account_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint access_account_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'DISABLED'::text]))),
  constraint access_account_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint access_account_pkey PRIMARY KEY (id),
  constraint access_account_email_key UNIQUE (email)
);
CREATE INDEX access_account_office ON access_account USING btree (office, name, id);
alter table access_account enable row level security, force row level security;
create policy known_to_server on access_account for all using (app_system()) with check (app_system());
create policy oneself on access_account for select using ((id = app_account()));
create policy seen on access_account for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON access_account FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on access_account to passerelle_app;
comment on column access_account.email is 'privacy: L1';
comment on column access_account.name is 'privacy: L1';
comment on column access_account.language is 'privacy: L1';

create table access_attempt (
  key text not null,
  count integer not null,
  window_started_at timestamp with time zone not null,
  constraint access_attempt_pkey PRIMARY KEY (key)
);
alter table access_attempt enable row level security, force row level security;
create policy seen on access_attempt for all using (app_system()) with check (app_system());
grant delete, insert, select, update on access_attempt to passerelle_app;

create table access_compartment (
  id integer not null,
  office integer not null,
  compartment integer not null generated always as (id) stored,
  label text not null,
  created_at timestamp with time zone not null,
  constraint access_compartment_id_check CHECK ((id > 0)),
  constraint access_compartment_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint access_compartment_pkey PRIMARY KEY (id)
);
alter table access_compartment enable row level security, force row level security;
create policy known_to_server on access_compartment for all using (app_system()) with check (app_system());
create policy seen on access_compartment for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON access_compartment FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on access_compartment to passerelle_app;
comment on column access_compartment.label is 'privacy: L3';

create table access_compartment_member (
  compartment integer not null,
  account uuid not null,
  office integer not null,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint access_compartment_member_account_fkey FOREIGN KEY (account) REFERENCES access_account(id),
  constraint access_compartment_member_compartment_fkey FOREIGN KEY (compartment) REFERENCES access_compartment(id),
  constraint access_compartment_member_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint access_compartment_member_pkey PRIMARY KEY (compartment, account)
);
CREATE INDEX access_compartment_member_account ON access_compartment_member USING btree (account);
alter table access_compartment_member enable row level security, force row level security;
create policy known_to_server on access_compartment_member for all using (app_system()) with check (app_system());
create policy seen on access_compartment_member for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON access_compartment_member FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on access_compartment_member to passerelle_app;

create table access_device (
  id uuid not null,
  device uuid not null,
  account uuid not null,
  office integer not null,
  compartment integer not null default 0,
  name text not null,
  first_seen_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  lost_at timestamp with time zone,
  lost_by uuid,
  wiped_at timestamp with time zone,
  constraint access_device_check CHECK (((lost_at IS NULL) = (lost_by IS NULL))),
  constraint access_device_compartment_check CHECK ((compartment = 0)),
  constraint access_device_account_fkey FOREIGN KEY (account) REFERENCES access_account(id),
  constraint access_device_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint access_device_pkey PRIMARY KEY (id),
  constraint access_device_device_account_key UNIQUE (device, account)
);
CREATE INDEX access_device_account ON access_device USING btree (account, seen_at DESC);
CREATE INDEX access_device_office ON access_device USING btree (office, seen_at DESC, id);
alter table access_device enable row level security, force row level security;
create policy known_to_server on access_device for all using (app_system()) with check (app_system());
create policy oneself on access_device for select using ((account = app_account()));
create policy seen on access_device for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON access_device FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on access_device to passerelle_app;
comment on column access_device.name is 'privacy: L1';
comment on column access_device.first_seen_at is 'privacy: L1';
comment on column access_device.seen_at is 'privacy: L1';
comment on column access_device.lost_at is 'privacy: L1';
comment on column access_device.wiped_at is 'privacy: L1';

create table access_grant (
  id uuid not null,
  account uuid not null,
  office integer not null,
  compartment integer not null default 0,
  role text not null,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint access_grant_compartment_check CHECK ((compartment = 0)),
  constraint access_grant_account_fkey FOREIGN KEY (account) REFERENCES access_account(id),
  constraint access_grant_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint access_grant_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX access_grant_once ON access_grant USING btree (account, office, role) WHERE (withdrawn_at IS NULL);
alter table access_grant enable row level security, force row level security;
create policy known_to_server on access_grant for all using (app_system()) with check (app_system());
create policy oneself on access_grant for select using ((account = app_account()));
create policy seen on access_grant for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on access_grant to passerelle_app;

create table access_office (
  id integer not null,
  office integer not null generated always as (0) stored,
  code text not null,
  name text not null,
  time_zone text not null,
  airports text[] not null default '{}'::text[],
  constraint access_office_id_check CHECK ((id > 0)),
  constraint access_office_pkey PRIMARY KEY (id),
  constraint access_office_code_key UNIQUE (code)
);
alter table access_office enable row level security, force row level security;
create policy changed on access_office for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy founded on access_office for insert with check (app_system());
create policy removed on access_office for delete using ((office = ANY (app_offices())));
create policy seen on access_office for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on access_office for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON access_office FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on access_office to passerelle_app;

create table access_secret (
  account uuid not null,
  password_hash text not null,
  failed_count integer not null default 0,
  locked_until timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint access_secret_account_fkey FOREIGN KEY (account) REFERENCES access_account(id),
  constraint access_secret_pkey PRIMARY KEY (account)
);
alter table access_secret enable row level security, force row level security;
create policy seen on access_secret for all using (app_system()) with check (app_system());
grant insert, select, update on access_secret to passerelle_app;
comment on column access_secret.password_hash is 'privacy: L3';

create table access_session (
  token_hash text not null,
  account uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  device text not null default ''::text,
  device_id uuid,
  constraint access_session_account_fkey FOREIGN KEY (account) REFERENCES access_account(id),
  constraint access_session_device_id_fkey FOREIGN KEY (device_id) REFERENCES access_device(id),
  constraint access_session_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX access_session_account ON access_session USING btree (account);
CREATE INDEX access_session_device ON access_session USING btree (device_id) WHERE (device_id IS NOT NULL);
alter table access_session enable row level security, force row level security;
create policy seen on access_session for all using (app_system()) with check (app_system());
grant insert, select, update on access_session to passerelle_app;
comment on column access_session.device is 'privacy: L1';

create table access_surrendered (
  id uuid not null,
  account uuid not null,
  device_id uuid not null,
  sealed jsonb not null,
  surrendered_at timestamp with time zone not null,
  fetched_at timestamp with time zone,
  constraint access_surrendered_account_fkey FOREIGN KEY (account) REFERENCES access_account(id),
  constraint access_surrendered_device_id_fkey FOREIGN KEY (device_id) REFERENCES access_device(id),
  constraint access_surrendered_pkey PRIMARY KEY (id)
);
CREATE INDEX access_surrendered_account ON access_surrendered USING btree (account) WHERE (fetched_at IS NULL);
alter table access_surrendered enable row level security, force row level security;
create policy seen on access_surrendered for all using (app_system()) with check (app_system());
grant insert, select, update on access_surrendered to passerelle_app;
comment on column access_surrendered.sealed is 'privacy: L3';

create table cases_case (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  public_ref text not null,
  external_ref text,
  programme_code text not null,
  programme_version integer not null,
  project_code text,
  movement_type text not null,
  destination_country text,
  destination_subregion text,
  destination_city text,
  receiving_party text,
  unaccompanied_minor boolean not null default false,
  status text not null,
  status_before text,
  status_reason text,
  status_since timestamp with time zone not null,
  critical_on date,
  roll_id uuid,
  opened_by uuid,
  opened_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  movement_type_version integer,
  constraint cases_case_destination_country_check CHECK ((destination_country ~ '^[A-Z]{3}$'::text)),
  constraint cases_case_movement_type_version_check CHECK ((movement_type_version > 0)),
  constraint cases_case_office_check CHECK ((office > 0)),
  constraint cases_case_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'REGISTERED'::text, 'IN_CLEARANCE'::text, 'TRAVEL_READY'::text, 'BOOKED'::text, 'MANIFESTED'::text, 'DEPARTED'::text, 'IN_TRANSIT'::text, 'MISHAP'::text, 'ARRIVED'::text, 'HANDED_OVER'::text, 'FOLLOW_UP'::text, 'CLOSED'::text, 'ON_HOLD'::text, 'REJECTED'::text, 'CANCELLED'::text, 'WITHDRAWN'::text, 'DECEASED'::text]))),
  constraint cases_case_movement_type FOREIGN KEY (movement_type, movement_type_version) REFERENCES programmes_movement_type(code, version),
  constraint cases_case_programme_code_programme_version_fkey FOREIGN KEY (programme_code, programme_version) REFERENCES programmes_programme(code, version),
  constraint cases_case_roll_id_fkey FOREIGN KEY (roll_id) REFERENCES cases_roll(id),
  constraint cases_case_pkey PRIMARY KEY (id),
  constraint cases_case_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint cases_case_public_ref_office_compartment_key UNIQUE (public_ref, office, compartment)
);
CREATE INDEX cases_case_critical ON cases_case USING btree (office, status, critical_on, id) INCLUDE (compartment);
CREATE INDEX cases_case_external_ref ON cases_case USING btree (external_ref, office) WHERE (external_ref IS NOT NULL);
CREATE INDEX cases_case_mine ON cases_case USING btree (opened_by, office, status, opened_at DESC, id DESC);
CREATE INDEX cases_case_opened ON cases_case USING btree (office, status, opened_at DESC, id DESC) INCLUDE (compartment);
CREATE INDEX cases_case_programme ON cases_case USING btree (office, programme_code, status, opened_at DESC, id DESC);
CREATE INDEX cases_case_ref ON cases_case USING btree (public_ref, office);
CREATE INDEX cases_case_roll ON cases_case USING btree (roll_id, opened_at DESC, id DESC) WHERE (roll_id IS NOT NULL);
alter table cases_case enable row level security, force row level security;
create policy seen on cases_case for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER UPDATE ON cases_case FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER audit_added AFTER INSERT ON cases_case REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_added();
CREATE TRIGGER audit_removed AFTER DELETE ON cases_case REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_removed();
grant delete, insert, select, update on cases_case to passerelle_app;
comment on column cases_case.public_ref is 'privacy: L2';
comment on column cases_case.external_ref is 'privacy: L2';
comment on column cases_case.programme_code is 'privacy: L1';
comment on column cases_case.project_code is 'privacy: L2';
comment on column cases_case.movement_type is 'privacy: L2';
comment on column cases_case.destination_country is 'privacy: L2';
comment on column cases_case.destination_subregion is 'privacy: L2';
comment on column cases_case.destination_city is 'privacy: L2';
comment on column cases_case.receiving_party is 'privacy: L2';
comment on column cases_case.status is 'privacy: L2';
comment on column cases_case.status_before is 'privacy: L2';
comment on column cases_case.status_reason is 'privacy: L3';
comment on column cases_case.critical_on is 'privacy: L2';

create table cases_file (
  case_id uuid not null,
  file_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  attached_at timestamp with time zone not null,
  constraint cases_file_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint cases_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES kit_file(id),
  constraint cases_file_pkey PRIMARY KEY (case_id, file_id)
);
CREATE INDEX cases_file_file ON cases_file USING btree (file_id);
alter table cases_file enable row level security, force row level security;
create policy seen on cases_file for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cases_file FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER sealed_with_case AFTER INSERT OR UPDATE OF office, compartment ON cases_file FOR EACH ROW EXECUTE FUNCTION cases_seal_file();
grant delete, insert, select, update on cases_file to passerelle_app;

create table cases_hold (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  reason text not null,
  note text,
  placed_at timestamp with time zone not null,
  placed_by uuid not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint cases_hold_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint cases_hold_pkey PRIMARY KEY (id)
);
CREATE INDEX cases_hold_case ON cases_hold USING btree (case_id) WHERE (lifted_at IS NULL);
CREATE INDEX cases_hold_of_case ON cases_hold USING btree (case_id);
alter table cases_hold enable row level security, force row level security;
create policy seen on cases_hold for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cases_hold FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on cases_hold to passerelle_app;
comment on column cases_hold.reason is 'privacy: L3';
comment on column cases_hold.note is 'privacy: L3';

create table cases_member (
  case_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  role text not null,
  travelling boolean not null default true,
  special_needs text[] not null default '{}'::text[],
  visa_number text,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint cases_member_role_check CHECK ((role = ANY (ARRAY['PA'::text, 'SPOUSE'::text, 'PARTNER'::text, 'CHILD'::text, 'PARENT'::text, 'SIBLING'::text, 'GRANDPARENT'::text, 'OTHER_DEP'::text, 'CAREGIVER'::text]))),
  constraint cases_member_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint cases_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint cases_member_pkey PRIMARY KEY (case_id, person_id)
);
CREATE UNIQUE INDEX cases_member_one_pa ON cases_member USING btree (case_id) WHERE ((role = 'PA'::text) AND (left_at IS NULL));
CREATE INDEX cases_member_person ON cases_member USING btree (person_id);
alter table cases_member enable row level security, force row level security;
create policy seen on cases_member for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER UPDATE ON cases_member FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER audit_added AFTER INSERT ON cases_member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_added();
CREATE TRIGGER audit_removed AFTER DELETE ON cases_member REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_removed();
grant delete, insert, select, update on cases_member to passerelle_app;
comment on column cases_member.role is 'privacy: L2';
comment on column cases_member.special_needs is 'privacy: L3';
comment on column cases_member.visa_number is 'privacy: L2';

create table cases_note (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  text text not null,
  account uuid not null,
  written_at timestamp with time zone not null,
  constraint cases_note_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint cases_note_pkey PRIMARY KEY (id)
);
CREATE INDEX cases_note_case ON cases_note USING btree (case_id, written_at);
alter table cases_note enable row level security, force row level security;
create policy seen on cases_note for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cases_note FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on cases_note to passerelle_app;
comment on column cases_note.text is 'privacy: L3';

create table cases_party (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  organisation_id uuid,
  state text,
  reference text,
  reason text,
  last_resort text,
  from_programme boolean not null default false,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  replaced_by uuid,
  constraint cases_party_state_check CHECK ((state ~ '^[A-Z]{3}$'::text)),
  constraint cases_party_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint cases_party_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES liaison_organisation(id),
  constraint cases_party_pkey PRIMARY KEY (id)
);
CREATE INDEX cases_party_case ON cases_party USING btree (case_id);
CREATE UNIQUE INDEX cases_party_one ON cases_party USING btree (case_id, kind) WHERE (replaced_at IS NULL);
CREATE INDEX cases_party_organisation ON cases_party USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
alter table cases_party enable row level security, force row level security;
create policy seen on cases_party for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cases_party FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on cases_party to passerelle_app;
comment on column cases_party.kind is 'privacy: L1';
comment on column cases_party.state is 'privacy: L2';
comment on column cases_party.reference is 'privacy: L2';
comment on column cases_party.reason is 'privacy: L3';
comment on column cases_party.last_resort is 'privacy: L3';

create table cases_roll (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  file_id uuid not null,
  file_sha256 text not null,
  file_name text not null,
  programme_code text not null,
  programme_version integer not null,
  state text not null,
  row_count integer not null,
  fault_count integer not null,
  household_count integer not null,
  previewed_at timestamp with time zone not null,
  committed_at timestamp with time zone,
  undone_at timestamp with time zone,
  account uuid not null,
  constraint cases_roll_office_check CHECK ((office > 0)),
  constraint cases_roll_state_check CHECK ((state = ANY (ARRAY['PREVIEWED'::text, 'COMMITTED'::text, 'UNDONE'::text]))),
  constraint cases_roll_file_id_fkey FOREIGN KEY (file_id) REFERENCES kit_file(id),
  constraint cases_roll_programme_code_programme_version_fkey FOREIGN KEY (programme_code, programme_version) REFERENCES programmes_programme(code, version),
  constraint cases_roll_pkey PRIMARY KEY (id),
  constraint cases_roll_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX cases_roll_file ON cases_roll USING btree (file_id);
CREATE INDEX cases_roll_list ON cases_roll USING btree (office, previewed_at DESC, id DESC);
CREATE UNIQUE INDEX cases_roll_once ON cases_roll USING btree (office, compartment, file_sha256) WHERE (state = 'COMMITTED'::text);
CREATE INDEX cases_roll_same ON cases_roll USING btree (file_sha256, office);
alter table cases_roll enable row level security, force row level security;
create policy seen on cases_roll for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cases_roll FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on cases_roll to passerelle_app;
comment on column cases_roll.file_sha256 is 'privacy: L1';
comment on column cases_roll.file_name is 'privacy: L2';
comment on column cases_roll.programme_code is 'privacy: L1';
comment on column cases_roll.state is 'privacy: L1';

create table cases_roll_check (
  roll_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  account uuid not null,
  offices integer[] not null,
  compartments integer[] not null,
  checked_at timestamp with time zone not null,
  rows integer[] not null,
  persons uuid[] not null,
  constraint cases_roll_check_check CHECK ((cardinality(rows) = cardinality(persons))),
  constraint cases_roll_check_roll_id_office_compartment_fkey FOREIGN KEY (roll_id, office, compartment) REFERENCES cases_roll(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint cases_roll_check_pkey PRIMARY KEY (roll_id)
);
alter table cases_roll_check enable row level security, force row level security;
create policy seen on cases_roll_check for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant delete, insert, select, update on cases_roll_check to passerelle_app;
comment on column cases_roll_check.rows is 'privacy: L2';
comment on column cases_roll_check.persons is 'privacy: L2';

create table cases_task (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  title text not null,
  due_on date,
  state text not null default 'OPEN'::text,
  assignee uuid,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by uuid,
  constraint cases_task_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'CANCELLED'::text]))),
  constraint cases_task_assignee_fkey FOREIGN KEY (assignee) REFERENCES access_account(id),
  constraint cases_task_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint cases_task_pkey PRIMARY KEY (id)
);
CREATE INDEX cases_task_case ON cases_task USING btree (case_id, state, due_on);
CREATE INDEX cases_task_due ON cases_task USING btree (office, state, due_on, id);
alter table cases_task enable row level security, force row level security;
create policy seen on cases_task for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cases_task FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on cases_task to passerelle_app;
comment on column cases_task.kind is 'privacy: L2';
comment on column cases_task.title is 'privacy: L2';
comment on column cases_task.due_on is 'privacy: L2';
comment on column cases_task.state is 'privacy: L1';

create table employment_candidate (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  status text not null,
  education integer not null,
  skills jsonb not null default '[]'::jsonb,
  languages jsonb not null default '[]'::jsonb,
  licences text[] not null default '{}'::text[],
  country text not null,
  region text not null,
  commutes_to text[] not null default '{}'::text[],
  relocates boolean not null default false,
  avoids text[] not null default '{}'::text[],
  available_from date not null,
  wage_min_minor bigint,
  currency text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint employment_candidate_check CHECK (((wage_min_minor IS NULL) = (currency IS NULL))),
  constraint employment_candidate_education_check CHECK (((education >= 0) AND (education <= 8))),
  constraint employment_candidate_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text, 'IN_TRAINING'::text, 'SELF_EMPLOYED'::text, 'PLACED'::text, 'INACTIVE'::text]))),
  constraint employment_candidate_wage_min_minor_check CHECK ((wage_min_minor >= 0)),
  constraint employment_candidate_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE,
  constraint employment_candidate_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint employment_candidate_pkey PRIMARY KEY (id),
  constraint employment_candidate_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint employment_candidate_one UNIQUE (case_id, person_id)
);
CREATE INDEX employment_candidate_person ON employment_candidate USING btree (person_id);
alter table employment_candidate enable row level security, force row level security;
create policy seen on employment_candidate for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON employment_candidate FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on employment_candidate to passerelle_app;
comment on column employment_candidate.status is 'privacy: L2';
comment on column employment_candidate.skills is 'privacy: L2';
comment on column employment_candidate.languages is 'privacy: L2';
comment on column employment_candidate.licences is 'privacy: L2';
comment on column employment_candidate.country is 'privacy: L2';
comment on column employment_candidate.region is 'privacy: L2';
comment on column employment_candidate.commutes_to is 'privacy: L2';
comment on column employment_candidate.avoids is 'privacy: L3';
comment on column employment_candidate.available_from is 'privacy: L2';
comment on column employment_candidate.currency is 'privacy: L2';

create table employment_occupation (
  candidate_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  place integer not null,
  isco integer not null,
  wished boolean not null,
  months integer,
  is_active boolean not null,
  constraint employment_occupation_check CHECK ((wished = (months IS NULL))),
  constraint employment_occupation_isco_check CHECK (((isco >= 110) AND (isco <= 9699))),
  constraint employment_occupation_months_check CHECK ((months > 0)),
  constraint employment_occupation_candidate_id_office_compartment_fkey FOREIGN KEY (candidate_id, office, compartment) REFERENCES employment_candidate(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint employment_occupation_pkey PRIMARY KEY (candidate_id, place)
);
CREATE INDEX employment_occupation_near ON employment_occupation USING btree (office, isco, candidate_id) WHERE is_active;
alter table employment_occupation enable row level security, force row level security;
create policy seen on employment_occupation for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON employment_occupation FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on employment_occupation to passerelle_app;

create table employment_referral (
  id uuid not null,
  candidate_id uuid not null,
  case_id uuid not null,
  vacancy_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  status text not null,
  score integer not null,
  terms jsonb not null,
  scale_from date not null,
  reason text,
  end_reason text,
  started_on date,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  updated_at timestamp with time zone not null,
  constraint employment_referral_check CHECK (((status = 'HIRED'::text) = (started_on IS NOT NULL))),
  constraint employment_referral_score_check CHECK (((score >= 0) AND (score <= 10000))),
  constraint employment_referral_status_check CHECK ((status = ANY (ARRAY['PROPOSED'::text, 'ACCEPTED_BY_CANDIDATE'::text, 'SENT'::text, 'INTERVIEW'::text, 'OFFER'::text, 'HIRED'::text, 'REJECTED'::text, 'NO_SHOW'::text, 'DECLINED'::text]))),
  constraint employment_referral_candidate_id_office_compartment_fkey FOREIGN KEY (candidate_id, office, compartment) REFERENCES employment_candidate(id, office, compartment) ON UPDATE CASCADE,
  constraint employment_referral_vacancy_id_fkey FOREIGN KEY (vacancy_id) REFERENCES employment_vacancy(id),
  constraint employment_referral_pkey PRIMARY KEY (id),
  constraint employment_referral_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX employment_referral_candidate ON employment_referral USING btree (candidate_id, proposed_at);
CREATE INDEX employment_referral_case ON employment_referral USING btree (case_id);
CREATE UNIQUE INDEX employment_referral_living ON employment_referral USING btree (candidate_id, vacancy_id) WHERE (status = ANY (ARRAY['PROPOSED'::text, 'ACCEPTED_BY_CANDIDATE'::text, 'SENT'::text, 'INTERVIEW'::text, 'OFFER'::text, 'HIRED'::text]));
CREATE INDEX employment_referral_vacancy ON employment_referral USING btree (vacancy_id, proposed_at);
alter table employment_referral enable row level security, force row level security;
create policy seen on employment_referral for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON employment_referral FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on employment_referral to passerelle_app;
comment on column employment_referral.status is 'privacy: L1';
comment on column employment_referral.terms is 'privacy: L2';
comment on column employment_referral.scale_from is 'privacy: L1';
comment on column employment_referral.reason is 'privacy: L3';
comment on column employment_referral.end_reason is 'privacy: L3';
comment on column employment_referral.started_on is 'privacy: L2';

create table employment_vacancy (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  employer text not null,
  title text not null,
  isco integer not null,
  tasks text not null default ''::text,
  must_skills jsonb not null default '[]'::jsonb,
  education_min integer,
  experience_months integer not null default 0,
  languages jsonb not null default '[]'::jsonb,
  licences text[] not null default '{}'::text[],
  country text not null,
  region text not null,
  city text not null default ''::text,
  wage_min_minor bigint not null,
  wage_max_minor bigint not null,
  currency text not null,
  openings integer not null,
  starts_on date not null,
  deadline_on date,
  status text not null,
  checks text[] not null default '{}'::text[],
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint employment_vacancy_check CHECK ((wage_max_minor >= wage_min_minor)),
  constraint employment_vacancy_check1 CHECK (((deadline_on IS NULL) OR (deadline_on <= starts_on))),
  constraint employment_vacancy_country_check CHECK ((country ~ '^[A-Z]{3}$'::text)),
  constraint employment_vacancy_education_min_check CHECK (((education_min >= 0) AND (education_min <= 8))),
  constraint employment_vacancy_experience_months_check CHECK ((experience_months >= 0)),
  constraint employment_vacancy_isco_check CHECK (((isco >= 110) AND (isco <= 9699))),
  constraint employment_vacancy_office_check CHECK ((office > 0)),
  constraint employment_vacancy_openings_check CHECK ((openings > 0)),
  constraint employment_vacancy_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'VETTED'::text, 'OPEN'::text, 'ON_HOLD'::text, 'FILLED'::text, 'EXPIRED'::text, 'WITHDRAWN'::text]))),
  constraint employment_vacancy_vetted CHECK (((status = ANY (ARRAY['DRAFT'::text, 'WITHDRAWN'::text])) OR (cardinality(checks) > 0))),
  constraint employment_vacancy_wage_min_minor_check CHECK ((wage_min_minor >= 0)),
  constraint employment_vacancy_pkey PRIMARY KEY (id),
  constraint employment_vacancy_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX employment_vacancy_list ON employment_vacancy USING btree (office, created_at DESC, id DESC);
CREATE INDEX employment_vacancy_status ON employment_vacancy USING btree (office, status, created_at DESC, id DESC);
alter table employment_vacancy enable row level security, force row level security;
create policy seen on employment_vacancy for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON employment_vacancy FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on employment_vacancy to passerelle_app;
comment on column employment_vacancy.employer is 'privacy: L1';
comment on column employment_vacancy.title is 'privacy: L1';
comment on column employment_vacancy.tasks is 'privacy: L1';
comment on column employment_vacancy.must_skills is 'privacy: L1';
comment on column employment_vacancy.languages is 'privacy: L1';
comment on column employment_vacancy.licences is 'privacy: L1';
comment on column employment_vacancy.country is 'privacy: L1';
comment on column employment_vacancy.region is 'privacy: L1';
comment on column employment_vacancy.city is 'privacy: L1';
comment on column employment_vacancy.currency is 'privacy: L1';
comment on column employment_vacancy.starts_on is 'privacy: L1';
comment on column employment_vacancy.deadline_on is 'privacy: L1';
comment on column employment_vacancy.status is 'privacy: L1';
comment on column employment_vacancy.checks is 'privacy: L1';

create table escorts_charge (
  mission_id uuid not null,
  passenger_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  constraint escorts_charge_mission_id_office_compartment_fkey FOREIGN KEY (mission_id, office, compartment) REFERENCES escorts_mission(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escorts_charge_passenger_id_fkey FOREIGN KEY (passenger_id) REFERENCES movements_passenger(id) ON DELETE CASCADE,
  constraint escorts_charge_pkey PRIMARY KEY (mission_id, passenger_id)
);
CREATE INDEX escorts_charge_passenger ON escorts_charge USING btree (passenger_id);
alter table escorts_charge enable row level security, force row level security;
create policy seen on escorts_charge for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON escorts_charge FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select on escorts_charge to passerelle_app;

create table escorts_drug_declaration (
  id uuid not null,
  mission_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  medicines jsonb not null,
  authority text,
  reference text,
  declared_by uuid not null,
  declared_at timestamp with time zone not null,
  constraint escorts_drug_declaration_mission_id_office_compartment_fkey FOREIGN KEY (mission_id, office, compartment) REFERENCES escorts_mission(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escorts_drug_declaration_pkey PRIMARY KEY (id)
);
CREATE INDEX escorts_drug_declaration_mission ON escorts_drug_declaration USING btree (mission_id, declared_at DESC);
alter table escorts_drug_declaration enable row level security, force row level security;
create policy seen on escorts_drug_declaration for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON escorts_drug_declaration FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on escorts_drug_declaration to passerelle_app;
comment on column escorts_drug_declaration.medicines is 'privacy: L3';
comment on column escorts_drug_declaration.authority is 'privacy: L3';
comment on column escorts_drug_declaration.reference is 'privacy: L3';

create table escorts_escort (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  family_name text not null,
  given_names text not null default ''::text,
  sex text not null,
  born_on date,
  kinds text[] not null,
  languages text[] not null default '{}'::text[],
  phone text,
  nationality text not null,
  passport_number text,
  passport_issuer text,
  passport_until date,
  visas jsonb not null default '[]'::jsonb,
  licence_number text,
  licence_authority text,
  licence_until date,
  record_checked_on date,
  resting boolean not null default false,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint escorts_escort_check CHECK (((passport_number IS NULL) = (passport_until IS NULL))),
  constraint escorts_escort_check1 CHECK (((licence_until IS NULL) OR (licence_number IS NOT NULL))),
  constraint escorts_escort_kinds_check CHECK (((cardinality(kinds) > 0) AND (kinds <@ '{OPERATIONAL,MEDICAL_DOCTOR,MEDICAL_NURSE,CHILD,FAMILY}'::text[]))),
  constraint escorts_escort_nationality_check CHECK ((nationality ~ '^[A-Z]{3}$'::text)),
  constraint escorts_escort_office_check CHECK ((office > 0)),
  constraint escorts_escort_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text]))),
  constraint escorts_escort_pkey PRIMARY KEY (id),
  constraint escorts_escort_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX escorts_escort_list ON escorts_escort USING btree (office, family_name, given_names, id);
alter table escorts_escort enable row level security, force row level security;
create policy seen on escorts_escort for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON escorts_escort FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on escorts_escort to passerelle_app;
comment on column escorts_escort.family_name is 'privacy: L2';
comment on column escorts_escort.given_names is 'privacy: L2';
comment on column escorts_escort.sex is 'privacy: L2';
comment on column escorts_escort.born_on is 'privacy: L2';
comment on column escorts_escort.kinds is 'privacy: L1';
comment on column escorts_escort.languages is 'privacy: L2';
comment on column escorts_escort.phone is 'privacy: L2';
comment on column escorts_escort.nationality is 'privacy: L2';
comment on column escorts_escort.passport_number is 'privacy: L2';
comment on column escorts_escort.passport_issuer is 'privacy: L2';
comment on column escorts_escort.passport_until is 'privacy: L2';
comment on column escorts_escort.visas is 'privacy: L2';
comment on column escorts_escort.licence_number is 'privacy: L2';
comment on column escorts_escort.licence_authority is 'privacy: L2';
comment on column escorts_escort.licence_until is 'privacy: L2';
comment on column escorts_escort.record_checked_on is 'privacy: L3';

create table escorts_hand_over_note (
  id uuid not null,
  mission_id uuid not null,
  passenger_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  receiving_doctor text not null,
  receiving_place text not null,
  note text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  constraint escorts_hand_over_note_mission_id_office_compartment_fkey FOREIGN KEY (mission_id, office, compartment) REFERENCES escorts_mission(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escorts_hand_over_note_passenger_id_fkey FOREIGN KEY (passenger_id) REFERENCES movements_passenger(id) ON DELETE CASCADE,
  constraint escorts_hand_over_note_pkey PRIMARY KEY (id)
);
CREATE INDEX escorts_hand_over_note_mission ON escorts_hand_over_note USING btree (mission_id, written_at DESC);
CREATE INDEX escorts_hand_over_note_passenger ON escorts_hand_over_note USING btree (passenger_id);
alter table escorts_hand_over_note enable row level security, force row level security;
create policy seen on escorts_hand_over_note for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON escorts_hand_over_note FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on escorts_hand_over_note to passerelle_app;
comment on column escorts_hand_over_note.receiving_doctor is 'privacy: L3';
comment on column escorts_hand_over_note.receiving_place is 'privacy: L3';
comment on column escorts_hand_over_note.note is 'privacy: L3';

create table escorts_mission (
  id uuid not null,
  movement_id uuid not null,
  escort_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  public_ref text not null,
  kind text not null,
  legs integer[] not null,
  away tstzrange not null,
  return_legs jsonb not null default '[]'::jsonb,
  return_ticket text not null,
  guardian_contact text,
  per_diem_minor bigint,
  per_diem_days integer,
  currency text,
  briefed_on date,
  steps text[] not null default '{}'::text[],
  returns_on date not null,
  report_due_on date not null,
  report text,
  incidents integer,
  reported_by uuid,
  reported_at timestamp with time zone,
  cancelled_reason text,
  cancelled_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint escorts_mission_check CHECK ((((per_diem_minor IS NULL) = (currency IS NULL)) AND ((per_diem_minor IS NULL) = (per_diem_days IS NULL)))),
  constraint escorts_mission_check1 CHECK (((kind <> 'FAMILY'::text) OR (per_diem_minor IS NULL))),
  constraint escorts_mission_check2 CHECK (((reported_at IS NULL) = (report IS NULL))),
  constraint escorts_mission_check3 CHECK (((cancelled_at IS NULL) = (cancelled_reason IS NULL))),
  constraint escorts_mission_check4 CHECK ((report_due_on >= returns_on)),
  constraint escorts_mission_incidents_check CHECK ((incidents >= 0)),
  constraint escorts_mission_kind_check CHECK ((kind = ANY (ARRAY['OPERATIONAL'::text, 'MEDICAL_DOCTOR'::text, 'MEDICAL_NURSE'::text, 'CHILD'::text, 'FAMILY'::text]))),
  constraint escorts_mission_legs_check CHECK ((cardinality(legs) > 0)),
  constraint escorts_mission_per_diem_days_check CHECK ((per_diem_days > 0)),
  constraint escorts_mission_per_diem_minor_check CHECK ((per_diem_minor >= 0)),
  constraint escorts_mission_return_ticket_check CHECK ((return_ticket = ANY (ARRAY['NOT_NEEDED'::text, 'WANTED'::text, 'ISSUED'::text]))),
  constraint escorts_mission_escort_id_fkey FOREIGN KEY (escort_id) REFERENCES escorts_escort(id),
  constraint escorts_mission_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint escorts_mission_pkey PRIMARY KEY (id),
  constraint escorts_mission_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint escorts_mission_public_ref_office_compartment_key UNIQUE (public_ref, office, compartment),
  constraint escorts_mission_one_at_a_time EXCLUDE USING gist (escort_id WITH =, compartment WITH =, away WITH &&) WHERE ((cancelled_at IS NULL))
);
CREATE INDEX escorts_mission_escort ON escorts_mission USING btree (escort_id, returns_on DESC);
CREATE INDEX escorts_mission_list ON escorts_mission USING btree (office, returns_on DESC, id DESC);
CREATE INDEX escorts_mission_movement ON escorts_mission USING btree (movement_id);
CREATE INDEX escorts_mission_unreported ON escorts_mission USING btree (office, report_due_on, id) WHERE ((reported_at IS NULL) AND (cancelled_at IS NULL));
alter table escorts_mission enable row level security, force row level security;
create policy seen on escorts_mission for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON escorts_mission FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on escorts_mission to passerelle_app;
comment on column escorts_mission.public_ref is 'privacy: L1';
comment on column escorts_mission.kind is 'privacy: L1';
comment on column escorts_mission.return_legs is 'privacy: L1';
comment on column escorts_mission.return_ticket is 'privacy: L1';
comment on column escorts_mission.guardian_contact is 'privacy: L2';
comment on column escorts_mission.currency is 'privacy: L1';
comment on column escorts_mission.briefed_on is 'privacy: L1';
comment on column escorts_mission.steps is 'privacy: L1';
comment on column escorts_mission.returns_on is 'privacy: L1';
comment on column escorts_mission.report_due_on is 'privacy: L1';
comment on column escorts_mission.report is 'privacy: L2';
comment on column escorts_mission.cancelled_reason is 'privacy: L1';

create table kit_audit (
  at timestamp with time zone not null default clock_timestamp(),
  office integer not null,
  compartment integer not null default 0,
  account uuid,
  command uuid,
  table_name text not null,
  row_id text,
  operation text not null,
  before jsonb,
  after jsonb,
  constraint kit_audit_operation_check CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text])))
);
CREATE INDEX kit_audit_at ON kit_audit USING btree (at DESC);
CREATE INDEX kit_audit_row ON kit_audit USING btree (row_id, office);
alter table kit_audit enable row level security, force row level security;
create policy forgotten on kit_audit for update using (kit_is_erasing()) with check (kit_is_erasing());
create policy seen on kit_audit for select using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
create policy written on kit_audit for insert with check (true);
grant insert, select on kit_audit to passerelle_app;
comment on column kit_audit.before is 'privacy: L3';
comment on column kit_audit.after is 'privacy: L3';

create table kit_audit_left (
  named text not null,
  row_id text not null,
  has_moved boolean not null
);
CREATE INDEX kit_audit_left_named ON kit_audit_left USING btree (named, row_id);
alter table kit_audit_left enable row level security, force row level security;
create policy seen on kit_audit_left for all using (app_system()) with check (app_system());
create policy written on kit_audit_left for insert with check (true);
grant insert on kit_audit_left to passerelle_app;
comment on column kit_audit_left.named is 'privacy: L1';
comment on column kit_audit_left.row_id is 'privacy: L1';

create table kit_erasure_rule (
  table_name text not null,
  does text not null,
  blanks text[] not null default '{}'::text[],
  duty text,
  office integer not null generated always as (0) stored,
  constraint kit_erasure_rule_does_check CHECK ((does = ANY (ARRAY['DELETE'::text, 'BLANK'::text, 'LEAVE'::text]))),
  constraint kit_erasure_rule_duty_check CHECK ((duty = ANY (ARRAY['ACCOUNTING'::text, 'JOURNEY'::text]))),
  constraint kit_erasure_rule_pkey PRIMARY KEY (table_name)
);
alter table kit_erasure_rule enable row level security, force row level security;
create policy changed on kit_erasure_rule for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy removed on kit_erasure_rule for delete using ((office = ANY (app_offices())));
create policy seen on kit_erasure_rule for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on kit_erasure_rule for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON kit_erasure_rule FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant select on kit_erasure_rule to passerelle_app;
comment on column kit_erasure_rule.table_name is 'privacy: L0';
comment on column kit_erasure_rule.does is 'privacy: L0';
comment on column kit_erasure_rule.blanks is 'privacy: L0';
comment on column kit_erasure_rule.duty is 'privacy: L0';

create table kit_event (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  at timestamp with time zone not null,
  account uuid,
  command uuid,
  name text not null,
  subject uuid not null,
  case_id uuid,
  facts jsonb not null default '{}'::jsonb,
  constraint kit_event_pkey PRIMARY KEY (id)
);
CREATE INDEX kit_event_case ON kit_event USING btree (case_id, at, id) WHERE (case_id IS NOT NULL);
CREATE INDEX kit_event_office ON kit_event USING btree (office, at DESC, id DESC);
CREATE INDEX kit_event_subject ON kit_event USING btree (subject, at, id);
alter table kit_event enable row level security, force row level security;
create policy seen on kit_event for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant insert, select on kit_event to passerelle_app;
comment on column kit_event.facts is 'privacy: L2';

create table kit_file (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  name text not null,
  purpose text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint kit_file_office_check CHECK ((office > 0)),
  constraint kit_file_pkey PRIMARY KEY (id),
  constraint kit_file_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX kit_file_office ON kit_file USING btree (office, uploaded_at DESC);
alter table kit_file enable row level security, force row level security;
create policy seen on kit_file for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON kit_file FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on kit_file to passerelle_app;
comment on column kit_file.name is 'privacy: L2';

create table kit_file_gone (
  sha256 text not null,
  at timestamp with time zone not null,
  constraint kit_file_gone_pkey PRIMARY KEY (sha256)
);
alter table kit_file_gone enable row level security, force row level security;
create policy seen on kit_file_gone for all using (app_system()) with check (app_system());
grant delete, insert, select, update on kit_file_gone to passerelle_app;

create table kit_long_command (
  command uuid not null,
  office integer not null,
  compartment integer not null default 0,
  account uuid not null,
  contract text not null,
  input jsonb not null,
  subject uuid not null,
  began_at timestamp with time zone not null,
  tries integer not null default 1,
  stop_asked_at timestamp with time zone,
  stop_asked_by uuid,
  constraint kit_long_command_check CHECK (((stop_asked_at IS NULL) = (stop_asked_by IS NULL))),
  constraint kit_long_command_pkey PRIMARY KEY (command),
  constraint kit_long_command_one UNIQUE (subject)
);
alter table kit_long_command enable row level security, force row level security;
create policy seen on kit_long_command for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant delete, insert, select, update on kit_long_command to passerelle_app;
comment on column kit_long_command.contract is 'privacy: L1';
comment on column kit_long_command.input is 'privacy: L2';

create table kit_migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint kit_migration_pkey PRIMARY KEY (name)
);
alter table kit_migration enable row level security, force row level security;
create policy seen on kit_migration for all using (true) with check (true);
grant select on kit_migration to passerelle_app;

create table kit_progress (
  id uuid not null,
  account uuid not null,
  done integer not null,
  total integer not null,
  at timestamp with time zone not null,
  constraint kit_progress_pkey PRIMARY KEY (id)
);
alter table kit_progress enable row level security, force row level security;
create policy seen on kit_progress for all using ((account = app_account())) with check ((account = app_account()));
grant delete, insert, select, update on kit_progress to passerelle_app;

create table kit_receipt (
  command uuid not null,
  account uuid not null,
  contract text not null,
  input_hash text not null,
  answer jsonb,
  at timestamp with time zone not null,
  is_past boolean not null default false,
  constraint kit_receipt_pkey PRIMARY KEY (command)
);
CREATE INDEX kit_receipt_at ON kit_receipt USING brin (at);
CREATE INDEX kit_receipt_present ON kit_receipt USING btree (at) WHERE (NOT is_past);
alter table kit_receipt enable row level security, force row level security;
create policy forgotten on kit_receipt for all using (kit_is_erasing()) with check (kit_is_erasing());
create policy seen on kit_receipt for all using ((account = app_account())) with check ((account = app_account()));
grant insert, select, update on kit_receipt to passerelle_app;
comment on column kit_receipt.answer is 'privacy: L2';

create table kit_reindex (
  version integer not null,
  after_id uuid,
  persons integer not null default 0,
  changed integer not null default 0,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint kit_reindex_pkey PRIMARY KEY (version)
);
alter table kit_reindex enable row level security, force row level security;
create policy seen on kit_reindex for all using (app_system()) with check (app_system());
grant insert, select, update on kit_reindex to passerelle_app;

create table kit_repoint_rule (
  table_name text not null,
  column_name text not null,
  rule text not null,
  office integer not null generated always as (0) stored,
  constraint kit_repoint_rule_pkey PRIMARY KEY (table_name, column_name)
);
alter table kit_repoint_rule enable row level security, force row level security;
create policy changed on kit_repoint_rule for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy removed on kit_repoint_rule for delete using ((office = ANY (app_offices())));
create policy seen on kit_repoint_rule for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on kit_repoint_rule for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON kit_repoint_rule FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant select on kit_repoint_rule to passerelle_app;
comment on column kit_repoint_rule.table_name is 'privacy: L0';
comment on column kit_repoint_rule.column_name is 'privacy: L0';
comment on column kit_repoint_rule.rule is 'privacy: L0';

create table liaison_agreement (
  id uuid not null,
  organisation_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  baggage_pieces integer not null,
  baggage_kg integer not null,
  tariff_terms text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint liaison_agreement_baggage_kg_check CHECK (((baggage_kg >= 0) AND (baggage_kg <= 99))),
  constraint liaison_agreement_baggage_pieces_check CHECK (((baggage_pieces >= 0) AND (baggage_pieces <= 9))),
  constraint liaison_agreement_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint liaison_agreement_organisation_id_office_compartment_fkey FOREIGN KEY (organisation_id, office, compartment) REFERENCES liaison_organisation(id, office, compartment) ON UPDATE CASCADE,
  constraint liaison_agreement_pkey PRIMARY KEY (id),
  constraint liaison_agreement_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&)
);
CREATE INDEX liaison_agreement_of ON liaison_agreement USING btree (organisation_id, valid_from DESC);
alter table liaison_agreement enable row level security, force row level security;
create policy seen on liaison_agreement for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON liaison_agreement FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on liaison_agreement to passerelle_app;
comment on column liaison_agreement.tariff_terms is 'privacy: L1';
comment on column liaison_agreement.valid_from is 'privacy: L1';
comment on column liaison_agreement.valid_to is 'privacy: L1';
comment on column liaison_agreement.source is 'privacy: L1';

create table liaison_organisation (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  name text not null,
  native_name text,
  acronym text,
  country text,
  city text,
  carrier_code text,
  contact_function text,
  contact_phone text,
  contact_email text,
  status text not null,
  sort_key text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint liaison_organisation_carrier CHECK (((kind = 'CARRIER'::text) OR (carrier_code IS NULL))),
  constraint liaison_organisation_carrier_code_check CHECK ((carrier_code ~ '^[A-Z0-9]{2}$'::text)),
  constraint liaison_organisation_country_check CHECK ((country ~ '^[A-Z]{3}$'::text)),
  constraint liaison_organisation_kind_check CHECK ((kind = ANY (ARRAY['INSTITUTION'::text, 'ASSOCIATION'::text, 'INTERNATIONAL_ORGANISATION'::text, 'MINISTRY'::text, 'PUBLIC_BODY'::text, 'PRIVATE_BODY'::text, 'ADVISORY_BODY'::text, 'STATE_AUTHORITY'::text, 'UNHCR_OFFICE'::text, 'CARRIER'::text, 'SPONSOR'::text, 'UNIVERSITY'::text, 'EMPLOYER'::text]))),
  constraint liaison_organisation_office_check CHECK ((office > 0)),
  constraint liaison_organisation_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'DORMANT'::text, 'ENDED'::text]))),
  constraint liaison_organisation_pkey PRIMARY KEY (id),
  constraint liaison_organisation_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX liaison_organisation_kind ON liaison_organisation USING btree (office, kind, sort_key, id);
CREATE INDEX liaison_organisation_list ON liaison_organisation USING btree (office, sort_key, id);
alter table liaison_organisation enable row level security, force row level security;
create policy seen on liaison_organisation for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON liaison_organisation FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on liaison_organisation to passerelle_app;
comment on column liaison_organisation.kind is 'privacy: L1';
comment on column liaison_organisation.name is 'privacy: L1';
comment on column liaison_organisation.native_name is 'privacy: L1';
comment on column liaison_organisation.acronym is 'privacy: L1';
comment on column liaison_organisation.country is 'privacy: L1';
comment on column liaison_organisation.city is 'privacy: L1';
comment on column liaison_organisation.carrier_code is 'privacy: L1';
comment on column liaison_organisation.contact_function is 'privacy: L1';
comment on column liaison_organisation.contact_phone is 'privacy: L1';
comment on column liaison_organisation.contact_email is 'privacy: L1';
comment on column liaison_organisation.status is 'privacy: L1';
comment on column liaison_organisation.sort_key is 'privacy: L1';

create table liaison_word (
  organisation_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  word text not null,
  constraint liaison_word_organisation_id_office_compartment_fkey FOREIGN KEY (organisation_id, office, compartment) REFERENCES liaison_organisation(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint liaison_word_pkey PRIMARY KEY (organisation_id, word)
);
CREATE INDEX liaison_word_start ON liaison_word USING btree (word, office, organisation_id);
alter table liaison_word enable row level security, force row level security;
create policy seen on liaison_word for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON liaison_word FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on liaison_word to passerelle_app;
comment on column liaison_word.word is 'privacy: L1';

create table movements_approval (
  id uuid not null,
  movement_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  case_id uuid,
  from_seq integer,
  minutes integer,
  needed_minutes integer,
  reason text not null,
  approved_by uuid not null,
  approved_at timestamp with time zone not null,
  constraint movements_approval_check CHECK (((kind = 'CONNECTION'::text) = ((from_seq IS NOT NULL) AND (minutes IS NOT NULL) AND (needed_minutes IS NOT NULL)))),
  constraint movements_approval_check1 CHECK (((kind = 'FAMILY_SPLIT'::text) = (case_id IS NOT NULL))),
  constraint movements_approval_kind_check CHECK ((kind = ANY (ARRAY['CONNECTION'::text, 'FAMILY_SPLIT'::text]))),
  constraint movements_approval_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_approval_pkey PRIMARY KEY (id)
);
CREATE INDEX movements_approval_movement ON movements_approval USING btree (movement_id, approved_at);
CREATE INDEX movements_approval_of_case ON movements_approval USING btree (case_id);
alter table movements_approval enable row level security, force row level security;
create policy seen on movements_approval for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_approval FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on movements_approval to passerelle_app;
comment on column movements_approval.kind is 'privacy: L1';
comment on column movements_approval.reason is 'privacy: L2';
comment on column movements_approval.approved_at is 'privacy: L1';

create table movements_clearance (
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  status text not null,
  requested_on date,
  valid_from date,
  valid_until date,
  issuer text,
  reference text,
  restriction text,
  warned_days integer,
  updated_at timestamp with time zone not null,
  fit_outcome text,
  escort_demanded text,
  ssr_demanded text[] not null default '{}'::text[],
  warned_30_at timestamp with time zone,
  warned_7_at timestamp with time zone,
  constraint movements_clearance_check CHECK (((valid_until IS NULL) OR (valid_from IS NULL) OR (valid_until >= valid_from))),
  constraint movements_clearance_escort_demanded_check CHECK ((escort_demanded = ANY (ARRAY['OPERATIONAL'::text, 'MEDICAL_DOCTOR'::text, 'MEDICAL_NURSE'::text, 'CHILD'::text, 'FAMILY'::text, 'CARRIER_UM'::text]))),
  constraint movements_clearance_fit_outcome_check CHECK ((fit_outcome = ANY (ARRAY['FIT'::text, 'FIT_WITH_CONDITIONS'::text, 'UNFIT'::text, 'POSTPONE'::text]))),
  constraint movements_clearance_fitness CHECK (((kind = 'MED_FIT_TO_TRAVEL'::text) OR ((fit_outcome IS NULL) AND (escort_demanded IS NULL) AND (ssr_demanded = '{}'::text[])))),
  constraint movements_clearance_status_check CHECK ((status = ANY (ARRAY['NOT_REQUIRED'::text, 'TO_REQUEST'::text, 'REQUESTED'::text, 'PENDING_INFO'::text, 'CLEARED'::text, 'CONDITIONAL'::text, 'REFUSED'::text, 'EXPIRED'::text, 'REVOKED'::text]))),
  constraint movements_clearance_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_clearance_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint movements_clearance_pkey PRIMARY KEY (id)
);
CREATE INDEX movements_clearance_expiry ON movements_clearance USING btree (status, valid_until, office);
CREATE UNIQUE INDEX movements_clearance_once ON movements_clearance USING btree (case_id, kind, person_id) NULLS NOT DISTINCT;
CREATE INDEX movements_clearance_person ON movements_clearance USING btree (person_id) WHERE (person_id IS NOT NULL);
alter table movements_clearance enable row level security, force row level security;
create policy seen on movements_clearance for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_clearance FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on movements_clearance to passerelle_app;
comment on column movements_clearance.kind is 'privacy: L2';
comment on column movements_clearance.status is 'privacy: L2';
comment on column movements_clearance.requested_on is 'privacy: L2';
comment on column movements_clearance.valid_from is 'privacy: L2';
comment on column movements_clearance.valid_until is 'privacy: L2';
comment on column movements_clearance.issuer is 'privacy: L2';
comment on column movements_clearance.reference is 'privacy: L2';
comment on column movements_clearance.restriction is 'privacy: L3';
comment on column movements_clearance.updated_at is 'privacy: L2';
comment on column movements_clearance.fit_outcome is 'privacy: L2';
comment on column movements_clearance.escort_demanded is 'privacy: L2';
comment on column movements_clearance.ssr_demanded is 'privacy: L2';

create table movements_leg (
  id uuid not null,
  movement_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  seq integer not null,
  mode text not null,
  carrier text not null,
  number text not null,
  from_place text not null,
  from_terminal text,
  from_zone text not null,
  departs_at timestamp with time zone not null,
  to_place text not null,
  to_terminal text,
  to_zone text not null,
  arrives_at timestamp with time zone not null,
  expected_departs_at timestamp with time zone,
  expected_arrives_at timestamp with time zone,
  status text not null default 'SCHEDULED'::text,
  bags_rechecked boolean not null default false,
  border_entry boolean not null default false,
  constraint movements_leg_check CHECK ((arrives_at > departs_at)),
  constraint movements_leg_mode_check CHECK ((mode = ANY (ARRAY['AIR'::text, 'SEA'::text, 'ROAD'::text, 'RAIL'::text]))),
  constraint movements_leg_seq_check CHECK ((seq > 0)),
  constraint movements_leg_status_check CHECK ((status = ANY (ARRAY['SCHEDULED'::text, 'DELAYED'::text, 'DEPARTED'::text, 'ARRIVED'::text, 'CANCELLED'::text]))),
  constraint movements_leg_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_leg_pkey PRIMARY KEY (id),
  constraint movements_leg_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint movements_leg_movement_id_seq_key UNIQUE (movement_id, seq)
);
CREATE INDEX movements_leg_arrivals ON movements_leg USING btree (to_place, arrives_at, office);
CREATE INDEX movements_leg_departures ON movements_leg USING btree (from_place, departs_at, office);
CREATE INDEX movements_leg_flight ON movements_leg USING btree (number, office, departs_at);
alter table movements_leg enable row level security, force row level security;
create policy seen on movements_leg for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_leg FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on movements_leg to passerelle_app;
comment on column movements_leg.mode is 'privacy: L1';
comment on column movements_leg.carrier is 'privacy: L1';
comment on column movements_leg.number is 'privacy: L1';
comment on column movements_leg.from_place is 'privacy: L1';
comment on column movements_leg.from_terminal is 'privacy: L1';
comment on column movements_leg.from_zone is 'privacy: L1';
comment on column movements_leg.departs_at is 'privacy: L1';
comment on column movements_leg.to_place is 'privacy: L1';
comment on column movements_leg.to_terminal is 'privacy: L1';
comment on column movements_leg.to_zone is 'privacy: L1';
comment on column movements_leg.arrives_at is 'privacy: L1';
comment on column movements_leg.expected_departs_at is 'privacy: L1';
comment on column movements_leg.expected_arrives_at is 'privacy: L1';
comment on column movements_leg.status is 'privacy: L1';

create table movements_manifest (
  id uuid not null,
  movement_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  number text not null,
  version integer not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid not null,
  sha256 text not null,
  supersedes text,
  rows jsonb not null,
  legs jsonb not null,
  totals jsonb not null,
  diff jsonb not null default '[]'::jsonb,
  constraint movements_manifest_version_check CHECK ((version > 0)),
  constraint movements_manifest_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint movements_manifest_pkey PRIMARY KEY (id),
  constraint movements_manifest_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint movements_manifest_movement_id_version_key UNIQUE (movement_id, version)
);
CREATE INDEX movements_manifest_list ON movements_manifest USING btree (office, frozen_at DESC, id DESC);
alter table movements_manifest enable row level security, force row level security;
create policy seen on movements_manifest for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_manifest FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER immutable BEFORE DELETE OR UPDATE ON movements_manifest FOR EACH ROW WHEN ((NOT kit_is_erasing())) EXECUTE FUNCTION movements_refuse_change();
grant insert, select on movements_manifest to passerelle_app;
comment on column movements_manifest.number is 'privacy: L1';
comment on column movements_manifest.frozen_at is 'privacy: L1';
comment on column movements_manifest.sha256 is 'privacy: L1';
comment on column movements_manifest.supersedes is 'privacy: L1';
comment on column movements_manifest.rows is 'privacy: L3';
comment on column movements_manifest.legs is 'privacy: L1';
comment on column movements_manifest.totals is 'privacy: L1';
comment on column movements_manifest.diff is 'privacy: L3';

create table movements_medif (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  carrier text not null,
  travels_on date not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  outcome text,
  escort text,
  needs text[] not null default '{}'::text[],
  issued_on date,
  valid_until date,
  submitted_on date,
  decision text,
  decided_on date,
  carrier_ref text,
  updated_at timestamp with time zone not null,
  constraint movements_medif_check CHECK (((outcome IS NULL) = (issued_on IS NULL))),
  constraint movements_medif_check1 CHECK (((decision IS NULL) OR ((decided_on IS NOT NULL) AND (submitted_on IS NOT NULL)))),
  constraint movements_medif_decision_check CHECK ((decision = ANY (ARRAY['CLEARED'::text, 'CONDITIONS'::text, 'REFUSED'::text]))),
  constraint movements_medif_escort_check CHECK ((escort = ANY (ARRAY['NONE'::text, 'ATTENDANT'::text, 'NURSE'::text, 'DOCTOR'::text]))),
  constraint movements_medif_outcome_check CHECK ((outcome = ANY (ARRAY['FIT'::text, 'FIT_WITH_CONDITIONS'::text, 'UNFIT'::text]))),
  constraint movements_medif_unfit CHECK ((NOT ((outcome = 'UNFIT'::text) AND (decision = ANY (ARRAY['CLEARED'::text, 'CONDITIONS'::text]))))),
  constraint movements_medif_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_medif_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint movements_medif_pkey PRIMARY KEY (id),
  constraint movements_medif_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX movements_medif_case ON movements_medif USING btree (case_id, asked_at);
CREATE INDEX movements_medif_person ON movements_medif USING btree (person_id);
alter table movements_medif enable row level security, force row level security;
create policy seen on movements_medif for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_medif FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on movements_medif to passerelle_app;
comment on column movements_medif.carrier is 'privacy: L2';
comment on column movements_medif.travels_on is 'privacy: L2';
comment on column movements_medif.asked_at is 'privacy: L2';
comment on column movements_medif.outcome is 'privacy: L3';
comment on column movements_medif.escort is 'privacy: L3';
comment on column movements_medif.needs is 'privacy: L3';
comment on column movements_medif.issued_on is 'privacy: L3';
comment on column movements_medif.valid_until is 'privacy: L3';
comment on column movements_medif.submitted_on is 'privacy: L2';
comment on column movements_medif.decision is 'privacy: L2';
comment on column movements_medif.decided_on is 'privacy: L2';
comment on column movements_medif.carrier_ref is 'privacy: L2';
comment on column movements_medif.updated_at is 'privacy: L2';

create table movements_medif_detail (
  medif_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  diagnosis text not null,
  prognosis text not null,
  contagious boolean not null,
  vitals text not null default ''::text,
  medication text not null default ''::text,
  oxygen_lpm integer,
  oxygen_continuous boolean not null default false,
  sits_upright boolean not null,
  uses_toilet boolean not null,
  bladder_bowel text not null default ''::text,
  ambulance text not null default ''::text,
  hospital text not null default ''::text,
  due_on date,
  multiple boolean not null default false,
  doctor_name text not null,
  doctor_licence text not null,
  doctor_phone text not null default ''::text,
  signed_on date not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  constraint movements_medif_detail_oxygen_lpm_check CHECK ((oxygen_lpm > 0)),
  constraint movements_medif_detail_prognosis_check CHECK ((prognosis = ANY (ARRAY['GOOD'::text, 'GUARDED'::text]))),
  constraint movements_medif_detail_medif_id_office_compartment_fkey FOREIGN KEY (medif_id, office, compartment) REFERENCES movements_medif(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_medif_detail_pkey PRIMARY KEY (medif_id)
);
alter table movements_medif_detail enable row level security, force row level security;
create policy seen on movements_medif_detail for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_medif_detail FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on movements_medif_detail to passerelle_app;
comment on column movements_medif_detail.diagnosis is 'privacy: L3';
comment on column movements_medif_detail.prognosis is 'privacy: L3';
comment on column movements_medif_detail.contagious is 'privacy: L3';
comment on column movements_medif_detail.vitals is 'privacy: L3';
comment on column movements_medif_detail.medication is 'privacy: L3';
comment on column movements_medif_detail.oxygen_lpm is 'privacy: L3';
comment on column movements_medif_detail.oxygen_continuous is 'privacy: L3';
comment on column movements_medif_detail.sits_upright is 'privacy: L3';
comment on column movements_medif_detail.uses_toilet is 'privacy: L3';
comment on column movements_medif_detail.bladder_bowel is 'privacy: L3';
comment on column movements_medif_detail.ambulance is 'privacy: L3';
comment on column movements_medif_detail.hospital is 'privacy: L3';
comment on column movements_medif_detail.due_on is 'privacy: L3';
comment on column movements_medif_detail.multiple is 'privacy: L3';
comment on column movements_medif_detail.doctor_name is 'privacy: L3';
comment on column movements_medif_detail.doctor_licence is 'privacy: L3';
comment on column movements_medif_detail.doctor_phone is 'privacy: L3';
comment on column movements_medif_detail.signed_on is 'privacy: L3';
comment on column movements_medif_detail.written_at is 'privacy: L3';

create table movements_minor_file (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  guardian_name text not null,
  guardian_relation text not null,
  guardian_phone text not null default ''::text,
  guardian_identity text,
  guardian_checked_on date,
  authority_kind text not null,
  authority_ref text not null default ''::text,
  authority_issued_on date,
  receiver_name text not null,
  receiver_relation text not null,
  receiver_phone text not null default ''::text,
  receiver_identity text,
  receiver_checked_on date,
  companion text not null,
  companion_ref text not null default ''::text,
  other_parent text not null,
  other_parent_ref text not null default ''::text,
  language text not null,
  code_word text,
  wrong_words integer not null default 0,
  locked_until timestamp with time zone,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  constraint movements_minor_file_authority_kind_check CHECK ((authority_kind = ANY (ARRAY['PARENT'::text, 'COURT_ORDER'::text, 'GUARDIANSHIP'::text, 'CHILD_PROTECTION'::text]))),
  constraint movements_minor_file_check CHECK (((guardian_identity IS NULL) = (guardian_checked_on IS NULL))),
  constraint movements_minor_file_check1 CHECK (((receiver_identity IS NULL) = (receiver_checked_on IS NULL))),
  constraint movements_minor_file_companion_check CHECK ((companion = ANY (ARRAY['ESCORT'::text, 'CARRIER_UM'::text]))),
  constraint movements_minor_file_other_parent_check CHECK ((other_parent = ANY (ARRAY['GIVEN'::text, 'REFUSED'::text, 'NOT_ASKED'::text, 'SOLE_AUTHORITY'::text, 'DECEASED'::text, 'UNREACHABLE'::text]))),
  constraint movements_minor_file_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_minor_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint movements_minor_file_pkey PRIMARY KEY (id),
  constraint movements_minor_file_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX movements_minor_file_case ON movements_minor_file USING btree (case_id, updated_at DESC);
CREATE INDEX movements_minor_file_person ON movements_minor_file USING btree (person_id);
alter table movements_minor_file enable row level security, force row level security;
create policy seen on movements_minor_file for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_minor_file FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on movements_minor_file to passerelle_app;
comment on column movements_minor_file.guardian_name is 'privacy: L3';
comment on column movements_minor_file.guardian_relation is 'privacy: L3';
comment on column movements_minor_file.guardian_phone is 'privacy: L3';
comment on column movements_minor_file.guardian_identity is 'privacy: L3';
comment on column movements_minor_file.guardian_checked_on is 'privacy: L3';
comment on column movements_minor_file.authority_kind is 'privacy: L3';
comment on column movements_minor_file.authority_ref is 'privacy: L3';
comment on column movements_minor_file.authority_issued_on is 'privacy: L3';
comment on column movements_minor_file.receiver_name is 'privacy: L3';
comment on column movements_minor_file.receiver_relation is 'privacy: L3';
comment on column movements_minor_file.receiver_phone is 'privacy: L3';
comment on column movements_minor_file.receiver_identity is 'privacy: L3';
comment on column movements_minor_file.receiver_checked_on is 'privacy: L3';
comment on column movements_minor_file.companion is 'privacy: L2';
comment on column movements_minor_file.companion_ref is 'privacy: L2';
comment on column movements_minor_file.other_parent is 'privacy: L3';
comment on column movements_minor_file.other_parent_ref is 'privacy: L3';
comment on column movements_minor_file.language is 'privacy: L2';
comment on column movements_minor_file.code_word is 'privacy: L3';
comment on column movements_minor_file.wrong_words is 'privacy: L2';
comment on column movements_minor_file.locked_until is 'privacy: L2';
comment on column movements_minor_file.updated_at is 'privacy: L2';

create table movements_movement (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  public_ref text not null,
  movement_type text not null,
  mode text not null,
  status text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  announced jsonb,
  constraint movements_movement_check CHECK ((ends_at > starts_at)),
  constraint movements_movement_mode_check CHECK ((mode = ANY (ARRAY['AIR'::text, 'SEA'::text, 'ROAD'::text, 'RAIL'::text, 'MIXED'::text]))),
  constraint movements_movement_office_check CHECK ((office > 0)),
  constraint movements_movement_status_check CHECK ((status = ANY (ARRAY['PLANNED'::text, 'BOOKED'::text, 'MANIFESTED'::text, 'DEPARTED'::text, 'ARRIVED'::text, 'CANCELLED'::text]))),
  constraint movements_movement_pkey PRIMARY KEY (id),
  constraint movements_movement_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint movements_movement_public_ref_office_compartment_key UNIQUE (public_ref, office, compartment)
);
CREATE INDEX movements_movement_list ON movements_movement USING btree (office, starts_at DESC, id DESC);
CREATE INDEX movements_movement_ref ON movements_movement USING btree (public_ref, office);
CREATE INDEX movements_movement_status ON movements_movement USING btree (office, status, starts_at, id);
alter table movements_movement enable row level security, force row level security;
create policy seen on movements_movement for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_movement FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on movements_movement to passerelle_app;
comment on column movements_movement.public_ref is 'privacy: L1';
comment on column movements_movement.movement_type is 'privacy: L1';
comment on column movements_movement.mode is 'privacy: L1';
comment on column movements_movement.status is 'privacy: L1';
comment on column movements_movement.starts_at is 'privacy: L1';
comment on column movements_movement.ends_at is 'privacy: L1';
comment on column movements_movement.announced is 'privacy: L1';

create table movements_origin_approval (
  id uuid not null,
  movement_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  reason text not null,
  legal_note text not null,
  approved_by uuid not null,
  approved_at timestamp with time zone not null,
  constraint movements_origin_approval_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_origin_approval_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_origin_approval_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint movements_origin_approval_pkey PRIMARY KEY (id)
);
CREATE INDEX movements_origin_approval_case ON movements_origin_approval USING btree (case_id);
CREATE INDEX movements_origin_approval_movement ON movements_origin_approval USING btree (movement_id, approved_at);
CREATE INDEX movements_origin_approval_person ON movements_origin_approval USING btree (person_id);
alter table movements_origin_approval enable row level security, force row level security;
create policy seen on movements_origin_approval for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_origin_approval FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on movements_origin_approval to passerelle_app;
comment on column movements_origin_approval.reason is 'privacy: L3';
comment on column movements_origin_approval.legal_note is 'privacy: L3';
comment on column movements_origin_approval.approved_at is 'privacy: L2';

create table movements_passenger (
  id uuid not null,
  movement_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  state text not null,
  booking_ref text,
  ticket_no text,
  seat text,
  ssr jsonb not null default '[]'::jsonb,
  bags_pieces integer not null default 0,
  bags_kg integer not null default 0,
  escort_kind text,
  infant_with uuid,
  travels tstzrange not null,
  changed_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint movements_passenger_booking_ref_check CHECK ((booking_ref ~ '^[A-Z0-9]{6}$'::text)),
  constraint movements_passenger_escort_kind_check CHECK ((escort_kind = ANY (ARRAY['OPERATIONAL'::text, 'MEDICAL_DOCTOR'::text, 'MEDICAL_NURSE'::text, 'CHILD'::text, 'FAMILY'::text, 'CARRIER_UM'::text]))),
  constraint movements_passenger_state_check CHECK ((state = ANY (ARRAY['PLANNED'::text, 'REQUESTED'::text, 'HELD'::text, 'TICKETED'::text, 'MANIFESTED'::text, 'BOARDED'::text, 'CONNECTED'::text, 'ARRIVED'::text, 'HANDED_OVER'::text, 'NO_SHOW'::text, 'OFFLOADED'::text, 'DENIED_BOARDING'::text, 'REFUSED_BY_BORDER'::text, 'MISCONNECTED'::text, 'ABSCONDED'::text, 'MEDICAL_STOP'::text, 'CANCELLED'::text, 'REFUNDED'::text]))),
  constraint movements_passenger_ticket_no_check CHECK ((ticket_no ~ '^\d{3}-?\d{10}$'::text)),
  constraint movements_passenger_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases_case(id),
  constraint movements_passenger_infant_with FOREIGN KEY (infant_with) REFERENCES people_person(id),
  constraint movements_passenger_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_passenger_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint movements_passenger_pkey PRIMARY KEY (id),
  constraint movements_passenger_one_journey_at_a_time EXCLUDE USING gist (person_id WITH =, travels WITH &&) WHERE ((state <> ALL (ARRAY['NO_SHOW'::text, 'OFFLOADED'::text, 'DENIED_BOARDING'::text, 'CANCELLED'::text, 'REFUNDED'::text])))
);
CREATE INDEX movements_passenger_case ON movements_passenger USING btree (case_id);
CREATE INDEX movements_passenger_infant ON movements_passenger USING btree (infant_with) WHERE (infant_with IS NOT NULL);
CREATE INDEX movements_passenger_movement ON movements_passenger USING btree (movement_id);
CREATE UNIQUE INDEX movements_passenger_once ON movements_passenger USING btree (movement_id, person_id) WHERE (state <> 'CANCELLED'::text);
CREATE INDEX movements_passenger_person ON movements_passenger USING btree (person_id);
alter table movements_passenger enable row level security, force row level security;
create policy seen on movements_passenger for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_passenger FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on movements_passenger to passerelle_app;
comment on column movements_passenger.state is 'privacy: L2';
comment on column movements_passenger.booking_ref is 'privacy: L2';
comment on column movements_passenger.ticket_no is 'privacy: L2';
comment on column movements_passenger.seat is 'privacy: L2';
comment on column movements_passenger.ssr is 'privacy: L3';
comment on column movements_passenger.bags_pieces is 'privacy: L2';
comment on column movements_passenger.bags_kg is 'privacy: L2';
comment on column movements_passenger.escort_kind is 'privacy: L2';
comment on column movements_passenger.infant_with is 'privacy: L2';
comment on column movements_passenger.travels is 'privacy: L2';
comment on column movements_passenger.changed_at is 'privacy: L2';

create table movements_request (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  from_place text not null,
  to_place text not null,
  earliest_on date not null,
  latest_on date not null,
  payer text not null,
  services text[] not null default '{}'::text[],
  status text not null default 'OPEN'::text,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  constraint movements_request_check CHECK ((latest_on >= earliest_on)),
  constraint movements_request_payer_check CHECK ((payer = ANY (ARRAY['PROJECT'::text, 'SELF'::text, 'LOAN'::text, 'AGENCY'::text, 'GOV'::text]))),
  constraint movements_request_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'BOOKED'::text, 'CANCELLED'::text]))),
  constraint movements_request_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_request_pkey PRIMARY KEY (id)
);
CREATE INDEX movements_request_case ON movements_request USING btree (case_id);
CREATE INDEX movements_request_open ON movements_request USING btree (office, status, latest_on, id);
alter table movements_request enable row level security, force row level security;
create policy seen on movements_request for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_request FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on movements_request to passerelle_app;
comment on column movements_request.from_place is 'privacy: L2';
comment on column movements_request.to_place is 'privacy: L2';
comment on column movements_request.earliest_on is 'privacy: L2';
comment on column movements_request.latest_on is 'privacy: L2';
comment on column movements_request.payer is 'privacy: L2';
comment on column movements_request.services is 'privacy: L2';
comment on column movements_request.status is 'privacy: L2';
comment on column movements_request.requested_at is 'privacy: L2';

create table movements_travel_right (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  country text not null,
  reference text not null,
  valid_from date not null,
  valid_until date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint movements_travel_right_check CHECK ((valid_until >= valid_from)),
  constraint movements_travel_right_country_check CHECK ((country ~ '^[A-Z]{3}$'::text)),
  constraint movements_travel_right_kind_check CHECK ((kind = ANY (ARRAY['VISA'::text, 'RESIDENCE'::text, 'TRANSIT_VISA'::text, 'TRANSIT_WAIVER'::text]))),
  constraint movements_travel_right_reference_check CHECK ((reference <> ''::text)),
  constraint movements_travel_right_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint movements_travel_right_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint movements_travel_right_pkey PRIMARY KEY (id),
  constraint movements_travel_right_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX movements_travel_right_case ON movements_travel_right USING btree (case_id);
CREATE INDEX movements_travel_right_person ON movements_travel_right USING btree (person_id);
alter table movements_travel_right enable row level security, force row level security;
create policy seen on movements_travel_right for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON movements_travel_right FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on movements_travel_right to passerelle_app;
comment on column movements_travel_right.kind is 'privacy: L2';
comment on column movements_travel_right.country is 'privacy: L2';
comment on column movements_travel_right.reference is 'privacy: L2';
comment on column movements_travel_right.valid_from is 'privacy: L2';
comment on column movements_travel_right.valid_until is 'privacy: L2';
comment on column movements_travel_right.recorded_at is 'privacy: L2';
comment on column movements_travel_right.ended_at is 'privacy: L2';

create table notices_notice (
  id uuid not null,
  movement_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  number text,
  due text,
  departs_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint notices_notice_due_check CHECK ((due = ANY (ARRAY['NEW'::text, 'UPDATE'::text, 'CANCEL'::text, 'DEPARTED'::text]))),
  constraint notices_notice_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint notices_notice_pkey PRIMARY KEY (id),
  constraint notices_notice_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint notices_notice_number_office_compartment_key UNIQUE (number, office, compartment),
  constraint notices_notice_one UNIQUE (movement_id)
);
CREATE INDEX notices_notice_due ON notices_notice USING btree (office, departs_at, id) WHERE (due IS NOT NULL);
alter table notices_notice enable row level security, force row level security;
create policy seen on notices_notice for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON notices_notice FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on notices_notice to passerelle_app;
comment on column notices_notice.number is 'privacy: L1';
comment on column notices_notice.due is 'privacy: L1';
comment on column notices_notice.departs_at is 'privacy: L1';
comment on column notices_notice.updated_at is 'privacy: L1';

create table notices_number (
  office integer not null,
  compartment integer not null default 0,
  year integer not null,
  last integer not null,
  constraint notices_number_last_check CHECK ((last > 0)),
  constraint notices_number_office_check CHECK ((office > 0)),
  constraint notices_number_year_check CHECK (((year >= 2000) AND (year <= 2200))),
  constraint notices_number_pkey PRIMARY KEY (office, compartment, year)
);
alter table notices_number enable row level security, force row level security;
create policy seen on notices_number for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON notices_number FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on notices_number to passerelle_app;

create table notices_received (
  id uuid not null,
  recipient_id uuid not null,
  version_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  from_office integer not null,
  number text not null,
  version integer not null,
  kind text not null,
  role text not null,
  content jsonb not null,
  diff jsonb not null default '[]'::jsonb,
  sha256 text not null,
  sent_at timestamp with time zone not null,
  acknowledge_by timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  is_newest boolean not null,
  constraint notices_received_check CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL))),
  constraint notices_received_kind_check CHECK ((kind = ANY (ARRAY['NEW'::text, 'UPDATE'::text, 'CANCEL'::text, 'DEPARTED'::text]))),
  constraint notices_received_office_check CHECK ((office > 0)),
  constraint notices_received_role_check CHECK ((role = ANY (ARRAY['DESTINATION'::text, 'TRANSIT_DESK'::text, 'BOOKING_DESK'::text, 'OTHER'::text]))),
  constraint notices_received_from_office_fkey FOREIGN KEY (from_office) REFERENCES access_office(id),
  constraint notices_received_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES notices_recipient(id),
  constraint notices_received_version_id_compartment_fkey FOREIGN KEY (version_id, compartment) REFERENCES notices_version(id, compartment) ON UPDATE CASCADE,
  constraint notices_received_pkey PRIMARY KEY (id),
  constraint notices_received_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint notices_received_once UNIQUE (recipient_id)
);
CREATE INDEX notices_received_list ON notices_received USING btree (office, sent_at DESC, id DESC);
CREATE INDEX notices_received_number ON notices_received USING btree (number, from_office, office, role);
CREATE INDEX notices_received_version ON notices_received USING btree (version_id, compartment);
CREATE INDEX notices_received_waiting ON notices_received USING btree (office, acknowledge_by, id) WHERE ((acknowledged_at IS NULL) AND is_newest);
alter table notices_received enable row level security, force row level security;
create policy seen on notices_received for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON notices_received FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on notices_received to passerelle_app;
comment on column notices_received.number is 'privacy: L1';
comment on column notices_received.kind is 'privacy: L1';
comment on column notices_received.role is 'privacy: L1';
comment on column notices_received.content is 'privacy: L3';
comment on column notices_received.diff is 'privacy: L3';
comment on column notices_received.sha256 is 'privacy: L1';
comment on column notices_received.sent_at is 'privacy: L1';
comment on column notices_received.acknowledge_by is 'privacy: L1';
comment on column notices_received.acknowledged_at is 'privacy: L1';

create table notices_recipient (
  id uuid not null,
  version_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  role text not null,
  to_office integer,
  organisation text,
  email text,
  mailed_at timestamp with time zone,
  acknowledge_by timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  acknowledged_how text,
  reminded_at timestamp with time zone,
  is_newest boolean not null,
  constraint notices_recipient_check CHECK (((to_office IS NULL) = (organisation IS NOT NULL))),
  constraint notices_recipient_check1 CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL))),
  constraint notices_recipient_role_check CHECK ((role = ANY (ARRAY['DESTINATION'::text, 'TRANSIT_DESK'::text, 'BOOKING_DESK'::text, 'OTHER'::text]))),
  constraint notices_recipient_to_office_fkey FOREIGN KEY (to_office) REFERENCES access_office(id),
  constraint notices_recipient_version_id_office_compartment_fkey FOREIGN KEY (version_id, office, compartment) REFERENCES notices_version(id, office, compartment) ON UPDATE CASCADE,
  constraint notices_recipient_pkey PRIMARY KEY (id),
  constraint notices_recipient_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX notices_recipient_to_mail ON notices_recipient USING btree (office, id) WHERE ((mailed_at IS NULL) AND (email IS NOT NULL));
CREATE INDEX notices_recipient_version ON notices_recipient USING btree (version_id);
CREATE INDEX notices_recipient_waiting ON notices_recipient USING btree (office, acknowledge_by, id) WHERE ((acknowledged_at IS NULL) AND is_newest);
alter table notices_recipient enable row level security, force row level security;
create policy seen on notices_recipient for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON notices_recipient FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on notices_recipient to passerelle_app;
comment on column notices_recipient.role is 'privacy: L1';
comment on column notices_recipient.organisation is 'privacy: L1';
comment on column notices_recipient.email is 'privacy: L1';
comment on column notices_recipient.mailed_at is 'privacy: L1';
comment on column notices_recipient.acknowledge_by is 'privacy: L1';
comment on column notices_recipient.acknowledged_at is 'privacy: L1';
comment on column notices_recipient.acknowledged_how is 'privacy: L1';
comment on column notices_recipient.reminded_at is 'privacy: L1';

create table notices_version (
  id uuid not null,
  notice_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  version integer not null,
  kind text not null,
  content jsonb not null,
  diff jsonb not null default '[]'::jsonb,
  sha256 text not null,
  supersedes text,
  sent_at timestamp with time zone not null,
  sent_by uuid not null,
  acknowledge_by timestamp with time zone not null,
  constraint notices_version_adds_up CHECK (((((content -> 'pax'::text) ->> 'total'::text))::integer = (((((content -> 'pax'::text) ->> 'adults'::text))::integer + (((content -> 'pax'::text) ->> 'children'::text))::integer) + (((content -> 'pax'::text) ->> 'infants'::text))::integer))),
  constraint notices_version_kind_check CHECK ((kind = ANY (ARRAY['NEW'::text, 'UPDATE'::text, 'CANCEL'::text, 'DEPARTED'::text]))),
  constraint notices_version_version_check CHECK ((version > 0)),
  constraint notices_version_notice_id_office_compartment_fkey FOREIGN KEY (notice_id, office, compartment) REFERENCES notices_notice(id, office, compartment) ON UPDATE CASCADE,
  constraint notices_version_pkey PRIMARY KEY (id),
  constraint notices_version_id_compartment_key UNIQUE (id, compartment),
  constraint notices_version_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint notices_version_notice_id_version_key UNIQUE (notice_id, version)
);
alter table notices_version enable row level security, force row level security;
create policy seen on notices_version for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON notices_version FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER immutable BEFORE DELETE OR UPDATE ON notices_version FOR EACH ROW EXECUTE FUNCTION notices_refuse_change();
grant insert, select on notices_version to passerelle_app;
comment on column notices_version.kind is 'privacy: L1';
comment on column notices_version.content is 'privacy: L3';
comment on column notices_version.diff is 'privacy: L3';
comment on column notices_version.sha256 is 'privacy: L1';
comment on column notices_version.supersedes is 'privacy: L1';
comment on column notices_version.sent_at is 'privacy: L1';
comment on column notices_version.acknowledge_by is 'privacy: L1';

create table papers_bag (
  id uuid not null,
  case_id uuid not null,
  movement_id uuid,
  office integer not null,
  compartment integer not null default 0,
  seal text,
  contents jsonb not null,
  medical_envelope boolean not null,
  sealed_at timestamp with time zone not null,
  sealed_by uuid not null,
  holder_kind text not null,
  holder_name text not null,
  held_since timestamp with time zone not null,
  received_at timestamp with time zone,
  created_at timestamp with time zone not null,
  revision integer not null default 1,
  last_command uuid,
  constraint papers_bag_check CHECK (((received_at IS NOT NULL) = (holder_kind = 'RECEIVER'::text))),
  constraint papers_bag_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['STAFF'::text, 'TRAVELLER'::text, 'CARRIER'::text, 'RECEIVER'::text]))),
  constraint papers_bag_holds_something CHECK (((jsonb_array_length(contents) > 0) OR medical_envelope)),
  constraint papers_bag_revision_check CHECK ((revision > 0)),
  constraint papers_bag_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE,
  constraint papers_bag_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint papers_bag_pkey PRIMARY KEY (id),
  constraint papers_bag_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX papers_bag_case ON papers_bag USING btree (case_id, sealed_at, id);
alter table papers_bag enable row level security, force row level security;
create policy seen on papers_bag for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON papers_bag FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on papers_bag to passerelle_app;
comment on column papers_bag.seal is 'privacy: L2';
comment on column papers_bag.contents is 'privacy: L2';
comment on column papers_bag.medical_envelope is 'privacy: L2';
comment on column papers_bag.sealed_at is 'privacy: L2';
comment on column papers_bag.holder_kind is 'privacy: L2';
comment on column papers_bag.holder_name is 'privacy: L2';
comment on column papers_bag.held_since is 'privacy: L2';
comment on column papers_bag.received_at is 'privacy: L2';

create table papers_custody (
  id uuid not null,
  bag_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  step integer not null,
  from_kind text,
  from_name text,
  to_kind text not null,
  to_name text not null,
  to_function text,
  seal_intact boolean not null,
  note text,
  drawn text,
  done_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint papers_custody_broken_seal_is_explained CHECK ((seal_intact OR (note IS NOT NULL))),
  constraint papers_custody_check CHECK (((step = 1) = (from_kind IS NULL))),
  constraint papers_custody_from_kind_check CHECK ((from_kind = ANY (ARRAY['STAFF'::text, 'TRAVELLER'::text, 'CARRIER'::text, 'RECEIVER'::text]))),
  constraint papers_custody_step_check CHECK ((step > 0)),
  constraint papers_custody_to_kind_check CHECK ((to_kind = ANY (ARRAY['STAFF'::text, 'TRAVELLER'::text, 'CARRIER'::text, 'RECEIVER'::text]))),
  constraint papers_custody_bag_id_office_compartment_fkey FOREIGN KEY (bag_id, office, compartment) REFERENCES papers_bag(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint papers_custody_pkey PRIMARY KEY (id),
  constraint papers_custody_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint papers_custody_one_at_a_time UNIQUE (bag_id, step)
);
alter table papers_custody enable row level security, force row level security;
create policy seen on papers_custody for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON papers_custody FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on papers_custody to passerelle_app;
comment on column papers_custody.from_kind is 'privacy: L2';
comment on column papers_custody.from_name is 'privacy: L2';
comment on column papers_custody.to_kind is 'privacy: L2';
comment on column papers_custody.to_name is 'privacy: L2';
comment on column papers_custody.to_function is 'privacy: L2';
comment on column papers_custody.seal_intact is 'privacy: L2';
comment on column papers_custody.note is 'privacy: L3';
comment on column papers_custody.drawn is 'privacy: L3';
comment on column papers_custody.done_at is 'privacy: L2';
comment on column papers_custody.heard_at is 'privacy: L2';

create table people_consent (
  id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  form text not null,
  language text not null,
  given_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  recipient text not null default 'OFFICE'::text,
  recipient_name text,
  scope text[] not null default '{}'::text[],
  text_version text,
  constraint people_consent_form_check CHECK ((form = ANY (ARRAY['EXPLICIT_WRITTEN'::text, 'EXPLICIT_ORAL'::text, 'PROXY'::text]))),
  constraint people_consent_kind_check CHECK ((kind = ANY (ARRAY['TRAVEL'::text, 'RETURN_VOLUNTARY'::text, 'DATA_PROCESSING'::text, 'DATA_SHARING'::text, 'PHOTO_MEDIA'::text, 'MEDICAL_DISCLOSURE'::text, 'MONITORING_CONTACT'::text, 'RESEARCH'::text]))),
  constraint people_consent_recipient_check CHECK ((recipient = ANY (ARRAY['OFFICE'::text, 'RECEIVING_MISSION'::text, 'CARRIER'::text, 'AUTHORITY'::text, 'PARTNER'::text, 'EMPLOYER'::text, 'DONOR'::text, 'MEDIA'::text, 'RESEARCHER'::text]))),
  constraint people_consent_person_id_office_compartment_fkey FOREIGN KEY (person_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_consent_pkey PRIMARY KEY (id)
);
CREATE INDEX people_consent_person ON people_consent USING btree (person_id, kind);
alter table people_consent enable row level security, force row level security;
create policy seen on people_consent for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_consent FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on people_consent to passerelle_app;
comment on column people_consent.kind is 'privacy: L2';
comment on column people_consent.form is 'privacy: L2';
comment on column people_consent.language is 'privacy: L2';
comment on column people_consent.recipient is 'privacy: L2';
comment on column people_consent.recipient_name is 'privacy: L2';
comment on column people_consent.scope is 'privacy: L2';
comment on column people_consent.text_version is 'privacy: L2';

create table people_document (
  id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  type text not null,
  number text not null,
  issuer text not null,
  nationality text,
  issued_on date,
  expires_on date,
  mrz text,
  mrz_valid boolean,
  created_at timestamp with time zone not null,
  constraint people_document_person_id_office_compartment_fkey FOREIGN KEY (person_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_document_pkey PRIMARY KEY (id),
  constraint people_document_place UNIQUE (id, office, compartment)
);
CREATE INDEX people_document_number ON people_document USING btree (number, office);
CREATE INDEX people_document_person ON people_document USING btree (person_id);
alter table people_document enable row level security, force row level security;
create policy seen on people_document for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER UPDATE ON people_document FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER audit_added AFTER INSERT ON people_document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_added();
CREATE TRIGGER audit_removed AFTER DELETE ON people_document REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_removed();
grant delete, insert, select, update on people_document to passerelle_app;
comment on column people_document.type is 'privacy: L2';
comment on column people_document.number is 'privacy: L2';
comment on column people_document.issuer is 'privacy: L2';
comment on column people_document.nationality is 'privacy: L2';
comment on column people_document.issued_on is 'privacy: L2';
comment on column people_document.expires_on is 'privacy: L2';
comment on column people_document.mrz is 'privacy: L2';

create table people_erasure (
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  state text not null,
  four_eyes boolean not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  done_at timestamp with time zone,
  kept jsonb not null default '[]'::jsonb,
  did jsonb not null default '[]'::jsonb,
  again_on date,
  constraint people_erasure_check CHECK (((state = ANY (ARRAY['CONFIRMED'::text, 'DONE'::text])) = (confirmed_by IS NOT NULL))),
  constraint people_erasure_check1 CHECK (((state = 'DONE'::text) = (done_at IS NOT NULL))),
  constraint people_erasure_office_check CHECK ((office > 0)),
  constraint people_erasure_second_person CHECK (((NOT four_eyes) OR (confirmed_by IS NULL) OR (confirmed_by <> proposed_by))),
  constraint people_erasure_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'CONFIRMED'::text, 'DECLINED'::text, 'DONE'::text]))),
  constraint people_erasure_person_id_office_compartment_fkey FOREIGN KEY (person_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE,
  constraint people_erasure_request_id_fkey FOREIGN KEY (request_id) REFERENCES people_request(id),
  constraint people_erasure_pkey PRIMARY KEY (id)
);
CREATE INDEX people_erasure_due ON people_erasure USING btree (state, again_on);
CREATE INDEX people_erasure_list ON people_erasure USING btree (office, proposed_at DESC, id DESC);
CREATE INDEX people_erasure_person ON people_erasure USING btree (person_id);
CREATE INDEX people_erasure_request ON people_erasure USING btree (request_id);
CREATE UNIQUE INDEX people_erasure_standing ON people_erasure USING btree (person_id) WHERE (state = ANY (ARRAY['PROPOSED'::text, 'CONFIRMED'::text, 'DONE'::text]));
alter table people_erasure enable row level security, force row level security;
create policy seen on people_erasure for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_erasure FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on people_erasure to passerelle_app;
comment on column people_erasure.state is 'privacy: L1';
comment on column people_erasure.kept is 'privacy: L1';
comment on column people_erasure.did is 'privacy: L1';
comment on column people_erasure.again_on is 'privacy: L1';

create table people_household (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  roll_id uuid,
  created_at timestamp with time zone not null,
  constraint people_household_office_check CHECK ((office > 0)),
  constraint people_household_pkey PRIMARY KEY (id),
  constraint people_household_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX people_household_roll ON people_household USING btree (roll_id) WHERE (roll_id IS NOT NULL);
alter table people_household enable row level security, force row level security;
create policy seen on people_household for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER UPDATE ON people_household FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER audit_added AFTER INSERT ON people_household REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_added();
CREATE TRIGGER audit_removed AFTER DELETE ON people_household REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_removed();
grant delete, insert, select, update on people_household to passerelle_app;

create table people_link (
  id uuid not null,
  person_id uuid not null,
  other_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  code text not null,
  verified text not null default 'NONE'::text,
  verified_on date,
  from_on date,
  until_on date,
  created_at timestamp with time zone not null,
  constraint people_link_check CHECK (((until_on IS NULL) OR (from_on IS NULL) OR (until_on >= from_on))),
  constraint people_link_check1 CHECK (((verified = 'NONE'::text) = (verified_on IS NULL))),
  constraint people_link_code_check CHECK ((code = ANY (ARRAY['SPO'::text, 'PAR'::text, 'SON'::text, 'DAU'::text, 'STS'::text, 'STD'::text, 'ADC'::text, 'FOC'::text, 'FAT'::text, 'MOT'::text, 'BRO'::text, 'SIS'::text, 'GRP'::text, 'GRC'::text, 'UNC'::text, 'AUN'::text, 'NEP'::text, 'NIE'::text, 'COU'::text, 'FIL'::text, 'MIL'::text, 'INL'::text, 'GUA'::text, 'WAR'::text, 'OTH'::text]))),
  constraint people_link_two_persons CHECK ((person_id <> other_id)),
  constraint people_link_verified_check CHECK ((verified = ANY (ARRAY['DOC'::text, 'DNA'::text, 'TESTIMONY'::text, 'NONE'::text]))),
  constraint people_link_other_id_fkey FOREIGN KEY (other_id) REFERENCES people_person(id) ON DELETE CASCADE,
  constraint people_link_person_id_office_compartment_fkey FOREIGN KEY (person_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_link_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX people_link_once ON people_link USING btree (person_id, other_id, code) WHERE (until_on IS NULL);
CREATE INDEX people_link_other ON people_link USING btree (other_id);
CREATE INDEX people_link_person ON people_link USING btree (person_id);
alter table people_link enable row level security, force row level security;
create policy seen on people_link for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_link FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on people_link to passerelle_app;
comment on column people_link.code is 'privacy: L2';
comment on column people_link.verified is 'privacy: L2';
comment on column people_link.verified_on is 'privacy: L2';
comment on column people_link.from_on is 'privacy: L2';
comment on column people_link.until_on is 'privacy: L2';

create table people_membership (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  household_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  role text not null default 'MEMBER'::text,
  joined_on date not null,
  joined_why text not null default 'TOGETHER'::text,
  left_on date,
  left_why text,
  constraint people_membership_check CHECK (((left_on IS NULL) OR (left_on >= joined_on))),
  constraint people_membership_check1 CHECK (((left_on IS NULL) = (left_why IS NULL))),
  constraint people_membership_joined_why_check CHECK ((joined_why = ANY (ARRAY['TOGETHER'::text, 'BORN'::text, 'MARRIED'::text, 'REUNITED'::text, 'GUARDIANSHIP'::text, 'CORRECTED'::text]))),
  constraint people_membership_left_why_check CHECK ((left_why = ANY (ARRAY['SEPARATED'::text, 'SPLIT'::text, 'CAME_OF_AGE'::text, 'DIED'::text, 'GUARDIANSHIP_ENDED'::text, 'CORRECTED'::text]))),
  constraint people_membership_role_check CHECK ((role = ANY (ARRAY['HEAD'::text, 'MEMBER'::text, 'GUARDIAN'::text, 'CARED_FOR'::text]))),
  constraint people_membership_household_id_office_compartment_fkey FOREIGN KEY (household_id, office, compartment) REFERENCES people_household(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_membership_person_id_office_compartment_fkey FOREIGN KEY (person_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_membership_pkey PRIMARY KEY (id)
);
CREATE INDEX people_membership_household ON people_membership USING btree (household_id, joined_on);
CREATE UNIQUE INDEX people_membership_open ON people_membership USING btree (household_id, person_id) WHERE (left_on IS NULL);
CREATE INDEX people_membership_person ON people_membership USING btree (person_id, joined_on);
alter table people_membership enable row level security, force row level security;
create policy seen on people_membership for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER UPDATE ON people_membership FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER audit_added AFTER INSERT ON people_membership REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_added();
CREATE TRIGGER audit_removed AFTER DELETE ON people_membership REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_removed();
grant delete, insert, select, update on people_membership to passerelle_app;
comment on column people_membership.role is 'privacy: L2';
comment on column people_membership.joined_on is 'privacy: L2';
comment on column people_membership.joined_why is 'privacy: L2';
comment on column people_membership.left_on is 'privacy: L2';
comment on column people_membership.left_why is 'privacy: L2';

create table people_merge (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kept_id uuid not null,
  merged_id uuid not null,
  state text not null,
  grounds text not null,
  four_eyes boolean not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  merged_by uuid,
  merged_at timestamp with time zone,
  undone_by uuid,
  undone_at timestamp with time zone,
  undone_why text,
  person_changes jsonb not null default '{}'::jsonb,
  constraint people_merge_check CHECK ((kept_id <> merged_id)),
  constraint people_merge_check1 CHECK (((state = ANY (ARRAY['MERGED'::text, 'UNDONE'::text])) = (merged_by IS NOT NULL))),
  constraint people_merge_check2 CHECK (((state = 'UNDONE'::text) = (undone_by IS NOT NULL))),
  constraint people_merge_grounds_check CHECK ((grounds = ANY (ARRAY['SAME_DOCUMENT'::text, 'PERSON_CONFIRMED'::text, 'ENTERED_TWICE'::text, 'IMPORTED_TWICE'::text, 'OTHER_EVIDENCE'::text]))),
  constraint people_merge_office_check CHECK ((office > 0)),
  constraint people_merge_second_person CHECK (((NOT four_eyes) OR (merged_by IS NULL) OR (merged_by <> proposed_by))),
  constraint people_merge_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'MERGED'::text, 'DECLINED'::text, 'UNDONE'::text]))),
  constraint people_merge_undone_why_check CHECK ((undone_why = ANY (ARRAY['TWO_PERSONS'::text, 'WRONG_FILE'::text, 'PERSON_ASKED'::text]))),
  constraint people_merge_kept_id_office_compartment_fkey FOREIGN KEY (kept_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_merge_merged_id_office_compartment_fkey FOREIGN KEY (merged_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_merge_pkey PRIMARY KEY (id)
);
CREATE INDEX people_merge_kept ON people_merge USING btree (kept_id, merged_at);
CREATE INDEX people_merge_list ON people_merge USING btree (office, proposed_at DESC, id DESC);
CREATE INDEX people_merge_merged ON people_merge USING btree (merged_id);
CREATE UNIQUE INDEX people_merge_standing ON people_merge USING btree (merged_id) WHERE (state = ANY (ARRAY['PROPOSED'::text, 'MERGED'::text]));
alter table people_merge enable row level security, force row level security;
create policy seen on people_merge for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_merge FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on people_merge to passerelle_app;
comment on column people_merge.state is 'privacy: L1';
comment on column people_merge.grounds is 'privacy: L1';
comment on column people_merge.undone_why is 'privacy: L1';
comment on column people_merge.person_changes is 'privacy: L3';

create table people_merge_reference (
  id uuid not null default gen_random_uuid(),
  merge_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  table_name text not null,
  column_name text not null,
  key jsonb not null,
  did text not null,
  folded_row jsonb,
  kept_key jsonb,
  kept_changes jsonb,
  came_back text,
  constraint people_merge_reference_came_back_check CHECK ((came_back = ANY (ARRAY['BACK'::text, 'GONE'::text, 'STAYS'::text]))),
  constraint people_merge_reference_did_check CHECK ((did = ANY (ARRAY['REPOINTED'::text, 'FOLDED'::text, 'LEFT'::text]))),
  constraint people_merge_reference_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES people_merge(id) ON DELETE CASCADE,
  constraint people_merge_reference_pkey PRIMARY KEY (id)
);
CREATE INDEX people_merge_reference_merge ON people_merge_reference USING btree (merge_id, table_name, id);
alter table people_merge_reference enable row level security, force row level security;
create policy seen on people_merge_reference for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant insert, select, update on people_merge_reference to passerelle_app;
comment on column people_merge_reference.table_name is 'privacy: L1';
comment on column people_merge_reference.column_name is 'privacy: L1';
comment on column people_merge_reference.key is 'privacy: L3';
comment on column people_merge_reference.did is 'privacy: L1';
comment on column people_merge_reference.folded_row is 'privacy: L3';
comment on column people_merge_reference.kept_key is 'privacy: L3';
comment on column people_merge_reference.kept_changes is 'privacy: L3';
comment on column people_merge_reference.came_back is 'privacy: L1';

create table people_original (
  id uuid not null,
  document_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  step integer not null,
  what text not null,
  from_holder text,
  from_name text,
  to_holder text,
  to_name text,
  to_function text,
  receipt_no text,
  signed_step integer,
  file_id uuid,
  done_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint people_original_check CHECK (((what = 'SIGNED'::text) = (signed_step IS NOT NULL))),
  constraint people_original_check1 CHECK ((signed_step < step)),
  constraint people_original_check2 CHECK (((file_id IS NULL) OR (what = 'SIGNED'::text))),
  constraint people_original_from_holder_check CHECK ((from_holder = ANY (ARRAY['PERSON'::text, 'OFFICE'::text, 'ESCORT'::text, 'AIRLINE'::text, 'AUTHORITY'::text, 'CONSULATE'::text]))),
  constraint people_original_hands CHECK ((((what = 'HANDED'::text) = (num_nonnulls(from_holder, from_name, to_holder, to_name, receipt_no) = 5)) AND ((what = 'HANDED'::text) OR (num_nonnulls(from_holder, from_name, to_holder, to_name, to_function, receipt_no) = 0)))),
  constraint people_original_step_check CHECK ((step > 0)),
  constraint people_original_to_holder_check CHECK ((to_holder = ANY (ARRAY['PERSON'::text, 'OFFICE'::text, 'ESCORT'::text, 'AIRLINE'::text, 'AUTHORITY'::text, 'CONSULATE'::text]))),
  constraint people_original_what_check CHECK ((what = ANY (ARRAY['HANDED'::text, 'SIGNED'::text, 'ASKED_BACK'::text]))),
  constraint people_original_document_id_office_compartment_fkey FOREIGN KEY (document_id, office, compartment) REFERENCES people_document(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_original_file_id_fkey FOREIGN KEY (file_id) REFERENCES kit_file(id),
  constraint people_original_pkey PRIMARY KEY (id),
  constraint people_original_one_at_a_time UNIQUE (document_id, step)
);
CREATE INDEX people_original_file ON people_original USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE UNIQUE INDEX people_original_signed_once ON people_original USING btree (document_id, signed_step) WHERE (signed_step IS NOT NULL);
alter table people_original enable row level security, force row level security;
create policy seen on people_original for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_original FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER sealed_with_document AFTER INSERT OR UPDATE OF office, compartment ON people_original FOR EACH ROW WHEN ((new.file_id IS NOT NULL)) EXECUTE FUNCTION cases_seal_file();
grant insert, select on people_original to passerelle_app;
comment on column people_original.what is 'privacy: L2';
comment on column people_original.from_holder is 'privacy: L2';
comment on column people_original.from_name is 'privacy: L2';
comment on column people_original.to_holder is 'privacy: L2';
comment on column people_original.to_name is 'privacy: L2';
comment on column people_original.to_function is 'privacy: L2';
comment on column people_original.receipt_no is 'privacy: L2';
comment on column people_original.done_on is 'privacy: L2';

create table people_pair_decision (
  id uuid not null,
  pair_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  decision text not null,
  place text not null,
  pattern jsonb not null,
  score integer not null,
  scorer text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint people_pair_decision_decision_check CHECK ((decision = ANY (ARRAY['SAME'::text, 'NOT_SAME'::text, 'LATER'::text, 'REOPENED'::text]))),
  constraint people_pair_decision_place_check CHECK ((place = ANY (ARRAY['LIST'::text, 'ENTRY'::text, 'IMPORT'::text]))),
  constraint people_pair_decision_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES people_suspected_pair(id) ON DELETE CASCADE,
  constraint people_pair_decision_pkey PRIMARY KEY (id)
);
CREATE INDEX people_pair_decision_list ON people_pair_decision USING btree (office, decided_at DESC, id DESC);
CREATE INDEX people_pair_decision_pair ON people_pair_decision USING btree (pair_id, decided_at);
alter table people_pair_decision enable row level security, force row level security;
create policy seen on people_pair_decision for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_pair_decision FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on people_pair_decision to passerelle_app;
comment on column people_pair_decision.decision is 'privacy: L1';
comment on column people_pair_decision.place is 'privacy: L1';
comment on column people_pair_decision.pattern is 'privacy: L1';
comment on column people_pair_decision.scorer is 'privacy: L1';

create table people_pair_scan (
  office integer not null,
  compartment integer not null default 0,
  scanned_to timestamp with time zone,
  scanned_id uuid,
  scan_began_at timestamp with time zone,
  scan_stepped_at timestamp with time zone,
  scan_ended_at timestamp with time zone,
  walk_to timestamp with time zone,
  walk_id uuid,
  walk_index integer,
  walk_list bigint,
  walk_entries bigint,
  walk_read bigint,
  walk_ended boolean not null default true,
  constraint people_pair_scan_compartment_check CHECK ((compartment = 0)),
  constraint people_pair_scan_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint people_pair_scan_pkey PRIMARY KEY (office)
);
alter table people_pair_scan enable row level security, force row level security;
create policy seen on people_pair_scan for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_pair_scan FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on people_pair_scan to passerelle_app;
comment on column people_pair_scan.walk_list is 'privacy: L2';

create table people_person (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  family_name text not null,
  given_names text not null,
  native_name text,
  native_script text,
  sex text not null,
  born_on date,
  born_precision text not null default 'DAY'::text,
  nationality text not null,
  languages text[] not null default '{}'::text[],
  safe_contact text,
  sort_key text not null,
  household_id uuid,
  roll_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  merged_into uuid,
  search_no integer not null default nextval('people_search_no'::regclass),
  erased_at timestamp with time zone,
  constraint people_person_born_precision_check CHECK ((born_precision = ANY (ARRAY['DAY'::text, 'MONTH'::text, 'YEAR'::text, 'UNKNOWN'::text]))),
  constraint people_person_check CHECK (((born_on IS NULL) = (born_precision = 'UNKNOWN'::text))),
  constraint people_person_nationality_check CHECK ((nationality ~ '^[A-Z]{3}$'::text)),
  constraint people_person_office_check CHECK ((office > 0)),
  constraint people_person_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text]))),
  constraint people_person_household_id_office_compartment_fkey FOREIGN KEY (household_id, office, compartment) REFERENCES people_household(id, office, compartment) ON UPDATE CASCADE,
  constraint people_person_merged_into FOREIGN KEY (merged_into, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE,
  constraint people_person_pkey PRIMARY KEY (id),
  constraint people_person_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint people_person_search UNIQUE (search_no, office, compartment)
);
CREATE INDEX people_person_born ON people_person USING btree (office, born_on) INCLUDE (compartment, sort_key, id, sex, nationality) WHERE (merged_into IS NULL);
CREATE INDEX people_person_changed ON people_person USING btree (office, updated_at, id);
CREATE INDEX people_person_household ON people_person USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX people_person_list ON people_person USING btree (office, sort_key, id) INCLUDE (compartment, born_on, sex, nationality) WHERE (merged_into IS NULL);
CREATE INDEX people_person_merged ON people_person USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX people_person_nationality ON people_person USING btree (office, nationality, sort_key, id) INCLUDE (compartment, born_on, sex) WHERE (merged_into IS NULL);
CREATE INDEX people_person_roll ON people_person USING btree (roll_id) WHERE (roll_id IS NOT NULL);
CREATE INDEX people_person_sex ON people_person USING btree (office, sex, sort_key, id) INCLUDE (compartment, born_on, nationality) WHERE (merged_into IS NULL);
alter table people_person enable row level security, force row level security;
create policy seen on people_person for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER UPDATE ON people_person FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER audit_added AFTER INSERT ON people_person REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_added();
CREATE TRIGGER audit_removed AFTER DELETE ON people_person REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_removed();
CREATE TRIGGER follow_household AFTER UPDATE OF household_id ON people_person FOR EACH ROW EXECUTE FUNCTION people_follow_household();
CREATE TRIGGER join_household AFTER INSERT ON people_person REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION people_join_household();
CREATE TRIGGER numbered BEFORE INSERT ON people_person FOR EACH ROW WHEN ((new.search_no IS NULL)) EXECUTE FUNCTION people_person_numbered();
CREATE TRIGGER posting_moved AFTER UPDATE OF office, compartment ON people_person FOR EACH ROW WHEN (((old.office <> new.office) OR (old.compartment <> new.compartment))) EXECUTE FUNCTION people_posting_moved();
CREATE TRIGGER posting_removed AFTER DELETE ON people_person REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION people_posting_removed();
CREATE TRIGGER stays_erased BEFORE UPDATE ON people_person FOR EACH ROW WHEN (((old.erased_at IS NOT NULL) AND (NOT kit_is_erasing()) AND ((new.erased_at IS NULL) OR (((((new.family_name IS DISTINCT FROM old.family_name) OR (new.given_names IS DISTINCT FROM old.given_names)) OR (new.native_name IS DISTINCT FROM old.native_name)) OR (new.safe_contact IS DISTINCT FROM old.safe_contact)) OR (new.born_on IS DISTINCT FROM old.born_on))))) EXECUTE FUNCTION people_refuse_return();
CREATE TRIGGER token_born AFTER UPDATE OF born_on ON people_person FOR EACH ROW WHEN ((old.born_on IS DISTINCT FROM new.born_on)) EXECUTE FUNCTION people_token_born();
grant delete, insert, select, update on people_person to passerelle_app;
comment on column people_person.family_name is 'privacy: L2';
comment on column people_person.given_names is 'privacy: L2';
comment on column people_person.native_name is 'privacy: L2';
comment on column people_person.native_script is 'privacy: L2';
comment on column people_person.sex is 'privacy: L2';
comment on column people_person.born_on is 'privacy: L2';
comment on column people_person.born_precision is 'privacy: L2';
comment on column people_person.nationality is 'privacy: L2';
comment on column people_person.languages is 'privacy: L2';
comment on column people_person.safe_contact is 'privacy: L3';
comment on column people_person.sort_key is 'privacy: L2';
comment on column people_person.search_no is 'privacy: L1';

create table people_posting (
  first bigint,
  second bigint,
  person integer not null,
  born_on date not null default '-infinity'::date,
  letters integer not null default 0,
  office smallint not null,
  compartment smallint not null default 0,
  constraint people_posting_check CHECK (((first IS NOT NULL) OR (second IS NOT NULL)))
);
CREATE INDEX people_posting_first ON people_posting USING btree (first, office, compartment, born_on) INCLUDE (person, letters) WHERE (first IS NOT NULL);
CREATE INDEX people_posting_person ON people_posting USING btree (person);
CREATE INDEX people_posting_second ON people_posting USING btree (second, office, compartment, born_on) INCLUDE (person, letters) WHERE (second IS NOT NULL);
alter table people_posting enable row level security, force row level security;
create policy seen on people_posting for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER placed AFTER INSERT ON people_posting REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION people_posting_placed();
grant delete, insert, select, update on people_posting to passerelle_app;
comment on column people_posting.first is 'privacy: L2';
comment on column people_posting.second is 'privacy: L2';
comment on column people_posting.born_on is 'privacy: L2';
comment on column people_posting.letters is 'privacy: L2';

create table people_request (
  id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  channel text not null,
  detail text,
  asked_on date not null,
  due_on date not null,
  extended_why text,
  state text not null default 'OPEN'::text,
  answer_why text,
  answered_on date,
  received_by uuid not null,
  answered_by uuid,
  created_at timestamp with time zone not null,
  constraint people_request_answer_why_check CHECK ((answer_why = ANY (ARRAY['DONE'::text, 'LEGAL_DUTY_TO_KEEP'::text, 'HARM_TO_OTHERS'::text, 'ONGOING_ASSISTANCE'::text, 'NOT_WRONG'::text, 'IDENTITY_NOT_SHOWN'::text, 'PERSON_CHANGED_MIND'::text]))),
  constraint people_request_channel_check CHECK ((channel = ANY (ARRAY['IN_PERSON'::text, 'LETTER'::text, 'EMAIL'::text, 'PHONE'::text, 'REPRESENTATIVE'::text]))),
  constraint people_request_check CHECK ((due_on >= asked_on)),
  constraint people_request_check1 CHECK (((state = 'OPEN'::text) = (answered_by IS NULL))),
  constraint people_request_check2 CHECK (((state = 'OPEN'::text) = (answered_on IS NULL))),
  constraint people_request_extended_why_check CHECK ((extended_why = ANY (ARRAY['COMPLEX'::text, 'MANY_REQUESTS'::text, 'IDENTITY_IN_DOUBT'::text]))),
  constraint people_request_kind_check CHECK ((kind = ANY (ARRAY['ACCESS'::text, 'CORRECTION'::text, 'ERASURE'::text, 'OBJECTION'::text, 'RESTRICTION'::text]))),
  constraint people_request_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'GRANTED'::text, 'PARTLY'::text, 'REFUSED'::text, 'WITHDRAWN'::text]))),
  constraint people_request_person_id_office_compartment_fkey FOREIGN KEY (person_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint people_request_pkey PRIMARY KEY (id)
);
CREATE INDEX people_request_due ON people_request USING btree (office, state, due_on, id);
CREATE INDEX people_request_person ON people_request USING btree (person_id, asked_on);
alter table people_request enable row level security, force row level security;
create policy seen on people_request for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_request FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on people_request to passerelle_app;
comment on column people_request.kind is 'privacy: L2';
comment on column people_request.channel is 'privacy: L2';
comment on column people_request.detail is 'privacy: L3';
comment on column people_request.asked_on is 'privacy: L2';
comment on column people_request.due_on is 'privacy: L2';
comment on column people_request.extended_why is 'privacy: L2';
comment on column people_request.state is 'privacy: L2';
comment on column people_request.answer_why is 'privacy: L2';
comment on column people_request.answered_on is 'privacy: L2';

create table people_setting (
  office integer not null,
  compartment integer not null default 0,
  merge_four_eyes boolean not null default false,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  erase_four_eyes boolean not null default true,
  weigh_four_eyes boolean not null default false,
  constraint people_setting_compartment_check CHECK ((compartment = 0)),
  constraint people_setting_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint people_setting_pkey PRIMARY KEY (office)
);
alter table people_setting enable row level security, force row level security;
create policy seen on people_setting for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_setting FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on people_setting to passerelle_app;

create table people_suspected_pair (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  a_id uuid not null,
  b_id uuid not null,
  state text not null default 'OPEN'::text,
  score integer not null,
  scorer text not null,
  found_at timestamp with time zone not null,
  put_off_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint people_suspected_pair_check CHECK ((a_id < b_id)),
  constraint people_suspected_pair_check1 CHECK (((state = 'OPEN'::text) = (decided_by IS NULL))),
  constraint people_suspected_pair_office_check CHECK ((office > 0)),
  constraint people_suspected_pair_score_check CHECK (((score >= 0) AND (score <= 100))),
  constraint people_suspected_pair_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'SAME'::text, 'NOT_SAME'::text]))),
  constraint people_suspected_pair_a_id_fkey FOREIGN KEY (a_id) REFERENCES people_person(id) ON DELETE CASCADE,
  constraint people_suspected_pair_b_id_fkey FOREIGN KEY (b_id) REFERENCES people_person(id) ON DELETE CASCADE,
  constraint people_suspected_pair_pkey PRIMARY KEY (id)
);
CREATE INDEX people_suspected_pair_b ON people_suspected_pair USING btree (b_id);
CREATE INDEX people_suspected_pair_list ON people_suspected_pair USING btree (office, state, put_off_at, id);
CREATE UNIQUE INDEX people_suspected_pair_once ON people_suspected_pair USING btree (a_id, b_id);
alter table people_suspected_pair enable row level security, force row level security;
create policy seen on people_suspected_pair for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_suspected_pair FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on people_suspected_pair to passerelle_app;
comment on column people_suspected_pair.state is 'privacy: L1';
comment on column people_suspected_pair.scorer is 'privacy: L1';

create table people_token (
  token text not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  born_on date not null default '-infinity'::date,
  letters integer not null default 0,
  constraint people_token_kind_check CHECK ((kind = ANY (ARRAY['NAME'::text, 'SKELETON'::text, 'PAIR'::text, 'WHOLE'::text, 'BORN'::text, 'DOCUMENT'::text, 'PHONE'::text, 'EMAIL'::text]))),
  constraint people_token_person_id_office_compartment_fkey FOREIGN KEY (person_id, office, compartment) REFERENCES people_person(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX people_token_met ON people_token USING btree (kind, token, office, compartment, born_on) INCLUDE (person_id, letters);
CREATE INDEX people_token_person ON people_token USING btree (person_id, kind);
alter table people_token enable row level security, force row level security;
create policy seen on people_token for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant delete, insert, select, update on people_token to passerelle_app;
comment on column people_token.token is 'privacy: L3';
comment on column people_token.kind is 'privacy: L3';
comment on column people_token.born_on is 'privacy: L3';
comment on column people_token.letters is 'privacy: L3';

create table people_weighing (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  version integer not null,
  weights jsonb not null,
  taught_by_same integer not null,
  taught_by_not_same integer not null,
  effect jsonb not null,
  learned_by uuid not null,
  learned_at timestamp with time zone not null,
  constraint people_weighing_compartment_check CHECK ((compartment = 0)),
  constraint people_weighing_office_check CHECK ((office > 0)),
  constraint people_weighing_version_check CHECK ((version > 0)),
  constraint people_weighing_pkey PRIMARY KEY (id),
  constraint people_weighing_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint people_weighing_version UNIQUE (office, version)
);
alter table people_weighing enable row level security, force row level security;
create policy seen on people_weighing for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_weighing FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on people_weighing to passerelle_app;
comment on column people_weighing.weights is 'privacy: L1';
comment on column people_weighing.effect is 'privacy: L1';

create table people_weighing_use (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  weighing_id uuid,
  used_by uuid not null,
  used_at timestamp with time zone not null,
  constraint people_weighing_use_compartment_check CHECK ((compartment = 0)),
  constraint people_weighing_use_office_check CHECK ((office > 0)),
  constraint people_weighing_use_weighing_id_office_compartment_fkey FOREIGN KEY (weighing_id, office, compartment) REFERENCES people_weighing(id, office, compartment) ON UPDATE CASCADE,
  constraint people_weighing_use_pkey PRIMARY KEY (id)
);
CREATE INDEX people_weighing_use_newest ON people_weighing_use USING btree (office, used_at DESC, id DESC);
alter table people_weighing_use enable row level security, force row level security;
create policy seen on people_weighing_use for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON people_weighing_use FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on people_weighing_use to passerelle_app;

create table planning_decision (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  first_flight uuid not null,
  second_flight uuid,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint planning_decision_kind_check CHECK ((kind = ANY (ARRAY['PIN'::text, 'FORBID'::text]))),
  constraint planning_decision_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint planning_decision_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX planning_decision_once ON planning_decision USING btree (case_id, kind, first_flight, second_flight) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX planning_decision_one_pin ON planning_decision USING btree (case_id) WHERE (kind = 'PIN'::text);
alter table planning_decision enable row level security, force row level security;
create policy seen on planning_decision for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON planning_decision FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on planning_decision to passerelle_app;
comment on column planning_decision.kind is 'privacy: L2';

create table planning_flight (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  use text not null,
  number text not null,
  carrier text not null,
  from_place text not null,
  from_terminal text,
  from_zone text not null,
  departs_at timestamp with time zone not null,
  to_place text not null,
  to_terminal text,
  to_zone text not null,
  arrives_at timestamp with time zone not null,
  seats integer not null,
  wheelchairs integer not null,
  stretchers integer not null,
  minimum_load integer not null,
  fixed_cost_minor bigint not null,
  seat_price_minor bigint not null,
  currency text not null,
  movement_id uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint planning_flight_charter_is_direct CHECK (((kind = 'SCHEDULED'::text) OR (use = 'DIRECT'::text))),
  constraint planning_flight_check CHECK (((minimum_load >= 0) AND (minimum_load <= seats))),
  constraint planning_flight_check1 CHECK ((arrives_at > departs_at)),
  constraint planning_flight_fixed_cost_minor_check CHECK ((fixed_cost_minor >= 0)),
  constraint planning_flight_kind_check CHECK ((kind = ANY (ARRAY['SCHEDULED'::text, 'CHARTER'::text]))),
  constraint planning_flight_office_check CHECK ((office > 0)),
  constraint planning_flight_seat_price_minor_check CHECK ((seat_price_minor >= 0)),
  constraint planning_flight_seats_check CHECK ((seats > 0)),
  constraint planning_flight_stretchers_check CHECK ((stretchers >= 0)),
  constraint planning_flight_use_check CHECK ((use = ANY (ARRAY['DIRECT'::text, 'CONNECTION'::text]))),
  constraint planning_flight_wheelchairs_check CHECK ((wheelchairs >= 0)),
  constraint planning_flight_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint planning_flight_pkey PRIMARY KEY (id),
  constraint planning_flight_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX planning_flight_list ON planning_flight USING btree (office, compartment, departs_at, id);
CREATE UNIQUE INDEX planning_flight_of_movement ON planning_flight USING btree (movement_id, office, compartment) WHERE (withdrawn_at IS NULL);
alter table planning_flight enable row level security, force row level security;
create policy seen on planning_flight for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON planning_flight FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on planning_flight to passerelle_app;
comment on column planning_flight.kind is 'privacy: L1';
comment on column planning_flight.use is 'privacy: L1';
comment on column planning_flight.number is 'privacy: L1';
comment on column planning_flight.carrier is 'privacy: L1';
comment on column planning_flight.from_place is 'privacy: L1';
comment on column planning_flight.from_terminal is 'privacy: L1';
comment on column planning_flight.from_zone is 'privacy: L1';
comment on column planning_flight.to_place is 'privacy: L1';
comment on column planning_flight.to_terminal is 'privacy: L1';
comment on column planning_flight.to_zone is 'privacy: L1';
comment on column planning_flight.currency is 'privacy: L1';

create table planning_journey (
  movement_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  first_flight uuid not null,
  second_flight uuid,
  constraint planning_journey_first_flight_fkey FOREIGN KEY (first_flight) REFERENCES planning_flight(id),
  constraint planning_journey_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint planning_journey_second_flight_fkey FOREIGN KEY (second_flight) REFERENCES planning_flight(id),
  constraint planning_journey_pkey PRIMARY KEY (movement_id)
);
CREATE INDEX planning_journey_first ON planning_journey USING btree (first_flight);
CREATE INDEX planning_journey_second ON planning_journey USING btree (second_flight) WHERE (second_flight IS NOT NULL);
alter table planning_journey enable row level security, force row level security;
create policy seen on planning_journey for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON planning_journey FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on planning_journey to passerelle_app;

create table planning_placement (
  run_id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  place integer not null,
  facts jsonb not null,
  first_flight uuid,
  second_flight uuid,
  cost_minor bigint not null default 0,
  by_hand boolean not null default false,
  why text,
  ways jsonb not null default '[]'::jsonb,
  before_first uuid,
  before_second uuid,
  before_movement uuid,
  frozen boolean not null default false,
  hit boolean not null default false,
  booked_on uuid,
  booked_at timestamp with time zone,
  refusal text,
  refusal_details jsonb,
  constraint planning_placement_check CHECK (((second_flight IS NULL) OR (first_flight IS NOT NULL))),
  constraint planning_placement_check1 CHECK (((booked_on IS NULL) = (booked_at IS NULL))),
  constraint planning_placement_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint planning_placement_run_id_fkey FOREIGN KEY (run_id) REFERENCES planning_run(id) ON DELETE CASCADE,
  constraint planning_placement_pkey PRIMARY KEY (run_id, case_id)
);
CREATE INDEX planning_placement_case ON planning_placement USING btree (case_id);
CREATE INDEX planning_placement_page ON planning_placement USING btree (run_id, place);
alter table planning_placement enable row level security, force row level security;
create policy seen on planning_placement for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON planning_placement FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on planning_placement to passerelle_app;
comment on column planning_placement.facts is 'privacy: L2';
comment on column planning_placement.why is 'privacy: L2';
comment on column planning_placement.ways is 'privacy: L2';
comment on column planning_placement.refusal is 'privacy: L2';
comment on column planning_placement.refusal_details is 'privacy: L2';

create table planning_progress (
  run_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  status text not null,
  value double precision,
  bound double precision,
  seconds double precision,
  fixed_minor bigint not null default 0,
  stop_asked_at timestamp with time zone,
  told_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint planning_progress_status_check CHECK ((status = ANY (ARRAY['WAITING'::text, 'RUNNING'::text, 'DONE'::text, 'STOPPED'::text, 'FAILED'::text]))),
  constraint planning_progress_run_id_office_compartment_fkey FOREIGN KEY (run_id, office, compartment) REFERENCES planning_run(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint planning_progress_pkey PRIMARY KEY (run_id)
);
alter table planning_progress enable row level security, force row level security;
create policy seen on planning_progress for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant insert, select, update on planning_progress to passerelle_app;
comment on column planning_progress.status is 'privacy: L1';

create table planning_question (
  run_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  instance jsonb not null,
  flights jsonb not null,
  constraint planning_question_run_id_office_compartment_fkey FOREIGN KEY (run_id, office, compartment) REFERENCES planning_run(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint planning_question_pkey PRIMARY KEY (run_id)
);
alter table planning_question enable row level security, force row level security;
create policy seen on planning_question for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant insert, select on planning_question to passerelle_app;
comment on column planning_question.instance is 'privacy: L2';
comment on column planning_question.flights is 'privacy: L1';

create table planning_run (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  from_on date not null,
  until_on date not null,
  seed integer not null,
  seconds_max integer not null,
  input_hash text not null,
  hypothesis jsonb,
  currency text not null,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  constraint planning_run_check CHECK ((until_on >= from_on)),
  constraint planning_run_check1 CHECK (((kind = 'WHAT_IF'::text) = (hypothesis IS NOT NULL))),
  constraint planning_run_kind_check CHECK ((kind = ANY (ARRAY['PLAN'::text, 'WHAT_IF'::text]))),
  constraint planning_run_office_check CHECK ((office > 0)),
  constraint planning_run_seconds_max_check CHECK ((seconds_max > 0)),
  constraint planning_run_pkey PRIMARY KEY (id),
  constraint planning_run_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX planning_run_list ON planning_run USING btree (office, started_at DESC, id DESC);
alter table planning_run enable row level security, force row level security;
create policy seen on planning_run for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON planning_run FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on planning_run to passerelle_app;
comment on column planning_run.kind is 'privacy: L1';
comment on column planning_run.from_on is 'privacy: L1';
comment on column planning_run.until_on is 'privacy: L1';
comment on column planning_run.input_hash is 'privacy: L1';
comment on column planning_run.hypothesis is 'privacy: L1';
comment on column planning_run.currency is 'privacy: L1';

create table planning_setting (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  valid_from date not null,
  hubs jsonb not null,
  escort_pool_per_day integer not null,
  currency text not null,
  prices jsonb not null,
  source text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint planning_setting_compartment_check CHECK ((compartment = 0)),
  constraint planning_setting_escort_pool_per_day_check CHECK ((escort_pool_per_day >= 0)),
  constraint planning_setting_office_fkey FOREIGN KEY (office) REFERENCES access_office(id),
  constraint planning_setting_pkey PRIMARY KEY (id)
);
CREATE INDEX planning_setting_office ON planning_setting USING btree (office, valid_from DESC, set_at DESC);
alter table planning_setting enable row level security, force row level security;
create policy seen on planning_setting for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON planning_setting FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on planning_setting to passerelle_app;
comment on column planning_setting.valid_from is 'privacy: L1';
comment on column planning_setting.hubs is 'privacy: L1';
comment on column planning_setting.currency is 'privacy: L1';
comment on column planning_setting.prices is 'privacy: L1';
comment on column planning_setting.source is 'privacy: L1';

create table planning_wish (
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  priority text not null,
  also_to text[] not null default '{}'::text[],
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint planning_wish_priority_check CHECK ((priority = ANY (ARRAY['NORMAL'::text, 'URGENT'::text, 'VITAL'::text]))),
  constraint planning_wish_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint planning_wish_pkey PRIMARY KEY (case_id)
);
alter table planning_wish enable row level security, force row level security;
create policy seen on planning_wish for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON planning_wish FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on planning_wish to passerelle_app;
comment on column planning_wish.priority is 'privacy: L2';
comment on column planning_wish.also_to is 'privacy: L2';

create table programmes_instrument (
  code text not null,
  version integer not null,
  office integer not null default 0,
  definition jsonb not null,
  definition_hash text not null,
  published_at timestamp with time zone not null,
  constraint programmes_instrument_version_check CHECK ((version > 0)),
  constraint programmes_instrument_pkey PRIMARY KEY (code, version)
);
alter table programmes_instrument enable row level security, force row level security;
create policy changed on programmes_instrument for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy published_by_server on programmes_instrument for insert with check (app_system());
create policy removed on programmes_instrument for delete using ((office = ANY (app_offices())));
create policy seen on programmes_instrument for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on programmes_instrument for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON programmes_instrument FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER immutable BEFORE DELETE OR UPDATE ON programmes_instrument FOR EACH ROW EXECUTE FUNCTION programmes_refuse_change();
grant insert, select on programmes_instrument to passerelle_app;

create table programmes_movement_type (
  code text not null,
  version integer not null,
  office integer not null default 0,
  definition jsonb not null,
  definition_hash text not null,
  valid_from date not null,
  published_at timestamp with time zone not null,
  constraint programmes_movement_type_version_check CHECK ((version > 0)),
  constraint programmes_movement_type_pkey PRIMARY KEY (code, version)
);
alter table programmes_movement_type enable row level security, force row level security;
create policy changed on programmes_movement_type for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy published_by_server on programmes_movement_type for insert with check (app_system());
create policy removed on programmes_movement_type for delete using ((office = ANY (app_offices())));
create policy seen on programmes_movement_type for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on programmes_movement_type for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON programmes_movement_type FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER immutable BEFORE DELETE OR UPDATE ON programmes_movement_type FOR EACH ROW EXECUTE FUNCTION programmes_refuse_change();
grant insert, select on programmes_movement_type to passerelle_app;

create table programmes_programme (
  code text not null,
  version integer not null,
  office integer not null default 0,
  definition jsonb not null,
  definition_hash text not null,
  valid_from date not null,
  published_at timestamp with time zone not null,
  constraint programmes_programme_version_check CHECK ((version > 0)),
  constraint programmes_programme_pkey PRIMARY KEY (code, version)
);
alter table programmes_programme enable row level security, force row level security;
create policy changed on programmes_programme for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy published_by_server on programmes_programme for insert with check (app_system());
create policy removed on programmes_programme for delete using ((office = ANY (app_offices())));
create policy seen on programmes_programme for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on programmes_programme for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON programmes_programme FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER immutable BEFORE DELETE OR UPDATE ON programmes_programme FOR EACH ROW EXECUTE FUNCTION programmes_refuse_change();
grant insert, select on programmes_programme to passerelle_app;

create table projects_indicator (
  id uuid not null,
  project_code text not null,
  office integer not null,
  code text not null,
  target numeric not null,
  target_by date,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint projects_indicator_office_check CHECK ((office > 0)),
  constraint projects_indicator_target_check CHECK ((target > (0)::numeric)),
  constraint projects_indicator_project_code_fkey FOREIGN KEY (project_code) REFERENCES projects_project(code),
  constraint projects_indicator_pkey PRIMARY KEY (id),
  constraint projects_indicator_project_code_office_code_key UNIQUE (project_code, office, code)
);
alter table projects_indicator enable row level security, force row level security;
create policy changed on projects_indicator for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy removed on projects_indicator for delete using ((office = ANY (app_offices())));
create policy seen on projects_indicator for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on projects_indicator for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON projects_indicator FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on projects_indicator to passerelle_app;

create table projects_project (
  code text not null,
  office integer not null default 0,
  section text not null,
  archive_number integer,
  status text not null,
  starts_on date,
  ends_on date,
  definition jsonb not null,
  definition_hash text not null,
  search_text text not null,
  updated_at timestamp with time zone not null,
  constraint projects_project_dates_in_order CHECK ((starts_on <= ends_on)),
  constraint projects_project_section_check CHECK ((section = ANY (ARRAY['ONGOING'::text, 'COMPLETED'::text, 'NEWS'::text]))),
  constraint projects_project_pkey PRIMARY KEY (code)
);
CREATE INDEX projects_project_list ON projects_project USING btree (section, code);
alter table projects_project enable row level security, force row level security;
create policy changed on projects_project for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy kept_by_server on projects_project for update using (app_system()) with check (app_system());
create policy loaded_by_server on projects_project for insert with check (app_system());
create policy removed on projects_project for delete using ((office = ANY (app_offices())));
create policy seen on projects_project for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on projects_project for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON projects_project FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on projects_project to passerelle_app;

create table projects_share (
  project_code text not null,
  office integer not null default 0,
  donor text not null,
  role text not null,
  fund_code text,
  share_percent numeric(6,3),
  amount_minor bigint,
  currency text,
  constraint projects_share_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint projects_share_check CHECK (((amount_minor IS NULL) = (currency IS NULL))),
  constraint projects_share_share_percent_check CHECK (((share_percent >= (0)::numeric) AND (share_percent <= (100)::numeric))),
  constraint projects_share_project_code_fkey FOREIGN KEY (project_code) REFERENCES projects_project(code),
  constraint projects_share_pkey PRIMARY KEY (project_code, donor)
);
CREATE INDEX projects_share_donor ON projects_share USING btree (donor);
alter table projects_share enable row level security, force row level security;
create policy changed on projects_share for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy loaded_by_server on projects_share for all using (app_system()) with check (app_system());
create policy removed on projects_share for delete using ((office = ANY (app_offices())));
create policy seen on projects_share for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on projects_share for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON projects_share FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on projects_share to passerelle_app;

create table reintegration_jobs (
  plan_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  programme_code text not null,
  year integer not null,
  visited boolean not null,
  planned_self integer not null,
  planned_family integer not null,
  planned_community integer not null,
  found_self integer not null,
  found_family integer not null,
  found_community integer not null,
  constraint reintegration_jobs_plan_id_office_compartment_fkey FOREIGN KEY (plan_id, office, compartment) REFERENCES reintegration_plan(id, office, compartment) ON UPDATE CASCADE,
  constraint reintegration_jobs_pkey PRIMARY KEY (plan_id)
);
CREATE INDEX reintegration_jobs_year ON reintegration_jobs USING btree (office, year) INCLUDE (compartment, programme_code, visited, planned_self, planned_family, planned_community, found_self, found_family, found_community);
alter table reintegration_jobs enable row level security, force row level security;
create policy seen on reintegration_jobs for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant delete, insert, select, update on reintegration_jobs to passerelle_app;
comment on column reintegration_jobs.programme_code is 'privacy: L1';

create table reintegration_line (
  id uuid not null,
  plan_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  form text not null,
  description text not null,
  amount_minor bigint not null,
  jobs_self integer not null default 0,
  jobs_family integer not null default 0,
  jobs_community integer not null default 0,
  cancelled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint reintegration_line_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint reintegration_line_jobs_community_check CHECK ((jobs_community >= 0)),
  constraint reintegration_line_jobs_family_check CHECK ((jobs_family >= 0)),
  constraint reintegration_line_jobs_self_check CHECK ((jobs_self >= 0)),
  constraint reintegration_line_plan_id_office_compartment_fkey FOREIGN KEY (plan_id, office, compartment) REFERENCES reintegration_plan(id, office, compartment) ON UPDATE CASCADE,
  constraint reintegration_line_pkey PRIMARY KEY (id),
  constraint reintegration_line_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint reintegration_line_id_plan_id_key UNIQUE (id, plan_id)
);
CREATE INDEX reintegration_line_plan ON reintegration_line USING btree (plan_id);
alter table reintegration_line enable row level security, force row level security;
create policy seen on reintegration_line for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON reintegration_line FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON reintegration_line FOR EACH ROW WHEN ((NOT kit_is_erasing())) EXECUTE FUNCTION reintegration_guard_line();
CREATE TRIGGER jobs_planned AFTER INSERT OR UPDATE OF jobs_self, jobs_family, jobs_community, cancelled_at, plan_id ON reintegration_line FOR EACH ROW EXECUTE FUNCTION reintegration_keep_jobs('plan_id');
CREATE TRIGGER weighed AFTER INSERT OR UPDATE OF form, amount_minor, cancelled_at ON reintegration_line FOR EACH ROW EXECUTE FUNCTION reintegration_weigh_line();
grant insert, select, update on reintegration_line to passerelle_app;
comment on column reintegration_line.form is 'privacy: L2';
comment on column reintegration_line.description is 'privacy: L2';
comment on column reintegration_line.cancelled_at is 'privacy: L1';
comment on column reintegration_line.created_at is 'privacy: L1';

create table reintegration_plan (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  status text not null,
  goal text not null,
  currency text not null,
  ceiling_minor bigint not null,
  form_ceilings jsonb not null default '{}'::jsonb,
  committed_minor bigint not null default 0,
  paid_minor bigint not null default 0,
  return_on date,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  approved_by uuid,
  approved_at timestamp with time zone,
  sent_back_reason text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint reintegration_plan_ceiling_minor_check CHECK ((ceiling_minor >= 0)),
  constraint reintegration_plan_four_eyes CHECK (((status <> ALL (ARRAY['APPROVED'::text, 'CLOSED'::text])) OR ((proposed_by IS NOT NULL) AND (approved_by IS NOT NULL) AND (approved_by <> proposed_by) AND (return_on IS NOT NULL)))),
  constraint reintegration_plan_paid_within_committed CHECK (((paid_minor >= 0) AND (paid_minor <= committed_minor))),
  constraint reintegration_plan_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'PROPOSED'::text, 'APPROVED'::text, 'CLOSED'::text, 'CANCELLED'::text]))),
  constraint reintegration_plan_within_ceiling CHECK (((committed_minor >= 0) AND (committed_minor <= ceiling_minor))),
  constraint reintegration_plan_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE,
  constraint reintegration_plan_pkey PRIMARY KEY (id),
  constraint reintegration_plan_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX reintegration_plan_approved ON reintegration_plan USING btree (office, approved_at) WHERE (approved_at IS NOT NULL);
CREATE INDEX reintegration_plan_case ON reintegration_plan USING btree (case_id);
CREATE INDEX reintegration_plan_list ON reintegration_plan USING btree (office, created_at DESC, id DESC);
CREATE UNIQUE INDEX reintegration_plan_one ON reintegration_plan USING btree (case_id) WHERE (status <> 'CANCELLED'::text);
CREATE INDEX reintegration_plan_status ON reintegration_plan USING btree (office, status, created_at DESC, id DESC);
alter table reintegration_plan enable row level security, force row level security;
create policy seen on reintegration_plan for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER added_up BEFORE UPDATE ON reintegration_plan FOR EACH ROW EXECUTE FUNCTION reintegration_add_up();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON reintegration_plan FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER ceilings BEFORE INSERT ON reintegration_plan FOR EACH ROW EXECUTE FUNCTION reintegration_check_ceilings();
CREATE TRIGGER jobs_plan_approved AFTER INSERT OR UPDATE OF status, approved_at, case_id ON reintegration_plan FOR EACH ROW EXECUTE FUNCTION reintegration_keep_jobs('id');
grant insert, select, update on reintegration_plan to passerelle_app;
comment on column reintegration_plan.status is 'privacy: L1';
comment on column reintegration_plan.goal is 'privacy: L2';
comment on column reintegration_plan.currency is 'privacy: L1';
comment on column reintegration_plan.form_ceilings is 'privacy: L1';
comment on column reintegration_plan.return_on is 'privacy: L2';
comment on column reintegration_plan.proposed_at is 'privacy: L1';
comment on column reintegration_plan.approved_at is 'privacy: L1';
comment on column reintegration_plan.sent_back_reason is 'privacy: L2';
comment on column reintegration_plan.created_at is 'privacy: L1';
comment on column reintegration_plan.updated_at is 'privacy: L1';

create table reintegration_survey (
  id uuid not null,
  plan_id uuid not null,
  visit_id uuid,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  instrument_code text not null,
  instrument_version integer not null,
  wave text not null,
  answers jsonb not null,
  scores jsonb not null,
  composite numeric(5,4),
  answered_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint reintegration_survey_composite_check CHECK (((composite >= (0)::numeric) AND (composite <= (1)::numeric))),
  constraint reintegration_survey_wave_check CHECK ((wave = ANY (ARRAY['BASELINE'::text, 'MIDLINE'::text, 'ENDLINE'::text]))),
  constraint reintegration_survey_instrument_code_instrument_version_fkey FOREIGN KEY (instrument_code, instrument_version) REFERENCES programmes_instrument(code, version),
  constraint reintegration_survey_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint reintegration_survey_plan_id_office_compartment_fkey FOREIGN KEY (plan_id, office, compartment) REFERENCES reintegration_plan(id, office, compartment) ON UPDATE CASCADE,
  constraint reintegration_survey_visit_id_office_compartment_fkey FOREIGN KEY (visit_id, office, compartment) REFERENCES reintegration_visit(id, office, compartment) ON UPDATE CASCADE,
  constraint reintegration_survey_pkey PRIMARY KEY (id)
);
CREATE INDEX reintegration_survey_person ON reintegration_survey USING btree (person_id);
CREATE INDEX reintegration_survey_plan ON reintegration_survey USING btree (plan_id, answered_on);
CREATE INDEX reintegration_survey_visit ON reintegration_survey USING btree (visit_id);
alter table reintegration_survey enable row level security, force row level security;
create policy seen on reintegration_survey for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON reintegration_survey FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on reintegration_survey to passerelle_app;
comment on column reintegration_survey.instrument_code is 'privacy: L2';
comment on column reintegration_survey.wave is 'privacy: L2';
comment on column reintegration_survey.answers is 'privacy: L3';
comment on column reintegration_survey.scores is 'privacy: L3';
comment on column reintegration_survey.composite is 'privacy: L3';
comment on column reintegration_survey.answered_on is 'privacy: L2';
comment on column reintegration_survey.recorded_at is 'privacy: L2';

create table reintegration_tranche (
  id uuid not null,
  line_id uuid not null,
  plan_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  seq integer not null,
  amount_minor bigint not null,
  due_on date not null,
  status text not null default 'PLANNED'::text,
  mode text,
  receipt text,
  supplier text,
  invoice text,
  invoice_key text,
  quotes integer,
  quotes_waiver text,
  paid_at timestamp with time zone,
  paid_by uuid,
  constraint reintegration_tranche_amount_minor_check CHECK ((amount_minor > 0)),
  constraint reintegration_tranche_mode_check CHECK ((mode = ANY (ARRAY['IN_KIND'::text, 'CASH'::text, 'BANK'::text, 'MOBILE_MONEY'::text, 'VOUCHER'::text, 'TUITION'::text, 'WAGE_SUBSIDY'::text]))),
  constraint reintegration_tranche_paid_with_receipt CHECK (((status <> 'PAID'::text) OR ((mode IS NOT NULL) AND (receipt IS NOT NULL) AND (paid_at IS NOT NULL) AND (paid_by IS NOT NULL)))),
  constraint reintegration_tranche_seq_check CHECK ((seq > 0)),
  constraint reintegration_tranche_status_check CHECK ((status = ANY (ARRAY['PLANNED'::text, 'PAID'::text, 'CANCELLED'::text]))),
  constraint reintegration_tranche_line_id_office_compartment_fkey FOREIGN KEY (line_id, office, compartment) REFERENCES reintegration_line(id, office, compartment) ON UPDATE CASCADE,
  constraint reintegration_tranche_line_id_plan_id_fkey FOREIGN KEY (line_id, plan_id) REFERENCES reintegration_line(id, plan_id),
  constraint reintegration_tranche_pkey PRIMARY KEY (id),
  constraint reintegration_tranche_line_id_seq_key UNIQUE (line_id, seq)
);
CREATE UNIQUE INDEX reintegration_tranche_invoice_once ON reintegration_tranche USING btree (invoice_key, office, compartment) WHERE (status = 'PAID'::text);
CREATE INDEX reintegration_tranche_plan ON reintegration_tranche USING btree (plan_id);
alter table reintegration_tranche enable row level security, force row level security;
create policy seen on reintegration_tranche for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON reintegration_tranche FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON reintegration_tranche FOR EACH ROW WHEN ((NOT kit_is_erasing())) EXECUTE FUNCTION reintegration_guard_tranche();
CREATE TRIGGER weighed AFTER INSERT OR UPDATE OF status, amount_minor ON reintegration_tranche FOR EACH ROW EXECUTE FUNCTION reintegration_weigh_tranche();
grant insert, select, update on reintegration_tranche to passerelle_app;
comment on column reintegration_tranche.due_on is 'privacy: L1';
comment on column reintegration_tranche.status is 'privacy: L1';
comment on column reintegration_tranche.mode is 'privacy: L1';
comment on column reintegration_tranche.receipt is 'privacy: L2';
comment on column reintegration_tranche.supplier is 'privacy: L2';
comment on column reintegration_tranche.invoice is 'privacy: L2';
comment on column reintegration_tranche.invoice_key is 'privacy: L2';
comment on column reintegration_tranche.quotes_waiver is 'privacy: L2';
comment on column reintegration_tranche.paid_at is 'privacy: L1';

create table reintegration_visit (
  id uuid not null,
  plan_id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  month integer not null,
  due_on date not null,
  window_days integer not null,
  late_after date not null generated always as ((due_on + window_days)) stored,
  status text not null default 'DUE'::text,
  attempts integer not null default 0,
  mode text,
  visited_on date,
  activity_running boolean,
  jobs_self integer,
  jobs_family integer,
  jobs_community integer,
  wish_to_stay text,
  note text,
  recorded_by uuid,
  recorded_at timestamp with time zone,
  constraint reintegration_visit_jobs_community_check CHECK ((jobs_community >= 0)),
  constraint reintegration_visit_jobs_family_check CHECK ((jobs_family >= 0)),
  constraint reintegration_visit_jobs_self_check CHECK ((jobs_self >= 0)),
  constraint reintegration_visit_month_check CHECK ((month >= 0)),
  constraint reintegration_visit_status_check CHECK ((status = ANY (ARRAY['DUE'::text, 'DONE'::text, 'REFUSED'::text, 'UNREACHABLE'::text, 'NOT_APPLICABLE'::text]))),
  constraint reintegration_visit_window_days_check CHECK ((window_days >= 0)),
  constraint reintegration_visit_wish_to_stay_check CHECK ((wish_to_stay = ANY (ARRAY['YES'::text, 'NO'::text, 'UNSURE'::text]))),
  constraint reintegration_visit_plan_id_office_compartment_fkey FOREIGN KEY (plan_id, office, compartment) REFERENCES reintegration_plan(id, office, compartment) ON UPDATE CASCADE,
  constraint reintegration_visit_pkey PRIMARY KEY (id),
  constraint reintegration_visit_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint reintegration_visit_plan_id_month_key UNIQUE (plan_id, month)
);
CREATE INDEX reintegration_visit_case ON reintegration_visit USING btree (case_id);
CREATE INDEX reintegration_visit_due ON reintegration_visit USING btree (office, status, due_on, id);
CREATE INDEX reintegration_visit_found ON reintegration_visit USING btree (office, visited_on) WHERE (status = 'DONE'::text);
alter table reintegration_visit enable row level security, force row level security;
create policy seen on reintegration_visit for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON reintegration_visit FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER jobs_found AFTER INSERT OR UPDATE OF status, visited_on, jobs_self, jobs_family, jobs_community ON reintegration_visit FOR EACH ROW EXECUTE FUNCTION reintegration_keep_jobs('plan_id');
grant insert, select, update on reintegration_visit to passerelle_app;
comment on column reintegration_visit.due_on is 'privacy: L2';
comment on column reintegration_visit.late_after is 'privacy: L2';
comment on column reintegration_visit.status is 'privacy: L2';
comment on column reintegration_visit.mode is 'privacy: L2';
comment on column reintegration_visit.visited_on is 'privacy: L2';
comment on column reintegration_visit.activity_running is 'privacy: L2';
comment on column reintegration_visit.wish_to_stay is 'privacy: L3';
comment on column reintegration_visit.note is 'privacy: L3';
comment on column reintegration_visit.recorded_at is 'privacy: L2';

create table ticketing_borrower (
  loan_id uuid not null,
  person_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  constraint ticketing_borrower_loan_id_office_compartment_fkey FOREIGN KEY (loan_id, office, compartment) REFERENCES ticketing_loan(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_borrower_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint ticketing_borrower_pkey PRIMARY KEY (loan_id, person_id)
);
CREATE INDEX ticketing_borrower_person ON ticketing_borrower USING btree (person_id);
alter table ticketing_borrower enable row level security, force row level security;
create policy seen on ticketing_borrower for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_borrower FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on ticketing_borrower to passerelle_app;

create table ticketing_ceiling (
  currency text not null,
  valid_from date not null,
  office integer not null default 0,
  amount_minor bigint not null,
  source text not null,
  published_at timestamp with time zone not null,
  constraint ticketing_ceiling_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint ticketing_ceiling_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint ticketing_ceiling_pkey PRIMARY KEY (currency, valid_from)
);
alter table ticketing_ceiling enable row level security, force row level security;
create policy changed on ticketing_ceiling for update using ((office = ANY (app_offices()))) with check ((office = ANY (app_offices())));
create policy published_by_server on ticketing_ceiling for insert with check (app_system());
create policy removed on ticketing_ceiling for delete using ((office = ANY (app_offices())));
create policy seen on ticketing_ceiling for select using (((office = 0) OR (office = ANY (app_offices()))));
create policy written on ticketing_ceiling for insert with check ((office = ANY (app_offices())));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_ceiling FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on ticketing_ceiling to passerelle_app;
comment on column ticketing_ceiling.currency is 'privacy: L0';
comment on column ticketing_ceiling.valid_from is 'privacy: L0';
comment on column ticketing_ceiling.source is 'privacy: L0';

create table ticketing_choice (
  id uuid not null,
  request_id uuid not null,
  quote_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  justification text,
  total_minor bigint not null,
  currency text not null,
  rate_micro bigint not null,
  rate_source text,
  rate_on date,
  report_currency text not null,
  report_minor bigint not null,
  ceiling_minor bigint,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  constraint ticketing_choice_check CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  constraint ticketing_choice_four_eyes CHECK (((approved_by IS NULL) OR (approved_by <> proposed_by) OR (report_minor <= COALESCE(ceiling_minor, ('-1'::integer)::bigint)))),
  constraint ticketing_choice_rate_has_source CHECK (((currency = report_currency) OR ((rate_source IS NOT NULL) AND (rate_on IS NOT NULL)))),
  constraint ticketing_choice_rate_micro_check CHECK ((rate_micro > 0)),
  constraint ticketing_choice_report_minor_check CHECK ((report_minor >= 0)),
  constraint ticketing_choice_same_currency CHECK (((currency <> report_currency) OR ((rate_micro = 1000000) AND (report_minor = total_minor)))),
  constraint ticketing_choice_quote_id_request_id_fkey FOREIGN KEY (quote_id, request_id) REFERENCES ticketing_quote(id, request_id),
  constraint ticketing_choice_request_id_office_compartment_fkey FOREIGN KEY (request_id, office, compartment) REFERENCES ticketing_request(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_choice_pkey PRIMARY KEY (id),
  constraint ticketing_choice_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint ticketing_choice_id_request_id_key UNIQUE (id, request_id)
);
CREATE UNIQUE INDEX ticketing_choice_one ON ticketing_choice USING btree (request_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX ticketing_choice_quote ON ticketing_choice USING btree (quote_id);
CREATE INDEX ticketing_choice_request ON ticketing_choice USING btree (request_id);
alter table ticketing_choice enable row level security, force row level security;
create policy seen on ticketing_choice for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_choice FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON ticketing_choice FOR EACH ROW WHEN ((NOT kit_is_erasing())) EXECUTE FUNCTION ticketing_guard_choice();
grant insert, select, update on ticketing_choice to passerelle_app;
comment on column ticketing_choice.justification is 'privacy: L2';
comment on column ticketing_choice.currency is 'privacy: L1';
comment on column ticketing_choice.rate_source is 'privacy: L1';
comment on column ticketing_choice.rate_on is 'privacy: L1';
comment on column ticketing_choice.report_currency is 'privacy: L1';
comment on column ticketing_choice.withdrawn_reason is 'privacy: L2';

create table ticketing_cost (
  id uuid not null,
  case_id uuid,
  movement_id uuid,
  whole_movement_id uuid,
  person_id uuid,
  request_id uuid,
  ticket_id uuid,
  office integer not null,
  compartment integer not null default 0,
  nature text not null,
  payer text not null,
  project_code text,
  currency text not null,
  amount_minor bigint not null,
  rate_micro bigint not null,
  rate_source text,
  rate_on date,
  report_currency text not null,
  report_minor bigint not null,
  note text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_on date not null,
  struck_by uuid,
  struck_at timestamp with time zone,
  struck_reason text,
  constraint ticketing_cost_check CHECK (((case_id IS NULL) = (whole_movement_id IS NOT NULL))),
  constraint ticketing_cost_check1 CHECK (((whole_movement_id IS NULL) OR (whole_movement_id = movement_id))),
  constraint ticketing_cost_check2 CHECK (((ticket_id IS NULL) OR (struck_at IS NULL))),
  constraint ticketing_cost_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint ticketing_cost_nature_check CHECK ((nature = ANY (ARRAY['TICKET'::text, 'TAXES'::text, 'EXCESS_BAGGAGE'::text, 'VISA_FEE'::text, 'EXIT_FEE'::text, 'TRAVEL_DOC_FEE'::text, 'MEDICAL'::text, 'ESCORT_PER_DIEM'::text, 'ESCORT_TICKET'::text, 'TRANSIT_LODGING'::text, 'MEALS'::text, 'GROUND'::text, 'CHARTER'::text, 'COMMUNICATION'::text, 'NFI_KIT'::text, 'POCKET_MONEY'::text, 'SERVICE_FEE'::text, 'REFUND'::text]))),
  constraint ticketing_cost_payer_check CHECK ((payer = ANY (ARRAY['PROJECT'::text, 'SELF'::text, 'LOAN'::text, 'AGENCY'::text, 'GOV'::text]))),
  constraint ticketing_cost_rate_micro_check CHECK ((rate_micro > 0)),
  constraint ticketing_cost_report_signed CHECK (
CASE
    WHEN (nature = 'REFUND'::text) THEN (report_minor <= 0)
    ELSE (report_minor >= 0)
END),
  constraint ticketing_cost_signed CHECK (
CASE
    WHEN (nature = 'REFUND'::text) THEN (amount_minor < 0)
    ELSE (amount_minor >= 0)
END),
  constraint ticketing_cost_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_cost_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements_movement(id),
  constraint ticketing_cost_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint ticketing_cost_request_id_fkey FOREIGN KEY (request_id) REFERENCES ticketing_request(id),
  constraint ticketing_cost_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticketing_ticket(id),
  constraint ticketing_cost_whole_movement_id_office_compartment_fkey FOREIGN KEY (whole_movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_cost_pkey PRIMARY KEY (id),
  constraint weighed TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ticketing_cost_case ON ticketing_cost USING btree (case_id, recorded_at) WHERE (case_id IS NOT NULL);
CREATE INDEX ticketing_cost_days ON ticketing_cost USING btree (office, recorded_on, id);
CREATE INDEX ticketing_cost_movement ON ticketing_cost USING btree (movement_id, recorded_at) WHERE (movement_id IS NOT NULL);
CREATE INDEX ticketing_cost_person ON ticketing_cost USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX ticketing_cost_request ON ticketing_cost USING btree (request_id);
CREATE INDEX ticketing_cost_ticket ON ticketing_cost USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
alter table ticketing_cost enable row level security, force row level security;
create policy seen on ticketing_cost for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_cost FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER guarded BEFORE UPDATE ON ticketing_cost FOR EACH ROW WHEN ((NOT kit_is_erasing())) EXECUTE FUNCTION ticketing_guard_cost();
CREATE CONSTRAINT TRIGGER weighed AFTER INSERT OR UPDATE ON ticketing_cost DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ticketing_weigh_ticket();
grant insert, select, update on ticketing_cost to passerelle_app;
comment on column ticketing_cost.nature is 'privacy: L2';
comment on column ticketing_cost.payer is 'privacy: L2';
comment on column ticketing_cost.project_code is 'privacy: L1';
comment on column ticketing_cost.currency is 'privacy: L1';
comment on column ticketing_cost.rate_source is 'privacy: L1';
comment on column ticketing_cost.rate_on is 'privacy: L1';
comment on column ticketing_cost.report_currency is 'privacy: L1';
comment on column ticketing_cost.note is 'privacy: L2';
comment on column ticketing_cost.recorded_on is 'privacy: L1';
comment on column ticketing_cost.struck_reason is 'privacy: L2';

create table ticketing_coupon (
  id uuid not null,
  ticket_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  seq integer not null,
  leg_id uuid,
  flight text not null,
  from_place text not null,
  to_place text not null,
  departs_at timestamp with time zone not null,
  arrives_at timestamp with time zone not null,
  status text not null,
  changed_at timestamp with time zone not null,
  constraint ticketing_coupon_seq_check CHECK ((seq > 0)),
  constraint ticketing_coupon_status_check CHECK ((status = ANY (ARRAY['O'::text, 'C'::text, 'L'::text, 'F'::text, 'E'::text, 'R'::text, 'V'::text, 'S'::text, 'P'::text, 'X'::text]))),
  constraint ticketing_coupon_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES movements_leg(id),
  constraint ticketing_coupon_ticket_id_office_compartment_fkey FOREIGN KEY (ticket_id, office, compartment) REFERENCES ticketing_ticket(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_coupon_pkey PRIMARY KEY (id),
  constraint ticketing_coupon_ticket_id_seq_key UNIQUE (ticket_id, seq)
);
alter table ticketing_coupon enable row level security, force row level security;
create policy seen on ticketing_coupon for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_coupon FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER counted AFTER INSERT OR UPDATE ON ticketing_coupon FOR EACH ROW EXECUTE FUNCTION ticketing_count_coupons();
CREATE TRIGGER moves BEFORE UPDATE ON ticketing_coupon FOR EACH ROW EXECUTE FUNCTION ticketing_move_coupon();
grant insert, select, update on ticketing_coupon to passerelle_app;
comment on column ticketing_coupon.flight is 'privacy: L2';
comment on column ticketing_coupon.from_place is 'privacy: L2';
comment on column ticketing_coupon.to_place is 'privacy: L2';
comment on column ticketing_coupon.status is 'privacy: L2';

create table ticketing_loan (
  id uuid not null,
  request_id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  public_ref text not null,
  amount_minor bigint not null,
  currency text not null,
  instalments jsonb not null,
  status text not null,
  language text,
  signed_on date,
  signed_by uuid,
  cancelled_reason text,
  drafted_by uuid not null,
  drafted_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint ticketing_loan_amount_minor_check CHECK ((amount_minor > 0)),
  constraint ticketing_loan_signed CHECK (((status <> 'SIGNED'::text) OR ((language IS NOT NULL) AND (signed_on IS NOT NULL) AND (signed_by IS NOT NULL)))),
  constraint ticketing_loan_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'SIGNED'::text, 'CANCELLED'::text]))),
  constraint ticketing_loan_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases_case(id),
  constraint ticketing_loan_request_id_office_compartment_fkey FOREIGN KEY (request_id, office, compartment) REFERENCES ticketing_request(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_loan_pkey PRIMARY KEY (id),
  constraint ticketing_loan_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX ticketing_loan_case ON ticketing_loan USING btree (case_id);
CREATE UNIQUE INDEX ticketing_loan_one ON ticketing_loan USING btree (request_id) WHERE (status <> 'CANCELLED'::text);
CREATE INDEX ticketing_loan_request ON ticketing_loan USING btree (request_id);
alter table ticketing_loan enable row level security, force row level security;
create policy seen on ticketing_loan for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_loan FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER weighed BEFORE INSERT OR UPDATE ON ticketing_loan FOR EACH ROW EXECUTE FUNCTION ticketing_weigh_loan();
grant insert, select, update on ticketing_loan to passerelle_app;
comment on column ticketing_loan.public_ref is 'privacy: L1';
comment on column ticketing_loan.currency is 'privacy: L1';
comment on column ticketing_loan.instalments is 'privacy: L2';
comment on column ticketing_loan.status is 'privacy: L1';
comment on column ticketing_loan.language is 'privacy: L2';
comment on column ticketing_loan.signed_on is 'privacy: L2';
comment on column ticketing_loan.cancelled_reason is 'privacy: L2';

create table ticketing_offer (
  id uuid not null,
  request_id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  status text not null,
  checks text[] not null default '{}'::text[],
  currency text,
  fares_minor bigint,
  fees jsonb not null default '[]'::jsonb,
  fees_minor bigint,
  total_minor bigint,
  told_by uuid,
  told_at timestamp with time zone,
  valid_until timestamp with time zone,
  accepted_name text,
  accepted_how text,
  accepted_language text,
  accepted_on date,
  accepted_by uuid,
  paid_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  updated_at timestamp with time zone not null,
  constraint ticketing_offer_accepted CHECK (((status <> ALL (ARRAY['AWAITING_PAYMENT'::text, 'PAID'::text, 'BOOKED'::text, 'TRAVELLED'::text, 'HANDED_OVER'::text])) OR ((accepted_name IS NOT NULL) AND (accepted_how IS NOT NULL) AND (accepted_on IS NOT NULL)))),
  constraint ticketing_offer_accepted_how_check CHECK ((accepted_how = ANY (ARRAY['SIGNED'::text, 'LETTER'::text, 'EMAIL'::text]))),
  constraint ticketing_offer_adds_up CHECK ((total_minor = (fares_minor + fees_minor))),
  constraint ticketing_offer_fares_minor_check CHECK ((fares_minor >= 0)),
  constraint ticketing_offer_fees_minor_check CHECK ((fees_minor >= 0)),
  constraint ticketing_offer_paid CHECK (((status <> ALL (ARRAY['PAID'::text, 'BOOKED'::text, 'TRAVELLED'::text, 'HANDED_OVER'::text])) OR (paid_minor = total_minor))),
  constraint ticketing_offer_refund_within_paid CHECK ((refunded_minor <= paid_minor)),
  constraint ticketing_offer_status_check CHECK ((status = ANY (ARRAY['ASKED'::text, 'ELIGIBLE_TRAVEL'::text, 'QUOTED'::text, 'AWAITING_PAYMENT'::text, 'PAID'::text, 'BOOKED'::text, 'TRAVELLED'::text, 'HANDED_OVER'::text, 'CANCELLED'::text, 'REFUNDED'::text]))),
  constraint ticketing_offer_told CHECK (((status = ANY (ARRAY['ASKED'::text, 'ELIGIBLE_TRAVEL'::text, 'CANCELLED'::text])) OR ((total_minor IS NOT NULL) AND (currency IS NOT NULL)))),
  constraint ticketing_offer_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases_case(id),
  constraint ticketing_offer_request_id_office_compartment_fkey FOREIGN KEY (request_id, office, compartment) REFERENCES ticketing_request(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_offer_pkey PRIMARY KEY (id),
  constraint ticketing_offer_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint ticketing_offer_request_id_key UNIQUE (request_id)
);
CREATE INDEX ticketing_offer_case ON ticketing_offer USING btree (case_id);
alter table ticketing_offer enable row level security, force row level security;
create policy seen on ticketing_offer for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER added_up BEFORE INSERT OR UPDATE ON ticketing_offer FOR EACH ROW EXECUTE FUNCTION ticketing_add_up_offer();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_offer FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on ticketing_offer to passerelle_app;
comment on column ticketing_offer.status is 'privacy: L2';
comment on column ticketing_offer.checks is 'privacy: L1';
comment on column ticketing_offer.currency is 'privacy: L1';
comment on column ticketing_offer.fees is 'privacy: L1';
comment on column ticketing_offer.accepted_name is 'privacy: L2';
comment on column ticketing_offer.accepted_how is 'privacy: L2';
comment on column ticketing_offer.accepted_language is 'privacy: L2';
comment on column ticketing_offer.accepted_on is 'privacy: L2';

create table ticketing_passenger (
  id uuid not null,
  request_id uuid not null,
  person_id uuid,
  office integer not null,
  compartment integer not null default 0,
  payer text not null,
  surname text not null,
  given_names text not null,
  title text not null,
  ptc text not null,
  document_id uuid,
  escort_kind text,
  ssr jsonb not null default '[]'::jsonb,
  bags_pieces integer not null default 0,
  bags_kg integer not null default 0,
  constraint ticketing_passenger_bags_kg_check CHECK ((bags_kg >= 0)),
  constraint ticketing_passenger_bags_pieces_check CHECK ((bags_pieces >= 0)),
  constraint ticketing_passenger_check CHECK (((person_id IS NULL) = (escort_kind IS NOT NULL))),
  constraint ticketing_passenger_escort_kind_check CHECK ((escort_kind = ANY (ARRAY['OPERATIONAL'::text, 'MEDICAL_DOCTOR'::text, 'MEDICAL_NURSE'::text, 'CHILD'::text, 'FAMILY'::text]))),
  constraint ticketing_passenger_given_names_check CHECK ((given_names ~ '^([A-Z]+([ -][A-Z]+)*)?$'::text)),
  constraint ticketing_passenger_payer_check CHECK ((payer = ANY (ARRAY['PROJECT'::text, 'SELF'::text, 'LOAN'::text, 'AGENCY'::text, 'GOV'::text]))),
  constraint ticketing_passenger_ptc_check CHECK ((ptc = ANY (ARRAY['ADT'::text, 'CHD'::text, 'INF'::text]))),
  constraint ticketing_passenger_surname_check CHECK ((surname ~ '^[A-Z]+([ -][A-Z]+)*$'::text)),
  constraint ticketing_passenger_title_check CHECK ((title = ANY (ARRAY['MR'::text, 'MRS'::text, 'MSTR'::text, 'MISS'::text, 'MX'::text]))),
  constraint ticketing_passenger_document_id_fkey FOREIGN KEY (document_id) REFERENCES people_document(id),
  constraint ticketing_passenger_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint ticketing_passenger_request_id_office_compartment_fkey FOREIGN KEY (request_id, office, compartment) REFERENCES ticketing_request(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_passenger_pkey PRIMARY KEY (id),
  constraint ticketing_passenger_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint ticketing_passenger_id_request_id_key UNIQUE (id, request_id)
);
CREATE INDEX ticketing_passenger_document ON ticketing_passenger USING btree (document_id) WHERE (document_id IS NOT NULL);
CREATE UNIQUE INDEX ticketing_passenger_once ON ticketing_passenger USING btree (request_id, person_id);
CREATE INDEX ticketing_passenger_person ON ticketing_passenger USING btree (person_id);
alter table ticketing_passenger enable row level security, force row level security;
create policy seen on ticketing_passenger for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_passenger FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on ticketing_passenger to passerelle_app;
comment on column ticketing_passenger.payer is 'privacy: L2';
comment on column ticketing_passenger.surname is 'privacy: L2';
comment on column ticketing_passenger.given_names is 'privacy: L2';
comment on column ticketing_passenger.title is 'privacy: L2';
comment on column ticketing_passenger.ptc is 'privacy: L2';
comment on column ticketing_passenger.escort_kind is 'privacy: L2';
comment on column ticketing_passenger.ssr is 'privacy: L3';

create table ticketing_payment (
  id uuid not null,
  offer_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  amount_minor bigint not null,
  currency text not null,
  mode text not null,
  reference text not null,
  payer_name text not null,
  receipt_no text not null,
  paid_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint ticketing_payment_amount_minor_check CHECK ((amount_minor > 0)),
  constraint ticketing_payment_kind_check CHECK ((kind = ANY (ARRAY['PAYMENT'::text, 'REFUND'::text]))),
  constraint ticketing_payment_mode_check CHECK ((mode = ANY (ARRAY['BANK'::text, 'CARD'::text, 'CASH'::text, 'CHEQUE'::text, 'MOBILE_MONEY'::text, 'VOUCHER'::text]))),
  constraint ticketing_payment_offer_id_office_compartment_fkey FOREIGN KEY (offer_id, office, compartment) REFERENCES ticketing_offer(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_payment_pkey PRIMARY KEY (id),
  constraint ticketing_payment_receipt_no_office_compartment_key UNIQUE (receipt_no, office, compartment)
);
CREATE INDEX ticketing_payment_offer ON ticketing_payment USING btree (offer_id);
CREATE UNIQUE INDEX ticketing_payment_once ON ticketing_payment USING btree (offer_id) WHERE (kind = 'PAYMENT'::text);
alter table ticketing_payment enable row level security, force row level security;
create policy seen on ticketing_payment for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_payment FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER guarded BEFORE INSERT ON ticketing_payment FOR EACH ROW EXECUTE FUNCTION ticketing_guard_payment();
CREATE TRIGGER weighed AFTER INSERT ON ticketing_payment FOR EACH ROW EXECUTE FUNCTION ticketing_weigh_offer();
grant insert, select on ticketing_payment to passerelle_app;
comment on column ticketing_payment.kind is 'privacy: L1';
comment on column ticketing_payment.currency is 'privacy: L1';
comment on column ticketing_payment.mode is 'privacy: L1';
comment on column ticketing_payment.reference is 'privacy: L2';
comment on column ticketing_payment.payer_name is 'privacy: L2';
comment on column ticketing_payment.receipt_no is 'privacy: L1';
comment on column ticketing_payment.paid_on is 'privacy: L1';

create table ticketing_quote (
  id uuid not null,
  request_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  carrier text not null,
  fare_basis text not null,
  tariff text not null,
  fares jsonb not null,
  base_minor bigint not null,
  taxes_minor bigint not null,
  total_minor bigint not null,
  currency text not null,
  valid_until timestamp with time zone not null,
  refundable boolean not null,
  change_fee_minor bigint,
  flights text[] not null,
  via text[] not null default '{}'::text[],
  departs_at timestamp with time zone not null,
  from_zone text not null,
  arrives_at timestamp with time zone not null,
  to_zone text not null,
  return_departs_at timestamp with time zone,
  shortest_connection_min integer,
  bags_pieces integer not null default 0,
  bags_kg integer not null default 0,
  quoted_by uuid not null,
  quoted_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint ticketing_quote_adds_up CHECK ((total_minor = (base_minor + taxes_minor))),
  constraint ticketing_quote_base_minor_check CHECK ((base_minor >= 0)),
  constraint ticketing_quote_change_fee_minor_check CHECK ((change_fee_minor >= 0)),
  constraint ticketing_quote_check CHECK ((arrives_at > departs_at)),
  constraint ticketing_quote_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint ticketing_quote_tariff_check CHECK ((tariff = ANY (ARRAY['MIGRANT'::text, 'PUBLISHED'::text, 'CHARTER'::text]))),
  constraint ticketing_quote_taxes_minor_check CHECK ((taxes_minor >= 0)),
  constraint ticketing_quote_request_id_office_compartment_fkey FOREIGN KEY (request_id, office, compartment) REFERENCES ticketing_request(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_quote_pkey PRIMARY KEY (id),
  constraint ticketing_quote_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint ticketing_quote_id_request_id_key UNIQUE (id, request_id)
);
CREATE INDEX ticketing_quote_request ON ticketing_quote USING btree (request_id);
alter table ticketing_quote enable row level security, force row level security;
create policy seen on ticketing_quote for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_quote FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER guarded BEFORE UPDATE ON ticketing_quote FOR EACH ROW EXECUTE FUNCTION ticketing_guard_quote();
grant insert, select, update on ticketing_quote to passerelle_app;
comment on column ticketing_quote.carrier is 'privacy: L1';
comment on column ticketing_quote.fare_basis is 'privacy: L1';
comment on column ticketing_quote.tariff is 'privacy: L1';
comment on column ticketing_quote.fares is 'privacy: L1';
comment on column ticketing_quote.currency is 'privacy: L1';
comment on column ticketing_quote.flights is 'privacy: L2';
comment on column ticketing_quote.via is 'privacy: L2';
comment on column ticketing_quote.from_zone is 'privacy: L1';
comment on column ticketing_quote.to_zone is 'privacy: L1';

create table ticketing_request (
  id uuid not null,
  case_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  public_ref text not null,
  kind text not null,
  travel_request_id uuid not null,
  escorts_request_id uuid,
  from_place text not null,
  to_place text not null,
  earliest_on date not null,
  latest_on date not null,
  one_way boolean not null default true,
  return_earliest_on date,
  return_latest_on date,
  project_code text,
  wbs text,
  donor text,
  transit_preferred text[] not null default '{}'::text[],
  transit_forbidden text[] not null default '{}'::text[],
  avoid_days integer[] not null default '{}'::integer[],
  daylight_arrival boolean not null default false,
  min_connection_min integer,
  min_connection_reason text,
  medif_ref text,
  status text not null,
  due_at timestamp with time zone not null,
  cancelled_reason text,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint ticketing_request_check CHECK ((latest_on >= earliest_on)),
  constraint ticketing_request_check1 CHECK (((kind = 'ESCORT'::text) = (escorts_request_id IS NOT NULL))),
  constraint ticketing_request_check2 CHECK (((one_way = (return_earliest_on IS NULL)) AND (one_way = (return_latest_on IS NULL)))),
  constraint ticketing_request_check3 CHECK (((kind <> 'ESCORT'::text) OR (NOT one_way))),
  constraint ticketing_request_check4 CHECK ((return_latest_on >= return_earliest_on)),
  constraint ticketing_request_connection_reason CHECK (((min_connection_min IS NULL) OR (min_connection_reason IS NOT NULL))),
  constraint ticketing_request_kind_check CHECK ((kind = ANY (ARRAY['FAMILY'::text, 'ESCORT'::text]))),
  constraint ticketing_request_min_connection_min_check CHECK (((min_connection_min >= 0) AND (min_connection_min <= 2880))),
  constraint ticketing_request_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'PROPOSED'::text, 'APPROVED'::text, 'ISSUED'::text, 'CANCELLED'::text]))),
  constraint ticketing_request_case_id_office_compartment_fkey FOREIGN KEY (case_id, office, compartment) REFERENCES cases_case(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_request_escorts_request_id_fkey FOREIGN KEY (escorts_request_id) REFERENCES ticketing_request(id),
  constraint ticketing_request_travel_request_id_fkey FOREIGN KEY (travel_request_id) REFERENCES movements_request(id),
  constraint ticketing_request_pkey PRIMARY KEY (id),
  constraint ticketing_request_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint ticketing_request_public_ref_office_compartment_key UNIQUE (public_ref, office, compartment)
);
CREATE INDEX ticketing_request_case ON ticketing_request USING btree (case_id);
CREATE INDEX ticketing_request_due ON ticketing_request USING btree (office, status, due_at, id);
CREATE INDEX ticketing_request_escorts ON ticketing_request USING btree (escorts_request_id) WHERE (escorts_request_id IS NOT NULL);
CREATE UNIQUE INDEX ticketing_request_once ON ticketing_request USING btree (travel_request_id) WHERE ((kind = 'FAMILY'::text) AND (status <> 'CANCELLED'::text));
CREATE INDEX ticketing_request_travel ON ticketing_request USING btree (travel_request_id) WHERE (travel_request_id IS NOT NULL);
alter table ticketing_request enable row level security, force row level security;
create policy seen on ticketing_request for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_request FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on ticketing_request to passerelle_app;
comment on column ticketing_request.public_ref is 'privacy: L1';
comment on column ticketing_request.kind is 'privacy: L1';
comment on column ticketing_request.from_place is 'privacy: L2';
comment on column ticketing_request.to_place is 'privacy: L2';
comment on column ticketing_request.earliest_on is 'privacy: L2';
comment on column ticketing_request.latest_on is 'privacy: L2';
comment on column ticketing_request.return_earliest_on is 'privacy: L2';
comment on column ticketing_request.return_latest_on is 'privacy: L2';
comment on column ticketing_request.project_code is 'privacy: L1';
comment on column ticketing_request.wbs is 'privacy: L1';
comment on column ticketing_request.donor is 'privacy: L1';
comment on column ticketing_request.transit_preferred is 'privacy: L2';
comment on column ticketing_request.transit_forbidden is 'privacy: L2';
comment on column ticketing_request.min_connection_reason is 'privacy: L2';
comment on column ticketing_request.medif_ref is 'privacy: L3';
comment on column ticketing_request.status is 'privacy: L1';
comment on column ticketing_request.cancelled_reason is 'privacy: L2';

create table ticketing_ticket (
  id uuid not null,
  request_id uuid not null,
  passenger_id uuid not null,
  case_id uuid not null,
  movement_id uuid not null,
  choice_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  ticket_no text not null,
  booking_ref text not null,
  carrier text not null,
  agency text,
  ptc text not null,
  payer text not null,
  currency text not null,
  base_minor bigint not null,
  taxes_minor bigint not null,
  total_minor bigint not null,
  fee_minor bigint not null default 0,
  carried_in_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  kept_minor bigint not null default 0,
  used_minor bigint not null default 0,
  carried_on_minor bigint not null default 0,
  report_currency text not null,
  rate_micro bigint not null,
  value_report_minor bigint not null,
  cash_report_minor bigint not null,
  status text not null,
  exchanged_from uuid,
  open_coupons integer not null default 0,
  claim_from timestamp with time zone not null,
  claimed_at timestamp with time zone,
  claimed_by uuid,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint ticketing_ticket_adds_up CHECK (((total_minor = (base_minor + taxes_minor)) AND (carried_in_minor <= total_minor))),
  constraint ticketing_ticket_base_minor_check CHECK ((base_minor >= 0)),
  constraint ticketing_ticket_booking_ref_check CHECK ((booking_ref ~ '^[A-Z0-9]{6}$'::text)),
  constraint ticketing_ticket_carried_in_minor_check CHECK ((carried_in_minor >= 0)),
  constraint ticketing_ticket_carried_on_minor_check CHECK ((carried_on_minor >= 0)),
  constraint ticketing_ticket_check CHECK (((status = 'ISSUED'::text) = (settled_at IS NULL))),
  constraint ticketing_ticket_check1 CHECK (((carried_on_minor = 0) OR (status = 'EXCHANGED'::text))),
  constraint ticketing_ticket_check2 CHECK (((carried_in_minor = 0) OR (exchanged_from IS NOT NULL))),
  constraint ticketing_ticket_fee_minor_check CHECK ((fee_minor >= 0)),
  constraint ticketing_ticket_kept_minor_check CHECK ((kept_minor >= 0)),
  constraint ticketing_ticket_money_goes_somewhere CHECK (((((refunded_minor + kept_minor) + used_minor) + carried_on_minor) =
CASE
    WHEN (status = 'ISSUED'::text) THEN (0)::bigint
    ELSE total_minor
END)),
  constraint ticketing_ticket_rate_micro_check CHECK ((rate_micro > 0)),
  constraint ticketing_ticket_refunded_minor_check CHECK ((refunded_minor >= 0)),
  constraint ticketing_ticket_status_check CHECK ((status = ANY (ARRAY['ISSUED'::text, 'EXCHANGED'::text, 'REFUNDED'::text, 'VOID'::text]))),
  constraint ticketing_ticket_taxes_minor_check CHECK ((taxes_minor >= 0)),
  constraint ticketing_ticket_ticket_no_check CHECK ((ticket_no ~ '^\d{13}$'::text)),
  constraint ticketing_ticket_used_minor_check CHECK ((used_minor >= 0)),
  constraint ticketing_ticket_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases_case(id),
  constraint ticketing_ticket_choice_id_request_id_fkey FOREIGN KEY (choice_id, request_id) REFERENCES ticketing_choice(id, request_id),
  constraint ticketing_ticket_exchanged_from_fkey FOREIGN KEY (exchanged_from) REFERENCES ticketing_ticket(id),
  constraint ticketing_ticket_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements_movement(id),
  constraint ticketing_ticket_passenger_id_request_id_fkey FOREIGN KEY (passenger_id, request_id) REFERENCES ticketing_passenger(id, request_id),
  constraint ticketing_ticket_request_id_office_compartment_fkey FOREIGN KEY (request_id, office, compartment) REFERENCES ticketing_request(id, office, compartment) ON UPDATE CASCADE,
  constraint ticketing_ticket_pkey PRIMARY KEY (id),
  constraint weighed TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint ticketing_ticket_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint ticketing_ticket_once UNIQUE (ticket_no, office, compartment)
);
CREATE INDEX ticketing_ticket_case ON ticketing_ticket USING btree (case_id);
CREATE INDEX ticketing_ticket_choice ON ticketing_ticket USING btree (choice_id);
CREATE UNIQUE INDEX ticketing_ticket_exchanged_once ON ticketing_ticket USING btree (exchanged_from) WHERE (exchanged_from IS NOT NULL);
CREATE INDEX ticketing_ticket_movement ON ticketing_ticket USING btree (movement_id, case_id);
CREATE UNIQUE INDEX ticketing_ticket_one ON ticketing_ticket USING btree (passenger_id) WHERE (status = 'ISSUED'::text);
CREATE INDEX ticketing_ticket_passenger ON ticketing_ticket USING btree (passenger_id);
CREATE INDEX ticketing_ticket_request ON ticketing_ticket USING btree (request_id);
CREATE INDEX ticketing_ticket_unused ON ticketing_ticket USING btree (office, claim_from, id) WHERE ((status = 'ISSUED'::text) AND (open_coupons > 0));
alter table ticketing_ticket enable row level security, force row level security;
create policy seen on ticketing_ticket for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON ticketing_ticket FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON ticketing_ticket FOR EACH ROW WHEN ((NOT kit_is_erasing())) EXECUTE FUNCTION ticketing_guard_ticket();
CREATE CONSTRAINT TRIGGER weighed AFTER INSERT OR UPDATE ON ticketing_ticket DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ticketing_weigh_ticket();
grant insert, select, update on ticketing_ticket to passerelle_app;
comment on column ticketing_ticket.ticket_no is 'privacy: L2';
comment on column ticketing_ticket.booking_ref is 'privacy: L2';
comment on column ticketing_ticket.carrier is 'privacy: L1';
comment on column ticketing_ticket.agency is 'privacy: L1';
comment on column ticketing_ticket.ptc is 'privacy: L2';
comment on column ticketing_ticket.payer is 'privacy: L2';
comment on column ticketing_ticket.currency is 'privacy: L1';
comment on column ticketing_ticket.report_currency is 'privacy: L1';
comment on column ticketing_ticket.status is 'privacy: L1';

create table transit_assisted (
  group_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  airport text not null,
  serves_on date not null,
  passage text not null,
  case_id uuid not null,
  persons integer not null,
  constraint transit_assisted_group_id_office_compartment_fkey FOREIGN KEY (group_id, office, compartment) REFERENCES transit_group(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transit_assisted_pkey PRIMARY KEY (group_id)
);
CREATE INDEX transit_assisted_case ON transit_assisted USING btree (case_id);
CREATE INDEX transit_assisted_month ON transit_assisted USING btree (airport, serves_on, office) INCLUDE (compartment, passage, case_id, persons);
alter table transit_assisted enable row level security, force row level security;
create policy seen on transit_assisted for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant delete, insert, select, update on transit_assisted to passerelle_app;
comment on column transit_assisted.airport is 'privacy: L1';
comment on column transit_assisted.serves_on is 'privacy: L1';
comment on column transit_assisted.passage is 'privacy: L1';

create table transit_claim (
  id uuid not null,
  mishap_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  worked_out jsonb not null,
  minor bigint not null,
  currency text not null,
  status text not null,
  reference text,
  claimed_at timestamp with time zone not null,
  claimed_by uuid not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  constraint transit_claim_check CHECK (((settled_at IS NULL) = (status = 'SENT'::text))),
  constraint transit_claim_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint transit_claim_minor_check CHECK ((minor >= 0)),
  constraint transit_claim_status_check CHECK ((status = ANY (ARRAY['SENT'::text, 'PAID'::text, 'REFUSED'::text]))),
  constraint transit_claim_mishap_id_office_compartment_fkey FOREIGN KEY (mishap_id, office, compartment) REFERENCES transit_mishap(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transit_claim_pkey PRIMARY KEY (id),
  constraint transit_claim_mishap_id_key UNIQUE (mishap_id)
);
alter table transit_claim enable row level security, force row level security;
create policy seen on transit_claim for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_claim FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transit_claim to passerelle_app;
comment on column transit_claim.worked_out is 'privacy: L1';
comment on column transit_claim.minor is 'privacy: L1';
comment on column transit_claim.currency is 'privacy: L1';
comment on column transit_claim.status is 'privacy: L1';
comment on column transit_claim.reference is 'privacy: L1';

create table transit_flight_feed (
  office integer not null,
  airport text not null,
  compartment integer not null default 0,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  etag text,
  outcome text not null,
  not_before timestamp with time zone,
  bad_in_a_row integer not null default 0,
  constraint transit_flight_feed_compartment_check CHECK ((compartment = 0)),
  constraint transit_flight_feed_office_check CHECK ((office > 0)),
  constraint transit_flight_feed_pkey PRIMARY KEY (office, airport)
);
alter table transit_flight_feed enable row level security, force row level security;
create policy seen on transit_flight_feed for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant insert, select, update on transit_flight_feed to passerelle_app;
comment on column transit_flight_feed.airport is 'privacy: L1';
comment on column transit_flight_feed.asked_at is 'privacy: L1';
comment on column transit_flight_feed.answered_at is 'privacy: L1';
comment on column transit_flight_feed.etag is 'privacy: L1';
comment on column transit_flight_feed.outcome is 'privacy: L1';

create table transit_flight_news (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  airport text not null,
  flight text not null,
  flight_on date,
  source text not null,
  heard_at timestamp with time zone not null,
  said_at timestamp with time zone,
  outcome text not null,
  status text,
  departs_at timestamp with time zone,
  arrives_at timestamp with time zone,
  leg_id uuid,
  movement_id uuid,
  constraint transit_flight_news_office_check CHECK ((office > 0)),
  constraint transit_flight_news_source_check CHECK ((source = ANY (ARRAY['CSV'::text, 'HTTP'::text]))),
  constraint transit_flight_news_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint transit_flight_news_pkey PRIMARY KEY (id)
);
CREATE INDEX transit_flight_news_leg ON transit_flight_news USING btree (leg_id, heard_at DESC) WHERE (leg_id IS NOT NULL);
CREATE INDEX transit_flight_news_list ON transit_flight_news USING btree (office, heard_at DESC, id DESC);
alter table transit_flight_news enable row level security, force row level security;
create policy seen on transit_flight_news for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
grant insert, select on transit_flight_news to passerelle_app;
comment on column transit_flight_news.airport is 'privacy: L1';
comment on column transit_flight_news.flight is 'privacy: L0';
comment on column transit_flight_news.flight_on is 'privacy: L0';
comment on column transit_flight_news.source is 'privacy: L0';
comment on column transit_flight_news.heard_at is 'privacy: L0';
comment on column transit_flight_news.said_at is 'privacy: L0';
comment on column transit_flight_news.outcome is 'privacy: L0';
comment on column transit_flight_news.status is 'privacy: L0';
comment on column transit_flight_news.departs_at is 'privacy: L0';
comment on column transit_flight_news.arrives_at is 'privacy: L0';

create table transit_group (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  airport text not null,
  zone text not null,
  serves_on date not null,
  serves_until date not null,
  passage text not null,
  movement_id uuid not null,
  movement_type text not null,
  manifest_version integer not null,
  case_id uuid not null,
  case_ref text not null,
  lead_name text not null,
  head_count integer not null,
  adults integer not null,
  children integer not null,
  infants integer not null,
  languages text[] not null default '{}'::text[],
  ssr text[] not null default '{}'::text[],
  unaccompanied_minor boolean not null,
  inbound jsonb,
  outbound jsonb,
  connection jsonb,
  handover_party text,
  travel_before date,
  cancelled_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  wheelchairs integer not null default 0,
  stretchers integer not null default 0,
  constraint transit_group_airport_check CHECK ((airport ~ '^[A-Z]{3}$'::text)),
  constraint transit_group_check CHECK ((serves_until >= serves_on)),
  constraint transit_group_check1 CHECK ((head_count = ((adults + children) + infants))),
  constraint transit_group_check2 CHECK (((inbound IS NOT NULL) OR (outbound IS NOT NULL))),
  constraint transit_group_head_count_check CHECK ((head_count > 0)),
  constraint transit_group_office_check CHECK ((office > 0)),
  constraint transit_group_passage_check CHECK ((passage = ANY (ARRAY['ARRIVAL'::text, 'CONNECTION'::text, 'DEPARTURE'::text]))),
  constraint transit_group_stretchers_check CHECK ((stretchers >= 0)),
  constraint transit_group_wheelchairs_check CHECK ((wheelchairs >= 0)),
  constraint transit_group_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint transit_group_pkey PRIMARY KEY (id),
  constraint transit_group_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint transit_group_movement_id_case_id_airport_key UNIQUE (movement_id, case_id, airport)
);
CREATE INDEX transit_group_board ON transit_group USING btree (airport, serves_on, office, id);
CREATE INDEX transit_group_case ON transit_group USING btree (case_id);
alter table transit_group enable row level security, force row level security;
create policy seen on transit_group for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER assisted_group_changed AFTER UPDATE OF airport, serves_on, passage, case_id, head_count ON transit_group FOR EACH ROW EXECUTE FUNCTION transit_keep_assisted('id');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_group FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transit_group to passerelle_app;
comment on column transit_group.airport is 'privacy: L1';
comment on column transit_group.zone is 'privacy: L1';
comment on column transit_group.serves_on is 'privacy: L1';
comment on column transit_group.serves_until is 'privacy: L1';
comment on column transit_group.passage is 'privacy: L1';
comment on column transit_group.movement_type is 'privacy: L2';
comment on column transit_group.case_ref is 'privacy: L2';
comment on column transit_group.lead_name is 'privacy: L2';
comment on column transit_group.languages is 'privacy: L2';
comment on column transit_group.ssr is 'privacy: L3';
comment on column transit_group.unaccompanied_minor is 'privacy: L2';
comment on column transit_group.inbound is 'privacy: L2';
comment on column transit_group.outbound is 'privacy: L2';
comment on column transit_group.connection is 'privacy: L1';
comment on column transit_group.handover_party is 'privacy: L2';
comment on column transit_group.travel_before is 'privacy: L2';

create table transit_mishap (
  id uuid not null,
  group_id uuid not null,
  task_id uuid,
  office integer not null,
  compartment integer not null default 0,
  code text not null,
  severity integer not null,
  persons integer not null,
  note text,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  acknowledge_by timestamp with time zone,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  checklist jsonb not null default '[]'::jsonb,
  closed_at timestamp with time zone,
  closed_by uuid,
  closing_note text,
  cause text,
  delay_minutes integer,
  lesson text,
  bag_report text,
  bag_harm text,
  bag_received_on date,
  constraint transit_mishap_bag_harm_check CHECK ((bag_harm = ANY (ARRAY['DELAYED'::text, 'DAMAGED'::text]))),
  constraint transit_mishap_delay_minutes_check CHECK ((delay_minutes >= 0)),
  constraint transit_mishap_severity_check CHECK (((severity >= 1) AND (severity <= 4))),
  constraint transit_mishap_group_id_office_compartment_fkey FOREIGN KEY (group_id, office, compartment) REFERENCES transit_group(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transit_mishap_pkey PRIMARY KEY (id),
  constraint transit_mishap_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX transit_mishap_group ON transit_mishap USING btree (group_id);
CREATE INDEX transit_mishap_open ON transit_mishap USING btree (office, opened_at) WHERE (closed_at IS NULL);
alter table transit_mishap enable row level security, force row level security;
create policy seen on transit_mishap for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_mishap FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transit_mishap to passerelle_app;
comment on column transit_mishap.code is 'privacy: L3';
comment on column transit_mishap.note is 'privacy: L3';
comment on column transit_mishap.checklist is 'privacy: L3';
comment on column transit_mishap.closing_note is 'privacy: L3';
comment on column transit_mishap.cause is 'privacy: L3';
comment on column transit_mishap.delay_minutes is 'privacy: L1';
comment on column transit_mishap.lesson is 'privacy: L3';
comment on column transit_mishap.bag_report is 'privacy: L1';
comment on column transit_mishap.bag_harm is 'privacy: L1';
comment on column transit_mishap.bag_received_on is 'privacy: L1';

create table transit_mishap_cost (
  id uuid not null,
  mishap_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  nature text not null,
  minor bigint not null,
  currency text not null,
  paid_by text not null,
  spent_on date not null,
  note text,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  constraint transit_mishap_cost_check CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL))),
  constraint transit_mishap_cost_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint transit_mishap_cost_minor_check CHECK ((minor > 0)),
  constraint transit_mishap_cost_nature_check CHECK ((nature = ANY (ARRAY['HOTEL'::text, 'MEALS'::text, 'TRANSPORT'::text, 'TICKET'::text, 'COMMUNICATION'::text, 'OTHER'::text]))),
  constraint transit_mishap_cost_paid_by_check CHECK ((paid_by = ANY (ARRAY['CARRIER'::text, 'OFFICE'::text]))),
  constraint transit_mishap_cost_mishap_id_office_compartment_fkey FOREIGN KEY (mishap_id, office, compartment) REFERENCES transit_mishap(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transit_mishap_cost_pkey PRIMARY KEY (id)
);
CREATE INDEX transit_mishap_cost_mishap ON transit_mishap_cost USING btree (mishap_id);
alter table transit_mishap_cost enable row level security, force row level security;
create policy seen on transit_mishap_cost for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_mishap_cost FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transit_mishap_cost to passerelle_app;
comment on column transit_mishap_cost.nature is 'privacy: L1';
comment on column transit_mishap_cost.minor is 'privacy: L1';
comment on column transit_mishap_cost.currency is 'privacy: L1';
comment on column transit_mishap_cost.paid_by is 'privacy: L1';
comment on column transit_mishap_cost.spent_on is 'privacy: L1';
comment on column transit_mishap_cost.note is 'privacy: L2';

create table transit_scan (
  id uuid not null,
  task_id uuid not null,
  token_id uuid not null,
  version integer not null,
  office integer not null,
  compartment integer not null default 0,
  scanned_at timestamp with time zone not null,
  scanned_by uuid not null,
  stands boolean not null,
  counted integer not null,
  heard_at timestamp with time zone not null,
  said jsonb,
  constraint transit_scan_counted_check CHECK ((counted >= 0)),
  constraint transit_scan_task_id_office_compartment_fkey FOREIGN KEY (task_id, office, compartment) REFERENCES transit_task(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transit_scan_token_id_office_compartment_fkey FOREIGN KEY (token_id, office, compartment) REFERENCES transit_token(id, office, compartment) ON UPDATE CASCADE,
  constraint transit_scan_pkey PRIMARY KEY (id)
);
CREATE INDEX transit_scan_task ON transit_scan USING btree (task_id, heard_at, id);
CREATE INDEX transit_scan_token ON transit_scan USING btree (token_id);
alter table transit_scan enable row level security, force row level security;
create policy seen on transit_scan for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_scan FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on transit_scan to passerelle_app;
comment on column transit_scan.scanned_at is 'privacy: L1';
comment on column transit_scan.scanned_by is 'privacy: L1';
comment on column transit_scan.stands is 'privacy: L1';
comment on column transit_scan.counted is 'privacy: L1';
comment on column transit_scan.heard_at is 'privacy: L1';
comment on column transit_scan.said is 'privacy: L3';

create table transit_shift (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  airport text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  agents uuid[] not null,
  planned_at timestamp with time zone not null,
  planned_by uuid not null,
  cancelled_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by uuid,
  note_id uuid,
  constraint transit_shift_airport_check CHECK ((airport ~ '^[A-Z]{3}$'::text)),
  constraint transit_shift_check CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '16:00:00'::interval)))),
  constraint transit_shift_check1 CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint transit_shift_compartment_check CHECK ((compartment = 0)),
  constraint transit_shift_leaves_a_note CHECK (((closed_at IS NULL) OR (note_id IS NOT NULL))),
  constraint transit_shift_office_check CHECK ((office > 0)),
  constraint transit_shift_note_id_fkey FOREIGN KEY (note_id) REFERENCES transit_shift_note(id),
  constraint transit_shift_pkey PRIMARY KEY (id)
);
CREATE INDEX transit_shift_airport ON transit_shift USING btree (airport, starts_at, office);
alter table transit_shift enable row level security, force row level security;
create policy seen on transit_shift for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_shift FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transit_shift to passerelle_app;
comment on column transit_shift.airport is 'privacy: L1';
comment on column transit_shift.starts_at is 'privacy: L1';
comment on column transit_shift.ends_at is 'privacy: L1';
comment on column transit_shift.agents is 'privacy: L1';

create table transit_shift_note (
  id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  airport text not null,
  shift_on date not null,
  text text not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  constraint transit_shift_note_airport_check CHECK ((airport ~ '^[A-Z]{3}$'::text)),
  constraint transit_shift_note_compartment_check CHECK ((compartment = 0)),
  constraint transit_shift_note_office_check CHECK ((office > 0)),
  constraint transit_shift_note_pkey PRIMARY KEY (id)
);
CREATE INDEX transit_shift_note_list ON transit_shift_note USING btree (airport, written_at DESC, id DESC);
alter table transit_shift_note enable row level security, force row level security;
create policy seen on transit_shift_note for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_shift_note FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on transit_shift_note to passerelle_app;
comment on column transit_shift_note.airport is 'privacy: L1';
comment on column transit_shift_note.shift_on is 'privacy: L1';
comment on column transit_shift_note.text is 'privacy: L3';

create table transit_task (
  id uuid not null,
  group_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  due_at timestamp with time zone,
  notice_by timestamp with time zone,
  expected integer not null,
  counted integer,
  state text not null,
  assignee uuid,
  done_at timestamp with time zone,
  done_by uuid,
  receiver_name text,
  receiver_organisation text,
  receiver_id_kind text,
  note text,
  created_at timestamp with time zone not null,
  revision integer not null default 1,
  last_command uuid,
  updated_at timestamp with time zone not null,
  constraint transit_task_check CHECK (((state <> ALL (ARRAY['DONE'::text, 'PARTIAL'::text])) OR ((done_at IS NOT NULL) AND (done_by IS NOT NULL)))),
  constraint transit_task_counted_check CHECK ((counted >= 0)),
  constraint transit_task_expected_check CHECK ((expected > 0)),
  constraint transit_task_someone_is_missing CHECK (((state <> 'DONE'::text) OR (counted IS NULL) OR (counted >= expected))),
  constraint transit_task_state_check CHECK ((state = ANY (ARRAY['PLANNED'::text, 'ASSIGNED'::text, 'ON_SITE'::text, 'IN_PROGRESS'::text, 'DONE'::text, 'PARTIAL'::text, 'ESCALATED'::text, 'CANCELLED'::text]))),
  constraint transit_task_assignee_fkey FOREIGN KEY (assignee) REFERENCES access_account(id),
  constraint transit_task_group_id_office_compartment_fkey FOREIGN KEY (group_id, office, compartment) REFERENCES transit_group(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transit_task_pkey PRIMARY KEY (id),
  constraint transit_task_group_id_kind_key UNIQUE (group_id, kind),
  constraint transit_task_id_office_compartment_key UNIQUE (id, office, compartment)
);
CREATE INDEX transit_task_done ON transit_task USING btree (office, done_at) WHERE (done_at IS NOT NULL);
CREATE INDEX transit_task_due ON transit_task USING btree (office, state, due_at, id);
alter table transit_task enable row level security, force row level security;
create policy seen on transit_task for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER assisted_task_done AFTER UPDATE OF state, counted ON transit_task FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) OR (old.counted IS DISTINCT FROM new.counted))) EXECUTE FUNCTION transit_keep_assisted('group_id');
CREATE TRIGGER assisted_task_made AFTER INSERT OR DELETE ON transit_task FOR EACH ROW EXECUTE FUNCTION transit_keep_assisted('group_id');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_task FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transit_task to passerelle_app;
comment on column transit_task.kind is 'privacy: L1';
comment on column transit_task.state is 'privacy: L1';
comment on column transit_task.receiver_name is 'privacy: L2';
comment on column transit_task.receiver_organisation is 'privacy: L2';
comment on column transit_task.receiver_id_kind is 'privacy: L2';
comment on column transit_task.note is 'privacy: L3';

create table transit_token (
  id uuid not null,
  movement_id uuid not null,
  case_id uuid not null,
  version integer not null,
  office integer not null,
  compartment integer not null default 0,
  made_at timestamp with time zone not null,
  constraint transit_token_version_check CHECK ((version > 0)),
  constraint transit_token_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint transit_token_pkey PRIMARY KEY (id),
  constraint transit_token_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint transit_token_movement_id_case_id_version_key UNIQUE (movement_id, case_id, version)
);
CREATE INDEX transit_token_case ON transit_token USING btree (case_id);
alter table transit_token enable row level security, force row level security;
create policy seen on transit_token for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_token FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on transit_token to passerelle_app;
comment on column transit_token.id is 'privacy: L2';

create table transit_told (
  id uuid not null,
  mishap_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  party text not null,
  roles text[] not null,
  told_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  mail text not null,
  constraint transit_told_check CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL))),
  constraint transit_told_mail_check CHECK ((mail = ANY (ARRAY['NONE'::text, 'DUE'::text, 'SENT'::text]))),
  constraint transit_told_mishap_id_office_compartment_fkey FOREIGN KEY (mishap_id, office, compartment) REFERENCES transit_mishap(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transit_told_pkey PRIMARY KEY (id),
  constraint transit_told_mishap_id_party_key UNIQUE (mishap_id, party)
);
CREATE INDEX transit_told_open ON transit_told USING btree (office, told_at DESC, id DESC) WHERE (acknowledged_at IS NULL);
CREATE INDEX transit_told_to_mail ON transit_told USING btree (office, told_at, id) WHERE (mail = 'DUE'::text);
alter table transit_told enable row level security, force row level security;
create policy seen on transit_told for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transit_told FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transit_told to passerelle_app;
comment on column transit_told.party is 'privacy: L1';
comment on column transit_told.roles is 'privacy: L1';
comment on column transit_told.mail is 'privacy: L1';

create table transports_call (
  transport_id uuid not null,
  seq integer not null,
  office integer not null,
  compartment integer not null default 0,
  locode text not null,
  zone text not null,
  arrives_at timestamp with time zone,
  departs_at timestamp with time zone,
  purpose text not null,
  constraint transports_call_check CHECK (((arrives_at IS NOT NULL) OR (departs_at IS NOT NULL))),
  constraint transports_call_check1 CHECK ((departs_at >= arrives_at)),
  constraint transports_call_locode_check CHECK ((locode ~ '^[A-Z]{2}[A-Z2-9]{3}$'::text)),
  constraint transports_call_purpose_check CHECK ((purpose = ANY (ARRAY['EMBARK'::text, 'CALL'::text, 'DISEMBARK'::text]))),
  constraint transports_call_seq_check CHECK ((seq > 0)),
  constraint transports_call_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_call_pkey PRIMARY KEY (transport_id, seq)
);
alter table transports_call enable row level security, force row level security;
create policy seen on transports_call for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_call FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transports_call to passerelle_app;
comment on column transports_call.locode is 'privacy: L1';
comment on column transports_call.zone is 'privacy: L1';
comment on column transports_call.purpose is 'privacy: L1';

create table transports_charter (
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  aoc_number text,
  aoc_valid_until date,
  broker text,
  aircraft_type text,
  registration text,
  seats integer not null,
  insurer text,
  insurance_ref text,
  insured_until date,
  fuel text,
  positioning text,
  agents jsonb not null default '[]'::jsonb,
  freeze_hours integer not null default 24,
  catering text,
  medical_team text,
  security text,
  bags_kg_max integer,
  general_declaration_ref text,
  health_rules text,
  bus_plan text,
  reception_plan text,
  cancellation_terms text,
  currency text,
  price_minor bigint,
  positioning_minor bigint not null default 0,
  handling_minor bigint not null default 0,
  permits_minor bigint not null default 0,
  constraint transports_charter_bags_kg_max_check CHECK ((bags_kg_max > 0)),
  constraint transports_charter_check CHECK (((price_minor IS NULL) = (currency IS NULL))),
  constraint transports_charter_freeze_hours_check CHECK (((freeze_hours >= 0) AND (freeze_hours <= 168))),
  constraint transports_charter_handling_minor_check CHECK ((handling_minor >= 0)),
  constraint transports_charter_permits_minor_check CHECK ((permits_minor >= 0)),
  constraint transports_charter_positioning_minor_check CHECK ((positioning_minor >= 0)),
  constraint transports_charter_price_minor_check CHECK ((price_minor >= 0)),
  constraint transports_charter_seats_check CHECK ((seats > 0)),
  constraint transports_charter_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_charter_pkey PRIMARY KEY (transport_id)
);
alter table transports_charter enable row level security, force row level security;
create policy seen on transports_charter for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_charter FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transports_charter to passerelle_app;
comment on column transports_charter.aoc_number is 'privacy: L1';
comment on column transports_charter.aoc_valid_until is 'privacy: L1';
comment on column transports_charter.broker is 'privacy: L1';
comment on column transports_charter.aircraft_type is 'privacy: L1';
comment on column transports_charter.registration is 'privacy: L1';
comment on column transports_charter.insurer is 'privacy: L1';
comment on column transports_charter.insurance_ref is 'privacy: L1';
comment on column transports_charter.insured_until is 'privacy: L1';
comment on column transports_charter.fuel is 'privacy: L1';
comment on column transports_charter.positioning is 'privacy: L1';
comment on column transports_charter.agents is 'privacy: L2';
comment on column transports_charter.catering is 'privacy: L1';
comment on column transports_charter.medical_team is 'privacy: L1';
comment on column transports_charter.security is 'privacy: L1';
comment on column transports_charter.general_declaration_ref is 'privacy: L1';
comment on column transports_charter.health_rules is 'privacy: L1';
comment on column transports_charter.bus_plan is 'privacy: L1';
comment on column transports_charter.reception_plan is 'privacy: L1';
comment on column transports_charter.cancellation_terms is 'privacy: L1';
comment on column transports_charter.currency is 'privacy: L1';

create table transports_check (
  id uuid not null,
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  item text not null,
  answer text not null,
  note text,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  constraint transports_check_answer_check CHECK ((answer = ANY (ARRAY['YES'::text, 'NO'::text, 'NOT_NEEDED'::text]))),
  constraint transports_check_check CHECK (((answer = 'YES'::text) OR (note IS NOT NULL))),
  constraint transports_check_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_check_pkey PRIMARY KEY (id)
);
CREATE INDEX transports_check_newest ON transports_check USING btree (transport_id, item, answered_at DESC, id DESC);
alter table transports_check enable row level security, force row level security;
create policy seen on transports_check for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_check FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on transports_check to passerelle_app;
comment on column transports_check.item is 'privacy: L1';
comment on column transports_check.answer is 'privacy: L1';
comment on column transports_check.note is 'privacy: L1';

create table transports_convoy (
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  call_name text not null,
  radio text,
  phone text,
  tracking text,
  way_station text,
  constraint transports_convoy_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_convoy_pkey PRIMARY KEY (transport_id)
);
alter table transports_convoy enable row level security, force row level security;
create policy seen on transports_convoy for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_convoy FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transports_convoy to passerelle_app;
comment on column transports_convoy.call_name is 'privacy: L1';
comment on column transports_convoy.radio is 'privacy: L1';
comment on column transports_convoy.phone is 'privacy: L1';
comment on column transports_convoy.tracking is 'privacy: L1';
comment on column transports_convoy.way_station is 'privacy: L1';

create table transports_permit (
  id uuid not null,
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  place text not null,
  state text not null,
  reference text,
  valid_from date,
  valid_until date,
  updated_at timestamp with time zone not null,
  constraint transports_permit_check CHECK (((state <> 'GRANTED'::text) OR (reference IS NOT NULL))),
  constraint transports_permit_check1 CHECK (((valid_until IS NULL) OR (valid_from IS NULL) OR (valid_until >= valid_from))),
  constraint transports_permit_kind_check CHECK ((kind = ANY (ARRAY['OVERFLIGHT'::text, 'LANDING'::text, 'SLOT'::text]))),
  constraint transports_permit_state_check CHECK ((state = ANY (ARRAY['TO_REQUEST'::text, 'REQUESTED'::text, 'GRANTED'::text, 'REFUSED'::text]))),
  constraint transports_permit_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_permit_pkey PRIMARY KEY (id)
);
CREATE INDEX transports_permit_transport ON transports_permit USING btree (transport_id);
alter table transports_permit enable row level security, force row level security;
create policy seen on transports_permit for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_permit FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transports_permit to passerelle_app;
comment on column transports_permit.kind is 'privacy: L1';
comment on column transports_permit.place is 'privacy: L1';
comment on column transports_permit.state is 'privacy: L1';
comment on column transports_permit.reference is 'privacy: L1';
comment on column transports_permit.valid_from is 'privacy: L1';
comment on column transports_permit.valid_until is 'privacy: L1';

create table transports_sea_report (
  id uuid not null,
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  observed_at timestamp with time zone not null,
  sea_state integer not null,
  wave_cm integer,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint transports_sea_report_sea_state_check CHECK (((sea_state >= 0) AND (sea_state <= 9))),
  constraint transports_sea_report_wave_cm_check CHECK ((wave_cm >= 0)),
  constraint transports_sea_report_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_sea_report_pkey PRIMARY KEY (id)
);
CREATE INDEX transports_sea_report_newest ON transports_sea_report USING btree (transport_id, observed_at DESC, recorded_at DESC);
alter table transports_sea_report enable row level security, force row level security;
create policy seen on transports_sea_report for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_sea_report FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on transports_sea_report to passerelle_app;
comment on column transports_sea_report.source is 'privacy: L1';

create table transports_seat (
  transport_id uuid not null,
  passenger_id uuid not null,
  vehicle_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  constraint transports_seat_passenger_id_fkey FOREIGN KEY (passenger_id) REFERENCES movements_passenger(id) ON DELETE CASCADE,
  constraint transports_seat_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_seat_vehicle_id_office_compartment_fkey FOREIGN KEY (vehicle_id, office, compartment) REFERENCES transports_vehicle(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_seat_pkey PRIMARY KEY (transport_id, passenger_id)
);
CREATE INDEX transports_seat_passenger ON transports_seat USING btree (passenger_id);
CREATE INDEX transports_seat_vehicle ON transports_seat USING btree (vehicle_id);
alter table transports_seat enable row level security, force row level security;
create policy seen on transports_seat for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_seat FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transports_seat to passerelle_app;

create table transports_staff (
  id uuid not null,
  transport_id uuid not null,
  vehicle_id uuid,
  office integer not null,
  compartment integer not null default 0,
  duty text not null,
  rank text not null,
  family_name text not null,
  given_names text not null default ''::text,
  sex text not null,
  nationality text not null,
  born_on date,
  born_at text,
  doc_type text,
  doc_number text,
  doc_issuer text,
  doc_expires_on date,
  licence_number text,
  licence_until date,
  updated_at timestamp with time zone not null,
  constraint transports_staff_check CHECK (((doc_type IS NULL) = (doc_number IS NULL))),
  constraint transports_staff_doc_type_check CHECK ((doc_type = ANY (ARRAY['PASSPORT'::text, 'SEAMAN_BOOK'::text, 'NATIONAL_ID'::text, 'CREW_CARD'::text]))),
  constraint transports_staff_duty_check CHECK ((duty = ANY (ARRAY['MASTER'::text, 'SEAFARER'::text, 'PILOT'::text, 'CABIN'::text, 'DRIVER'::text, 'MEDICAL'::text, 'SECURITY'::text]))),
  constraint transports_staff_nationality_check CHECK ((nationality ~ '^[A-Z]{3}$'::text)),
  constraint transports_staff_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text]))),
  constraint transports_staff_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_staff_vehicle_id_office_compartment_fkey FOREIGN KEY (vehicle_id, office, compartment) REFERENCES transports_vehicle(id, office, compartment) ON UPDATE CASCADE,
  constraint transports_staff_pkey PRIMARY KEY (id)
);
CREATE INDEX transports_staff_transport ON transports_staff USING btree (transport_id);
CREATE INDEX transports_staff_vehicle ON transports_staff USING btree (vehicle_id);
alter table transports_staff enable row level security, force row level security;
create policy seen on transports_staff for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_staff FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transports_staff to passerelle_app;
comment on column transports_staff.duty is 'privacy: L1';
comment on column transports_staff.rank is 'privacy: L1';
comment on column transports_staff.family_name is 'privacy: L2';
comment on column transports_staff.given_names is 'privacy: L2';
comment on column transports_staff.sex is 'privacy: L2';
comment on column transports_staff.nationality is 'privacy: L2';
comment on column transports_staff.born_on is 'privacy: L2';
comment on column transports_staff.born_at is 'privacy: L2';
comment on column transports_staff.doc_type is 'privacy: L2';
comment on column transports_staff.doc_number is 'privacy: L2';
comment on column transports_staff.doc_issuer is 'privacy: L2';
comment on column transports_staff.doc_expires_on is 'privacy: L2';
comment on column transports_staff.licence_number is 'privacy: L2';
comment on column transports_staff.licence_until is 'privacy: L2';

create table transports_state_request (
  id uuid not null,
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  state text not null,
  role text not null,
  authority text not null,
  reference text not null,
  asked_on date not null,
  legal_ground text not null,
  last_resort text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint transports_state_request_role_check CHECK ((role = ANY (ARRAY['NATIONALITY'::text, 'HOST'::text]))),
  constraint transports_state_request_state_check CHECK ((state ~ '^[A-Z]{3}$'::text)),
  constraint transports_state_request_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_state_request_pkey PRIMARY KEY (id)
);
CREATE INDEX transports_state_request_newest ON transports_state_request USING btree (transport_id, recorded_at DESC);
alter table transports_state_request enable row level security, force row level security;
create policy seen on transports_state_request for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_state_request FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select on transports_state_request to passerelle_app;
comment on column transports_state_request.state is 'privacy: L1';
comment on column transports_state_request.role is 'privacy: L1';
comment on column transports_state_request.authority is 'privacy: L1';
comment on column transports_state_request.reference is 'privacy: L1';
comment on column transports_state_request.asked_on is 'privacy: L1';
comment on column transports_state_request.legal_ground is 'privacy: L1';
comment on column transports_state_request.last_resort is 'privacy: L1';

create table transports_stop (
  transport_id uuid not null,
  seq integer not null,
  office integer not null,
  compartment integer not null default 0,
  kind text not null,
  place text not null,
  zone text not null,
  arrives_at timestamp with time zone,
  departs_at timestamp with time zone,
  km integer,
  constraint transports_stop_check CHECK (((arrives_at IS NOT NULL) OR (departs_at IS NOT NULL))),
  constraint transports_stop_check1 CHECK ((departs_at >= arrives_at)),
  constraint transports_stop_kind_check CHECK ((kind = ANY (ARRAY['DEPARTURE'::text, 'REST'::text, 'HEALTH'::text, 'BORDER'::text, 'WAY_STATION'::text, 'ARRIVAL'::text]))),
  constraint transports_stop_km_check CHECK ((km >= 0)),
  constraint transports_stop_seq_check CHECK ((seq > 0)),
  constraint transports_stop_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_stop_pkey PRIMARY KEY (transport_id, seq)
);
alter table transports_stop enable row level security, force row level security;
create policy seen on transports_stop for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_stop FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transports_stop to passerelle_app;
comment on column transports_stop.kind is 'privacy: L1';
comment on column transports_stop.place is 'privacy: L1';
comment on column transports_stop.zone is 'privacy: L1';

create table transports_transport (
  id uuid not null,
  movement_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  public_ref text not null,
  kind text not null,
  operator text not null,
  status text not null,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  departs_at timestamp with time zone not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint transports_transport_check CHECK (((status = 'PLANNED'::text) OR ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL)))),
  constraint transports_transport_check1 CHECK (((status <> ALL (ARRAY['NO_GO'::text, 'CANCELLED'::text])) OR (reason IS NOT NULL))),
  constraint transports_transport_kind_check CHECK ((kind = ANY (ARRAY['CHARTER'::text, 'VESSEL'::text, 'CONVOY'::text]))),
  constraint transports_transport_office_check CHECK ((office > 0)),
  constraint transports_transport_status_check CHECK ((status = ANY (ARRAY['PLANNED'::text, 'GO'::text, 'NO_GO'::text, 'CANCELLED'::text]))),
  constraint transports_transport_movement_id_office_compartment_fkey FOREIGN KEY (movement_id, office, compartment) REFERENCES movements_movement(id, office, compartment) ON UPDATE CASCADE,
  constraint transports_transport_pkey PRIMARY KEY (id),
  constraint transports_transport_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint transports_transport_public_ref_office_compartment_key UNIQUE (public_ref, office, compartment)
);
CREATE INDEX transports_transport_list ON transports_transport USING btree (office, departs_at DESC, id DESC);
CREATE INDEX transports_transport_movement ON transports_transport USING btree (movement_id);
CREATE UNIQUE INDEX transports_transport_one ON transports_transport USING btree (movement_id, kind) WHERE ((kind <> 'CONVOY'::text) AND (status <> 'CANCELLED'::text));
alter table transports_transport enable row level security, force row level security;
create policy seen on transports_transport for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_transport FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transports_transport to passerelle_app;
comment on column transports_transport.public_ref is 'privacy: L1';
comment on column transports_transport.kind is 'privacy: L1';
comment on column transports_transport.operator is 'privacy: L1';
comment on column transports_transport.status is 'privacy: L1';
comment on column transports_transport.reason is 'privacy: L1';

create table transports_vehicle (
  id uuid not null,
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  seq integer not null,
  kind text not null,
  plate text not null,
  seats integer not null,
  condition text,
  checked_on date,
  check_note text,
  updated_at timestamp with time zone not null,
  constraint transports_vehicle_check CHECK (((condition IS NULL) = (checked_on IS NULL))),
  constraint transports_vehicle_check1 CHECK (((kind <> ALL (ARRAY['LUGGAGE'::text, 'LEAD'::text])) OR (seats = 0))),
  constraint transports_vehicle_condition_check CHECK ((condition = ANY (ARRAY['FIT'::text, 'DEFECT'::text]))),
  constraint transports_vehicle_kind_check CHECK ((kind = ANY (ARRAY['BUS'::text, 'MINIBUS'::text, 'CAR'::text, 'RAIL_CAR'::text, 'MEDICAL'::text, 'LUGGAGE'::text, 'LEAD'::text]))),
  constraint transports_vehicle_seats_check CHECK ((seats >= 0)),
  constraint transports_vehicle_seq_check CHECK ((seq > 0)),
  constraint transports_vehicle_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_vehicle_pkey PRIMARY KEY (id),
  constraint transports_vehicle_id_office_compartment_key UNIQUE (id, office, compartment),
  constraint transports_vehicle_transport_id_plate_key UNIQUE (transport_id, plate)
);
CREATE INDEX transports_vehicle_transport ON transports_vehicle USING btree (transport_id, seq);
alter table transports_vehicle enable row level security, force row level security;
create policy seen on transports_vehicle for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_vehicle FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant delete, insert, select, update on transports_vehicle to passerelle_app;
comment on column transports_vehicle.kind is 'privacy: L1';
comment on column transports_vehicle.plate is 'privacy: L1';
comment on column transports_vehicle.condition is 'privacy: L1';
comment on column transports_vehicle.checked_on is 'privacy: L1';
comment on column transports_vehicle.check_note is 'privacy: L1';

create table transports_vessel (
  transport_id uuid not null,
  office integer not null,
  compartment integer not null default 0,
  name text not null,
  imo_number text not null,
  call_sign text,
  flag text not null,
  voyage_number text not null,
  passenger_places integer not null,
  life_saving_capacity integer not null,
  persons_on_board integer not null default 0,
  sea_state_max integer not null,
  women_places integer not null default 0,
  family_places integer not null default 0,
  minor_places integer not null default 0,
  health_declaration_ref text,
  constraint transports_vessel_check CHECK ((((women_places + family_places) + minor_places) <= passenger_places)),
  constraint transports_vessel_everybody_can_be_saved CHECK ((persons_on_board <= life_saving_capacity)),
  constraint transports_vessel_family_places_check CHECK ((family_places >= 0)),
  constraint transports_vessel_flag_check CHECK ((flag ~ '^[A-Z]{3}$'::text)),
  constraint transports_vessel_imo_number_check CHECK (((imo_number ~ '^\d{7}$'::text) AND ((((((((7 * (substr(imo_number, 1, 1))::integer) + (6 * (substr(imo_number, 2, 1))::integer)) + (5 * (substr(imo_number, 3, 1))::integer)) + (4 * (substr(imo_number, 4, 1))::integer)) + (3 * (substr(imo_number, 5, 1))::integer)) + (2 * (substr(imo_number, 6, 1))::integer)) % 10) = (substr(imo_number, 7, 1))::integer))),
  constraint transports_vessel_life_saving_capacity_check CHECK ((life_saving_capacity > 0)),
  constraint transports_vessel_minor_places_check CHECK ((minor_places >= 0)),
  constraint transports_vessel_passenger_places_check CHECK ((passenger_places > 0)),
  constraint transports_vessel_persons_on_board_check CHECK ((persons_on_board >= 0)),
  constraint transports_vessel_sea_state_max_check CHECK (((sea_state_max >= 0) AND (sea_state_max <= 9))),
  constraint transports_vessel_women_places_check CHECK ((women_places >= 0)),
  constraint transports_vessel_transport_id_office_compartment_fkey FOREIGN KEY (transport_id, office, compartment) REFERENCES transports_transport(id, office, compartment) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transports_vessel_pkey PRIMARY KEY (transport_id)
);
alter table transports_vessel enable row level security, force row level security;
create policy seen on transports_vessel for all using (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))) with check (((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments())))));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON transports_vessel FOR EACH ROW EXECUTE FUNCTION kit_audit_row();
grant insert, select, update on transports_vessel to passerelle_app;
comment on column transports_vessel.name is 'privacy: L1';
comment on column transports_vessel.imo_number is 'privacy: L1';
comment on column transports_vessel.call_sign is 'privacy: L1';
comment on column transports_vessel.flag is 'privacy: L1';
comment on column transports_vessel.voyage_number is 'privacy: L1';
comment on column transports_vessel.health_declaration_ref is 'privacy: L1';
