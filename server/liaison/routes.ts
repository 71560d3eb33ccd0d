/** Contract ↔ permission ↔ action. Adding is a right of its own: whoever opens a case may meet an organisation that nobody wrote down yet. */
import * as liaison from '#domain/liaison/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import {
  addOrganisation,
  changeOrganisation,
  findOrganisations,
  getOrganisation,
  listOrganisations,
  organisationsCsv,
  recordAgreement,
} from './actions.ts'

export const liaisonRoutes: Route[] = [
  route(liaison.listOrganisations, 'liaison.read', listOrganisations),
  route(liaison.findOrganisations, 'liaison.read', findOrganisations),
  route(liaison.organisationsCsv, 'liaison.read', organisationsCsv),
  route(liaison.getOrganisation, 'liaison.read', getOrganisation),
  route(liaison.addOrganisation, 'liaison.add', addOrganisation),
  route(liaison.changeOrganisation, 'liaison.write', changeOrganisation),
  route(liaison.recordAgreement, 'liaison.write', recordAgreement),
]
