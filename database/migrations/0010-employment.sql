-- employment: vacancies of employers, work profiles of people who look for work, and the referrals between them.
-- Of a person only declared job facts lie here: no sex, religion, ethnic group or family status (domain.md 6.5).
-- Occupations are unit groups of ISCO-08 as numbers, so that a minor, sub-major or major group is a range.

create table employment_vacancy (
  id uuid primary key,
  office int not null check (office > 0),
  compartment int not null default 0,
  employer text not null,
  title text not null,
  isco int not null check (isco between 110 and 9699),
  tasks text not null default '',
  must_skills jsonb not null default '[]',
  education_min int check (education_min between 0 and 8),
  experience_months int not null default 0 check (experience_months >= 0),
  languages jsonb not null default '[]',
  licences text[] not null default '{}',
  country text not null check (country ~ '^[A-Z]{3}$'),
  region text not null, -- ISO 3166-2
  city text not null default '',
  wage_min_minor bigint not null check (wage_min_minor >= 0), -- for a month
  wage_max_minor bigint not null,
  currency text not null,
  openings int not null check (openings > 0),
  starts_on date not null,
  deadline_on date,
  status text not null check (status in ('DRAFT', 'VETTED', 'OPEN', 'ON_HOLD', 'FILLED', 'EXPIRED', 'WITHDRAWN')),
  checks text[] not null default '{}', -- what was made sure of at the employer
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  check (wage_max_minor >= wage_min_minor),
  check (deadline_on is null or deadline_on <= starts_on),
  -- Nobody is sent to an employer who was not vetted (E280).
  constraint employment_vacancy_vetted check (status in ('DRAFT', 'WITHDRAWN') or cardinality(checks) > 0)
);
create index employment_vacancy_list on employment_vacancy (office, created_at desc, id desc);
create index employment_vacancy_status on employment_vacancy (office, status, created_at desc, id desc);
call kit_protect('employment_vacancy', 'office');
call kit_privacy('employment_vacancy', 'L1', 'employer, title, tasks, must_skills, languages, licences, country, region, city, currency, starts_on, deadline_on, status, checks');

create table employment_candidate (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null references people_person (id),
  office int not null,
  compartment int not null default 0,
  status text not null check (status in ('ACTIVE', 'PAUSED', 'IN_TRAINING', 'SELF_EMPLOYED', 'PLACED', 'INACTIVE')),
  education int not null check (education between 0 and 8),
  skills jsonb not null default '[]',
  languages jsonb not null default '[]',
  licences text[] not null default '{}',
  country text not null,
  region text not null,
  commutes_to text[] not null default '{}',
  relocates boolean not null default false,
  avoids text[] not null default '{}', -- for their safety; nobody asks why
  available_from date not null,
  wage_min_minor bigint check (wage_min_minor >= 0),
  currency text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  foreign key (case_id, office, compartment) references cases_case (id, office, compartment) on update cascade,
  check ((wage_min_minor is null) = (currency is null)),
  constraint employment_candidate_one unique (case_id, person_id)
);
create index employment_candidate_person on employment_candidate (person_id);
call kit_protect('employment_candidate', 'office');
call kit_privacy('employment_candidate', 'L2', 'status, skills, languages, licences, country, region, commutes_to, available_from, currency');
call kit_privacy('employment_candidate', 'L3', 'avoids');

-- What somebody wishes to do (wished) or has done (months). Written anew with each profile.
create table employment_occupation (
  candidate_id uuid not null,
  office int not null,
  compartment int not null default 0,
  place int not null, -- in the order in which they were said
  isco int not null check (isco between 110 and 9699),
  wished boolean not null,
  months int check (months > 0),
  is_active boolean not null, -- as the profile: only who looks for work is found by an occupation
  primary key (candidate_id, place),
  foreign key (candidate_id, office, compartment) references employment_candidate (id, office, compartment) on update cascade on delete cascade,
  check (wished = (months is null))
);
create index employment_occupation_near on employment_occupation (office, isco, candidate_id) where is_active;
call kit_protect('employment_occupation', 'office', 'select, insert, update, delete');

create table employment_referral (
  id uuid primary key,
  candidate_id uuid not null,
  case_id uuid not null,
  vacancy_id uuid not null references employment_vacancy (id),
  office int not null,
  compartment int not null default 0,
  status text not null check (status in ('PROPOSED', 'ACCEPTED_BY_CANDIDATE', 'SENT', 'INTERVIEW', 'OFFER', 'HIRED', 'REJECTED', 'NO_SHOW', 'DECLINED')),
  score int not null check (score between 0 and 10000), -- ten-thousandths, as of the day of the proposal
  terms jsonb not null, -- the explanation of that day
  scale_from date not null, -- of the figures it was reckoned with
  reason text,
  end_reason text,
  started_on date,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  updated_at timestamptz not null,
  unique (id, office, compartment),
  foreign key (candidate_id, office, compartment) references employment_candidate (id, office, compartment) on update cascade,
  check ((status = 'HIRED') = (started_on is not null))
);
create unique index employment_referral_living on employment_referral (candidate_id, vacancy_id)
  where status in ('PROPOSED', 'ACCEPTED_BY_CANDIDATE', 'SENT', 'INTERVIEW', 'OFFER', 'HIRED');
create index employment_referral_candidate on employment_referral (candidate_id, proposed_at);
create index employment_referral_vacancy on employment_referral (vacancy_id, proposed_at);
call kit_protect('employment_referral', 'office');
call kit_privacy('employment_referral', 'L1', 'status, scale_from');
call kit_privacy('employment_referral', 'L2', 'terms, started_on');
call kit_privacy('employment_referral', 'L3', 'reason, end_reason');
