/** Contract ↔ permission ↔ action of planning. */
import * as planning from '#domain/planning/contract.ts'
import * as runs from '#domain/planning/run-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { getSettings, importFlights, listFlights, offerFlight, offerMovement, setSettings, withdrawFlight } from './actions.ts'
import { bookPlan } from './booking-actions.ts'
import { decide, listCandidates, setWish } from './candidate-actions.ts'
import { compareRuns, listWays, placeCase } from './override-actions.ts'
import { startReplan } from './replan-actions.ts'
import { getRun, listRunCases, listRunFlights, listRuns, startRun, stopRun } from './run-actions.ts'

export const planningRoutes: Route[] = [
  route(planning.listFlights, 'planning.read', listFlights),
  route(planning.offerFlight, 'planning.write', offerFlight),
  route(planning.importFlights, 'planning.write', importFlights),
  route(planning.offerMovement, 'planning.write', offerMovement),
  route(planning.withdrawFlight, 'planning.write', withdrawFlight),
  route(planning.getSettings, 'planning.read', getSettings),
  route(planning.setSettings, 'planning.write', setSettings),
  route(planning.listCandidates, 'planning.read', listCandidates),
  route(planning.setWish, 'planning.write', setWish),
  route(planning.decide, 'planning.write', decide),
  route(runs.startRun, 'planning.write', startRun),
  route(runs.startReplan, 'planning.write', startReplan),
  route(runs.stopRun, 'planning.write', stopRun),
  route(runs.getRun, 'planning.read', getRun),
  route(runs.listRuns, 'planning.read', listRuns),
  route(runs.listRunFlights, 'planning.read', listRunFlights),
  route(runs.listRunCases, 'planning.read', listRunCases),
  route(runs.listWays, 'planning.read', listWays),
  route(runs.placeCase, 'planning.write', placeCase),
  route(runs.compareRuns, 'planning.read', compareRuns),
  route(runs.bookPlan, 'planning.write', bookPlan),
]
