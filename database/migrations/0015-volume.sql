-- volume: rolls of a hundred thousand rows. What every row paid for itself is paid once a statement; a long command outlives a crash.

-- 1. The trace of rows that come and go by the thousand, written by one statement for all of them. It says the same as before.
create function kit_audit_added() returns trigger language plpgsql as $$
begin
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, after)
  select coalesce((a.row ->> 'office')::int, 0), coalesce((a.row ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, a.row ->> 'id', 'INSERT', a.row
  from (select to_jsonb(added) as row from added offset 0) a;
  return null;
end $$;
alter function kit_audit_added() set search_path from current;

create function kit_audit_removed() returns trigger language plpgsql as $$
begin
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, before)
  select coalesce((r.row ->> 'office')::int, 0), coalesce((r.row ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, r.row ->> 'id', 'DELETE', r.row
  from (select to_jsonb(removed) as row from removed offset 0) r;
  return null;
end $$;
alter function kit_audit_removed() set search_path from current;

-- kit_audit_by_statement(table): for a table that kit_protect made and that is written by the thousand.
create procedure kit_audit_by_statement(target text) language plpgsql as $$
begin
  execute format('drop trigger audit on %I', target);
  execute format('create trigger audit after update on %I for each row execute function kit_audit_row()', target);
  execute format('create trigger audit_added after insert on %I referencing new table as added for each statement execute function kit_audit_added()', target);
  execute format('create trigger audit_removed after delete on %I referencing old table as removed for each statement execute function kit_audit_removed()', target);
end $$;

call kit_audit_by_statement('people_household');
call kit_audit_by_statement('people_person');
call kit_audit_by_statement('people_document');
call kit_audit_by_statement('people_membership');
call kit_audit_by_statement('cases_case');
call kit_audit_by_statement('cases_member');

-- 2. Who comes in with a household is a member of it from that day on: one statement for all who come in together.
create function people_join_household() returns trigger language plpgsql as $$
begin
  insert into people_membership (person_id, household_id, office, compartment, joined_on)
  select a.id, a.household_id, a.office, a.compartment, a.created_at::date from added a
  where a.household_id is not null
    and not exists (select 1 from people_membership m where m.person_id = a.id and m.household_id = a.household_id and m.left_on is null);
  return null;
end $$;
alter function people_join_household() set search_path from current;
drop trigger follow_household on people_person;
create trigger follow_household after update of household_id on people_person for each row execute function people_follow_household();
create trigger join_household after insert on people_person referencing new table as added for each statement execute function people_join_household();

-- 3. A command that takes long, from when it is given until its answer is kept: whoever starts the house again sees what was cut off, and
-- gives it once more with its own id. A receipt makes that safe.
create table kit_long_command (
  command uuid primary key,
  office int not null,
  compartment int not null default 0,
  account uuid not null,
  contract text not null,
  input jsonb not null,
  subject uuid not null, -- what it is about: of two long commands on one thing the second is refused
  began_at timestamptz not null,
  tries int not null default 1,
  stop_asked_at timestamptz,
  stop_asked_by uuid,
  constraint kit_long_command_one unique (subject),
  check ((stop_asked_at is null) = (stop_asked_by is null))
);
call kit_protect('kit_long_command', 'office', 'select, insert, update, delete');
drop trigger audit on kit_long_command; -- passing rows: the command leaves its own trace, or none
call kit_privacy('kit_long_command', 'L1', 'contract');
call kit_privacy('kit_long_command', 'L2', 'input');

-- 4. Who of a roll may be on file already, as the look at it found, for whom and with whose eyes: a commit soon after compares only those
-- who were written since. Gone when the roll is committed.
create table cases_roll_check (
  roll_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  account uuid not null,
  offices int[] not null,
  compartments int[] not null,
  checked_at timestamptz not null,
  rows int[] not null, -- a row of the file, as often as it has likely persons
  persons uuid[] not null, -- and beside it one of them
  foreign key (roll_id, office, compartment) references cases_roll (id, office, compartment) on update cascade on delete cascade,
  check (cardinality(rows) = cardinality(persons))
);
call kit_protect('cases_roll_check', 'office', 'select, insert, update, delete');
drop trigger audit on cases_roll_check; -- derived from the file and the register
call kit_privacy('cases_roll_check', 'L2', 'rows, persons');

-- 5. A search entry lies where its person lies. The key asked this of every entry by itself, which cost as much as writing it; these
-- triggers ask it once for all entries of a statement, keep the persons still as the key did, and follow a person who is moved or removed
-- (docs/decisions/0008).
create function people_posting_placed() returns trigger language plpgsql as $$
begin
  perform 1 from people_person p where p.search_no = any (array(select distinct a.person from added a)) order by p.search_no for key share;
  if exists (select 1 from (select distinct person, office, compartment from added) a
      left join people_person p on p.search_no = a.person and p.office = a.office and p.compartment = a.compartment where p.id is null) then
    raise foreign_key_violation using message = 'an entry lies where its person does not', table = 'people_posting', constraint = 'people_posting_placed';
  end if;
  return null;
end $$;
alter function people_posting_placed() set search_path from current;
create function people_posting_moved() returns trigger language plpgsql as $$
begin
  update people_posting set office = new.office, compartment = new.compartment where person = new.search_no;
  return null;
end $$;
alter function people_posting_moved() set search_path from current;
create function people_posting_removed() returns trigger language plpgsql as $$
begin
  delete from people_posting t using removed r where t.person = r.search_no;
  return null;
end $$;
alter function people_posting_removed() set search_path from current;
alter table people_posting drop constraint people_posting_person_office_compartment_fkey;
create trigger placed after insert on people_posting referencing new table as added for each statement execute function people_posting_placed();
create trigger posting_moved after update of office, compartment on people_person for each row
  when (old.office <> new.office or old.compartment <> new.compartment) execute function people_posting_moved();
create trigger posting_removed after delete on people_person referencing old table as removed for each statement execute function people_posting_removed();
