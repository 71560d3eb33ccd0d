/** Contract ↔ permission ↔ action. */
import * as reintegration from '#domain/reintegration/contract.ts'
import * as visiting from '#domain/reintegration/visit-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { approvePlan, cancelPlan, closePlan, draftPlan, getPlan, proposePlan, sendBack } from './actions.ts'
import { addLine, cancelLine, changeLine, payTranche } from './money-actions.ts'
import { jobsReport, listPlans, listVisits, recordSurvey, recordVisit } from './visit-actions.ts'

export const reintegrationRoutes: Route[] = [
  route(reintegration.getPlan, 'reintegration.read', getPlan),
  route(reintegration.listPlans, 'reintegration.read', listPlans),
  route(reintegration.draftPlan, 'reintegration.write', draftPlan),
  route(reintegration.addLine, 'reintegration.write', addLine),
  route(reintegration.changeLine, 'reintegration.write', changeLine),
  route(reintegration.cancelLine, 'reintegration.write', cancelLine),
  route(reintegration.proposePlan, 'reintegration.write', proposePlan),
  route(reintegration.approvePlan, 'reintegration.approve', approvePlan),
  route(reintegration.sendBack, 'reintegration.approve', sendBack),
  route(reintegration.closePlan, 'reintegration.write', closePlan),
  route(reintegration.cancelPlan, 'reintegration.write', cancelPlan),
  route(reintegration.payTranche, 'reintegration.write', payTranche),
  route(visiting.listVisits, 'reintegration.read', listVisits),
  route(visiting.recordVisit, 'reintegration.write', recordVisit),
  route(visiting.recordSurvey, 'reintegration.write', recordSurvey),
  route(visiting.jobsReport, 'statistics.read', jobsReport),
]
