/** What crosses the wire about travel bags. A bag changes hands where there is no network: those commands may wait. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command, download, query } from '#domain/kit/contract.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { Handing, Sealing } from './step-words.ts'
import { BagId, CustodyStep, TravelBag } from './words.ts'

const language = z.enum(['fr', 'en']).default('fr')

const BagWithHands = z.object({ bag: TravelBag, custody: z.array(CustodyStep) })

export const listBags = query({
  name: 'papers.list_bags',
  path: '/api/papers/cases/:caseId/bags',
  summary: 'The travel bags of a case, each with every hand it went through',
  input: z.object({ caseId: CaseId }),
  output: z.object({ items: z.array(BagWithHands) }),
})

export const getBag = query({
  name: 'papers.get_bag',
  path: '/api/papers/bags/:bagId',
  summary: 'One travel bag with every hand it went through',
  input: z.object({ bagId: BagId }),
  output: BagWithHands,
})

export const listBagsAt = query({
  name: 'papers.list_bags_at',
  path: '/api/papers/airports/:airport/bags',
  summary: 'The bags of the groups on the boards of today and tomorrow, for a phone to take along',
  input: z.object({ airport: AirportCode }),
  output: z.object({ items: z.array(TravelBag) }),
})

export const sealBag = command({
  name: 'papers.seal_bag',
  path: '/api/papers/cases/:caseId/bags',
  summary: 'Closes a bag with its checklist; the chain of custody begins',
  input: Sealing,
  output: TravelBag,
  refusals: ['in_the_future', 'bag_empty', 'same_content_twice', 'id_taken', 'movement_of_another_case'],
  offline: true,
})

export const handBag = command({
  name: 'papers.hand_bag',
  path: '/api/papers/bags/:bagId/hand',
  summary: 'A bag goes from one hand to another: to whom, when, whether the seal is whole, signed when there is somebody to sign',
  input: Handing,
  output: TravelBag,
  refusals: [
    'in_the_future',
    'before_it_was_sealed',
    'bag_received',
    'changed_meanwhile',
    'already_in_these_hands',
    'function_missing',
    'broken_seal_unexplained',
  ],
  offline: true,
})

export const bagPdf = download({
  name: 'papers.bag_pdf',
  path: '/api/papers/bags/:bagId/pdf',
  summary: 'The receipt of a bag: its checklist and every hand it went through',
  input: z.object({ bagId: BagId, language }),
  produces: ['application/pdf'],
  refusals: ['print_busy'],
})
