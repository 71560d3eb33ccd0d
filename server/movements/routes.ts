/** Contract ↔ permission ↔ action. A restriction has a permission of its own, and so has what doctors write; approving is for whoever supervises cases. */
import * as borders from '#domain/movements/border-contract.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import * as journeys from '#domain/movements/journey-contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import * as minors from '#domain/movements/minor-contract.ts'
import * as nominalRolls from '#domain/movements/roll-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { planMovement, readMovement } from './actions.ts'
import { approveOrigin, endTravelRight, listPlaces, listTravelRights, recordTravelRight } from './border-actions.ts'
import { bookCase, checkBooking, listReady } from './booking-actions.ts'
import {
  addClearance,
  confirmTravelReady,
  getReadiness,
  listClearances,
  readRestriction,
  recordClearance,
  recordRestriction,
  requireClearances,
} from './clearance-actions.ts'
import { listExpiring } from './expiry-actions.ts'
import { exportMovements } from './export-actions.ts'
import { readMedical, recordFitness, recordMedical } from './fitness-actions.ts'
import { recordJourney } from './journey-actions.ts'
import { findFlights, listJourneys, listMovements } from './list-actions.ts'
import { checkManifest, freezeManifest, listManifests, readManifest } from './manifest-actions.ts'
import { manifestCsv, manifestPdf, manifestXlsx } from './manifest-file-actions.ts'
import { answerMedif, askMedif, listMedifs, readMedifDetail, writeMedif } from './medif-actions.ts'
import { checkCodeWord, listMinors, recordMinor } from './minor-actions.ts'
import { checkPaxlst, manifestPaxlst } from './paxlst-actions.ts'
import { recordLegTimes } from './leg-news-actions.ts'
import { listRequests, requestTravel } from './request-actions.ts'
import { giveRoll } from './roll-actions.ts'
import { approveConnection, approveSplit, cancelBooking, cancelMovement, updatePassenger } from './seat-actions.ts'

export const movementsRoutes: Route[] = [
  route(clearances.listClearances, 'movements.read', listClearances),
  route(clearances.getReadiness, 'movements.read', getReadiness),
  route(clearances.listExpiring, 'movements.read', listExpiring),
  route(clearances.requireClearances, 'movements.clear', requireClearances),
  route(clearances.addClearance, 'movements.clear', addClearance),
  route(clearances.recordClearance, 'movements.clear', recordClearance),
  route(clearances.confirmTravelReady, 'movements.clear', confirmTravelReady),
  route(clearances.readRestriction, 'movements.detail', readRestriction),
  route(clearances.recordRestriction, 'movements.detail', recordRestriction),
  route(clearances.recordFitness, 'movements.medical', recordFitness),
  route(clearances.readMedical, 'movements.medical', readMedical),
  route(clearances.recordMedical, 'movements.medical', recordMedical),
  route(clearances.requestTravel, 'movements.book', requestTravel),
  route(clearances.listRequests, 'movements.read', listRequests),

  route(movements.listMovements, 'movements.read', listMovements),
  route(movements.exportMovements, 'people.export', exportMovements),
  route(movements.getMovement, 'movements.read', readMovement),
  route(movements.listJourneys, 'movements.read', listJourneys),
  route(movements.findFlights, 'movements.read', findFlights),
  route(movements.listReady, 'movements.read', listReady),
  route(movements.checkBooking, 'movements.read', checkBooking),
  route(movements.planMovement, 'movements.book', planMovement),
  route(movements.bookCase, 'movements.book', bookCase),
  route(movements.updatePassenger, 'movements.book', updatePassenger),
  route(movements.cancelBooking, 'movements.book', cancelBooking),
  route(movements.cancelMovement, 'movements.book', cancelMovement),
  route(movements.recordLegTimes, 'movements.book', recordLegTimes),
  route(journeys.recordJourney, 'movements.follow', recordJourney),
  route(movements.approveConnection, 'cases.supervise', approveConnection),
  route(movements.approveSplit, 'cases.supervise', approveSplit),

  route(borders.listPlaces, 'movements.read', listPlaces),
  route(borders.listTravelRights, 'movements.read', listTravelRights),
  route(borders.recordTravelRight, 'movements.clear', recordTravelRight),
  route(borders.endTravelRight, 'movements.clear', endTravelRight),
  route(borders.approveOrigin, 'cases.supervise', approveOrigin),

  route(medifs.listMedifs, 'movements.read', listMedifs),
  route(medifs.askMedif, 'movements.book', askMedif),
  route(medifs.answerMedif, 'movements.book', answerMedif),
  route(medifs.readMedifDetail, 'movements.medical', readMedifDetail),
  route(medifs.writeMedif, 'movements.medical', writeMedif),

  route(minors.listMinors, 'movements.minors', listMinors),
  route(minors.recordMinor, 'movements.minors', recordMinor),
  route(minors.checkCodeWord, 'transit.work', checkCodeWord),

  route(manifests.checkManifest, 'movements.read', checkManifest),
  route(manifests.listManifests, 'movements.read', listManifests),
  route(manifests.getManifest, 'movements.read', readManifest),
  route(manifests.manifestCsv, 'movements.read', manifestCsv),
  route(manifests.manifestXlsx, 'movements.read', manifestXlsx),
  route(manifests.manifestPdf, 'movements.read', manifestPdf),
  route(manifests.checkPaxlst, 'movements.read', checkPaxlst),
  route(manifests.manifestPaxlst, 'movements.read', manifestPaxlst),
  route(manifests.freezeManifest, 'movements.freeze', freezeManifest),
  route(nominalRolls.giveRoll, 'movements.book', giveRoll),
]
