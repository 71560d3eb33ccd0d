-- register: no doubles, no loss. Merges that can be undone, suspected pairs, households with dates, family links, fuller consents, requests.

-- The owner is bound by the policies too: what is filled in below is filled in everywhere.
select set_config('app.system', 'on', true);
select set_config('app.offices', (select concat_ws(',', 0, string_agg(id::text, ',')) from access_office), true);
select set_config('app.compartments', (select coalesce(string_agg(id::text, ','), '') from access_compartment), true);

-- 1. A merged file stays as a row of its own that points at the kept one: whatever still names it finds the person, and it is sealed
-- whenever that one is.
alter table people_person add column merged_into uuid;
alter table people_person add constraint people_person_merged_into
  foreign key (merged_into, office, compartment) references people_person (id, office, compartment) on update cascade;
create index people_person_merged on people_person (merged_into) where merged_into is not null;

-- A baby's adult is a person: without this key a merge would forget the reference.
alter table movements_passenger add constraint movements_passenger_infant_with foreign key (infant_with) references people_person (id);
create index movements_passenger_infant on movements_passenger (infant_with) where infant_with is not null;
create index movements_clearance_person on movements_clearance (person_id) where person_id is not null;
create index reintegration_survey_person on reintegration_survey (person_id);
-- A survey is written once; only whose it is may follow the person.
grant update (person_id) on reintegration_survey to passerelle_app;

-- What a merge does with the rows of a table, column by column. A reference with no line here is re-pointed, and two rows in one place
-- refuse the merge. Rules:
--   STAYS              this reference is about the file itself and is never re-pointed
--   DROP_SELF          ('*') a row that would name one person twice is taken away (and comes back)
--   REFUSE:<word>      ('*') two rows in one place refuse the merge with this word
--   ROW_BY:<codes>     of two rows in one place the one whose code comes first gives all its columns
--   RANK:<codes>       the code that comes first wins
--   EITHER             true wins · FILL: what is empty is filled · UNION: both lists · EARLIEST, LATEST · OPEN_WINS: empty (not over) wins
create table kit_repoint_rule (
  table_name text not null,
  column_name text not null,
  rule text not null,
  office int not null generated always as (0) stored,
  primary key (table_name, column_name)
);
call kit_protect('kit_repoint_rule', 'mission', 'select');
call kit_privacy('kit_repoint_rule', 'L0', 'table_name, column_name, rule');

-- A merge, from its proposal to its undoing. Never deleted.
create table people_merge (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  kept_id uuid not null,
  merged_id uuid not null,
  state text not null check (state in ('PROPOSED', 'MERGED', 'DECLINED', 'UNDONE')),
  grounds text not null check (grounds in ('SAME_DOCUMENT', 'PERSON_CONFIRMED', 'ENTERED_TWICE', 'IMPORTED_TWICE', 'OTHER_EVIDENCE')),
  four_eyes boolean not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  merged_by uuid,
  merged_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  undone_why text check (undone_why in ('TWO_PERSONS', 'WRONG_FILE', 'PERSON_ASKED')),
  person_changes jsonb not null default '{}', -- columns of the kept file that were filled: name → [before, after]
  foreign key (kept_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade,
  foreign key (merged_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade,
  check (kept_id <> merged_id),
  check ((state in ('MERGED', 'UNDONE')) = (merged_by is not null)),
  check ((state = 'UNDONE') = (undone_by is not null)),
  constraint people_merge_second_person check (not four_eyes or merged_by is null or merged_by <> proposed_by)
);
create unique index people_merge_standing on people_merge (merged_id) where state in ('PROPOSED', 'MERGED');
create index people_merge_kept on people_merge (kept_id, merged_at);
create index people_merge_list on people_merge (office, proposed_at desc, id desc);
call kit_protect('people_merge', 'office');
call kit_privacy('people_merge', 'L1', 'state, grounds, undone_why');
call kit_privacy('people_merge', 'L3', 'person_changes');

-- Every reference that a merge changed, as it was: what un-merge goes back by, however many years later. A row lies where the changed row lies.
create table people_merge_reference (
  id uuid primary key default gen_random_uuid(),
  merge_id uuid not null references people_merge (id) on delete cascade,
  office int not null,
  compartment int not null default 0,
  table_name text not null,
  column_name text not null,
  key jsonb not null, -- of the row as it is after the merge; of a folded one, as it was
  did text not null check (did in ('REPOINTED', 'FOLDED', 'LEFT')),
  folded_row jsonb, -- the whole row that was taken away
  kept_key jsonb, -- the row it was folded into
  kept_changes jsonb, -- what that row took over: column → [before, after]
  came_back text check (came_back in ('BACK', 'GONE', 'STAYS')) -- on undoing: back; no longer there; somebody moved it meanwhile, and it stays
);
create index people_merge_reference_merge on people_merge_reference (merge_id, table_name, id);
call kit_protect('people_merge_reference', 'office');
drop trigger audit on people_merge_reference; -- the rows it speaks of are audited
call kit_privacy('people_merge_reference', 'L1', 'table_name, column_name, did, came_back');
call kit_privacy('people_merge_reference', 'L3', 'key, folded_row, kept_key, kept_changes');

-- How far a long command has come, for whoever gave it: written beside the transaction, gone when it ends.
create table kit_progress (
  id uuid primary key,
  account uuid not null,
  done int not null,
  total int not null,
  at timestamptz not null
);
call kit_protect('kit_progress', 'own', 'select, insert, update, delete');

-- What an office has settled for its register.
create table people_setting (
  office int primary key references access_office (id),
  compartment int not null default 0 check (compartment = 0),
  merge_four_eyes boolean not null default false,
  changed_by uuid,
  changed_at timestamptz not null
);
call kit_protect('people_setting', 'office');

-- 2. Two files that may be one person. In a sealed compartment as soon as one of them is.
create table people_suspected_pair (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  a_id uuid not null references people_person (id) on delete cascade,
  b_id uuid not null references people_person (id) on delete cascade,
  state text not null default 'OPEN' check (state in ('OPEN', 'SAME', 'NOT_SAME')),
  score int not null check (score between 0 and 100),
  scorer text not null, -- which weights gave the score
  found_at timestamptz not null,
  put_off_at timestamptz not null, -- "later" puts it at the end of the list
  decided_by uuid,
  decided_at timestamptz,
  check (a_id < b_id),
  check ((state = 'OPEN') = (decided_by is null))
);
create unique index people_suspected_pair_once on people_suspected_pair (a_id, b_id);
create index people_suspected_pair_b on people_suspected_pair (b_id);
create index people_suspected_pair_list on people_suspected_pair (office, state, put_off_at, id);
call kit_protect('people_suspected_pair', 'office');
call kit_privacy('people_suspected_pair', 'L1', 'state, scorer');

-- What people said of a pair, never changed: agreement by field and the answer, the form in which weights learn.
create table people_pair_decision (
  id uuid primary key,
  pair_id uuid not null references people_suspected_pair (id) on delete cascade,
  office int not null,
  compartment int not null default 0,
  decision text not null check (decision in ('SAME', 'NOT_SAME', 'LATER', 'REOPENED')),
  place text not null check (place in ('LIST', 'ENTRY', 'IMPORT')), -- where it was said
  pattern jsonb not null, -- field → level of agreement; codes only
  score int not null,
  scorer text not null,
  decided_by uuid not null,
  decided_at timestamptz not null
);
create index people_pair_decision_pair on people_pair_decision (pair_id, decided_at);
create index people_pair_decision_list on people_pair_decision (office, decided_at desc, id desc);
call kit_protect('people_pair_decision', 'office', 'select, insert');
call kit_privacy('people_pair_decision', 'L1', 'decision, place, pattern, scorer');

create index people_person_changed on people_person (office, updated_at, id);

-- How far the look for pairs has come, office by office, in the order in which persons were changed.
create table people_pair_scan (
  office int primary key references access_office (id),
  compartment int not null default 0 check (compartment = 0),
  scanned_to timestamptz not null,
  scanned_id uuid not null
);
call kit_protect('people_pair_scan', 'office');

-- 3. Who was in which household, from when to when. people_person.household_id says with whom somebody travels now.
create table people_membership (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  household_id uuid not null,
  office int not null,
  compartment int not null default 0,
  role text not null default 'MEMBER' check (role in ('HEAD', 'MEMBER', 'GUARDIAN', 'CARED_FOR')),
  joined_on date not null,
  joined_why text not null default 'TOGETHER' check (joined_why in ('TOGETHER', 'BORN', 'MARRIED', 'REUNITED', 'GUARDIANSHIP', 'CORRECTED')),
  left_on date,
  left_why text check (left_why in ('SEPARATED', 'SPLIT', 'CAME_OF_AGE', 'DIED', 'GUARDIANSHIP_ENDED', 'CORRECTED')),
  foreign key (person_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade,
  foreign key (household_id, office, compartment) references people_household (id, office, compartment) on update cascade on delete cascade,
  check (left_on is null or left_on >= joined_on),
  check ((left_on is null) = (left_why is null))
);
create unique index people_membership_open on people_membership (household_id, person_id) where left_on is null;
create index people_membership_person on people_membership (person_id, joined_on);
create index people_membership_household on people_membership (household_id, joined_on);
call kit_protect('people_membership', 'office', 'select, insert, update, delete');
call kit_privacy('people_membership', 'L2', 'role, joined_on, joined_why, left_on, left_why');

-- Whoever writes with whom a person travels, and whenever: the dates follow, unless they were said already.
create function people_follow_household() returns trigger language plpgsql as $$
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
end $$;

insert into people_membership (person_id, household_id, office, compartment, joined_on)
  select id, household_id, office, compartment, created_at::date from people_person where household_id is not null;
create trigger follow_household after insert or update of household_id on people_person for each row execute function people_follow_household();

-- Who is what to whom, and how that is known (domain.md 3.5). `person_id` is the <code> of `other_id`: the daughter of, the guardian of.
create table people_link (
  id uuid primary key,
  person_id uuid not null,
  other_id uuid not null references people_person (id) on delete cascade,
  office int not null,
  compartment int not null default 0,
  code text not null check (code in ('SPO', 'PAR', 'SON', 'DAU', 'STS', 'STD', 'ADC', 'FOC', 'FAT', 'MOT', 'BRO', 'SIS', 'GRP', 'GRC', 'UNC', 'AUN', 'NEP', 'NIE', 'COU', 'FIL', 'MIL', 'INL', 'GUA', 'WAR', 'OTH')),
  verified text not null default 'NONE' check (verified in ('DOC', 'DNA', 'TESTIMONY', 'NONE')),
  verified_on date,
  from_on date,
  until_on date,
  created_at timestamptz not null,
  foreign key (person_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade,
  constraint people_link_two_persons check (person_id <> other_id),
  check (until_on is null or from_on is null or until_on >= from_on),
  check ((verified = 'NONE') = (verified_on is null))
);
create unique index people_link_once on people_link (person_id, other_id, code) where until_on is null;
create index people_link_other on people_link (other_id);
call kit_protect('people_link', 'office', 'select, insert, update, delete');
call kit_privacy('people_link', 'L2', 'code, verified, verified_on, from_on, until_on');

-- 4. A consent says to whom what may be given, and which text was read.
alter table people_consent add column recipient text not null default 'OFFICE'
  check (recipient in ('OFFICE', 'RECEIVING_MISSION', 'CARRIER', 'AUTHORITY', 'PARTNER', 'DONOR', 'MEDIA', 'RESEARCHER'));
alter table people_consent add column recipient_name text;
alter table people_consent add column scope text[] not null default '{}';
alter table people_consent add column text_version text;
call kit_privacy('people_consent', 'L2', 'recipient, recipient_name, scope, text_version');
-- Sharing without a recipient was meant for partners, and for who and where somebody travels: no more than that is read into it.
update people_consent set recipient = 'PARTNER', scope = '{IDENTITY,JOURNEY}' where kind = 'DATA_SHARING';

-- 5. What a person asks about their own record, and what was answered (domain.md 10.3; one month by GDPR art. 12(3)).
create table people_request (
  id uuid primary key,
  person_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('ACCESS', 'CORRECTION', 'ERASURE', 'OBJECTION', 'RESTRICTION')),
  channel text not null check (channel in ('IN_PERSON', 'LETTER', 'EMAIL', 'PHONE', 'REPRESENTATIVE')),
  detail text,
  asked_on date not null,
  due_on date not null,
  extended_why text check (extended_why in ('COMPLEX', 'MANY_REQUESTS', 'IDENTITY_IN_DOUBT')),
  state text not null default 'OPEN' check (state in ('OPEN', 'GRANTED', 'PARTLY', 'REFUSED', 'WITHDRAWN')),
  answer_why text check (answer_why in ('DONE', 'LEGAL_DUTY_TO_KEEP', 'HARM_TO_OTHERS', 'ONGOING_ASSISTANCE', 'NOT_WRONG', 'IDENTITY_NOT_SHOWN', 'PERSON_CHANGED_MIND')),
  answered_on date,
  received_by uuid not null,
  answered_by uuid,
  created_at timestamptz not null,
  foreign key (person_id, office, compartment) references people_person (id, office, compartment) on update cascade on delete cascade,
  check (due_on >= asked_on),
  check ((state = 'OPEN') = (answered_by is null)),
  check ((state = 'OPEN') = (answered_on is null))
);
create index people_request_person on people_request (person_id, asked_on);
create index people_request_due on people_request (office, state, due_on, id);
call kit_protect('people_request', 'office');
call kit_privacy('people_request', 'L2', 'kind, channel, asked_on, due_on, extended_why, state, answer_why, answered_on');
call kit_privacy('people_request', 'L3', 'detail');

-- The rules of section 1, for what stands so far. A later table says its own in its own migration.
insert into kit_repoint_rule (table_name, column_name, rule) values
  ('people_person', 'merged_into', 'STAYS'),
  ('people_token', 'person_id', 'STAYS'), -- words go on finding the merged file, which leads to the kept one
  ('people_merge', 'kept_id', 'STAYS'),
  ('people_merge', 'merged_id', 'STAYS'),
  ('people_suspected_pair', 'a_id', 'STAYS'),
  ('people_suspected_pair', 'b_id', 'STAYS'),
  ('people_link', '*', 'DROP_SELF'),
  ('people_link', 'verified', 'ROW_BY:DNA,DOC,TESTIMONY,NONE'),
  ('people_membership', 'joined_on', 'EARLIEST'),
  ('people_membership', 'role', 'RANK:HEAD,GUARDIAN,CARED_FOR,MEMBER'),
  -- One person twice in one case: in it as long as one of the two is, in the stronger role, with all their needs.
  ('cases_member', 'role', 'RANK:PA,SPOUSE,PARTNER,CHILD,PARENT,SIBLING,GRANDPARENT,CAREGIVER,OTHER_DEP'),
  ('cases_member', 'travelling', 'EITHER'),
  ('cases_member', 'special_needs', 'UNION'),
  ('cases_member', 'visa_number', 'FILL'),
  ('cases_member', 'joined_at', 'EARLIEST'),
  ('cases_member', 'left_at', 'OPEN_WINS'),
  -- Of two answers to one clearance the more careful one stands.
  ('movements_clearance', 'status', 'ROW_BY:REFUSED,REVOKED,PENDING_INFO,EXPIRED,TO_REQUEST,REQUESTED,CONDITIONAL,CLEARED,NOT_REQUIRED'),
  -- Two seats for one person are two tickets: only somebody who cancels one of them can mend that.
  ('movements_passenger', '*', 'REFUSE:both_on_one_journey');
select set_config('app.system', '', true), set_config('app.offices', '', true), set_config('app.compartments', '', true);
