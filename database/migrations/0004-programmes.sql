-- programmes: published versions of programme definitions and survey instruments. A published version never changes.

create table programmes_programme (
  code text not null,
  version int not null check (version > 0),
  office int not null default 0,
  definition jsonb not null,
  definition_hash text not null,
  valid_from date not null,
  published_at timestamptz not null,
  primary key (code, version)
);
call kit_protect('programmes_programme', 'mission', 'select, insert');
create policy published_by_server on programmes_programme for insert with check (app_system());

create table programmes_instrument (
  code text not null,
  version int not null check (version > 0),
  office int not null default 0,
  definition jsonb not null,
  definition_hash text not null,
  published_at timestamptz not null,
  primary key (code, version)
);
call kit_protect('programmes_instrument', 'mission', 'select, insert');
create policy published_by_server on programmes_instrument for insert with check (app_system());

create function programmes_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version never changes' using errcode = 'restrict_violation';
end $$;
create trigger immutable before update or delete on programmes_programme for each row execute function programmes_refuse_change();
create trigger immutable before update or delete on programmes_instrument for each row execute function programmes_refuse_change();
