/** What crosses the wire about a mishap besides its steps: what is learned of it, what it costs, what is claimed, and who was told. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Claim, CostId, MishapCost, WorkedOut } from './claim-words.ts'
import { Mishap, MishapId } from './mishap-words.ts'
import { Description, NewCost } from './step-words.ts'
import { ToldId, ToldLine, ToldParty } from './told-words.ts'
import { TransitGroup } from './words.ts'

export const getMishap = query({
  name: 'transit.get_mishap',
  path: '/api/transit/mishaps/:mishapId',
  summary: 'A mishap with its group, who was told, what it costs and what was claimed',
  input: z.object({ mishapId: MishapId }),
  output: z.object({ mishap: Mishap, group: TransitGroup, told: z.array(ToldParty), costs: z.array(MishapCost), claim: Claim.nullable() }),
})

export const describeMishap = command({
  name: 'transit.describe_mishap',
  path: '/api/transit/mishaps/:mishapId/describe',
  summary: 'More is known of a mishap: its cause, the delay, the carrier’s report on a bag and when it was received',
  input: Description,
  output: Mishap,
  refusals: ['in_the_future', 'already_closed', 'no_bag_is_missing'],
  offline: true,
})

export const addMishapCost = command({
  name: 'transit.add_mishap_cost',
  path: '/api/transit/mishaps/:mishapId/costs',
  summary: 'A bill of a mishap: hotel, meals, transport',
  input: NewCost,
  output: MishapCost,
  refusals: ['in_the_future'],
  offline: true,
})

export const cancelMishapCost = command({
  name: 'transit.cancel_mishap_cost',
  path: '/api/transit/mishap-costs/:costId/cancel',
  summary: 'A bill was entered by mistake: it stays readable and is no longer counted',
  input: z.object({ costId: CostId }),
  output: MishapCost,
})

const circumstances = {
  mishapId: MishapId,
  /** The carrier that flies is one of the territory of the law. */
  communityCarrier: z.stringbool().or(z.boolean()).default(false),
  /** What no care could have avoided. */
  extraordinary: z.stringbool().or(z.boolean()).default(false),
}

export const workOutClaim = query({
  name: 'transit.work_out_claim',
  path: '/api/transit/mishaps/:mishapId/claim',
  summary: 'What the carrier owes for a mishap by distance and delay, with the terms of the day and the reason',
  input: z.object(circumstances),
  output: WorkedOut,
})

export const sendClaim = command({
  name: 'transit.send_claim',
  path: '/api/transit/mishaps/:mishapId/claim',
  summary: 'The claim as worked out is written to the carrier',
  input: z.object({ ...circumstances, reference: z.string().trim().min(1).max(60).optional() }),
  output: Claim,
  refusals: ['nothing_is_owed', 'claimed_already'],
})

export const settleClaim = command({
  name: 'transit.settle_claim',
  path: '/api/transit/mishaps/:mishapId/claim/settle',
  summary: 'The carrier paid, or refuses to',
  input: z.object({ mishapId: MishapId, status: z.enum(['PAID', 'REFUSED']) }),
  output: Claim,
  refusals: ['settled_already'],
})

export const listTold = query({
  name: 'transit.list_told',
  path: '/api/transit/told',
  summary: 'Mishaps that I am told of by my role and that nobody of us has acknowledged yet, newest first',
  input: z.object({ ...paging }),
  output: page(ToldLine),
})

export const acknowledgeTold = command({
  name: 'transit.acknowledge_told',
  path: '/api/transit/told/:toldId/acknowledge',
  summary: 'We know of the mishap',
  input: z.object({ toldId: ToldId }),
  output: ToldLine,
})
