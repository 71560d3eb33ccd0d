/**
 * The roles of an office and what each may do: data, read as a table (domain.md appendix B). A role is granted in an office;
 * a compartment is joined by name. Contracts ask for a permission, never for a role.
 */
import { z } from 'zod'

export const permissions = [
  'access.self', // one's own session and preferences
  'access.admin', // accounts, grants, offices
  'access.audit', // the audit trail
  'people.read', // persons, households, documents
  'people.write',
  'programmes.read',
  'programmes.publish',
  'cases.read', // case, members, tasks, notes, timeline
  'cases.write',
  'cases.import', // nominal rolls
  'cases.supervise', // re-open, approve a family split or an amber connection
  'movements.read', // clearances, requests, legs, passengers, manifests
  'movements.clear', // collect and record clearances
  'movements.book', // request, legs, booking
  'movements.freeze', // freeze a manifest
  'movements.follow', // departures, arrivals and receptions where we have no desk
  'movements.detail', // what a restriction on a clearance says: medical and protection staff alone
  'planning.read', // flights on offer, planning runs
  'planning.write', // also books from a plan: whoever has it has movements.book
  'ticketing.read', // ticket requests, quotes, tickets, what a journey cost
  'ticketing.book', // ask, quote, choose, issue, exchange
  'ticketing.approve', // second person on a quote above the ceiling
  'ticketing.pay', // payments and refunds
  'movements.medical', // the doctor’s part of a medical form: the medical role alone
  'movements.minors', // who answers for a minor at both ends of a journey
  'notices.read', // what our office tells others of its journeys
  'notices.send',
  'notices.receive', // what others told our office, and answering it
  'transit.read', // the airport board: name, flight, SSR, language, hand-over
  'transit.work',
  'transit.supervise', // closing mishaps
  'transports.read', // charters, vessels and convoys
  'transports.write',
  'escorts.read', // the register of escorts and their missions
  'escorts.write',
  'escorts.medical', // medicines under control, notes to the receiving doctor: the medical role alone
  'reintegration.read',
  'reintegration.write',
  'reintegration.approve', // second person on a plan
  'employment.read', // vacancies, work profiles, who fits which
  'employment.write',
  'liaison.read', // organisations, carrier agreements
  'liaison.add', // an organisation that nobody wrote down yet
  'liaison.write',
  'projects.read', // the portfolio, indicators
  'projects.write',
  'statistics.read',
] as const
export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>

const reading = ['access.self', 'programmes.read', 'projects.read'] as const
const caseWork = [...reading, 'people.read', 'people.write', 'cases.read', 'cases.write', 'movements.read'] as const

export const roles = {
  MOVEMENT_AGENT: [
    ...caseWork,
    'cases.import',
    'movements.clear',
    'movements.book',
    'movements.freeze',
    'movements.follow',
    'movements.minors',
    'notices.read',
    'notices.send',
    'notices.receive',
    'transit.read',
    'statistics.read',
    'liaison.read',
    'liaison.add',
    'ticketing.read',
    'ticketing.book',
    'transports.read',
    'transports.write',
    'escorts.read',
    'escorts.write',
    'planning.read',
    'planning.write',
  ],
  TRANSIT_AGENT: [...reading, 'notices.receive', 'transit.read', 'transit.work'],
  TRANSIT_SUPERVISOR: [...reading, 'notices.receive', 'transit.read', 'transit.work', 'transit.supervise', 'statistics.read'],
  TRAVEL_BOOKER: [
    ...reading,
    'people.read',
    'movements.read',
    'movements.book',
    'notices.read',
    'notices.receive',
    'liaison.read',
    'ticketing.read',
    'ticketing.book',
    'planning.read',
  ],
  COUNSELLOR: [...caseWork, 'liaison.read'],
  CASE_SUPERVISOR: [
    ...caseWork,
    'cases.import',
    'cases.supervise',
    'movements.minors',
    'reintegration.read',
    'reintegration.approve',
    'employment.read',
    'statistics.read',
    'liaison.read',
    'ticketing.read',
    'ticketing.approve',
    'transports.read',
    'escorts.read',
  ],
  REINTEGRATION_OFFICER: [
    ...caseWork,
    'movements.follow',
    'notices.receive',
    'reintegration.read',
    'reintegration.write',
    'employment.read',
    'employment.write',
    'statistics.read',
    'liaison.read',
  ],
  EMPLOYMENT_OFFICER: [
    ...reading,
    'people.read',
    'cases.read',
    'reintegration.read',
    'employment.read',
    'employment.write',
    'liaison.read',
  ],
  PROTECTION_OFFICER: [...caseWork, 'movements.clear', 'movements.detail', 'movements.minors', 'reintegration.read', 'liaison.read'],
  MEDICAL: [
    ...reading,
    'people.read',
    'cases.read',
    'movements.read',
    'movements.clear',
    'movements.detail',
    'movements.medical',
    'escorts.read',
    'escorts.medical',
  ],
  LEGAL: [...reading, 'people.read', 'cases.read', 'movements.read', 'liaison.read'],
  SESSION_FACILITATOR: [...reading],
  TRANSLATOR: [...reading],
  LIAISON_OFFICER: [...reading, 'liaison.read', 'liaison.add', 'liaison.write'],
  PROJECT_MANAGER: [...reading, 'projects.write', 'statistics.read'],
  FINANCE: [
    ...reading,
    'reintegration.read',
    'reintegration.approve',
    'statistics.read',
    'ticketing.read',
    'ticketing.approve',
    'ticketing.pay',
  ],
  MONITORING_EVALUATION: [...reading, 'statistics.read'],
  DATA_PROTECTION_OFFICER: [...reading, 'access.audit'],
  AUDITOR: [
    ...reading,
    'access.audit',
    'people.read',
    'cases.read',
    'movements.read',
    'notices.read',
    'transit.read',
    'reintegration.read',
    'employment.read',
    'statistics.read',
    'liaison.read',
    'ticketing.read',
    'transports.read',
    'escorts.read',
    'planning.read',
  ],
  OFFICE_ADMIN: [...reading, 'access.admin', 'programmes.publish'],
  PARTNER_READER: [...reading],
  DONOR_READER: [...reading],
} as const satisfies Record<string, readonly Permission[]>

export type Role = keyof typeof roles
export const Role = z.enum(Object.keys(roles) as [Role, ...Role[]])

/** Offices in which these grants carry a permission: the scope of a transaction. */
export function officesWith(grants: readonly { role: Role; office: number }[], permission: Permission): number[] {
  const held = grants.filter((grant) => (roles[grant.role] as readonly Permission[]).includes(permission))
  return [...new Set(held.map((grant) => grant.office))].sort((a, b) => a - b)
}

export function permissionsOf(grants: readonly { role: Role }[]): Permission[] {
  return permissions.filter((permission) => grants.some((grant) => (roles[grant.role] as readonly Permission[]).includes(permission)))
}
