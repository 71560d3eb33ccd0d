/** Contract ↔ permission ↔ action. */
import * as programmes from '#domain/programmes/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { listInstruments, listProgrammes, showInstrument, showProgramme } from './actions.ts'

export const programmesRoutes: Route[] = [
  route(programmes.listProgrammes, 'programmes.read', listProgrammes),
  route(programmes.listInstruments, 'programmes.read', listInstruments),
  route(programmes.getProgramme, 'programmes.read', showProgramme),
  route(programmes.getInstrument, 'programmes.read', showInstrument),
]
