-- What is read most is read from less: cheaper rules for each row, lists whose order is in an index alone, reports over narrow rows.

-- The policies ask these once for each row. One array is read from text in half the time that splitting a text takes.
create or replace function public.app_offices() returns int[] stable parallel safe language sql
  as $$ select ('{' || current_setting('app.offices', true) || '}')::int[] $$;
create or replace function public.app_compartments() returns int[] stable parallel safe language sql
  as $$ select ('{' || current_setting('app.compartments', true) || '}')::int[] $$;

-- The same trace as before, written by a statement that is planned once for each connection.
create or replace function kit_audit_row() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  is_now jsonb := coalesce(becomes, was);
begin
  insert into kit_audit (office, compartment, account, command, table_name, row_id, operation, before, after)
  values (coalesce((is_now ->> 'office')::int, 0), coalesce((is_now ->> 'compartment')::int, 0), public.app_account(), public.app_command(),
    tg_table_name, is_now ->> 'id', tg_op, was, becomes);
  return null;
end $$;
alter function kit_audit_row() set search_path from current;

-- The work lists choose their page in the index and look at the cases of that page only.
drop index cases_case_opened;
create index cases_case_opened on cases_case (office, status, opened_at desc, id desc) include (compartment);
drop index cases_case_critical;
create index cases_case_critical on cases_case (office, status, critical_on, id) include (compartment);
-- Every deed on a case touches its row: with room beside it, none of its indexes is written.
alter table cases_case set (fillfactor = 85);

-- For the figures of a month: one narrow row for each group that was assisted (domain.md 1.17), kept by the tasks themselves.
create table transit_assisted (
  group_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  airport text not null,
  serves_on date not null,
  passage text not null,
  case_id uuid not null,
  persons int not null, -- as many as were counted, or as the manifest says where nobody counts
  foreign key (group_id, office, compartment) references transit_group (id, office, compartment) on update cascade on delete cascade
);
create index transit_assisted_month on transit_assisted (airport, serves_on, office) include (compartment, passage, case_id, persons);
call kit_protect('transit_assisted', 'office', 'select, insert, update, delete');
call kit_privacy('transit_assisted', 'L1', 'airport, serves_on, passage');
drop trigger audit on transit_assisted; -- derived: the tasks and groups it is made of are audited

create function transit_count_assisted(groups uuid[]) returns void language sql as $$
  delete from transit_assisted a where a.group_id = any (groups)
    and not exists (select 1 from transit_task t where t.group_id = a.group_id and t.state = 'DONE');
  insert into transit_assisted (group_id, office, compartment, airport, serves_on, passage, case_id, persons)
  select g.id, g.office, g.compartment, g.airport, g.serves_on, g.passage, g.case_id, coalesce(max(t.counted), g.head_count)
  from transit_group g join transit_task t on t.group_id = g.id
  where g.id = any (groups) group by g.id having bool_or(t.state = 'DONE')
  on conflict (group_id) do update set airport = excluded.airport, serves_on = excluded.serves_on, passage = excluded.passage,
    case_id = excluded.case_id, persons = excluded.persons
$$;
create function transit_keep_assisted() returns trigger language plpgsql as $$
begin
  perform transit_count_assisted(array[to_jsonb(coalesce(new, old)) ->> tg_argv[0]]::uuid[]);
  return null;
end $$;
alter function transit_count_assisted(uuid[]) set search_path from current;
create trigger assisted_task_made after insert or delete on transit_task for each row execute function transit_keep_assisted('group_id');
create trigger assisted_task_done after update of state, counted on transit_task for each row
  when (old.state is distinct from new.state or old.counted is distinct from new.counted) execute function transit_keep_assisted('group_id');
create trigger assisted_group_changed after update of airport, serves_on, passage, case_id, head_count on transit_group for each row
  execute function transit_keep_assisted('id');

-- For the jobs report: one narrow row for each approved plan. Work planned is that of the lines that stand; work found is that of the
-- last visit, because a visit counts the jobs there are.
create table reintegration_jobs (
  plan_id uuid primary key,
  office int not null,
  compartment int not null default 0,
  programme_code text not null,
  year int not null, -- of approval
  visited boolean not null,
  planned_self int not null,
  planned_family int not null,
  planned_community int not null,
  found_self int not null,
  found_family int not null,
  found_community int not null,
  foreign key (plan_id, office, compartment) references reintegration_plan (id, office, compartment) on update cascade
);
create index reintegration_jobs_year on reintegration_jobs (office, year) include (compartment, programme_code, visited,
  planned_self, planned_family, planned_community, found_self, found_family, found_community);
call kit_protect('reintegration_jobs', 'office', 'select, insert, update, delete');
call kit_privacy('reintegration_jobs', 'L1', 'programme_code');
drop trigger audit on reintegration_jobs; -- derived: the plans, lines and visits it is made of are audited

create function reintegration_count_jobs(plans uuid[]) returns void language sql as $$
  delete from reintegration_jobs j where j.plan_id = any (plans)
    and not exists (select 1 from reintegration_plan p where p.id = j.plan_id and p.status in ('APPROVED', 'CLOSED') and p.approved_at is not null);
  insert into reintegration_jobs
  select p.id, p.office, p.compartment, c.programme_code, extract(year from p.approved_at at time zone 'UTC')::int, last.id is not null,
    coalesce(planned.self, 0), coalesce(planned.family, 0), coalesce(planned.community, 0),
    coalesce(last.jobs_self, 0), coalesce(last.jobs_family, 0), coalesce(last.jobs_community, 0)
  from reintegration_plan p
  join cases_case c on c.id = p.case_id
  left join lateral (
    select sum(l.jobs_self) as self, sum(l.jobs_family) as family, sum(l.jobs_community) as community
    from reintegration_line l where l.plan_id = p.id and l.cancelled_at is null
  ) planned on true
  left join lateral (
    select v.id, v.jobs_self, v.jobs_family, v.jobs_community from reintegration_visit v
    where v.plan_id = p.id and v.status = 'DONE' order by v.visited_on desc, v.month desc limit 1
  ) last on true
  where p.id = any (plans) and p.status in ('APPROVED', 'CLOSED') and p.approved_at is not null
  on conflict (plan_id) do update set programme_code = excluded.programme_code, year = excluded.year, visited = excluded.visited,
    planned_self = excluded.planned_self, planned_family = excluded.planned_family, planned_community = excluded.planned_community,
    found_self = excluded.found_self, found_family = excluded.found_family, found_community = excluded.found_community
$$;
create function reintegration_keep_jobs() returns trigger language plpgsql as $$
begin
  perform reintegration_count_jobs(array[to_jsonb(coalesce(new, old)) ->> tg_argv[0]]::uuid[]);
  return null;
end $$;
alter function reintegration_count_jobs(uuid[]) set search_path from current;
create trigger jobs_plan_approved after insert or update of status, approved_at, case_id on reintegration_plan for each row
  execute function reintegration_keep_jobs('id');
create trigger jobs_planned after insert or update of jobs_self, jobs_family, jobs_community, cancelled_at, plan_id on reintegration_line for each row
  execute function reintegration_keep_jobs('plan_id');
create trigger jobs_found after insert or update of status, visited_on, jobs_self, jobs_family, jobs_community on reintegration_visit for each row
  execute function reintegration_keep_jobs('plan_id');

-- What is there already. The owner is under the policies too, but for these lines.
do $$
declare
  name text;
  read text[] := array['transit_group', 'transit_task', 'transit_assisted', 'cases_case', 'reintegration_plan', 'reintegration_line', 'reintegration_visit', 'reintegration_jobs'];
begin
  foreach name in array read loop execute format('alter table %I no force row level security', name); end loop;
  perform transit_count_assisted(array(select id from transit_group));
  perform reintegration_count_jobs(array(select id from reintegration_plan));
  foreach name in array read loop execute format('alter table %I force row level security', name); end loop;
end $$;
