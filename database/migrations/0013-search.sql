-- search: birth in the postings, pairs of sounds, telephone and e-mail; what is being indexed again, and how far.
-- Safe beside the old version: it writes the same columns as before, and what it writes is completed by `passerelle reindex`.

alter table people_token add column born_on date not null default '-infinity';
alter table people_token add column letters int not null default 0; -- which letters the whole name has, a bit each
alter table people_token drop constraint people_token_kind_check;
alter table people_token add constraint people_token_kind_check
  check (kind in ('NAME', 'SKELETON', 'PAIR', 'WHOLE', 'BORN', 'DOCUMENT', 'PHONE', 'EMAIL'));
call kit_privacy('people_token', 'L3', 'token, kind, born_on, letters'); -- PHONE and EMAIL come from the safe contact, which is L3

-- Office and compartment stand before the date and are asked for by name in every search, so that an entry of a sealed file is not even
-- passed over by somebody who may not see it. Entries of one person never were looked up by their key: a plain index serves the rest.
create index people_token_met on people_token (kind, token, office, compartment, born_on) include (person_id, letters);
create index people_token_person on people_token (person_id, kind);
alter table people_token drop constraint people_token_pkey;
drop index people_token_found;

-- A birth that is corrected by whatever room is corrected in the index in the same statement.
create function people_token_born() returns trigger language plpgsql as $$
begin
  execute format('update %I.people_token set born_on = $1 where person_id = $2', tg_table_schema)
    using coalesce(new.born_on, '-infinity'::date), new.id;
  return null;
end $$;
create trigger token_born after update of born_on on people_person for each row
  when (old.born_on is distinct from new.born_on) execute function people_token_born();

-- People by age, in the order of their birth or filtered from the order of their names, whichever is shorter.
create index people_person_born on people_person (office, born_on, sort_key, id);

-- One row for each version of the index that was or is being written into every person's entries.
create table kit_reindex (
  version int primary key,
  after_id uuid, -- persons up to this id are done
  persons int not null default 0,
  changed int not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz
);
call kit_protect('kit_reindex', 'system');
