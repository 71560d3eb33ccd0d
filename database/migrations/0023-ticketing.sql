-- ticketing: requests for seats, quotes, the choice a second person approves, tickets and their coupons, costs, self-payers and travel loans.
-- Money adds up here, whoever writes: what a ticket cost is in its cost lines to the cent, and what a settled ticket was worth went
-- somewhere (back, kept by the carrier, flown, on to the next ticket). A choice above the ceiling of its day has two people in it.

-- From the packs: above this, a second person approves. A ceiling never changes; a later one follows it.
create table ticketing_ceiling (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  valid_from date not null,
  office int not null default 0,
  amount_minor bigint not null check (amount_minor >= 0),
  source text not null,
  published_at timestamptz not null,
  primary key (currency, valid_from)
);
call kit_protect('ticketing_ceiling', 'mission', 'select, insert');
call kit_privacy('ticketing_ceiling', 'L0', 'currency, valid_from, source');
create policy published_by_server on ticketing_ceiling for insert with check (app_system());

create table ticketing_request (
  id uuid primary key,
  case_id uuid not null,
  office int not null,
  compartment int not null default 0,
  public_ref text not null,
  kind text not null check (kind in ('FAMILY', 'ESCORT')),
  travel_request_id uuid not null references movements_request (id), -- what the family asked for: places, window, who pays
  escorts_request_id uuid references ticketing_request (id), -- for an escort: whom they go with
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
  transit_preferred text[] not null default '{}',
  transit_forbidden text[] not null default '{}',
  avoid_days int[] not null default '{}', -- 1 Monday to 7 Sunday
  daylight_arrival boolean not null default false,
  min_connection_min int check (min_connection_min between 0 and 2880),
  min_connection_reason text,
  medif_ref text,
  status text not null check (status in ('OPEN', 'PROPOSED', 'APPROVED', 'ISSUED', 'CANCELLED')),
  due_at timestamptz not null, -- what comes next must be done by then
  cancelled_reason text,
  requested_by uuid not null,
  requested_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (public_ref, office, compartment),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade,
  check (latest_on >= earliest_on),
  check ((kind = 'ESCORT') = (escorts_request_id is not null)),
  -- An escort comes back; a family does not, unless it is said when.
  check (one_way = (return_earliest_on is null) and one_way = (return_latest_on is null)),
  check (kind <> 'ESCORT' or not one_way),
  check (return_latest_on >= return_earliest_on),
  constraint ticketing_request_connection_reason check (min_connection_min is null or min_connection_reason is not null)
);
create unique index ticketing_request_once on ticketing_request (travel_request_id) where kind = 'FAMILY' and status <> 'CANCELLED';
create index ticketing_request_case on ticketing_request (case_id);
create index ticketing_request_escorts on ticketing_request (escorts_request_id) where escorts_request_id is not null;
create index ticketing_request_due on ticketing_request (office, status, due_at, id);
call kit_protect('ticketing_request', 'office');
call kit_privacy('ticketing_request', 'L1', 'public_ref, kind, project_code, wbs, donor, status');
call kit_privacy('ticketing_request', 'L2', 'from_place, to_place, earliest_on, latest_on, return_earliest_on, return_latest_on, transit_preferred, transit_forbidden, min_connection_reason, cancelled_reason');
call kit_privacy('ticketing_request', 'L3', 'medif_ref');

-- One payer each. A member of the case is known by their file; an escort by the name on their own passport.
create table ticketing_passenger (
  id uuid primary key,
  request_id uuid not null,
  person_id uuid references people_person (id),
  office int not null,
  compartment int not null default 0,
  payer text not null check (payer in ('PROJECT', 'SELF', 'LOAN', 'AGENCY', 'GOV')),
  surname text not null check (surname ~ '^[A-Z]+([ -][A-Z]+)*$'), -- E110
  given_names text not null check (given_names ~ '^([A-Z]+([ -][A-Z]+)*)?$'),
  title text not null check (title in ('MR', 'MRS', 'MSTR', 'MISS', 'MX')),
  ptc text not null check (ptc in ('ADT', 'CHD', 'INF')),
  document_id uuid references people_document (id),
  escort_kind text check (escort_kind in ('OPERATIONAL', 'MEDICAL_DOCTOR', 'MEDICAL_NURSE', 'CHILD', 'FAMILY')),
  ssr jsonb not null default '[]',
  bags_pieces int not null default 0 check (bags_pieces >= 0),
  bags_kg int not null default 0 check (bags_kg >= 0),
  unique (id, office, compartment),
  unique (id, request_id),
  foreign key (request_id, office, compartment) references ticketing_request (id, office, compartment) on update cascade,
  check ((person_id is null) = (escort_kind is not null))
);
create unique index ticketing_passenger_once on ticketing_passenger (request_id, person_id);
create index ticketing_passenger_person on ticketing_passenger (person_id);
call kit_protect('ticketing_passenger', 'office');
call kit_privacy('ticketing_passenger', 'L2', 'payer, surname, given_names, title, ptc, escort_kind');
call kit_privacy('ticketing_passenger', 'L3', 'ssr');

create table ticketing_quote (
  id uuid primary key,
  request_id uuid not null,
  office int not null,
  compartment int not null default 0,
  carrier text not null,
  fare_basis text not null,
  tariff text not null check (tariff in ('MIGRANT', 'PUBLISHED', 'CHARTER')),
  fares jsonb not null, -- for each age band: base and taxes of one passenger
  base_minor bigint not null check (base_minor >= 0),
  taxes_minor bigint not null check (taxes_minor >= 0),
  total_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  valid_until timestamptz not null,
  refundable boolean not null,
  change_fee_minor bigint check (change_fee_minor >= 0), -- for each passenger; null: no change at all
  flights text[] not null,
  via text[] not null default '{}',
  departs_at timestamptz not null,
  from_zone text not null,
  arrives_at timestamptz not null,
  to_zone text not null,
  return_departs_at timestamptz,
  shortest_connection_min int,
  bags_pieces int not null default 0,
  bags_kg int not null default 0,
  quoted_by uuid not null,
  quoted_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  unique (id, office, compartment),
  unique (id, request_id),
  foreign key (request_id, office, compartment) references ticketing_request (id, office, compartment) on update cascade,
  check (arrives_at > departs_at),
  constraint ticketing_quote_adds_up check (total_minor = base_minor + taxes_minor)
);
create index ticketing_quote_request on ticketing_quote (request_id);
call kit_protect('ticketing_quote', 'office');
call kit_privacy('ticketing_quote', 'L1', 'carrier, fare_basis, tariff, fares, currency, from_zone, to_zone');
call kit_privacy('ticketing_quote', 'L2', 'flights, via');

-- The quote that was taken: by whom, at which rate of exchange, under which ceiling, and who said yes to it.
create table ticketing_choice (
  id uuid primary key,
  request_id uuid not null,
  quote_id uuid not null,
  office int not null,
  compartment int not null default 0,
  justification text,
  total_minor bigint not null,
  currency text not null,
  rate_micro bigint not null check (rate_micro > 0), -- millionths of the report currency for one unit of the quote's
  rate_source text,
  rate_on date,
  report_currency text not null,
  report_minor bigint not null check (report_minor >= 0),
  ceiling_minor bigint, -- of the day, written by the trigger whatever is given; null: none stands, and two people are needed
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  unique (id, office, compartment),
  unique (id, request_id),
  foreign key (request_id, office, compartment) references ticketing_request (id, office, compartment) on update cascade,
  foreign key (quote_id, request_id) references ticketing_quote (id, request_id),
  check ((approved_by is null) = (approved_at is null)),
  constraint ticketing_choice_rate_has_source check (currency = report_currency or (rate_source is not null and rate_on is not null)),
  constraint ticketing_choice_same_currency check (currency <> report_currency or (rate_micro = 1000000 and report_minor = total_minor)),
  constraint ticketing_choice_four_eyes check (approved_by is null or approved_by <> proposed_by or report_minor <= coalesce(ceiling_minor, -1))
);
create unique index ticketing_choice_one on ticketing_choice (request_id) where withdrawn_at is null;
create index ticketing_choice_request on ticketing_choice (request_id);
call kit_protect('ticketing_choice', 'office');
call kit_privacy('ticketing_choice', 'L1', 'currency, rate_source, rate_on, report_currency');
call kit_privacy('ticketing_choice', 'L2', 'justification, withdrawn_reason');

create table ticketing_ticket (
  id uuid primary key,
  request_id uuid not null,
  passenger_id uuid not null,
  case_id uuid not null references cases_case (id),
  movement_id uuid not null references movements_movement (id),
  choice_id uuid not null,
  office int not null,
  compartment int not null default 0,
  ticket_no text not null check (ticket_no ~ '^\d{13}$'),
  booking_ref text not null check (booking_ref ~ '^[A-Z0-9]{6}$'),
  carrier text not null,
  agency text,
  ptc text not null,
  payer text not null,
  currency text not null,
  base_minor bigint not null check (base_minor >= 0),
  taxes_minor bigint not null check (taxes_minor >= 0),
  total_minor bigint not null, -- what it is worth
  fee_minor bigint not null default 0 check (fee_minor >= 0), -- paid for the change that made it
  carried_in_minor bigint not null default 0 check (carried_in_minor >= 0), -- of its worth, what came from the ticket before
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  kept_minor bigint not null default 0 check (kept_minor >= 0), -- penalty or residue that the carrier keeps
  used_minor bigint not null default 0 check (used_minor >= 0), -- flown
  carried_on_minor bigint not null default 0 check (carried_on_minor >= 0), -- gone into the next ticket
  report_currency text not null,
  rate_micro bigint not null check (rate_micro > 0),
  value_report_minor bigint not null, -- its worth in the report currency, so that a refund undoes exactly what was paid
  cash_report_minor bigint not null, -- of that and the fee, what was newly paid
  status text not null check (status in ('ISSUED', 'EXCHANGED', 'REFUNDED', 'VOID')),
  exchanged_from uuid references ticketing_ticket (id),
  open_coupons int not null default 0, -- counted by trigger
  claim_from timestamptz not null, -- with coupons still open then, there is money to claim back
  claimed_at timestamptz,
  claimed_by uuid,
  issued_by uuid not null,
  issued_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  unique (id, office, compartment),
  foreign key (request_id, office, compartment) references ticketing_request (id, office, compartment) on update cascade,
  foreign key (passenger_id, request_id) references ticketing_passenger (id, request_id),
  foreign key (choice_id, request_id) references ticketing_choice (id, request_id),
  constraint ticketing_ticket_once unique (ticket_no, office, compartment),
  constraint ticketing_ticket_adds_up check (total_minor = base_minor + taxes_minor and carried_in_minor <= total_minor),
  constraint ticketing_ticket_money_goes_somewhere check (
    refunded_minor + kept_minor + used_minor + carried_on_minor = case when status = 'ISSUED' then 0 else total_minor end),
  check ((status = 'ISSUED') = (settled_at is null)),
  check (carried_on_minor = 0 or status = 'EXCHANGED'),
  check (carried_in_minor = 0 or exchanged_from is not null)
);
create unique index ticketing_ticket_one on ticketing_ticket (passenger_id) where status = 'ISSUED';
create unique index ticketing_ticket_exchanged_once on ticketing_ticket (exchanged_from) where exchanged_from is not null;
create index ticketing_ticket_request on ticketing_ticket (request_id);
create index ticketing_ticket_movement on ticketing_ticket (movement_id, case_id);
create index ticketing_ticket_unused on ticketing_ticket (office, claim_from, id) where status = 'ISSUED' and open_coupons > 0;
call kit_protect('ticketing_ticket', 'office');
call kit_privacy('ticketing_ticket', 'L1', 'carrier, agency, currency, report_currency, status');
call kit_privacy('ticketing_ticket', 'L2', 'ticket_no, booking_ref, ptc, payer');

create table ticketing_coupon (
  id uuid primary key,
  ticket_id uuid not null,
  office int not null,
  compartment int not null default 0,
  seq int not null check (seq > 0),
  leg_id uuid references movements_leg (id), -- null: the way back of an escort
  flight text not null,
  from_place text not null,
  to_place text not null,
  departs_at timestamptz not null,
  arrives_at timestamptz not null,
  status text not null check (status in ('O', 'C', 'L', 'F', 'E', 'R', 'V', 'S', 'P', 'X')),
  changed_at timestamptz not null,
  unique (ticket_id, seq),
  foreign key (ticket_id, office, compartment) references ticketing_ticket (id, office, compartment) on update cascade
);
call kit_protect('ticketing_coupon', 'office');
call kit_privacy('ticketing_coupon', 'L2', 'flight, from_place, to_place, status');

-- Every amount that a journey cost, for ever; a mistake is struck out with its reason. Only a refund is negative.
create table ticketing_cost (
  id uuid primary key,
  case_id uuid,
  movement_id uuid references movements_movement (id),
  whole_movement_id uuid, -- the movement, when the cost is of no case: then the line lies where the movement lies
  person_id uuid references people_person (id),
  request_id uuid references ticketing_request (id),
  ticket_id uuid references ticketing_ticket (id),
  office int not null,
  compartment int not null default 0,
  nature text not null check (nature in ('TICKET', 'TAXES', 'EXCESS_BAGGAGE', 'VISA_FEE', 'EXIT_FEE', 'TRAVEL_DOC_FEE', 'MEDICAL', 'ESCORT_PER_DIEM', 'ESCORT_TICKET',
    'TRANSIT_LODGING', 'MEALS', 'GROUND', 'CHARTER', 'COMMUNICATION', 'NFI_KIT', 'POCKET_MONEY', 'SERVICE_FEE', 'REFUND')),
  payer text not null check (payer in ('PROJECT', 'SELF', 'LOAN', 'AGENCY', 'GOV')),
  project_code text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null,
  rate_micro bigint not null check (rate_micro > 0),
  rate_source text,
  rate_on date,
  report_currency text not null,
  report_minor bigint not null,
  note text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  recorded_on date not null,
  struck_by uuid,
  struck_at timestamptz,
  struck_reason text,
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade,
  foreign key (whole_movement_id, office, compartment) references movements_movement (id, office, compartment) on update cascade,
  check ((case_id is null) = (whole_movement_id is not null)),
  check (whole_movement_id is null or whole_movement_id = movement_id),
  constraint ticketing_cost_signed check (case when nature = 'REFUND' then amount_minor < 0 else amount_minor >= 0 end),
  constraint ticketing_cost_report_signed check (case when nature = 'REFUND' then report_minor <= 0 else report_minor >= 0 end),
  check (ticket_id is null or struck_at is null) -- what a ticket cost follows its ticket
);
create index ticketing_cost_case on ticketing_cost (case_id, recorded_at) where case_id is not null;
create index ticketing_cost_movement on ticketing_cost (movement_id, recorded_at) where movement_id is not null;
create index ticketing_cost_ticket on ticketing_cost (ticket_id) where ticket_id is not null;
create index ticketing_cost_person on ticketing_cost (person_id) where person_id is not null;
create index ticketing_cost_days on ticketing_cost (office, recorded_on, id);
call kit_protect('ticketing_cost', 'office');
call kit_privacy('ticketing_cost', 'L1', 'project_code, currency, rate_source, rate_on, report_currency, recorded_on');
call kit_privacy('ticketing_cost', 'L2', 'nature, payer, note, struck_reason');

-- Somebody who pays for their own journey: from what they asked to what they were given back (domain.md 7.2).
create table ticketing_offer (
  id uuid primary key,
  request_id uuid not null,
  case_id uuid not null references cases_case (id),
  office int not null,
  compartment int not null default 0,
  status text not null check (status in ('ASKED', 'ELIGIBLE_TRAVEL', 'QUOTED', 'AWAITING_PAYMENT', 'PAID', 'BOOKED', 'TRAVELLED', 'HANDED_OVER', 'CANCELLED', 'REFUNDED')),
  checks text[] not null default '{}',
  currency text,
  fares_minor bigint check (fares_minor >= 0),
  fees jsonb not null default '[]', -- for each passenger: which fee of the dated table, and its amount on that day
  fees_minor bigint check (fees_minor >= 0),
  total_minor bigint,
  told_by uuid,
  told_at timestamptz,
  valid_until timestamptz,
  accepted_name text,
  accepted_how text check (accepted_how in ('SIGNED', 'LETTER', 'EMAIL')),
  accepted_language text,
  accepted_on date,
  accepted_by uuid, -- the officer who holds the paper
  paid_minor bigint not null default 0, -- added up by trigger
  refunded_minor bigint not null default 0, -- added up by trigger
  updated_at timestamptz not null,
  unique (id, office, compartment),
  unique (request_id),
  foreign key (request_id, office, compartment) references ticketing_request (id, office, compartment) on update cascade,
  constraint ticketing_offer_adds_up check (total_minor = fares_minor + fees_minor),
  constraint ticketing_offer_told check (status in ('ASKED', 'ELIGIBLE_TRAVEL', 'CANCELLED') or (total_minor is not null and currency is not null)),
  constraint ticketing_offer_accepted check (
    status not in ('AWAITING_PAYMENT', 'PAID', 'BOOKED', 'TRAVELLED', 'HANDED_OVER') or (accepted_name is not null and accepted_how is not null and accepted_on is not null)),
  constraint ticketing_offer_paid check (status not in ('PAID', 'BOOKED', 'TRAVELLED', 'HANDED_OVER') or paid_minor = total_minor),
  constraint ticketing_offer_refund_within_paid check (refunded_minor <= paid_minor)
);
create index ticketing_offer_case on ticketing_offer (case_id);
call kit_protect('ticketing_offer', 'office');
call kit_privacy('ticketing_offer', 'L1', 'checks, currency, fees');
call kit_privacy('ticketing_offer', 'L2', 'status, accepted_name, accepted_how, accepted_language, accepted_on');

create table ticketing_payment (
  id uuid primary key,
  offer_id uuid not null,
  office int not null,
  compartment int not null default 0,
  kind text not null check (kind in ('PAYMENT', 'REFUND')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  mode text not null check (mode in ('BANK', 'CARD', 'CASH', 'CHEQUE', 'MOBILE_MONEY', 'VOUCHER')),
  reference text not null,
  payer_name text not null,
  receipt_no text not null,
  paid_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (offer_id, office, compartment) references ticketing_offer (id, office, compartment) on update cascade,
  unique (receipt_no, office, compartment)
);
create unique index ticketing_payment_once on ticketing_payment (offer_id) where kind = 'PAYMENT';
create index ticketing_payment_offer on ticketing_payment (offer_id);
call kit_protect('ticketing_payment', 'office', 'select, insert');
call kit_privacy('ticketing_payment', 'L1', 'kind, currency, mode, receipt_no, paid_on');
call kit_privacy('ticketing_payment', 'L2', 'reference, payer_name');

create table ticketing_loan (
  id uuid primary key,
  request_id uuid not null,
  case_id uuid not null references cases_case (id),
  office int not null,
  compartment int not null default 0,
  public_ref text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  instalments jsonb not null, -- [{ dueOn, amountMinor }], earliest first
  status text not null check (status in ('DRAFT', 'SIGNED', 'CANCELLED')),
  language text,
  signed_on date,
  signed_by uuid, -- the officer who holds the note
  cancelled_reason text,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  foreign key (request_id, office, compartment) references ticketing_request (id, office, compartment) on update cascade,
  constraint ticketing_loan_signed check (status <> 'SIGNED' or (language is not null and signed_on is not null and signed_by is not null))
);
create unique index ticketing_loan_one on ticketing_loan (request_id) where status <> 'CANCELLED';
create index ticketing_loan_case on ticketing_loan (case_id);
call kit_protect('ticketing_loan', 'office');
call kit_privacy('ticketing_loan', 'L1', 'public_ref, currency, status');
call kit_privacy('ticketing_loan', 'L2', 'instalments, language, signed_on, cancelled_reason');

create table ticketing_borrower (
  loan_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  primary key (loan_id, person_id),
  foreign key (loan_id, office, compartment) references ticketing_loan (id, office, compartment) on update cascade
);
create index ticketing_borrower_person on ticketing_borrower (person_id);
call kit_protect('ticketing_borrower', 'office');

-- ── what no writer can pass ──

-- The ceiling of the day of the proposal, whatever was given; and no quote is taken after its hour.
create function ticketing_guard_choice() returns trigger language plpgsql set search_path from current as $$
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
end $$;
create trigger guarded before insert or update on ticketing_choice for each row execute function ticketing_guard_choice();

-- A quote is what the carrier said that day: it can be withdrawn, never rewritten.
create function ticketing_guard_quote() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.request_id, new.carrier, new.fare_basis, new.tariff, new.fares, new.base_minor, new.taxes_minor, new.currency, new.valid_until, new.refundable, new.change_fee_minor,
      new.departs_at, new.arrives_at) is distinct from
     (old.request_id, old.carrier, old.fare_basis, old.tariff, old.fares, old.base_minor, old.taxes_minor, old.currency, old.valid_until, old.refundable, old.change_fee_minor,
      old.departs_at, old.arrives_at) then
    raise exception 'a quote never changes' using errcode = 'check_violation', constraint = 'ticketing_quote_is_fixed';
  end if;
  return new;
end $$;
create trigger guarded before update on ticketing_quote for each row execute function ticketing_guard_quote();

-- A ticket is issued of an approved choice; an exchange spends no more than one person may.
create function ticketing_guard_ticket() returns trigger language plpgsql set search_path from current as $$
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
end $$;
create trigger guarded before insert or update on ticketing_ticket for each row execute function ticketing_guard_ticket();

-- At the commit: the cost lines of a ticket are what was paid for it, less what came back. In integers, to the cent.
create function ticketing_weigh_ticket() returns trigger language plpgsql set search_path from current as $$
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
end $$;
create constraint trigger weighed after insert or update on ticketing_ticket deferrable initially deferred for each row execute function ticketing_weigh_ticket();
create constraint trigger weighed after insert or update on ticketing_cost deferrable initially deferred for each row execute function ticketing_weigh_ticket();

-- A recorded cost is struck out, never rewritten.
create function ticketing_guard_cost() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.nature, new.payer, new.project_code, new.currency, new.amount_minor, new.rate_micro, new.report_currency, new.report_minor, new.ticket_id, new.case_id, new.movement_id, new.recorded_at)
     is distinct from (old.nature, old.payer, old.project_code, old.currency, old.amount_minor, old.rate_micro, old.report_currency, old.report_minor, old.ticket_id, old.case_id, old.movement_id, old.recorded_at)
     or (old.struck_at is not null and new.struck_at is distinct from old.struck_at) then
    raise exception 'a cost never changes' using errcode = 'check_violation', constraint = 'ticketing_cost_is_fixed';
  end if;
  return new;
end $$;
create trigger guarded before update on ticketing_cost for each row execute function ticketing_guard_cost();

-- Which status of a coupon may follow which; the same table stands in domain/ticketing/ticket-rules.ts.
create function ticketing_move_coupon() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and new.status <> old.status and position(new.status in case old.status
      when 'O' then 'CLFERVSP' when 'C' then 'OLFS' when 'L' then 'OF' when 'S' then 'OERV' when 'P' then 'FRX' else '' end) = 0 then
    raise exception 'a coupon does not go from % to %', old.status, new.status using errcode = 'check_violation', constraint = 'ticketing_coupon_moves';
  end if;
  return new;
end $$;
create trigger moves before update on ticketing_coupon for each row execute function ticketing_move_coupon();
create function ticketing_count_coupons() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' or new.status <> old.status then
    update ticketing_ticket set open_coupons = (select count(*) from ticketing_coupon c where c.ticket_id = new.ticket_id and c.status in ('O', 'C', 'S', 'P'))
    where id = new.ticket_id;
  end if;
  return null;
end $$;
create trigger counted after insert or update on ticketing_coupon for each row execute function ticketing_count_coupons();

-- What is paid is what was asked, once; what is given back is never more.
create function ticketing_guard_payment() returns trigger language plpgsql set search_path from current as $$
declare
  offer record;
begin
  select o.status, o.total_minor, o.currency into offer from ticketing_offer o where o.id = new.offer_id for no key update;
  if new.kind = 'PAYMENT' and (offer.status <> 'AWAITING_PAYMENT' or new.amount_minor <> offer.total_minor) or new.currency <> offer.currency then
    raise exception 'a payment is exactly what was accepted' using errcode = 'check_violation', constraint = 'ticketing_payment_equals';
  end if;
  return new;
end $$;
create trigger guarded before insert on ticketing_payment for each row execute function ticketing_guard_payment();
create function ticketing_add_up_offer() returns trigger language plpgsql set search_path from current as $$
begin
  new.paid_minor := (select coalesce(sum(p.amount_minor), 0) from ticketing_payment p where p.offer_id = new.id and p.kind = 'PAYMENT');
  new.refunded_minor := (select coalesce(sum(p.amount_minor), 0) from ticketing_payment p where p.offer_id = new.id and p.kind = 'REFUND');
  return new;
end $$;
create trigger added_up before insert or update on ticketing_offer for each row execute function ticketing_add_up_offer();
create function ticketing_weigh_offer() returns trigger language plpgsql set search_path from current as $$
begin
  update ticketing_offer set paid_minor = paid_minor where id = new.offer_id; -- its own trigger adds up
  return null;
end $$;
create trigger weighed after insert on ticketing_payment for each row execute function ticketing_weigh_offer();

-- The instalments of a loan are the loan; a signed note never changes.
create function ticketing_weigh_loan() returns trigger language plpgsql set search_path from current as $$
begin
  if (select coalesce(sum((i ->> 'amountMinor')::bigint), 0) from jsonb_array_elements(new.instalments) i) <> new.amount_minor then
    raise exception 'the instalments are not the loan' using errcode = 'check_violation', constraint = 'ticketing_loan_adds_up';
  end if;
  if tg_op = 'UPDATE' and old.status <> 'DRAFT' and (new.amount_minor, new.currency, new.instalments, new.language, new.signed_on)
     is distinct from (old.amount_minor, old.currency, old.instalments, old.language, old.signed_on) then
    raise exception 'a signed note never changes' using errcode = 'check_violation', constraint = 'ticketing_loan_is_signed';
  end if;
  return new;
end $$;
create trigger weighed before insert or update on ticketing_loan for each row execute function ticketing_weigh_loan();
