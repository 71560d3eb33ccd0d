-- papers: the sealed bag of travel papers with its chain of custody (domain.md 1.6).
-- No number of any paper lies in these tables.

create table papers_bag (
  id uuid primary key,
  case_id uuid not null,
  movement_id uuid,
  office int not null,
  compartment int not null default 0,
  seal text, -- the number printed on the seal
  contents jsonb not null,
  medical_envelope boolean not null,
  sealed_at timestamptz not null, -- by the clock of whoever sealed it
  sealed_by uuid not null,
  holder_kind text not null check (holder_kind in ('STAFF', 'TRAVELLER', 'CARRIER', 'RECEIVER')),
  holder_name text not null,
  held_since timestamptz not null,
  received_at timestamptz, -- by whoever it was meant for; from then on it is no longer in our hands
  created_at timestamptz not null,
  revision int not null default 1 check (revision > 0),
  last_command uuid,
  unique (id, office, compartment),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade,
  foreign key (movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade,
  constraint papers_bag_holds_something check (jsonb_array_length(contents) > 0 or medical_envelope),
  check ((received_at is not null) = (holder_kind = 'RECEIVER'))
);
create index papers_bag_case on papers_bag (case_id, sealed_at, id);
call kit_protect('papers_bag', 'office');
call kit_privacy('papers_bag', 'L2', 'seal, contents, medical_envelope, sealed_at, holder_kind, held_since, received_at');
call kit_privacy('papers_bag', 'L2', 'holder_name');

-- Each hand the bag went through: written once, never changed.
create table papers_custody (
  id uuid primary key,
  bag_id uuid not null,
  office int not null,
  compartment int not null default 0,
  step int not null check (step > 0),
  from_kind text check (from_kind in ('STAFF', 'TRAVELLER', 'CARRIER', 'RECEIVER')),
  from_name text,
  to_kind text not null check (to_kind in ('STAFF', 'TRAVELLER', 'CARRIER', 'RECEIVER')),
  to_name text not null,
  to_function text,
  seal_intact boolean not null,
  note text,
  drawn text, -- the strokes of a signature, when one was drawn
  done_at timestamptz not null,
  heard_at timestamptz not null,
  recorded_by uuid not null,
  unique (id, office, compartment),
  constraint papers_custody_one_at_a_time unique (bag_id, step),
  foreign key (bag_id, office, compartment) references papers_bag (id, office, compartment) on update cascade on delete cascade,
  constraint papers_custody_broken_seal_is_explained check (seal_intact or note is not null),
  check ((step = 1) = (from_kind is null))
);
call kit_protect('papers_custody', 'office', 'select, insert');
call kit_privacy('papers_custody', 'L2', 'from_kind, from_name, to_kind, to_name, to_function, seal_intact, done_at, heard_at');
call kit_privacy('papers_custody', 'L3', 'note, drawn');
