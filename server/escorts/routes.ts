/** Contract ↔ permission ↔ action. Medicines and hand-over notes are for the medical role alone. */
import * as escorts from '#domain/escorts/contract.ts'
import * as medical from '#domain/escorts/medical-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { changeEscort, getEscort, listEscorts, listOfMovement, registerEscort } from './actions.ts'
import { declareDrugs, readMedical, writeHandOverNote } from './medical-actions.ts'
import {
  briefMission,
  cancelMission,
  changeMission,
  getMission,
  listMissions,
  planMission,
  reportMission,
  tickStep,
} from './mission-actions.ts'

export const escortsRoutes: Route[] = [
  route(escorts.listEscorts, 'escorts.read', listEscorts),
  route(escorts.getEscort, 'escorts.read', getEscort),
  route(escorts.registerEscort, 'escorts.write', registerEscort),
  route(escorts.changeEscort, 'escorts.write', changeEscort),
  route(escorts.listMissions, 'escorts.read', listMissions),
  route(escorts.getMission, 'escorts.read', getMission),
  route(escorts.listOfMovement, 'escorts.read', listOfMovement),
  route(escorts.planMission, 'escorts.write', planMission),
  route(escorts.changeMission, 'escorts.write', changeMission),
  route(escorts.briefMission, 'escorts.write', briefMission),
  route(escorts.tickStep, 'escorts.write', tickStep),
  route(escorts.reportMission, 'escorts.write', reportMission),
  route(escorts.cancelMission, 'escorts.write', cancelMission),
  route(medical.readMedical, 'escorts.medical', readMedical),
  route(medical.declareDrugs, 'escorts.medical', declareDrugs),
  route(medical.writeHandOverNote, 'escorts.medical', writeHandOverNote),
]
