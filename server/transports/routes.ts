/** Contract ↔ permission ↔ action. */
import * as charters from '#domain/transports/charter-contract.ts'
import * as transports from '#domain/transports/contract.ts'
import * as convoys from '#domain/transports/convoy-contract.ts'
import * as vessels from '#domain/transports/vessel-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { cancelTransport, closeBoarding, decide, getTransport, listOfMovement, listTransports } from './actions.ts'
import { changeCharter, planCharter, recordPermit, removePermit } from './charter-actions.ts'
import { changeConvoy, planConvoy, recordVehicle, removeVehicle, seatFamilies, seatFamily, setRoute } from './convoy-actions.ts'
import { falCsv, falPdf, falXlsx, paxlst } from './fal-actions.ts'
import { answerCheck, recordStaff, recordStateRequest, removeStaff } from './staff-actions.ts'
import { changeVessel, planVessel, reportSea, setCalls } from './vessel-actions.ts'

export const transportsRoutes: Route[] = [
  route(transports.listTransports, 'transports.read', listTransports),
  route(transports.getTransport, 'transports.read', getTransport),
  route(transports.listOfMovement, 'transports.read', listOfMovement),
  route(transports.recordStaff, 'transports.write', recordStaff),
  route(transports.removeStaff, 'transports.write', removeStaff),
  route(transports.answerCheck, 'transports.write', answerCheck),
  route(transports.recordStateRequest, 'transports.write', recordStateRequest),
  route(transports.decide, 'transports.write', decide),
  route(transports.closeBoarding, 'transports.write', closeBoarding),
  route(transports.cancelTransport, 'transports.write', cancelTransport),

  route(charters.planCharter, 'transports.write', planCharter),
  route(charters.changeCharter, 'transports.write', changeCharter),
  route(charters.recordPermit, 'transports.write', recordPermit),
  route(charters.removePermit, 'transports.write', removePermit),

  route(vessels.planVessel, 'transports.write', planVessel),
  route(vessels.changeVessel, 'transports.write', changeVessel),
  route(vessels.setCalls, 'transports.write', setCalls),
  route(vessels.reportSea, 'transports.write', reportSea),
  route(vessels.falPdf, 'transports.read', falPdf),
  route(vessels.falCsv, 'transports.read', falCsv),
  route(vessels.falXlsx, 'transports.read', falXlsx),
  route(vessels.paxlst, 'transports.read', paxlst),

  route(convoys.planConvoy, 'transports.write', planConvoy),
  route(convoys.changeConvoy, 'transports.write', changeConvoy),
  route(convoys.recordVehicle, 'transports.write', recordVehicle),
  route(convoys.removeVehicle, 'transports.write', removeVehicle),
  route(convoys.setRoute, 'transports.write', setRoute),
  route(convoys.seatFamilies, 'transports.write', seatFamilies),
  route(convoys.seatFamily, 'transports.write', seatFamily),
]
