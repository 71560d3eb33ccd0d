-- originals: in whose hands the paper itself of an identity document is (domain.md 2.2): every hand as a dated row that never changes.
-- Safe beside the old version: it knows nothing of the table, and documents are written as before.

alter table people_document add constraint people_document_place unique (id, office, compartment);

-- HANDED: from one hand to another, with the number of its receipt. SIGNED: the receipt of such a step came back signed, with its scan or
-- without. ASKED_BACK: the person wants it back, from then on it is due. Who holds it now is the newest HANDED; with no row, the person.
create table people_original (
  id uuid primary key,
  document_id uuid not null,
  office int not null,
  compartment int not null default 0,
  step int not null check (step > 0),
  what text not null check (what in ('HANDED', 'SIGNED', 'ASKED_BACK')),
  from_holder text check (from_holder in ('PERSON', 'OFFICE', 'ESCORT', 'AIRLINE', 'AUTHORITY', 'CONSULATE')),
  from_name text,
  to_holder text check (to_holder in ('PERSON', 'OFFICE', 'ESCORT', 'AIRLINE', 'AUTHORITY', 'CONSULATE')),
  to_name text,
  to_function text,
  receipt_no text, -- random, so that it tells no volume
  signed_step int,
  file_id uuid references kit_file (id),
  done_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint people_original_one_at_a_time unique (document_id, step),
  foreign key (document_id, office, compartment) references people_document (id, office, compartment) on update cascade on delete cascade,
  constraint people_original_hands check ((what = 'HANDED') = (num_nonnulls(from_holder, from_name, to_holder, to_name, receipt_no) = 5)
    and (what = 'HANDED' or num_nonnulls(from_holder, from_name, to_holder, to_name, to_function, receipt_no) = 0)),
  check ((what = 'SIGNED') = (signed_step is not null)),
  check (signed_step < step),
  check (file_id is null or what = 'SIGNED')
);
create index people_original_file on people_original (file_id) where file_id is not null;
-- One signature for each receipt.
create unique index people_original_signed_once on people_original (document_id, signed_step) where signed_step is not null;
call kit_protect('people_original', 'office', 'select, insert');
call kit_privacy('people_original', 'L2', 'what, from_holder, from_name, to_holder, to_name, to_function, receipt_no, done_on');

-- The scan of a receipt is sealed with its document, the moment it is kept and whenever the person's file moves.
create trigger sealed_with_document after insert or update of office, compartment on people_original for each row
  when (new.file_id is not null) execute function cases_seal_file();

select set_config('app.system', 'on', true);
select set_config('app.offices', (select concat_ws(',', 0, string_agg(id::text, ',')) from access_office), true);
select set_config('app.compartments', (select coalesce(string_agg(id::text, ','), '') from access_compartment), true);
insert into kit_erasure_rule (table_name, does) values ('people_original', 'DELETE');
select set_config('app.system', '', true), set_config('app.offices', '', true), set_config('app.compartments', '', true);

-- An erasure takes the scans of receipts with it, as it takes the files of a case. The rest of the function stays as it is.
do $$
declare
  told text := pg_get_functiondef('people_erase(uuid, text[], timestamptz)'::regprocedure);
  before text := 'select file_id as id from cases_file where case_id = any (whole)';
begin
  if position(before in told) = 0 then raise exception 'people_erase: the list of files is not where it was'; end if;
  execute replace(told, before, before || '
    union select o.file_id from people_original o join people_document d on d.id = o.document_id where d.person_id = any (ids) and o.file_id is not null');
end $$;
