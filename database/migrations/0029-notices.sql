-- notices: what an office tells those who will meet a journey (ABN, domain.md 1.6). No name of a traveller lies in these tables.

-- What other lists must agree with (E180): written by the notices room through the door of movements, read at the freeze.
alter table movements_movement add column announced jsonb;
call kit_privacy('movements_movement', 'L1', 'announced');

-- Numbers without a gap, in an office and a year: an auditor sees that none is missing. Sealed journeys count by themselves, so
-- that no gap among the open ones tells of them.
create table notices_number (
  office int not null check (office > 0),
  compartment int not null default 0,
  year int not null check (year between 2000 and 2200),
  last int not null check (last > 0),
  primary key (office, compartment, year)
);
call kit_protect('notices_number', 'office');

create table notices_notice (
  id uuid primary key,
  movement_id uuid not null,
  office int not null,
  compartment int not null default 0,
  number text, -- given by the first sending
  due text check (due in ('NEW', 'UPDATE', 'CANCEL', 'DEPARTED')), -- what the recipients are still owed; null: nothing
  departs_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (number, office, compartment),
  constraint notices_notice_one unique (movement_id),
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade
);
create index notices_notice_due on notices_notice (office, departs_at, id) where due is not null;
call kit_protect('notices_notice', 'office');
call kit_privacy('notices_notice', 'L1', 'number, due, departs_at, updated_at');

-- Written once, never changed: what was said stays said.
create table notices_version (
  id uuid primary key,
  notice_id uuid not null,
  office int not null,
  compartment int not null default 0,
  version int not null check (version > 0),
  kind text not null check (kind in ('NEW', 'UPDATE', 'CANCEL', 'DEPARTED')),
  content jsonb not null,
  diff jsonb not null default '[]',
  sha256 text not null,
  supersedes text, -- the sha256 of the version before
  sent_at timestamptz not null,
  sent_by uuid not null,
  acknowledge_by timestamptz not null,
  unique (id, office, compartment),
  unique (id, compartment),
  unique (notice_id, version),
  foreign key (notice_id, office, compartment) references notices_notice (id, office, compartment) on update cascade,
  constraint notices_version_adds_up check (
    (content -> 'pax' ->> 'total')::int = (content -> 'pax' ->> 'adults')::int + (content -> 'pax' ->> 'children')::int + (content -> 'pax' ->> 'infants')::int)
);
call kit_protect('notices_version', 'office', 'select, insert');
call kit_privacy('notices_version', 'L1', 'kind, sha256, supersedes, sent_at, acknowledge_by');
call kit_privacy('notices_version', 'L3', 'content, diff');
create function notices_refuse_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 then return new; end if; -- a cascade of office or compartment, never of the words
  raise exception 'a notice that was sent never changes' using errcode = 'restrict_violation';
end $$;
create trigger immutable before update or delete on notices_version for each row execute function notices_refuse_change();

-- Who was told, as the sender keeps it.
create table notices_recipient (
  id uuid primary key,
  version_id uuid not null,
  office int not null,
  compartment int not null default 0,
  role text not null check (role in ('DESTINATION', 'TRANSIT_DESK', 'BOOKING_DESK', 'OTHER')),
  to_office int references access_office (id),
  organisation text,
  email text, -- of an office, never of a person at home
  mailed_at timestamptz,
  acknowledge_by timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_how text, -- at an organisation: who said so, by function
  reminded_at timestamptz,
  is_newest boolean not null, -- of its notice; only the newest version waits for an answer
  unique (id, office, compartment),
  foreign key (version_id, office, compartment) references notices_version (id, office, compartment) on update cascade,
  check ((to_office is null) = (organisation is not null)),
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index notices_recipient_version on notices_recipient (version_id);
create index notices_recipient_waiting on notices_recipient (office, acknowledge_by, id) where acknowledged_at is null and is_newest;
create index notices_recipient_to_mail on notices_recipient (office, id) where mailed_at is null and email is not null;
call kit_protect('notices_recipient', 'office');
call kit_privacy('notices_recipient', 'L1', 'role, organisation, email, mailed_at, acknowledge_by, acknowledged_at, acknowledged_how, reminded_at');

-- The copy of an office that was told: the row is that office's own, in the compartment of the journey.
create table notices_received (
  id uuid primary key,
  recipient_id uuid not null references notices_recipient (id),
  version_id uuid not null,
  office int not null check (office > 0),
  compartment int not null default 0,
  from_office int not null references access_office (id),
  number text not null,
  version int not null,
  kind text not null check (kind in ('NEW', 'UPDATE', 'CANCEL', 'DEPARTED')),
  role text not null check (role in ('DESTINATION', 'TRANSIT_DESK', 'BOOKING_DESK', 'OTHER')),
  content jsonb not null,
  diff jsonb not null default '[]',
  sha256 text not null,
  sent_at timestamptz not null,
  acknowledge_by timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  is_newest boolean not null,
  unique (id, office, compartment),
  constraint notices_received_once unique (recipient_id),
  -- A journey that is sealed later takes the copies of other offices with it.
  foreign key (version_id, compartment) references notices_version (id, compartment) on update cascade,
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index notices_received_list on notices_received (office, sent_at desc, id desc);
create index notices_received_waiting on notices_received (office, acknowledge_by, id) where acknowledged_at is null and is_newest;
create index notices_received_number on notices_received (number, from_office, office, role);
create index notices_received_version on notices_received (version_id, compartment);
call kit_protect('notices_received', 'office');
call kit_privacy('notices_received', 'L1', 'number, kind, role, sha256, sent_at, acknowledge_by, acknowledged_at');
call kit_privacy('notices_received', 'L3', 'content, diff');
