/** Contract ↔ permission ↔ action. */
import * as people from '#domain/people/contract.ts'
import * as households from '#domain/people/household-contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import * as erasures from '#domain/people/erasure-contract.ts'
import * as weighings from '#domain/people/weight-contract.ts'
import * as originals from '#domain/people/original-contract.ts'
import * as records from '#domain/people/record-contract.ts'
import * as pairs from '#domain/people/pair-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { addPersonAsked, changePerson, getPerson, listPersons } from './actions.ts'
import { recordConsent, withdrawConsent } from './consent-actions.ts'
import { addDocument } from './document-actions.ts'
import { exportPersons } from './export-actions.ts'
import {
  endLink,
  householdOn,
  joinHousehold,
  leaveHousehold,
  linkPersons,
  listHouseholds,
  reuniteHouseholds,
  verifyLink,
} from './household-actions.ts'
import {
  changeSetting,
  confirmMerge,
  declineMerge,
  getMerge,
  getMergeProgress,
  listMerges,
  listSettings,
  mergePersons,
  undoMerge,
} from './merge-actions.ts'
import { askOriginalBack, handOriginal, listOriginals, signReceipt } from './original-actions.ts'
import { receiptPdf } from './original-print-actions.ts'
import { comparePersons, decidePair, getPair, listPairs } from './pair-actions.ts'
import { findPairs, listPairScans } from './pair-scan-actions.ts'
import { confirmErasure, declineErasure, getErasurePlan, listErasures, proposeErasure } from './erasure-actions.ts'
import { listLikely } from './likely-actions.ts'
import { giveRecord, listStory, sharePerson } from './record-actions.ts'
import { answerRequest, extendRequest, listRequests, recordRequest } from './request-actions.ts'
import { getWeighings, learnWeighing, useWeighing } from './weight-actions.ts'
import { search } from './search-actions.ts'

export const peopleRoutes: Route[] = [
  route(people.search, 'people.read', search),
  route(people.listPersons, 'people.read', listPersons),
  route(people.exportPersons, 'people.export', exportPersons),
  route(people.getPerson, 'people.read', getPerson),
  route(people.listLikely, 'people.read', listLikely),
  route(people.addPerson, 'people.write', addPersonAsked),
  route(people.changePerson, 'people.write', changePerson),
  route(people.addDocument, 'people.write', addDocument),
  route(originals.listOriginals, 'people.read', listOriginals),
  route(originals.handOriginal, 'people.write', handOriginal),
  route(originals.askOriginalBack, 'people.write', askOriginalBack),
  route(originals.signReceipt, 'people.write', signReceipt),
  route(originals.receiptPdf, 'people.read', receiptPdf),
  route(people.recordConsent, 'people.write', recordConsent),
  route(people.withdrawConsent, 'people.write', withdrawConsent),
  route(records.listStory, 'people.read', listStory),
  route(records.giveRecord, 'people.write', giveRecord),
  route(records.sharePerson, 'people.write', sharePerson),
  route(records.listRequests, 'people.write', listRequests),
  route(records.recordRequest, 'people.write', recordRequest),
  route(records.extendRequest, 'people.write', extendRequest),
  route(records.answerRequest, 'people.write', answerRequest),
  route(erasures.getErasurePlan, 'people.write', getErasurePlan),
  route(erasures.proposeErasure, 'people.write', proposeErasure),
  route(erasures.confirmErasure, 'people.write', confirmErasure),
  route(erasures.declineErasure, 'people.write', declineErasure),
  route(erasures.listErasures, 'people.write', listErasures),
  route(households.listHouseholds, 'people.read', listHouseholds),
  route(households.householdOn, 'people.read', householdOn),
  route(households.joinHousehold, 'people.write', joinHousehold),
  route(households.leaveHousehold, 'people.write', leaveHousehold),
  route(households.reuniteHouseholds, 'people.write', reuniteHouseholds),
  route(households.linkPersons, 'people.write', linkPersons),
  route(households.verifyLink, 'people.write', verifyLink),
  route(households.endLink, 'people.write', endLink),
  route(merges.comparePersons, 'people.write', comparePersons),
  route(merges.mergePersons, 'people.write', mergePersons),
  route(merges.confirmMerge, 'people.write', confirmMerge),
  route(merges.declineMerge, 'people.write', declineMerge),
  route(merges.undoMerge, 'people.write', undoMerge),
  route(merges.listMerges, 'people.write', listMerges),
  route(merges.getMerge, 'people.write', getMerge),
  route(merges.getMergeProgress, 'people.write', getMergeProgress),
  route(pairs.listPairs, 'people.write', listPairs),
  route(pairs.getPair, 'people.write', getPair),
  route(pairs.decidePair, 'people.write', decidePair),
  route(pairs.findPairs, 'people.write', findPairs),
  route(pairs.listPairScans, 'access.admin', listPairScans),
  route(weighings.getWeighings, 'access.admin', getWeighings),
  route(weighings.learnWeighing, 'access.admin', learnWeighing),
  route(weighings.useWeighing, 'access.admin', useWeighing),
  route(merges.listSettings, 'access.self', listSettings),
  route(merges.changeSetting, 'access.admin', changeSetting),
]
