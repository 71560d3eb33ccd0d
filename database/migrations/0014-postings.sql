-- search: names stand in the index as numbers, two to a row, under a number of the person's own. Half the bytes of words and uuids, half
-- the rows to be checked and written; people_token keeps the numbers of papers, telephones and addresses.
-- Safe beside the old version, which waits for it and then goes on reading and writing people_token. What stands there is copied here, so that everybody is found
-- at once, and made whole by the indexing that follows (server/reindex.ts), which also takes the old words away.

create sequence people_search_no as int;
grant usage on sequence people_search_no to passerelle_app;
-- Written once for all rows. From here to the end of this migration people can be neither read nor changed.
alter table people_person add column search_no int not null default nextval('people_search_no');
comment on column people_person.search_no is 'privacy: L1'; -- stands in the index only; never shown, because it tells how many there are
alter table people_person add constraint people_person_search unique (search_no, office, compartment);

-- Rows are written whole (`select *` of a record), by the old version without this number.
create function people_person_numbered() returns trigger language plpgsql as $$
begin
  new.search_no := nextval(format('%I.people_search_no', tg_table_schema));
  return new;
end $$;
create trigger numbered before insert on people_person for each row when (new.search_no is null) execute function people_person_numbered();

create table people_posting (
  first bigint,
  second bigint,
  person int not null,
  born_on date not null default '-infinity',
  letters int not null default 0, -- which letters the whole name has, a bit each
  office smallint not null,
  compartment smallint not null default 0,
  check (first is not null or second is not null)
);

-- A birth that is corrected by whatever room is corrected in the index in the same statement.
create or replace function people_token_born() returns trigger language plpgsql as $$
begin
  execute format('update %I.people_token set born_on = $1 where person_id = $2', tg_table_schema)
    using coalesce(new.born_on, '-infinity'::date), new.id;
  execute format('update %I.people_posting set born_on = $1 where person = $2', tg_table_schema)
    using coalesce(new.born_on, '-infinity'::date), new.search_no;
  return null;
end $$;

-- As domain/people/posting-rules.ts writes a word, the sound of a word and the sounds of two.
create function people_packed(kind int, codes int[], base int, steps int) returns bigint immutable language sql as $$
  select kind::bigint * 1125899906842624 + coalesce(sum(codes[at]::bigint * (base::numeric ^ (steps - at))::bigint), 0)::bigint * (1125899906842624 / (base::numeric ^ steps))::bigint
  from generate_series(1, least(steps, cardinality(codes))) as at
$$;
create function people_lettered(word text) returns int[] immutable language sql as $$
  select array_agg(case when ascii(letter) between 97 and 122 then ascii(letter) - 96 else 1 + ascii(letter) % 31 end order by at)
  from unnest(string_to_array(left(word, 10), null)) with ordinality as u (letter, at)
$$;
create function people_sounded(classes text) returns int[] immutable language sql as $$
  select array_agg(strpos(' abdhiklmnrsu', letter) order by at)
  from unnest(string_to_array(left(classes, 12), null)) with ordinality as u (letter, at)
$$;
-- Each word once, however many have it; and all rows before there is an index or a key to keep. The owner is bound by policies as everybody
-- is, and reads what stands in all offices here.
alter table people_token no force row level security;
alter table people_person no force row level security;
create temporary table words on commit drop as
  select kind, token,
    case kind when 'NAME' then people_packed(1, people_lettered(token), 32, 10) when 'SKELETON' then people_packed(2, people_lettered(token), 32, 10)
      when 'PAIR' then people_packed(3, people_sounded(token), 16, 12) else people_packed(5, '{}', 32, 10) end as key,
    kind = 'NAME' or kind = 'PAIR' and split_part(token, ' ', 1) collate "C" <= split_part(token, ' ', 2) collate "C" as is_first
  from (select distinct kind, token from people_token where kind in ('NAME', 'SKELETON', 'PAIR', 'BORN')) each_once;
analyze words;
insert into people_posting (first, second, person, born_on, letters, office, compartment)
select case when w.is_first then w.key end, case when not w.is_first then w.key end, p.search_no, t.born_on, t.letters, t.office, t.compartment
from people_token t join words w using (kind, token) join people_person p on p.id = t.person_id;
alter table people_token force row level security;
alter table people_person force row level security;
drop function people_sounded, people_lettered, people_packed;

-- Every list begins with the office and compartment after its number, so that an entry of a sealed file is not even passed over.
create index people_posting_first on people_posting (first, office, compartment, born_on) include (person, letters) where first is not null;
create index people_posting_second on people_posting (second, office, compartment, born_on) include (person, letters) where second is not null;
create index people_posting_person on people_posting (person);
alter table people_posting add foreign key (person, office, compartment)
  references people_person (search_no, office, compartment) on update cascade on delete cascade;
call kit_protect('people_posting', 'office', 'select, insert, update, delete');
drop trigger audit on people_posting; -- derived from people_person, which is audited
call kit_privacy('people_posting', 'L2', 'first, second, born_on, letters');

-- The list of people is read off the index alone, whatever it is narrowed by; only those of one page are read in full.
drop index people_person_list, people_person_nationality, people_person_sex, people_person_born;
create index people_person_list on people_person (office, sort_key, id) include (compartment, born_on, sex, nationality) where merged_into is null;
create index people_person_nationality on people_person (office, nationality, sort_key, id) include (compartment, born_on, sex) where merged_into is null;
create index people_person_sex on people_person (office, sex, sort_key, id) include (compartment, born_on, nationality) where merged_into is null;
create index people_person_born on people_person (office, born_on) include (compartment, sort_key, id, sex, nationality) where merged_into is null;
