-- record rights: what a consent allows, erasure that cannot be undone, weights that learn from decisions, a first look for pairs in parts.
-- Safe beside the old version: it writes none of the new columns, and each has a value without it.

-- 1. An employer is a recipient of its own: whoever agreed that a partner learns who they are has not agreed to be put before an employer.
alter table people_consent drop constraint people_consent_recipient_check;
alter table people_consent add constraint people_consent_recipient_check
  check (recipient in ('OFFICE', 'RECEIVING_MISSION', 'CARRIER', 'AUTHORITY', 'PARTNER', 'EMPLOYER', 'DONOR', 'MEDIA', 'RESEARCHER'));
