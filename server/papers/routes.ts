/** Contract ↔ permission ↔ action. Whoever reads a journey may print what its people carry; the airport's papers are the desk's. */
import * as bags from '#domain/papers/bag-contract.ts'
import * as papers from '#domain/papers/contract.ts'
import * as originals from '#domain/papers/original-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { getBag, handBag, listBags, listBagsAt, sealBag } from './actions.ts'
import { bagPdf } from './bag-print-actions.ts'
import { cardsPdf } from './card-actions.ts'
import { listOriginals } from './original-actions.ts'
import { dailySheetPdf, slipPdf } from './sheet-actions.ts'

export const papersRoutes: Route[] = [
  route(papers.cardsPdf, 'movements.read', cardsPdf),
  route(papers.dailySheetPdf, 'transit.read', dailySheetPdf),
  route(papers.slipPdf, 'transit.read', slipPdf),
  route(bags.listBags, 'papers.read', listBags),
  route(bags.getBag, 'papers.read', getBag),
  route(bags.listBagsAt, 'papers.read', listBagsAt),
  route(bags.sealBag, 'papers.write', sealBag),
  route(bags.handBag, 'papers.write', handBag),
  route(bags.bagPdf, 'papers.read', bagPdf),
  route(originals.listOriginals, 'people.read', listOriginals),
]
