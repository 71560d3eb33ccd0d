-- people: the look for suspected pairs goes in steps, and says how far it is.
-- Safe beside the old version: it reads a place that is null as "nobody is new", and writes none of the new columns.
alter table people_pair_scan alter column scanned_to drop not null, alter column scanned_id drop not null;
alter table people_pair_scan
  add column scan_began_at timestamptz, -- of the look that goes on, or of the last one
  add column scan_stepped_at timestamptz,
  add column scan_ended_at timestamptz, -- nobody was left then
  -- When very many are new, lists of names are walked instead of asked for: those who were entered or changed up to here stand in them.
  add column walk_to timestamptz,
  add column walk_id uuid,
  add column walk_index int, -- the index version whose lists these are
  add column walk_list bigint, -- the last list that was walked; null before the first
  add column walk_entries bigint,
  add column walk_read bigint,
  add column walk_ended boolean not null default true;
call kit_privacy('people_pair_scan', 'L2', 'walk_list');
