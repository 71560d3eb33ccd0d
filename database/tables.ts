/** The tables as kysely sees them, written by `npm run schema` from the migrations; do not edit. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** JSON columns are given as text (JSON.stringify) and read as values. */
export type Json = ColumnType<unknown, string, string>

export interface AccessAccount {
  id: string
  office: number
  compartment: Generated<number>
  email: string
  name: string
  language: string
  status: Generated<string>
  created_at: string
}

export interface AccessAttempt {
  key: string
  count: number
  window_started_at: string
}

export interface AccessCompartment {
  id: number
  office: number
  compartment: GeneratedAlways<number>
  label: string
  created_at: string
}

export interface AccessCompartmentMember {
  compartment: number
  account: string
  office: number
  joined_at: string
  left_at: string | null
}

export interface AccessDevice {
  id: string
  device: string
  account: string
  office: number
  compartment: Generated<number>
  name: string
  first_seen_at: string
  seen_at: string
  lost_at: string | null
  lost_by: string | null
  wiped_at: string | null
}

export interface AccessGrant {
  id: string
  account: string
  office: number
  compartment: Generated<number>
  role: string
  granted_by: string | null
  granted_at: string
  withdrawn_at: string | null
}

export interface AccessOffice {
  id: number
  office: GeneratedAlways<number>
  code: string
  name: string
  time_zone: string
  airports: Generated<string[]>
}

export interface AccessSecret {
  account: string
  password_hash: string
  failed_count: Generated<number>
  locked_until: string | null
  changed_at: string
}

export interface AccessSession {
  token_hash: string
  account: string
  created_at: string
  seen_at: string
  expires_at: string
  revoked_at: string | null
  device: Generated<string>
  device_id: string | null
}

export interface AccessSurrendered {
  id: string
  account: string
  device_id: string
  sealed: Json
  surrendered_at: string
  fetched_at: string | null
}

export interface CasesCase {
  id: string
  office: number
  compartment: Generated<number>
  public_ref: string
  external_ref: string | null
  programme_code: string
  programme_version: number
  project_code: string | null
  movement_type: string
  destination_country: string | null
  destination_subregion: string | null
  destination_city: string | null
  receiving_party: string | null
  unaccompanied_minor: Generated<boolean>
  status: string
  status_before: string | null
  status_reason: string | null
  status_since: string
  critical_on: string | null
  roll_id: string | null
  opened_by: string | null
  opened_at: string
  updated_at: string
  movement_type_version: number | null
}

export interface CasesFile {
  case_id: string
  file_id: string
  office: number
  compartment: Generated<number>
  attached_at: string
}

export interface CasesHold {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  reason: string
  note: string | null
  placed_at: string
  placed_by: string
  lifted_at: string | null
  lifted_by: string | null
}

export interface CasesMember {
  case_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  role: string
  travelling: Generated<boolean>
  special_needs: Generated<string[]>
  visa_number: string | null
  joined_at: string
  left_at: string | null
}

export interface CasesNote {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  text: string
  account: string
  written_at: string
}

export interface CasesParty {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  kind: string
  organisation_id: string | null
  state: string | null
  reference: string | null
  reason: string | null
  last_resort: string | null
  from_programme: Generated<boolean>
  recorded_by: string | null
  recorded_at: string
  replaced_at: string | null
  replaced_by: string | null
}

export interface CasesRoll {
  id: string
  office: number
  compartment: Generated<number>
  file_id: string
  file_sha256: string
  file_name: string
  programme_code: string
  programme_version: number
  state: string
  row_count: number
  fault_count: number
  household_count: number
  previewed_at: string
  committed_at: string | null
  undone_at: string | null
  account: string
}

export interface CasesRollCheck {
  roll_id: string
  office: number
  compartment: Generated<number>
  account: string
  offices: number[]
  compartments: number[]
  checked_at: string
  rows: number[]
  persons: string[]
}

export interface CasesTask {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  kind: string
  title: string
  due_on: string | null
  state: Generated<string>
  assignee: string | null
  created_at: string
  done_at: string | null
  done_by: string | null
}

export interface EmploymentCandidate {
  id: string
  case_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  status: string
  education: number
  skills: ColumnType<unknown, string | undefined, string>
  languages: ColumnType<unknown, string | undefined, string>
  licences: Generated<string[]>
  country: string
  region: string
  commutes_to: Generated<string[]>
  relocates: Generated<boolean>
  avoids: Generated<string[]>
  available_from: string
  wage_min_minor: number | null
  currency: string | null
  created_at: string
  updated_at: string
}

export interface EmploymentOccupation {
  candidate_id: string
  office: number
  compartment: Generated<number>
  place: number
  isco: number
  wished: boolean
  months: number | null
  is_active: boolean
}

export interface EmploymentReferral {
  id: string
  candidate_id: string
  case_id: string
  vacancy_id: string
  office: number
  compartment: Generated<number>
  status: string
  score: number
  terms: Json
  scale_from: string
  reason: string | null
  end_reason: string | null
  started_on: string | null
  proposed_at: string
  proposed_by: string
  updated_at: string
}

export interface EmploymentVacancy {
  id: string
  office: number
  compartment: Generated<number>
  employer: string
  title: string
  isco: number
  tasks: Generated<string>
  must_skills: ColumnType<unknown, string | undefined, string>
  education_min: number | null
  experience_months: Generated<number>
  languages: ColumnType<unknown, string | undefined, string>
  licences: Generated<string[]>
  country: string
  region: string
  city: Generated<string>
  wage_min_minor: number
  wage_max_minor: number
  currency: string
  openings: number
  starts_on: string
  deadline_on: string | null
  status: string
  checks: Generated<string[]>
  created_by: string | null
  created_at: string
  updated_at: string
}

export interface EscortsCharge {
  mission_id: string
  passenger_id: string
  office: number
  compartment: Generated<number>
}

export interface EscortsDrugDeclaration {
  id: string
  mission_id: string
  office: number
  compartment: Generated<number>
  medicines: Json
  authority: string | null
  reference: string | null
  declared_by: string
  declared_at: string
}

export interface EscortsEscort {
  id: string
  office: number
  compartment: Generated<number>
  family_name: string
  given_names: Generated<string>
  sex: string
  born_on: string | null
  kinds: string[]
  languages: Generated<string[]>
  phone: string | null
  nationality: string
  passport_number: string | null
  passport_issuer: string | null
  passport_until: string | null
  visas: ColumnType<unknown, string | undefined, string>
  licence_number: string | null
  licence_authority: string | null
  licence_until: string | null
  record_checked_on: string | null
  resting: Generated<boolean>
  created_by: string | null
  created_at: string
  updated_at: string
}

export interface EscortsHandOverNote {
  id: string
  mission_id: string
  passenger_id: string
  office: number
  compartment: Generated<number>
  receiving_doctor: string
  receiving_place: string
  note: string
  written_by: string
  written_at: string
}

export interface EscortsMission {
  id: string
  movement_id: string
  escort_id: string
  office: number
  compartment: Generated<number>
  public_ref: string
  kind: string
  legs: number[]
  away: string
  return_legs: ColumnType<unknown, string | undefined, string>
  return_ticket: string
  guardian_contact: string | null
  per_diem_minor: number | null
  per_diem_days: number | null
  currency: string | null
  briefed_on: string | null
  steps: Generated<string[]>
  returns_on: string
  report_due_on: string
  report: string | null
  incidents: number | null
  reported_by: string | null
  reported_at: string | null
  cancelled_reason: string | null
  cancelled_at: string | null
  created_by: string | null
  created_at: string
  updated_at: string
}

export interface KitAudit {
  at: Generated<string>
  office: number
  compartment: Generated<number>
  account: string | null
  command: string | null
  table_name: string
  row_id: string | null
  operation: string
  before: ColumnType<unknown, string | null | undefined, string | null>
  after: ColumnType<unknown, string | null | undefined, string | null>
}

export interface KitAuditLeft {
  named: string
  row_id: string
  has_moved: boolean
}

export interface KitErasureRule {
  table_name: string
  does: string
  blanks: Generated<string[]>
  duty: string | null
  office: GeneratedAlways<number>
}

export interface KitEvent {
  id: string
  office: number
  compartment: Generated<number>
  at: string
  account: string | null
  command: string | null
  name: string
  subject: string
  case_id: string | null
  facts: ColumnType<unknown, string | undefined, string>
}

export interface KitFile {
  id: string
  office: number
  compartment: Generated<number>
  sha256: string
  size_bytes: number
  media_type: string
  name: string
  purpose: string
  uploaded_by: string
  uploaded_at: string
  erased_at: string | null
}

export interface KitFileGone {
  sha256: string
  at: string
}

export interface KitLongCommand {
  command: string
  office: number
  compartment: Generated<number>
  account: string
  contract: string
  input: Json
  subject: string
  began_at: string
  tries: Generated<number>
  stop_asked_at: string | null
  stop_asked_by: string | null
}

export interface KitMigration {
  name: string
  sha256: string
  applied_at: Generated<string>
}

export interface KitProgress {
  id: string
  account: string
  done: number
  total: number
  at: string
}

export interface KitReceipt {
  command: string
  account: string
  contract: string
  input_hash: string
  answer: ColumnType<unknown, string | null | undefined, string | null>
  at: string
  is_past: Generated<boolean>
}

export interface KitReindex {
  version: number
  after_id: string | null
  persons: Generated<number>
  changed: Generated<number>
  started_at: string
  finished_at: string | null
}

export interface KitRepointRule {
  table_name: string
  column_name: string
  rule: string
  office: GeneratedAlways<number>
}

export interface LiaisonAgreement {
  id: string
  organisation_id: string
  office: number
  compartment: Generated<number>
  baggage_pieces: number
  baggage_kg: number
  tariff_terms: string
  valid_from: string
  valid_to: string | null
  source: string
  recorded_by: string
  recorded_at: string
}

export interface LiaisonOrganisation {
  id: string
  office: number
  compartment: Generated<number>
  kind: string
  name: string
  native_name: string | null
  acronym: string | null
  country: string | null
  city: string | null
  carrier_code: string | null
  contact_function: string | null
  contact_phone: string | null
  contact_email: string | null
  status: string
  sort_key: string
  created_by: string
  created_at: string
  updated_at: string
}

export interface LiaisonWord {
  organisation_id: string
  office: number
  compartment: Generated<number>
  word: string
}

export interface MovementsApproval {
  id: string
  movement_id: string
  office: number
  compartment: Generated<number>
  kind: string
  case_id: string | null
  from_seq: number | null
  minutes: number | null
  needed_minutes: number | null
  reason: string
  approved_by: string
  approved_at: string
}

export interface MovementsClearance {
  id: string
  case_id: string
  person_id: string | null
  office: number
  compartment: Generated<number>
  kind: string
  status: string
  requested_on: string | null
  valid_from: string | null
  valid_until: string | null
  issuer: string | null
  reference: string | null
  restriction: string | null
  warned_days: number | null
  updated_at: string
  fit_outcome: string | null
  escort_demanded: string | null
  ssr_demanded: Generated<string[]>
  warned_30_at: string | null
  warned_7_at: string | null
}

export interface MovementsLeg {
  id: string
  movement_id: string
  office: number
  compartment: Generated<number>
  seq: number
  mode: string
  carrier: string
  number: string
  from_place: string
  from_terminal: string | null
  from_zone: string
  departs_at: string
  to_place: string
  to_terminal: string | null
  to_zone: string
  arrives_at: string
  expected_departs_at: string | null
  expected_arrives_at: string | null
  status: Generated<string>
  bags_rechecked: Generated<boolean>
  border_entry: Generated<boolean>
}

export interface MovementsManifest {
  id: string
  movement_id: string
  office: number
  compartment: Generated<number>
  number: string
  version: number
  frozen_at: string
  frozen_by: string
  sha256: string
  supersedes: string | null
  rows: Json
  legs: Json
  totals: Json
  diff: ColumnType<unknown, string | undefined, string>
}

export interface MovementsMedif {
  id: string
  case_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  carrier: string
  travels_on: string
  asked_by: string
  asked_at: string
  outcome: string | null
  escort: string | null
  needs: Generated<string[]>
  issued_on: string | null
  valid_until: string | null
  submitted_on: string | null
  decision: string | null
  decided_on: string | null
  carrier_ref: string | null
  updated_at: string
}

export interface MovementsMedifDetail {
  medif_id: string
  office: number
  compartment: Generated<number>
  diagnosis: string
  prognosis: string
  contagious: boolean
  vitals: Generated<string>
  medication: Generated<string>
  oxygen_lpm: number | null
  oxygen_continuous: Generated<boolean>
  sits_upright: boolean
  uses_toilet: boolean
  bladder_bowel: Generated<string>
  ambulance: Generated<string>
  hospital: Generated<string>
  due_on: string | null
  multiple: Generated<boolean>
  doctor_name: string
  doctor_licence: string
  doctor_phone: Generated<string>
  signed_on: string
  written_by: string
  written_at: string
}

export interface MovementsMinorFile {
  id: string
  case_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  guardian_name: string
  guardian_relation: string
  guardian_phone: Generated<string>
  guardian_identity: string | null
  guardian_checked_on: string | null
  authority_kind: string
  authority_ref: Generated<string>
  authority_issued_on: string | null
  receiver_name: string
  receiver_relation: string
  receiver_phone: Generated<string>
  receiver_identity: string | null
  receiver_checked_on: string | null
  companion: string
  companion_ref: Generated<string>
  other_parent: string
  other_parent_ref: Generated<string>
  language: string
  code_word: string | null
  wrong_words: Generated<number>
  locked_until: string | null
  updated_by: string
  updated_at: string
}

export interface MovementsMovement {
  id: string
  office: number
  compartment: Generated<number>
  public_ref: string
  movement_type: string
  mode: string
  status: string
  starts_at: string
  ends_at: string
  created_by: string | null
  created_at: string
  updated_at: string
  announced: ColumnType<unknown, string | null | undefined, string | null>
}

export interface MovementsOriginApproval {
  id: string
  movement_id: string
  case_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  reason: string
  legal_note: string
  approved_by: string
  approved_at: string
}

export interface MovementsPassenger {
  id: string
  movement_id: string
  case_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  state: string
  booking_ref: string | null
  ticket_no: string | null
  seat: string | null
  ssr: ColumnType<unknown, string | undefined, string>
  bags_pieces: Generated<number>
  bags_kg: Generated<number>
  escort_kind: string | null
  infant_with: string | null
  travels: string
  changed_at: string
  updated_at: string
}

export interface MovementsRequest {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  from_place: string
  to_place: string
  earliest_on: string
  latest_on: string
  payer: string
  services: Generated<string[]>
  status: Generated<string>
  requested_by: string
  requested_at: string
}

export interface MovementsTravelRight {
  id: string
  case_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  kind: string
  country: string
  reference: string
  valid_from: string
  valid_until: string
  recorded_by: string
  recorded_at: string
  ended_at: string | null
}

export interface NoticesNotice {
  id: string
  movement_id: string
  office: number
  compartment: Generated<number>
  number: string | null
  due: string | null
  departs_at: string
  updated_at: string
}

export interface NoticesNumber {
  office: number
  compartment: Generated<number>
  year: number
  last: number
}

export interface NoticesReceived {
  id: string
  recipient_id: string
  version_id: string
  office: number
  compartment: Generated<number>
  from_office: number
  number: string
  version: number
  kind: string
  role: string
  content: Json
  diff: ColumnType<unknown, string | undefined, string>
  sha256: string
  sent_at: string
  acknowledge_by: string
  acknowledged_at: string | null
  acknowledged_by: string | null
  is_newest: boolean
}

export interface NoticesRecipient {
  id: string
  version_id: string
  office: number
  compartment: Generated<number>
  role: string
  to_office: number | null
  organisation: string | null
  email: string | null
  mailed_at: string | null
  acknowledge_by: string
  acknowledged_at: string | null
  acknowledged_by: string | null
  acknowledged_how: string | null
  reminded_at: string | null
  is_newest: boolean
}

export interface NoticesVersion {
  id: string
  notice_id: string
  office: number
  compartment: Generated<number>
  version: number
  kind: string
  content: Json
  diff: ColumnType<unknown, string | undefined, string>
  sha256: string
  supersedes: string | null
  sent_at: string
  sent_by: string
  acknowledge_by: string
}

export interface PapersBag {
  id: string
  case_id: string
  movement_id: string | null
  office: number
  compartment: Generated<number>
  seal: string | null
  contents: Json
  medical_envelope: boolean
  sealed_at: string
  sealed_by: string
  holder_kind: string
  holder_name: string
  held_since: string
  received_at: string | null
  created_at: string
  revision: Generated<number>
  last_command: string | null
}

export interface PapersCustody {
  id: string
  bag_id: string
  office: number
  compartment: Generated<number>
  step: number
  from_kind: string | null
  from_name: string | null
  to_kind: string
  to_name: string
  to_function: string | null
  seal_intact: boolean
  note: string | null
  drawn: string | null
  done_at: string
  heard_at: string
  recorded_by: string
}

export interface PeopleConsent {
  id: string
  person_id: string
  office: number
  compartment: Generated<number>
  kind: string
  form: string
  language: string
  given_at: string
  expires_at: string | null
  withdrawn_at: string | null
  recipient: Generated<string>
  recipient_name: string | null
  scope: Generated<string[]>
  text_version: string | null
}

export interface PeopleDocument {
  id: string
  person_id: string
  office: number
  compartment: Generated<number>
  type: string
  number: string
  issuer: string
  nationality: string | null
  issued_on: string | null
  expires_on: string | null
  mrz: string | null
  mrz_valid: boolean | null
  created_at: string
}

export interface PeopleErasure {
  id: string
  request_id: string
  person_id: string
  office: number
  compartment: Generated<number>
  state: string
  four_eyes: boolean
  proposed_by: string
  proposed_at: string
  confirmed_by: string | null
  confirmed_at: string | null
  done_at: string | null
  kept: ColumnType<unknown, string | undefined, string>
  did: ColumnType<unknown, string | undefined, string>
  again_on: string | null
}

export interface PeopleHousehold {
  id: string
  office: number
  compartment: Generated<number>
  roll_id: string | null
  created_at: string
}

export interface PeopleLink {
  id: string
  person_id: string
  other_id: string
  office: number
  compartment: Generated<number>
  code: string
  verified: Generated<string>
  verified_on: string | null
  from_on: string | null
  until_on: string | null
  created_at: string
}

export interface PeopleMembership {
  id: Generated<string>
  person_id: string
  household_id: string
  office: number
  compartment: Generated<number>
  role: Generated<string>
  joined_on: string
  joined_why: Generated<string>
  left_on: string | null
  left_why: string | null
}

export interface PeopleMerge {
  id: string
  office: number
  compartment: Generated<number>
  kept_id: string
  merged_id: string
  state: string
  grounds: string
  four_eyes: boolean
  proposed_by: string
  proposed_at: string
  merged_by: string | null
  merged_at: string | null
  undone_by: string | null
  undone_at: string | null
  undone_why: string | null
  person_changes: ColumnType<unknown, string | undefined, string>
}

export interface PeopleMergeReference {
  id: Generated<string>
  merge_id: string
  office: number
  compartment: Generated<number>
  table_name: string
  column_name: string
  key: Json
  did: string
  folded_row: ColumnType<unknown, string | null | undefined, string | null>
  kept_key: ColumnType<unknown, string | null | undefined, string | null>
  kept_changes: ColumnType<unknown, string | null | undefined, string | null>
  came_back: string | null
}

export interface PeopleOriginal {
  id: string
  document_id: string
  office: number
  compartment: Generated<number>
  step: number
  what: string
  from_holder: string | null
  from_name: string | null
  to_holder: string | null
  to_name: string | null
  to_function: string | null
  receipt_no: string | null
  signed_step: number | null
  file_id: string | null
  done_on: string
  recorded_by: string
  recorded_at: string
}

export interface PeoplePairDecision {
  id: string
  pair_id: string
  office: number
  compartment: Generated<number>
  decision: string
  place: string
  pattern: Json
  score: number
  scorer: string
  decided_by: string
  decided_at: string
}

export interface PeoplePairScan {
  office: number
  compartment: Generated<number>
  scanned_to: string | null
  scanned_id: string | null
  scan_began_at: string | null
  scan_stepped_at: string | null
  scan_ended_at: string | null
  walk_to: string | null
  walk_id: string | null
  walk_index: number | null
  walk_list: number | null
  walk_entries: number | null
  walk_read: number | null
  walk_ended: Generated<boolean>
}

export interface PeoplePerson {
  id: string
  office: number
  compartment: Generated<number>
  family_name: string
  given_names: string
  native_name: string | null
  native_script: string | null
  sex: string
  born_on: string | null
  born_precision: Generated<string>
  nationality: string
  languages: Generated<string[]>
  safe_contact: string | null
  sort_key: string
  household_id: string | null
  roll_id: string | null
  created_at: string
  updated_at: string
  merged_into: string | null
  search_no: Generated<number>
  erased_at: string | null
}

export interface PeoplePosting {
  first: number | null
  second: number | null
  person: number
  born_on: Generated<string>
  letters: Generated<number>
  office: number
  compartment: Generated<number>
}

export interface PeopleRequest {
  id: string
  person_id: string
  office: number
  compartment: Generated<number>
  kind: string
  channel: string
  detail: string | null
  asked_on: string
  due_on: string
  extended_why: string | null
  state: Generated<string>
  answer_why: string | null
  answered_on: string | null
  received_by: string
  answered_by: string | null
  created_at: string
}

export interface PeopleSetting {
  office: number
  compartment: Generated<number>
  merge_four_eyes: Generated<boolean>
  changed_by: string | null
  changed_at: string
  erase_four_eyes: Generated<boolean>
  weigh_four_eyes: Generated<boolean>
}

export interface PeopleSuspectedPair {
  id: string
  office: number
  compartment: Generated<number>
  a_id: string
  b_id: string
  state: Generated<string>
  score: number
  scorer: string
  found_at: string
  put_off_at: string
  decided_by: string | null
  decided_at: string | null
}

export interface PeopleToken {
  token: string
  person_id: string
  office: number
  compartment: Generated<number>
  kind: string
  born_on: Generated<string>
  letters: Generated<number>
}

export interface PeopleWeighing {
  id: string
  office: number
  compartment: Generated<number>
  version: number
  weights: Json
  taught_by_same: number
  taught_by_not_same: number
  effect: Json
  learned_by: string
  learned_at: string
}

export interface PeopleWeighingUse {
  id: string
  office: number
  compartment: Generated<number>
  weighing_id: string | null
  used_by: string
  used_at: string
}

export interface PlanningDecision {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  kind: string
  first_flight: string
  second_flight: string | null
  made_by: string
  made_at: string
}

export interface PlanningFlight {
  id: string
  office: number
  compartment: Generated<number>
  kind: string
  use: string
  number: string
  carrier: string
  from_place: string
  from_terminal: string | null
  from_zone: string
  departs_at: string
  to_place: string
  to_terminal: string | null
  to_zone: string
  arrives_at: string
  seats: number
  wheelchairs: number
  stretchers: number
  minimum_load: number
  fixed_cost_minor: number
  seat_price_minor: number
  currency: string
  movement_id: string | null
  created_by: string
  created_at: string
  withdrawn_at: string | null
}

export interface PlanningJourney {
  movement_id: string
  office: number
  compartment: Generated<number>
  first_flight: string
  second_flight: string | null
}

export interface PlanningPlacement {
  run_id: string
  case_id: string
  office: number
  compartment: Generated<number>
  place: number
  facts: Json
  first_flight: string | null
  second_flight: string | null
  cost_minor: Generated<number>
  by_hand: Generated<boolean>
  why: string | null
  ways: ColumnType<unknown, string | undefined, string>
  before_first: string | null
  before_second: string | null
  before_movement: string | null
  frozen: Generated<boolean>
  hit: Generated<boolean>
  booked_on: string | null
  booked_at: string | null
  refusal: string | null
  refusal_details: ColumnType<unknown, string | null | undefined, string | null>
}

export interface PlanningProgress {
  run_id: string
  office: number
  compartment: Generated<number>
  status: string
  value: number | null
  bound: number | null
  seconds: number | null
  fixed_minor: Generated<number>
  stop_asked_at: string | null
  told_at: string
  finished_at: string | null
}

export interface PlanningQuestion {
  run_id: string
  office: number
  compartment: Generated<number>
  instance: Json
  flights: Json
}

export interface PlanningRun {
  id: string
  office: number
  compartment: Generated<number>
  kind: string
  from_on: string
  until_on: string
  seed: number
  seconds_max: number
  input_hash: string
  hypothesis: ColumnType<unknown, string | null | undefined, string | null>
  currency: string
  started_by: string
  started_at: string
}

export interface PlanningSetting {
  id: string
  office: number
  compartment: Generated<number>
  valid_from: string
  hubs: Json
  escort_pool_per_day: number
  currency: string
  prices: Json
  source: string
  set_by: string
  set_at: string
}

export interface PlanningWish {
  case_id: string
  office: number
  compartment: Generated<number>
  priority: string
  also_to: Generated<string[]>
  set_by: string
  set_at: string
}

export interface ProgrammesInstrument {
  code: string
  version: number
  office: Generated<number>
  definition: Json
  definition_hash: string
  published_at: string
}

export interface ProgrammesMovementType {
  code: string
  version: number
  office: Generated<number>
  definition: Json
  definition_hash: string
  valid_from: string
  published_at: string
}

export interface ProgrammesProgramme {
  code: string
  version: number
  office: Generated<number>
  definition: Json
  definition_hash: string
  valid_from: string
  published_at: string
}

export interface ProjectsIndicator {
  id: string
  project_code: string
  office: number
  code: string
  target: number
  target_by: string | null
  set_by: string
  set_at: string
}

export interface ProjectsProject {
  code: string
  office: Generated<number>
  section: string
  archive_number: number | null
  status: string
  starts_on: string | null
  ends_on: string | null
  definition: Json
  definition_hash: string
  search_text: string
  updated_at: string
}

export interface ProjectsShare {
  project_code: string
  office: Generated<number>
  donor: string
  role: string
  fund_code: string | null
  share_percent: number | null
  amount_minor: number | null
  currency: string | null
}

export interface ReintegrationJobs {
  plan_id: string
  office: number
  compartment: Generated<number>
  programme_code: string
  year: number
  visited: boolean
  planned_self: number
  planned_family: number
  planned_community: number
  found_self: number
  found_family: number
  found_community: number
}

export interface ReintegrationLine {
  id: string
  plan_id: string
  office: number
  compartment: Generated<number>
  form: string
  description: string
  amount_minor: number
  jobs_self: Generated<number>
  jobs_family: Generated<number>
  jobs_community: Generated<number>
  cancelled_at: string | null
  created_at: string
}

export interface ReintegrationPlan {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  status: string
  goal: string
  currency: string
  ceiling_minor: number
  form_ceilings: ColumnType<unknown, string | undefined, string>
  committed_minor: Generated<number>
  paid_minor: Generated<number>
  return_on: string | null
  proposed_by: string | null
  proposed_at: string | null
  approved_by: string | null
  approved_at: string | null
  sent_back_reason: string | null
  created_at: string
  updated_at: string
}

export interface ReintegrationSurvey {
  id: string
  plan_id: string
  visit_id: string | null
  person_id: string
  office: number
  compartment: Generated<number>
  instrument_code: string
  instrument_version: number
  wave: string
  answers: Json
  scores: Json
  composite: number | null
  answered_on: string
  recorded_by: string
  recorded_at: string
}

export interface ReintegrationTranche {
  id: string
  line_id: string
  plan_id: string
  office: number
  compartment: Generated<number>
  seq: number
  amount_minor: number
  due_on: string
  status: Generated<string>
  mode: string | null
  receipt: string | null
  supplier: string | null
  invoice: string | null
  invoice_key: string | null
  quotes: number | null
  quotes_waiver: string | null
  paid_at: string | null
  paid_by: string | null
}

export interface ReintegrationVisit {
  id: string
  plan_id: string
  case_id: string
  office: number
  compartment: Generated<number>
  month: number
  due_on: string
  window_days: number
  late_after: GeneratedAlways<string>
  status: Generated<string>
  attempts: Generated<number>
  mode: string | null
  visited_on: string | null
  activity_running: boolean | null
  jobs_self: number | null
  jobs_family: number | null
  jobs_community: number | null
  wish_to_stay: string | null
  note: string | null
  recorded_by: string | null
  recorded_at: string | null
}

export interface TicketingBorrower {
  loan_id: string
  person_id: string
  office: number
  compartment: Generated<number>
}

export interface TicketingCeiling {
  currency: string
  valid_from: string
  office: Generated<number>
  amount_minor: number
  source: string
  published_at: string
}

export interface TicketingChoice {
  id: string
  request_id: string
  quote_id: string
  office: number
  compartment: Generated<number>
  justification: string | null
  total_minor: number
  currency: string
  rate_micro: number
  rate_source: string | null
  rate_on: string | null
  report_currency: string
  report_minor: number
  ceiling_minor: number | null
  proposed_by: string
  proposed_at: string
  approved_by: string | null
  approved_at: string | null
  withdrawn_by: string | null
  withdrawn_at: string | null
  withdrawn_reason: string | null
}

export interface TicketingCost {
  id: string
  case_id: string | null
  movement_id: string | null
  whole_movement_id: string | null
  person_id: string | null
  request_id: string | null
  ticket_id: string | null
  office: number
  compartment: Generated<number>
  nature: string
  payer: string
  project_code: string | null
  currency: string
  amount_minor: number
  rate_micro: number
  rate_source: string | null
  rate_on: string | null
  report_currency: string
  report_minor: number
  note: string | null
  recorded_by: string
  recorded_at: string
  recorded_on: string
  struck_by: string | null
  struck_at: string | null
  struck_reason: string | null
}

export interface TicketingCoupon {
  id: string
  ticket_id: string
  office: number
  compartment: Generated<number>
  seq: number
  leg_id: string | null
  flight: string
  from_place: string
  to_place: string
  departs_at: string
  arrives_at: string
  status: string
  changed_at: string
}

export interface TicketingLoan {
  id: string
  request_id: string
  case_id: string
  office: number
  compartment: Generated<number>
  public_ref: string
  amount_minor: number
  currency: string
  instalments: Json
  status: string
  language: string | null
  signed_on: string | null
  signed_by: string | null
  cancelled_reason: string | null
  drafted_by: string
  drafted_at: string
  updated_at: string
}

export interface TicketingOffer {
  id: string
  request_id: string
  case_id: string
  office: number
  compartment: Generated<number>
  status: string
  checks: Generated<string[]>
  currency: string | null
  fares_minor: number | null
  fees: ColumnType<unknown, string | undefined, string>
  fees_minor: number | null
  total_minor: number | null
  told_by: string | null
  told_at: string | null
  valid_until: string | null
  accepted_name: string | null
  accepted_how: string | null
  accepted_language: string | null
  accepted_on: string | null
  accepted_by: string | null
  paid_minor: Generated<number>
  refunded_minor: Generated<number>
  updated_at: string
}

export interface TicketingPassenger {
  id: string
  request_id: string
  person_id: string | null
  office: number
  compartment: Generated<number>
  payer: string
  surname: string
  given_names: string
  title: string
  ptc: string
  document_id: string | null
  escort_kind: string | null
  ssr: ColumnType<unknown, string | undefined, string>
  bags_pieces: Generated<number>
  bags_kg: Generated<number>
}

export interface TicketingPayment {
  id: string
  offer_id: string
  office: number
  compartment: Generated<number>
  kind: string
  amount_minor: number
  currency: string
  mode: string
  reference: string
  payer_name: string
  receipt_no: string
  paid_on: string
  recorded_by: string
  recorded_at: string
}

export interface TicketingQuote {
  id: string
  request_id: string
  office: number
  compartment: Generated<number>
  carrier: string
  fare_basis: string
  tariff: string
  fares: Json
  base_minor: number
  taxes_minor: number
  total_minor: number
  currency: string
  valid_until: string
  refundable: boolean
  change_fee_minor: number | null
  flights: string[]
  via: Generated<string[]>
  departs_at: string
  from_zone: string
  arrives_at: string
  to_zone: string
  return_departs_at: string | null
  shortest_connection_min: number | null
  bags_pieces: Generated<number>
  bags_kg: Generated<number>
  quoted_by: string
  quoted_at: string
  withdrawn_at: string | null
  withdrawn_by: string | null
}

export interface TicketingRequest {
  id: string
  case_id: string
  office: number
  compartment: Generated<number>
  public_ref: string
  kind: string
  travel_request_id: string
  escorts_request_id: string | null
  from_place: string
  to_place: string
  earliest_on: string
  latest_on: string
  one_way: Generated<boolean>
  return_earliest_on: string | null
  return_latest_on: string | null
  project_code: string | null
  wbs: string | null
  donor: string | null
  transit_preferred: Generated<string[]>
  transit_forbidden: Generated<string[]>
  avoid_days: Generated<number[]>
  daylight_arrival: Generated<boolean>
  min_connection_min: number | null
  min_connection_reason: string | null
  medif_ref: string | null
  status: string
  due_at: string
  cancelled_reason: string | null
  requested_by: string
  requested_at: string
  updated_at: string
}

export interface TicketingTicket {
  id: string
  request_id: string
  passenger_id: string
  case_id: string
  movement_id: string
  choice_id: string
  office: number
  compartment: Generated<number>
  ticket_no: string
  booking_ref: string
  carrier: string
  agency: string | null
  ptc: string
  payer: string
  currency: string
  base_minor: number
  taxes_minor: number
  total_minor: number
  fee_minor: Generated<number>
  carried_in_minor: Generated<number>
  refunded_minor: Generated<number>
  kept_minor: Generated<number>
  used_minor: Generated<number>
  carried_on_minor: Generated<number>
  report_currency: string
  rate_micro: number
  value_report_minor: number
  cash_report_minor: number
  status: string
  exchanged_from: string | null
  open_coupons: Generated<number>
  claim_from: string
  claimed_at: string | null
  claimed_by: string | null
  issued_by: string
  issued_at: string
  settled_by: string | null
  settled_at: string | null
}

export interface TransitAssisted {
  group_id: string
  office: number
  compartment: Generated<number>
  airport: string
  serves_on: string
  passage: string
  case_id: string
  persons: number
}

export interface TransitClaim {
  id: string
  mishap_id: string
  office: number
  compartment: Generated<number>
  worked_out: Json
  minor: number
  currency: string
  status: string
  reference: string | null
  claimed_at: string
  claimed_by: string
  settled_at: string | null
  settled_by: string | null
}

export interface TransitFlightFeed {
  office: number
  airport: string
  compartment: Generated<number>
  asked_at: string
  answered_at: string | null
  etag: string | null
  outcome: string
  not_before: string | null
  bad_in_a_row: Generated<number>
}

export interface TransitFlightNews {
  id: string
  office: number
  compartment: Generated<number>
  airport: string
  flight: string
  flight_on: string | null
  source: string
  heard_at: string
  said_at: string | null
  outcome: string
  status: string | null
  departs_at: string | null
  arrives_at: string | null
  leg_id: string | null
  movement_id: string | null
}

export interface TransitGroup {
  id: string
  office: number
  compartment: Generated<number>
  airport: string
  zone: string
  serves_on: string
  serves_until: string
  passage: string
  movement_id: string
  movement_type: string
  manifest_version: number
  case_id: string
  case_ref: string
  lead_name: string
  head_count: number
  adults: number
  children: number
  infants: number
  languages: Generated<string[]>
  ssr: Generated<string[]>
  unaccompanied_minor: boolean
  inbound: ColumnType<unknown, string | null | undefined, string | null>
  outbound: ColumnType<unknown, string | null | undefined, string | null>
  connection: ColumnType<unknown, string | null | undefined, string | null>
  handover_party: string | null
  travel_before: string | null
  cancelled_at: string | null
  updated_at: string
  wheelchairs: Generated<number>
  stretchers: Generated<number>
}

export interface TransitMishap {
  id: string
  group_id: string
  task_id: string | null
  office: number
  compartment: Generated<number>
  code: string
  severity: number
  persons: number
  note: string | null
  opened_at: string
  opened_by: string
  acknowledge_by: string | null
  acknowledged_at: string | null
  acknowledged_by: string | null
  checklist: ColumnType<unknown, string | undefined, string>
  closed_at: string | null
  closed_by: string | null
  closing_note: string | null
  cause: string | null
  delay_minutes: number | null
  lesson: string | null
  bag_report: string | null
  bag_harm: string | null
  bag_received_on: string | null
}

export interface TransitMishapCost {
  id: string
  mishap_id: string
  office: number
  compartment: Generated<number>
  nature: string
  minor: number
  currency: string
  paid_by: string
  spent_on: string
  note: string | null
  added_at: string
  added_by: string
  cancelled_at: string | null
  cancelled_by: string | null
}

export interface TransitScan {
  id: string
  task_id: string
  token_id: string
  version: number
  office: number
  compartment: Generated<number>
  scanned_at: string
  scanned_by: string
  stands: boolean
  counted: number
  heard_at: string
  said: ColumnType<unknown, string | null | undefined, string | null>
}

export interface TransitShift {
  id: string
  office: number
  compartment: Generated<number>
  airport: string
  starts_at: string
  ends_at: string
  agents: string[]
  planned_at: string
  planned_by: string
  cancelled_at: string | null
  closed_at: string | null
  closed_by: string | null
  note_id: string | null
}

export interface TransitShiftNote {
  id: string
  office: number
  compartment: Generated<number>
  airport: string
  shift_on: string
  text: string
  written_at: string
  written_by: string
}

export interface TransitTask {
  id: string
  group_id: string
  office: number
  compartment: Generated<number>
  kind: string
  due_at: string | null
  notice_by: string | null
  expected: number
  counted: number | null
  state: string
  assignee: string | null
  done_at: string | null
  done_by: string | null
  receiver_name: string | null
  receiver_organisation: string | null
  receiver_id_kind: string | null
  note: string | null
  created_at: string
  revision: Generated<number>
  last_command: string | null
  updated_at: string
}

export interface TransitToken {
  id: string
  movement_id: string
  case_id: string
  version: number
  office: number
  compartment: Generated<number>
  made_at: string
}

export interface TransitTold {
  id: string
  mishap_id: string
  office: number
  compartment: Generated<number>
  party: string
  roles: string[]
  told_at: string
  acknowledged_at: string | null
  acknowledged_by: string | null
  mail: string
}

export interface TransportsCall {
  transport_id: string
  seq: number
  office: number
  compartment: Generated<number>
  locode: string
  zone: string
  arrives_at: string | null
  departs_at: string | null
  purpose: string
}

export interface TransportsCharter {
  transport_id: string
  office: number
  compartment: Generated<number>
  aoc_number: string | null
  aoc_valid_until: string | null
  broker: string | null
  aircraft_type: string | null
  registration: string | null
  seats: number
  insurer: string | null
  insurance_ref: string | null
  insured_until: string | null
  fuel: string | null
  positioning: string | null
  agents: ColumnType<unknown, string | undefined, string>
  freeze_hours: Generated<number>
  catering: string | null
  medical_team: string | null
  security: string | null
  bags_kg_max: number | null
  general_declaration_ref: string | null
  health_rules: string | null
  bus_plan: string | null
  reception_plan: string | null
  cancellation_terms: string | null
  currency: string | null
  price_minor: number | null
  positioning_minor: Generated<number>
  handling_minor: Generated<number>
  permits_minor: Generated<number>
}

export interface TransportsCheck {
  id: string
  transport_id: string
  office: number
  compartment: Generated<number>
  item: string
  answer: string
  note: string | null
  answered_by: string
  answered_at: string
}

export interface TransportsConvoy {
  transport_id: string
  office: number
  compartment: Generated<number>
  call_name: string
  radio: string | null
  phone: string | null
  tracking: string | null
  way_station: string | null
}

export interface TransportsPermit {
  id: string
  transport_id: string
  office: number
  compartment: Generated<number>
  kind: string
  place: string
  state: string
  reference: string | null
  valid_from: string | null
  valid_until: string | null
  updated_at: string
}

export interface TransportsSeaReport {
  id: string
  transport_id: string
  office: number
  compartment: Generated<number>
  observed_at: string
  sea_state: number
  wave_cm: number | null
  source: string
  recorded_by: string
  recorded_at: string
}

export interface TransportsSeat {
  transport_id: string
  passenger_id: string
  vehicle_id: string
  office: number
  compartment: Generated<number>
}

export interface TransportsStaff {
  id: string
  transport_id: string
  vehicle_id: string | null
  office: number
  compartment: Generated<number>
  duty: string
  rank: string
  family_name: string
  given_names: Generated<string>
  sex: string
  nationality: string
  born_on: string | null
  born_at: string | null
  doc_type: string | null
  doc_number: string | null
  doc_issuer: string | null
  doc_expires_on: string | null
  licence_number: string | null
  licence_until: string | null
  updated_at: string
}

export interface TransportsStateRequest {
  id: string
  transport_id: string
  office: number
  compartment: Generated<number>
  state: string
  role: string
  authority: string
  reference: string
  asked_on: string
  legal_ground: string
  last_resort: string
  recorded_by: string
  recorded_at: string
}

export interface TransportsStop {
  transport_id: string
  seq: number
  office: number
  compartment: Generated<number>
  kind: string
  place: string
  zone: string
  arrives_at: string | null
  departs_at: string | null
  km: number | null
}

export interface TransportsTransport {
  id: string
  movement_id: string
  office: number
  compartment: Generated<number>
  public_ref: string
  kind: string
  operator: string
  status: string
  reason: string | null
  decided_by: string | null
  decided_at: string | null
  departs_at: string
  created_by: string | null
  created_at: string
  updated_at: string
}

export interface TransportsVehicle {
  id: string
  transport_id: string
  office: number
  compartment: Generated<number>
  seq: number
  kind: string
  plate: string
  seats: number
  condition: string | null
  checked_on: string | null
  check_note: string | null
  updated_at: string
}

export interface TransportsVessel {
  transport_id: string
  office: number
  compartment: Generated<number>
  name: string
  imo_number: string
  call_sign: string | null
  flag: string
  voyage_number: string
  passenger_places: number
  life_saving_capacity: number
  persons_on_board: Generated<number>
  sea_state_max: number
  women_places: Generated<number>
  family_places: Generated<number>
  minor_places: Generated<number>
  health_declaration_ref: string | null
}

export interface Database {
  access_account: AccessAccount
  access_attempt: AccessAttempt
  access_compartment: AccessCompartment
  access_compartment_member: AccessCompartmentMember
  access_device: AccessDevice
  access_grant: AccessGrant
  access_office: AccessOffice
  access_secret: AccessSecret
  access_session: AccessSession
  access_surrendered: AccessSurrendered
  cases_case: CasesCase
  cases_file: CasesFile
  cases_hold: CasesHold
  cases_member: CasesMember
  cases_note: CasesNote
  cases_party: CasesParty
  cases_roll: CasesRoll
  cases_roll_check: CasesRollCheck
  cases_task: CasesTask
  employment_candidate: EmploymentCandidate
  employment_occupation: EmploymentOccupation
  employment_referral: EmploymentReferral
  employment_vacancy: EmploymentVacancy
  escorts_charge: EscortsCharge
  escorts_drug_declaration: EscortsDrugDeclaration
  escorts_escort: EscortsEscort
  escorts_hand_over_note: EscortsHandOverNote
  escorts_mission: EscortsMission
  kit_audit: KitAudit
  kit_audit_left: KitAuditLeft
  kit_erasure_rule: KitErasureRule
  kit_event: KitEvent
  kit_file: KitFile
  kit_file_gone: KitFileGone
  kit_long_command: KitLongCommand
  kit_migration: KitMigration
  kit_progress: KitProgress
  kit_receipt: KitReceipt
  kit_reindex: KitReindex
  kit_repoint_rule: KitRepointRule
  liaison_agreement: LiaisonAgreement
  liaison_organisation: LiaisonOrganisation
  liaison_word: LiaisonWord
  movements_approval: MovementsApproval
  movements_clearance: MovementsClearance
  movements_leg: MovementsLeg
  movements_manifest: MovementsManifest
  movements_medif: MovementsMedif
  movements_medif_detail: MovementsMedifDetail
  movements_minor_file: MovementsMinorFile
  movements_movement: MovementsMovement
  movements_origin_approval: MovementsOriginApproval
  movements_passenger: MovementsPassenger
  movements_request: MovementsRequest
  movements_travel_right: MovementsTravelRight
  notices_notice: NoticesNotice
  notices_number: NoticesNumber
  notices_received: NoticesReceived
  notices_recipient: NoticesRecipient
  notices_version: NoticesVersion
  papers_bag: PapersBag
  papers_custody: PapersCustody
  people_consent: PeopleConsent
  people_document: PeopleDocument
  people_erasure: PeopleErasure
  people_household: PeopleHousehold
  people_link: PeopleLink
  people_membership: PeopleMembership
  people_merge: PeopleMerge
  people_merge_reference: PeopleMergeReference
  people_original: PeopleOriginal
  people_pair_decision: PeoplePairDecision
  people_pair_scan: PeoplePairScan
  people_person: PeoplePerson
  people_posting: PeoplePosting
  people_request: PeopleRequest
  people_setting: PeopleSetting
  people_suspected_pair: PeopleSuspectedPair
  people_token: PeopleToken
  people_weighing: PeopleWeighing
  people_weighing_use: PeopleWeighingUse
  planning_decision: PlanningDecision
  planning_flight: PlanningFlight
  planning_journey: PlanningJourney
  planning_placement: PlanningPlacement
  planning_progress: PlanningProgress
  planning_question: PlanningQuestion
  planning_run: PlanningRun
  planning_setting: PlanningSetting
  planning_wish: PlanningWish
  programmes_instrument: ProgrammesInstrument
  programmes_movement_type: ProgrammesMovementType
  programmes_programme: ProgrammesProgramme
  projects_indicator: ProjectsIndicator
  projects_project: ProjectsProject
  projects_share: ProjectsShare
  reintegration_jobs: ReintegrationJobs
  reintegration_line: ReintegrationLine
  reintegration_plan: ReintegrationPlan
  reintegration_survey: ReintegrationSurvey
  reintegration_tranche: ReintegrationTranche
  reintegration_visit: ReintegrationVisit
  ticketing_borrower: TicketingBorrower
  ticketing_ceiling: TicketingCeiling
  ticketing_choice: TicketingChoice
  ticketing_cost: TicketingCost
  ticketing_coupon: TicketingCoupon
  ticketing_loan: TicketingLoan
  ticketing_offer: TicketingOffer
  ticketing_passenger: TicketingPassenger
  ticketing_payment: TicketingPayment
  ticketing_quote: TicketingQuote
  ticketing_request: TicketingRequest
  ticketing_ticket: TicketingTicket
  transit_assisted: TransitAssisted
  transit_claim: TransitClaim
  transit_flight_feed: TransitFlightFeed
  transit_flight_news: TransitFlightNews
  transit_group: TransitGroup
  transit_mishap: TransitMishap
  transit_mishap_cost: TransitMishapCost
  transit_scan: TransitScan
  transit_shift: TransitShift
  transit_shift_note: TransitShiftNote
  transit_task: TransitTask
  transit_token: TransitToken
  transit_told: TransitTold
  transports_call: TransportsCall
  transports_charter: TransportsCharter
  transports_check: TransportsCheck
  transports_convoy: TransportsConvoy
  transports_permit: TransportsPermit
  transports_sea_report: TransportsSeaReport
  transports_seat: TransportsSeat
  transports_staff: TransportsStaff
  transports_state_request: TransportsStateRequest
  transports_stop: TransportsStop
  transports_transport: TransportsTransport
  transports_vehicle: TransportsVehicle
  transports_vessel: TransportsVessel
}
