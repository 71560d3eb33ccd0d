/** Contract ↔ permission ↔ action. Whoever reads a journey may print what its people carry; the airport's papers are the desk's. */
import * as papers from '#domain/papers/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { cardsPdf } from './card-actions.ts'
import { dailySheetPdf, slipPdf } from './sheet-actions.ts'

export const papersRoutes: Route[] = [
  route(papers.cardsPdf, 'movements.read', cardsPdf),
  route(papers.dailySheetPdf, 'transit.read', dailySheetPdf),
  route(papers.slipPdf, 'transit.read', slipPdf),
]
