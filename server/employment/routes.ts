/** Contract ↔ permission ↔ action. */
import * as employment from '#domain/employment/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { getVacancy, listVacancies, moveVacancy, registerVacancy, vetVacancy } from './actions.ts'
import { listCandidatesFor, listMatches, moveReferral, propose } from './match-actions.ts'
import { getProfiles, setStanding, writeProfile } from './profile-actions.ts'

export const employmentRoutes: Route[] = [
  route(employment.listVacancies, 'employment.read', listVacancies),
  route(employment.getVacancy, 'employment.read', getVacancy),
  route(employment.listCandidatesFor, 'employment.read', listCandidatesFor),
  route(employment.registerVacancy, 'employment.write', registerVacancy),
  route(employment.vetVacancy, 'employment.write', vetVacancy),
  route(employment.moveVacancy, 'employment.write', moveVacancy),
  route(employment.getProfiles, 'employment.read', getProfiles),
  route(employment.writeProfile, 'employment.write', writeProfile),
  route(employment.setStanding, 'employment.write', setStanding),
  route(employment.listMatches, 'employment.read', listMatches),
  route(employment.propose, 'employment.write', propose),
  route(employment.moveReferral, 'employment.write', moveReferral),
]
