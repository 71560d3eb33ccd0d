/** Contract ↔ permission ↔ action of the airport desk. */
import * as transit from '#domain/transit/contract.ts'
import * as flights from '#domain/transit/flight-contract.ts'
import * as mishaps from '#domain/transit/mishap-contract.ts'
import * as roster from '#domain/transit/shift-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { assignTask, finishTask, recordHandOver, recordHeadCount } from './actions.ts'
import { getBoard, getShift, getTask, listShiftNotes, writeShiftNote } from './board-actions.ts'
import { listCare } from './care-actions.ts'
import { addMishapCost, cancelMishapCost, sendClaim, settleClaim, workOutClaim } from './claim-actions.ts'
import { monthlyFigures } from './figure-actions.ts'
import { listFlightNews, takeFlightNews } from './flight-actions.ts'
import { acknowledgeMishap, closeMishap, describeMishap, getMishap, openMishap, tickMishapStep } from './mishap-actions.ts'
import { cancelShift, closeShift, listDays, planShift } from './shift-actions.ts'
import { acknowledgeTold, listTold } from './told-actions.ts'

export const transitRoutes: Route[] = [
  route(transit.getBoard, 'transit.read', getBoard),
  route(transit.getShift, 'transit.read', getShift),
  route(transit.getTask, 'transit.read', getTask),
  route(transit.listCare, 'transit.work', listCare),
  route(transit.assignTask, 'transit.work', assignTask),
  route(transit.recordHeadCount, 'transit.work', recordHeadCount),
  route(transit.finishTask, 'transit.work', finishTask),
  route(transit.recordHandOver, 'transit.work', recordHandOver),
  route(transit.openMishap, 'transit.work', openMishap),
  route(transit.acknowledgeMishap, 'transit.supervise', acknowledgeMishap),
  route(transit.tickMishapStep, 'transit.work', tickMishapStep),
  route(transit.closeMishap, 'transit.supervise', closeMishap),
  route(mishaps.getMishap, 'transit.read', getMishap),
  route(mishaps.describeMishap, 'transit.work', describeMishap),
  route(mishaps.addMishapCost, 'transit.work', addMishapCost),
  route(mishaps.cancelMishapCost, 'transit.work', cancelMishapCost),
  route(mishaps.workOutClaim, 'transit.read', workOutClaim),
  route(mishaps.sendClaim, 'transit.supervise', sendClaim),
  route(mishaps.settleClaim, 'transit.supervise', settleClaim),
  route(mishaps.listTold, 'transit.told', listTold),
  route(mishaps.acknowledgeTold, 'transit.told', acknowledgeTold),
  route(transit.writeShiftNote, 'transit.work', writeShiftNote),
  route(transit.listShiftNotes, 'transit.read', listShiftNotes),
  route(roster.planShift, 'transit.supervise', planShift),
  route(roster.cancelShift, 'transit.supervise', cancelShift),
  route(roster.closeShift, 'transit.work', closeShift),
  route(roster.listDays, 'transit.read', listDays),
  route(flights.takeFlightNews, 'transit.work', takeFlightNews),
  route(flights.listFlightNews, 'transit.read', listFlightNews),
  route(transit.monthlyFigures, 'statistics.read', monthlyFigures),
]
