/** What crosses the wire about the parties of a case. They are given when a case is opened; here one is added or corrected. */
import { z } from 'zod'
import { command } from '#domain/kit/contract.ts'
import { partyRefusals } from '#domain/programmes/party-rules.ts'
import { PartyDraft } from '#domain/programmes/party-words.ts'
import { CaseId, CaseParty } from './words.ts'

export const recordParty = command({
  name: 'cases.record_party',
  path: '/api/cases/:caseId/parties',
  summary: 'Adds a party of a case, or writes one anew: what stood there before is kept with its days',
  input: PartyDraft.extend({ caseId: CaseId }),
  output: z.object({ parties: z.array(CaseParty) }),
  refusals: ['case_ended', ...partyRefusals],
})
