/** Contract ↔ permission ↔ action. */
import * as programmes from '#domain/programmes/contract.ts'
import * as types from '#domain/programmes/movement-type-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { listInstruments, listProgrammes, showInstrument, showProgramme } from './actions.ts'
import { listMovementTypes, showMovementType } from './movement-type-actions.ts'

export const programmesRoutes: Route[] = [
  route(programmes.listProgrammes, 'programmes.read', listProgrammes),
  route(programmes.listInstruments, 'programmes.read', listInstruments),
  route(types.listMovementTypes, 'programmes.read', listMovementTypes),
  route(types.getMovementType, 'programmes.read', showMovementType),
  route(programmes.getProgramme, 'programmes.read', showProgramme),
  route(programmes.getInstrument, 'programmes.read', showInstrument),
]
