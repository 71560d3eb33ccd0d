// The rooms of the office, and whose door each may knock on. This is the only graph: the linter that stands between rooms
// (oxlint.config.ts) and the maker of new rooms (scripts/new-room.ts) both read it. Nothing but the graph enters here.
export const rooms = {
  access: [], // accounts, offices, roles, grants, audit
  people: ['access'], // persons, households, identity documents, duplicates, consent
  liaison: ['access'], // organisations, contacts, agreements, meetings, actions, instruments
  programmes: ['access', 'liaison'], // versioned programme definitions and movement types, forms, instruments, eligibility
  information: ['access'], // articles and brochures in every language, sessions, campaigns, complaints
  projects: ['access', 'liaison'], // portfolio, donors, budgets, logframes, reports, IATI
  cases: ['access', 'people', 'programmes', 'liaison'], // case, members, stages, tasks, notes, files, holds, referrals, transfers
  protection: ['access', 'people', 'cases'], // trafficking and other sealed work
  returns: ['access', 'people', 'cases', 'programmes'], // counselling, informed decision, return-risk, aid quote, stranded fund
  pathways: ['access', 'people', 'cases', 'liaison'], // resettlement, relocation, family reunification, sponsorship …
  movements: ['access', 'people', 'programmes', 'cases', 'liaison'], // clearances, requests, bookings, legs, manifests
  notices: ['access', 'people', 'cases', 'movements'], // movement notices (ABN) to those who will meet a journey, and their answers
  transit: ['access', 'people', 'cases', 'movements'], // the airport desk
  ticketing: ['access', 'people', 'programmes', 'cases', 'liaison', 'movements'], // seats: quotes, tickets, costs, self-payers, travel loans
  escorts: ['access', 'people', 'cases', 'movements'], // who goes along, their missions, reports and hand-over notes
  transports: ['access', 'people', 'cases', 'movements', 'escorts'], // charters, vessels and convoys: go or no-go, crews, lists for authorities
  planning: ['access', 'people', 'programmes', 'cases', 'movements'], // flights on offer, planning runs, re-planning
  reintegration: ['access', 'people', 'programmes', 'cases', 'projects', 'movements'],
  employment: ['access', 'people', 'programmes', 'cases', 'liaison', 'reintegration'], // vacancies, work profiles, matching, referrals
  studies: ['access', 'people', 'information'], // research, surveys, interviews, publications
  statistics: ['access'], // dashboards, disclosure-controlled releases; reads through SQL views
} as const

/** The name of a room: a key of the graph above. */
export type Room = keyof typeof rooms
