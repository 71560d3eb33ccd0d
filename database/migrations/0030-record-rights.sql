-- record rights: what a consent allows, erasure that cannot be undone, weights that learn from decisions.
-- Safe beside the old version: it writes none of the new columns, and each has a value without it.

-- 1. An employer is a recipient of its own: whoever agreed that a partner learns who they are has not agreed to be put before an employer.
alter table people_consent drop constraint people_consent_recipient_check;
alter table people_consent add constraint people_consent_recipient_check
  check (recipient in ('OFFICE', 'RECEIVING_MISSION', 'CARRIER', 'AUTHORITY', 'PARTNER', 'EMPLOYER', 'DONOR', 'MEDIA', 'RESEARCHER'));

-- 2. Erasure. What a person asked to be forgotten goes from every table, and cannot come back; what a law keeps is kept and said.
alter table people_person add column erased_at timestamptz;
alter table kit_file add column erased_at timestamptz; -- the row stays where others point at it; its name and its bytes are gone

alter table people_setting add column erase_four_eyes boolean not null default true;

create table people_erasure (
  id uuid primary key,
  request_id uuid not null references people_request (id),
  person_id uuid not null,
  office int not null check (office > 0),
  compartment int not null default 0,
  state text not null check (state in ('PROPOSED', 'CONFIRMED', 'DECLINED', 'DONE')),
  four_eyes boolean not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  done_at timestamptz,
  -- What a law keeps, until when; and what became of the rows of each table. Codes, dates and numbers only.
  kept jsonb not null default '[]',
  did jsonb not null default '[]',
  -- The day from which the rest may go too; null when nothing is left to go.
  again_on date,
  foreign key (person_id, office, compartment) references people_person (id, office, compartment) on update cascade,
  constraint people_erasure_second_person check (not four_eyes or confirmed_by is null or confirmed_by <> proposed_by),
  check ((state in ('CONFIRMED', 'DONE')) = (confirmed_by is not null)),
  check ((state = 'DONE') = (done_at is not null))
);
create unique index people_erasure_standing on people_erasure (person_id) where state in ('PROPOSED', 'CONFIRMED', 'DONE');
create index people_erasure_list on people_erasure (office, proposed_at desc, id desc);
create index people_erasure_due on people_erasure (state, again_on);
create index people_erasure_request on people_erasure (request_id);
call kit_protect('people_erasure', 'office');
call kit_privacy('people_erasure', 'L1', 'state, kept, did, again_on');

-- Hashes of bytes that nobody may need any more: looked at after the commit, so that no crash leaves a row without its bytes.
create table kit_file_gone (
  sha256 text primary key,
  at timestamptz not null
);
call kit_protect('kit_file_gone', 'system', 'select, insert, update, delete');

-- What becomes of the rows that hang on a person, table by table. A table with no line here stops an erasure, and a test names it first.
--   DELETE   the row goes
--   BLANK    the columns named lose what they say: null where they may be, else an empty list or a dash, or the value after "=";
--            "=#13" is thirteen digits that no other row has
--   LEAVE    nothing in the row is a word about somebody
-- `duty`: as long as this duty to keep runs (packs/retention), the row stays as it is, and that is said.
create table kit_erasure_rule (
  table_name text primary key,
  does text not null check (does in ('DELETE', 'BLANK', 'LEAVE')),
  blanks text[] not null default '{}',
  duty text check (duty in ('ACCOUNTING', 'JOURNEY')),
  office int not null generated always as (0) stored
);
call kit_protect('kit_erasure_rule', 'mission', 'select');
call kit_privacy('kit_erasure_rule', 'L0', 'table_name, does, blanks, duty');

select set_config('app.system', 'on', true);
select set_config('app.offices', (select concat_ws(',', 0, string_agg(id::text, ',')) from access_office), true);
select set_config('app.compartments', (select coalesce(string_agg(id::text, ','), '') from access_compartment), true);
insert into kit_erasure_rule (table_name, does, blanks, duty) values
  ('people_document', 'DELETE', '{}', null),
  ('people_consent', 'DELETE', '{}', null),
  ('people_token', 'DELETE', '{}', null),
  ('people_membership', 'DELETE', '{}', null),
  ('people_link', 'DELETE', '{}', null),
  ('people_suspected_pair', 'DELETE', '{}', null),
  ('people_pair_decision', 'DELETE', '{}', null),
  ('people_merge', 'BLANK', '{person_changes}', null),
  ('people_merge_reference', 'BLANK', '{key,folded_row,kept_key,kept_changes}', null),
  ('people_request', 'BLANK', '{detail}', null), -- the answer log stays
  ('people_erasure', 'LEAVE', '{}', null),
  ('people_person', 'LEAVE', '{}', null), -- the file itself is emptied apart
  ('cases_member', 'BLANK', '{special_needs,visa_number}', null),
  ('cases_file', 'DELETE', '{}', null),
  ('cases_hold', 'BLANK', '{note}', null),
  ('cases_note', 'DELETE', '{}', null),
  ('cases_party', 'BLANK', '{reference,reason,last_resort}', null),
  ('cases_task', 'BLANK', '{title}', null),
  ('movements_clearance', 'BLANK', '{issuer,reference,restriction}', null),
  ('movements_medif', 'DELETE', '{}', null),
  ('movements_medif_detail', 'DELETE', '{}', null),
  ('movements_minor_file', 'DELETE', '{}', null),
  ('movements_origin_approval', 'BLANK', '{reason,legal_note}', null),
  ('movements_travel_right', 'DELETE', '{}', null),
  ('movements_request', 'LEAVE', '{}', null),
  ('movements_approval', 'BLANK', '{reason}', null),
  ('movements_passenger', 'BLANK', '{booking_ref,ticket_no,seat,ssr}', 'JOURNEY'),
  ('movements_manifest', 'BLANK', '{}', 'JOURNEY'), -- the lines of the person alone
  ('transit_group', 'BLANK', '{lead_name,handover_party,languages,ssr,travel_before}', 'JOURNEY'),
  ('transit_assisted', 'LEAVE', '{}', null),
  ('transit_mishap', 'BLANK', '{note,checklist,closing_note,cause,lesson,bag_report}', 'JOURNEY'),
  ('transit_told', 'LEAVE', '{}', null),
  ('transit_mishap_cost', 'BLANK', '{note}', 'ACCOUNTING'),
  ('transit_claim', 'BLANK', '{reference}', 'ACCOUNTING'),
  ('transit_token', 'LEAVE', '{}', null), -- chance alone
  ('transit_scan', 'BLANK', '{said}', 'JOURNEY'),
  ('papers_bag', 'DELETE', '{}', 'JOURNEY'),
  ('papers_custody', 'DELETE', '{}', 'JOURNEY'),
  ('transit_task', 'BLANK', '{receiver_name,receiver_organisation,receiver_id_kind,note}', 'JOURNEY'),
  ('employment_candidate', 'DELETE', '{}', null),
  ('employment_occupation', 'DELETE', '{}', null),
  ('employment_referral', 'DELETE', '{}', null),
  ('reintegration_plan', 'BLANK', '{goal,sent_back_reason}', null),
  ('reintegration_jobs', 'LEAVE', '{}', null),
  ('reintegration_line', 'BLANK', '{description}', 'ACCOUNTING'),
  ('reintegration_tranche', 'BLANK', '{receipt=—,supplier,invoice,quotes_waiver}', 'ACCOUNTING'),
  ('reintegration_survey', 'BLANK', '{answers}', null),
  ('reintegration_visit', 'BLANK', '{wish_to_stay,note}', null),
  ('ticketing_request', 'BLANK', '{min_connection_reason=—,medif_ref,cancelled_reason}', 'ACCOUNTING'),
  ('ticketing_passenger', 'BLANK', '{surname=X,given_names=,ssr,document_id}', 'ACCOUNTING'),
  ('ticketing_quote', 'LEAVE', '{}', 'ACCOUNTING'),
  ('ticketing_choice', 'BLANK', '{justification,withdrawn_reason}', 'ACCOUNTING'),
  ('ticketing_ticket', 'BLANK', '{ticket_no=#13,booking_ref=000000}', 'ACCOUNTING'),
  ('ticketing_coupon', 'LEAVE', '{}', null),
  ('ticketing_offer', 'BLANK', '{accepted_name=—}', 'ACCOUNTING'),
  ('ticketing_payment', 'BLANK', '{payer_name=—,reference=—}', 'ACCOUNTING'),
  ('ticketing_loan', 'BLANK', '{cancelled_reason}', 'ACCOUNTING'),
  ('ticketing_borrower', 'LEAVE', '{}', null),
  ('ticketing_cost', 'BLANK', '{note,struck_reason}', 'ACCOUNTING'),
  ('escorts_charge', 'LEAVE', '{}', null),
  ('escorts_hand_over_note', 'DELETE', '{}', null),
  ('transports_seat', 'LEAVE', '{}', null),
  ('planning_wish', 'DELETE', '{}', null),
  ('planning_decision', 'DELETE', '{}', null),
  ('planning_placement', 'DELETE', '{}', null);
select set_config('app.system', '', true), set_config('app.offices', '', true), set_config('app.compartments', '', true);

-- True only while people_erase runs as the owner: the server's own role can set the setting, but can never be the owner.
create function kit_is_erasing() returns boolean stable language sql
  as $$ select current_user <> 'passerelle_app' and coalesce(current_setting('app.erasing', true), '') = 'on' $$;

-- The trail of an erasure must not hold what was erased.
create or replace function kit_audit_row() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  is_now jsonb := coalesce(becomes, was);
begin
  if current_setting('app.erasing', true) = 'on' and kit_is_erasing() then return null; end if;
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, before, after)
  values (coalesce((is_now ->> 'office')::int, 0), coalesce((is_now ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, is_now ->> 'id', tg_op, was, becomes);
  return null;
end $$;
alter function kit_audit_row() set search_path from current;

create or replace function kit_audit_removed() returns trigger language plpgsql as $$
begin
  if current_setting('app.erasing', true) = 'on' and kit_is_erasing() then return null; end if;
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, before)
  select coalesce((r.row ->> 'office')::int, 0), coalesce((r.row ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, r.row ->> 'id', 'DELETE', r.row
  from (select to_jsonb(removed) as row from removed offset 0) r;
  return null;
end $$;
alter function kit_audit_removed() set search_path from current;

-- What never changes is emptied by an erasure all the same, and by nothing else.
do $$
declare
  guard record;
  told text;
begin
  for guard in select t.tgname, c.relname, pg_get_triggerdef(t.oid) as definition from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal and (c.relname, t.tgname) in (
      ('movements_manifest', 'immutable'), ('reintegration_line', 'guarded'), ('reintegration_tranche', 'guarded'),
      ('ticketing_choice', 'guarded'), ('ticketing_cost', 'guarded'), ('ticketing_ticket', 'guarded'))
  loop
    told := replace(guard.definition, ' EXECUTE FUNCTION ', ' WHEN (not kit_is_erasing()) EXECUTE FUNCTION ');
    execute format('drop trigger %I on %I', guard.tgname, guard.relname);
    execute told;
  end loop;
end $$;

-- An erased file stays empty.
create function people_refuse_return() returns trigger language plpgsql as $$
begin
  raise exception 'people_person_erased: what was erased does not come back' using errcode = 'check_violation';
end $$;
create trigger stays_erased before update on people_person for each row
  when (old.erased_at is not null and not kit_is_erasing() and (new.erased_at is null
    or (new.family_name, new.given_names, new.native_name, new.safe_contact, new.born_on) is distinct from
       (old.family_name, old.given_names, old.native_name, old.safe_contact, old.born_on)))
  execute function people_refuse_return();

-- Every foreign key as one edge, and every column `case_id` that has none: what hangs on what.
create function people_hangs_on(parent text) returns table (child text, child_column text) stable language sql as $$
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
$$;
alter function people_hangs_on(text) set search_path from current;

-- The new value of a column that is emptied.
create function people_blank(target text, blank text) returns text stable language sql as $$
  select format('%I = %s', a.attname, case
      when position('=#' in blank) > 0 then format('translate(left(md5(id::text), %s), ''abcdef'', ''012345'')', split_part(blank, '=#', 2))
      when position('=' in blank) > 0 then quote_literal(split_part(blank, '=', 2))
      when not a.attnotnull then 'null'
      when t.typname = 'jsonb' then quote_literal(coalesce(trim(both '''' from split_part(pg_get_expr(d.adbin, d.adrelid), '::', 1)), '{}'))
      when t.typcategory = 'A' then '''{}''' else '''—''' end)
  from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = format('%I', target)::regclass and a.attname = split_part(blank, '=', 1)
$$;
alter function people_blank(text, text) set search_path from current;

-- Empties the rows of one table, and first those of every table that hangs on it. Counts what it did into app.erased, as JSON.
create function people_erase_rows(target text, target_column text, ids uuid[], duties text[], told jsonb)
  returns jsonb language plpgsql as $$
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
end $$;
alter function people_erase_rows(text, text, uuid[], text[], jsonb) set search_path from current;

create function people_tell_erased(told jsonb, target text, what text, rows bigint) returns jsonb immutable language sql as $$
  select case when rows = 0 then told
    else jsonb_set(told, array['did', target || ' ' || what], to_jsonb(coalesce((told #>> array['did', target || ' ' || what])::bigint, 0) + rows)) end
$$;

-- The lines of some persons in a frozen list lose their words; everybody else's stay, and so do number, version and hash.
create function people_empty_lines(lines jsonb, ids uuid[], emptied jsonb) returns jsonb immutable language sql as $$
  select coalesce(jsonb_agg(case when (line ->> 'personId')::uuid = any (ids) then line || emptied else line end order by at), '[]')
    from jsonb_array_elements(lines) with ordinality as l (line, at)
$$;

-- Carries out one confirmed erasure. Runs as the owner, over every office and compartment, and only for a row that two people made where
-- the office asks for two. `duties` are those that still run. Answers what became of the rows of each table.
create function people_erase(erasure uuid, duties text[], done_now timestamptz) returns jsonb language plpgsql security definer as $$
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
end $$;
alter function people_erase(uuid, text[], timestamptz) set search_path from current;

-- The trail: what was written before and after, what commands answered, and what events told. That something happened, when and by whom stays.
create function people_forget_trail(ids uuid[], touched uuid[], whole uuid[], files uuid[], kept_lists boolean) returns void language plpgsql as $$
declare
  names text[] := array(select t::text from unnest(ids || touched || files) t);
  own text[] := array(select i::text from unnest(ids) i);
begin
  -- A row of the trail is about them when any of its columns names one of the rows that were touched.
  update kit_audit set before = null, after = null
    where (before is not null or after is not null) and table_name not in ('people_request', 'people_erasure')
      and (row_id = any (names)
        or exists (select 1 from jsonb_each_text(coalesce(after, before)) as told where told.value = any (names))
        or exists (select 1 from jsonb_each_text(before) as told where told.value = any (own))
        or (table_name = 'movements_manifest' and not kept_lists and after::text ~ array_to_string(own, '|')));
  update kit_audit set before = before - 'detail', after = after - 'detail'
    where table_name = 'people_request' and (before ->> 'person_id' = any (own) or after ->> 'person_id' = any (own));
  update kit_receipt set answer = '{"erased": true}'
    where exists (select 1 from regexp_matches(answer::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as named (id) where named.id[1] = any (names));
  update kit_event set facts = '{}' where subject = any (ids || touched || files) or case_id = any (whole);
end $$;
alter function people_forget_trail(uuid[], uuid[], uuid[], uuid[], boolean) set search_path from current;

-- The owner alone changes a trail, and only while it erases.
create policy forgotten on kit_audit for update using (kit_is_erasing()) with check (kit_is_erasing());
create policy forgotten on kit_receipt for all using (kit_is_erasing()) with check (kit_is_erasing());
revoke execute on function people_erase_rows(text, text, uuid[], text[], jsonb), people_forget_trail(uuid[], uuid[], uuid[], uuid[], boolean),
  people_erase(uuid, text[], timestamptz) from public;
grant execute on function people_erase(uuid, text[], timestamptz) to passerelle_app;

-- 3. Decisions on pairs teach what each agreement weighs in the register of an office. Versions are written once; so is what was in use when.
alter table people_setting add column weigh_four_eyes boolean not null default false;

create table people_weighing (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0 check (compartment = 0), -- what is decided on sealed files teaches nothing: it would tell
  version int not null check (version > 0),
  weights jsonb not null,
  taught_by_same int not null,
  taught_by_not_same int not null,
  effect jsonb not null,
  learned_by uuid not null,
  learned_at timestamptz not null,
  constraint people_weighing_version unique (office, version),
  unique (id, office, compartment)
);
call kit_protect('people_weighing', 'office', 'select, insert');
call kit_privacy('people_weighing', 'L1', 'weights, effect');

create table people_weighing_use (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0 check (compartment = 0),
  weighing_id uuid, -- null: the weights shipped
  used_by uuid not null,
  used_at timestamptz not null,
  foreign key (weighing_id, office, compartment) references people_weighing (id, office, compartment) on update cascade
);
create index people_weighing_use_newest on people_weighing_use (office, used_at desc, id desc);
call kit_protect('people_weighing_use', 'office', 'select, insert');
