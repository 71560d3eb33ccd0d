-- reintegration: plans under a ceiling, tranches, visits, surveys.
-- An overspend is impossible here, whoever writes and however many write at once: whatever changes a plan's money first waits for
-- the plan's own row, its two sums are always added up from the rows below it, and the checks then refuse what does not fit.
-- The functions keep the search path of this schema (set search_path from current).

create table reintegration_plan (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  status text not null check (status in ('DRAFT', 'PROPOSED', 'APPROVED', 'CLOSED', 'CANCELLED')),
  goal text not null,
  currency text not null,
  ceiling_minor bigint not null check (ceiling_minor >= 0), -- never above that of the programme's version, and never changed
  form_ceilings jsonb not null default '{}', -- form -> minor units, of the forms with a ceiling of their own
  committed_minor bigint not null default 0, -- the lines that stand: added up by trigger, whatever is written
  paid_minor bigint not null default 0, -- the tranches paid: added up by trigger, whatever is written
  return_on date,
  proposed_by uuid,
  proposed_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  sent_back_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade,
  constraint reintegration_plan_within_ceiling check (committed_minor between 0 and ceiling_minor),
  constraint reintegration_plan_paid_within_committed check (paid_minor between 0 and committed_minor),
  constraint reintegration_plan_four_eyes check (
    status not in ('APPROVED', 'CLOSED')
    or (proposed_by is not null and approved_by is not null and approved_by <> proposed_by and return_on is not null)
  )
);
create unique index reintegration_plan_one on reintegration_plan (case_id) where status <> 'CANCELLED';
create index reintegration_plan_list on reintegration_plan (office, created_at desc, id desc);
create index reintegration_plan_status on reintegration_plan (office, status, created_at desc, id desc);
create index reintegration_plan_approved on reintegration_plan (office, approved_at) where approved_at is not null;
call kit_protect('reintegration_plan', 'office');
call kit_privacy('reintegration_plan', 'L1', 'status, currency, form_ceilings, proposed_at, approved_at, created_at, updated_at');
call kit_privacy('reintegration_plan', 'L2', 'goal, return_on, sent_back_reason');

create table reintegration_line (
  id uuid primary key,
  plan_id uuid not null,
  office int not null,
  compartment int not null default 0,
  form text not null,
  description text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  jobs_self int not null default 0 check (jobs_self >= 0),
  jobs_family int not null default 0 check (jobs_family >= 0),
  jobs_community int not null default 0 check (jobs_community >= 0),
  cancelled_at timestamptz,
  created_at timestamptz not null,
  unique (id, office, compartment),
  unique (id, plan_id),
  foreign key (plan_id, office, compartment) references reintegration_plan (id, office, compartment) on update cascade
);
create index reintegration_line_plan on reintegration_line (plan_id);
call kit_protect('reintegration_line', 'office');
call kit_privacy('reintegration_line', 'L1', 'cancelled_at, created_at');
call kit_privacy('reintegration_line', 'L2', 'form, description');

create table reintegration_tranche (
  id uuid primary key,
  line_id uuid not null,
  plan_id uuid not null,
  office int not null,
  compartment int not null default 0,
  seq int not null check (seq > 0),
  amount_minor bigint not null check (amount_minor > 0),
  due_on date not null,
  status text not null default 'PLANNED' check (status in ('PLANNED', 'PAID', 'CANCELLED')),
  mode text check (mode in ('IN_KIND', 'CASH', 'BANK', 'MOBILE_MONEY', 'VOUCHER', 'TUITION', 'WAGE_SUBSIDY')),
  receipt text,
  supplier text,
  invoice text,
  invoice_key text, -- supplier and number in one spelling, so that the same invoice is found again
  quotes int,
  quotes_waiver text,
  paid_at timestamptz,
  paid_by uuid,
  unique (line_id, seq),
  foreign key (line_id, office, compartment) references reintegration_line (id, office, compartment) on update cascade,
  foreign key (line_id, plan_id) references reintegration_line (id, plan_id), -- a payment counts in the plan of its line and in no other
  constraint reintegration_tranche_paid_with_receipt check (status <> 'PAID' or (mode is not null and receipt is not null and paid_at is not null and paid_by is not null))
);
create index reintegration_tranche_plan on reintegration_tranche (plan_id);
create unique index reintegration_tranche_invoice_once on reintegration_tranche (invoice_key, office, compartment) where status = 'PAID';
call kit_protect('reintegration_tranche', 'office');
call kit_privacy('reintegration_tranche', 'L1', 'due_on, status, mode, paid_at');
call kit_privacy('reintegration_tranche', 'L2', 'receipt, supplier, invoice, invoice_key, quotes_waiver');

create table reintegration_visit (
  id uuid primary key,
  plan_id uuid not null,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  month int not null check (month >= 0),
  due_on date not null,
  window_days int not null check (window_days >= 0),
  late_after date not null generated always as (due_on + window_days) stored, -- whether it is late is read from the calendar, never stored
  status text not null default 'DUE' check (status in ('DUE', 'DONE', 'REFUSED', 'UNREACHABLE', 'NOT_APPLICABLE')),
  attempts int not null default 0,
  mode text,
  visited_on date,
  activity_running boolean,
  jobs_self int check (jobs_self >= 0),
  jobs_family int check (jobs_family >= 0),
  jobs_community int check (jobs_community >= 0),
  wish_to_stay text check (wish_to_stay in ('YES', 'NO', 'UNSURE')),
  note text,
  recorded_by uuid,
  recorded_at timestamptz,
  unique (id, office, compartment),
  unique (plan_id, month),
  foreign key (plan_id, office, compartment) references reintegration_plan (id, office, compartment) on update cascade
);
create index reintegration_visit_due on reintegration_visit (office, status, due_on, id);
create index reintegration_visit_found on reintegration_visit (office, visited_on) where status = 'DONE';
call kit_protect('reintegration_visit', 'office');
call kit_privacy('reintegration_visit', 'L2', 'due_on, late_after, status, mode, visited_on, activity_running, recorded_at');
call kit_privacy('reintegration_visit', 'L3', 'note, wish_to_stay');

-- Answers and scores with the version they were given to; written once, never computed again.
create table reintegration_survey (
  id uuid primary key,
  plan_id uuid not null,
  visit_id uuid,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  instrument_code text not null,
  instrument_version int not null,
  wave text not null check (wave in ('BASELINE', 'MIDLINE', 'ENDLINE')),
  answers jsonb not null,
  scores jsonb not null,
  composite numeric(5, 4) check (composite between 0 and 1),
  answered_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (plan_id, office, compartment) references reintegration_plan (id, office, compartment) on update cascade,
  foreign key (visit_id, office, compartment) references reintegration_visit (id, office, compartment) on update cascade,
  foreign key (instrument_code, instrument_version) references programmes_instrument (code, version)
);
create index reintegration_survey_plan on reintegration_survey (plan_id, answered_on);
call kit_protect('reintegration_survey', 'office', 'select, insert');
call kit_privacy('reintegration_survey', 'L2', 'instrument_code, wave, answered_on, recorded_at');
call kit_privacy('reintegration_survey', 'L3', 'answers, scores, composite');

-- A plan begins under what its programme's version allows its household, whoever writes it.
create function reintegration_check_ceilings() returns trigger language plpgsql set search_path from current as $$
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
end $$;
create trigger ceilings before insert on reintegration_plan for each row execute function reintegration_check_ceilings();

-- Here the plan's row is locked, and each statement sees what those who held it before have committed.
create function reintegration_add_up() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.case_id, new.currency, new.ceiling_minor, new.form_ceilings) is distinct from (old.case_id, old.currency, old.ceiling_minor, old.form_ceilings) then
    raise exception 'a ceiling never changes' using errcode = 'check_violation', constraint = 'reintegration_plan_ceiling_is_fixed';
  end if;
  new.committed_minor := (select coalesce(sum(l.amount_minor), 0) from reintegration_line l where l.plan_id = new.id and l.cancelled_at is null);
  new.paid_minor := (select coalesce(sum(t.amount_minor), 0) from reintegration_tranche t where t.plan_id = new.id and t.status = 'PAID');
  return new;
end $$;
create trigger added_up before update on reintegration_plan for each row execute function reintegration_add_up();

create function reintegration_guard_line() returns trigger language plpgsql set search_path from current as $$
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
end $$;
create trigger guarded before insert or update on reintegration_line for each row execute function reintegration_guard_line();

create function reintegration_weigh_line() returns trigger language plpgsql set search_path from current as $$
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
end $$;
create trigger weighed after insert or update of form, amount_minor, cancelled_at on reintegration_line for each row execute function reintegration_weigh_line();

create function reintegration_guard_tranche() returns trigger language plpgsql set search_path from current as $$
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
end $$;
create trigger guarded before insert or update on reintegration_tranche for each row execute function reintegration_guard_tranche();

create function reintegration_weigh_tranche() returns trigger language plpgsql set search_path from current as $$
begin
  if (select coalesce(sum(t.amount_minor), 0) from reintegration_tranche t where t.line_id = new.line_id and t.status <> 'CANCELLED')
     > (select case when l.cancelled_at is null then l.amount_minor else 0 end from reintegration_line l where l.id = new.line_id) then
    raise exception 'tranches over the line' using errcode = 'check_violation', constraint = 'reintegration_tranche_within_line';
  end if;
  update reintegration_plan set paid_minor = paid_minor where id = new.plan_id; -- its own trigger adds up
  return null;
end $$;
create trigger weighed after insert or update of status, amount_minor on reintegration_tranche for each row execute function reintegration_weigh_tranche();
