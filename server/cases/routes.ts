/** Contract ↔ permission ↔ action. */
import * as cases from '#domain/cases/contract.ts'
import * as parties from '#domain/cases/party-contract.ts'
import * as rolls from '#domain/cases/roll-contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { advanceByHand, closeCase, openCaseWithMembers, reopenCase, withdrawCase } from './actions.ts'
import { addMember, changeMember, removeMember } from './member-actions.ts'
import { recordParty } from './party-actions.ts'
import { commitRoll, getRoll, getRollProgress, listRolls, previewRoll, undoRoll } from './roll-actions.ts'
import { rollFaults } from './roll-faulty-rows.ts'
import { findCases, listCases, showCase, timeline } from './story-actions.ts'
import { addNote, addTask, attachFile, finishTask, liftHold, placeHold } from './work-actions.ts'

export const casesRoutes: Route[] = [
  route(cases.listCases, 'cases.read', listCases),
  route(cases.findCases, 'cases.read', findCases),
  route(cases.getCase, 'cases.read', showCase),
  route(cases.timeline, 'cases.read', timeline),

  route(cases.openCase, 'cases.write', openCaseWithMembers),
  route(cases.addMember, 'cases.write', addMember),
  route(cases.changeMember, 'cases.write', changeMember),
  route(cases.removeMember, 'cases.write', removeMember),
  route(parties.recordParty, 'cases.write', recordParty),
  route(cases.advanceCase, 'cases.write', advanceByHand),
  route(cases.withdrawCase, 'cases.write', withdrawCase),
  route(cases.closeCase, 'cases.write', closeCase),
  route(cases.reopenCase, 'cases.supervise', reopenCase),

  route(work.addTask, 'cases.write', addTask),
  route(work.finishTask, 'cases.write', finishTask),
  route(work.addNote, 'cases.write', addNote),
  route(work.attachFile, 'cases.write', attachFile),
  route(work.placeHold, 'cases.write', placeHold),
  route(work.liftHold, 'cases.write', liftHold),

  route(rolls.previewRoll, 'cases.import', previewRoll),
  route(rolls.commitRoll, 'cases.import', commitRoll),
  route(rolls.undoRoll, 'cases.import', undoRoll),
  route(rolls.listRolls, 'cases.import', listRolls),
  route(rolls.getRoll, 'cases.import', getRoll),
  route(rolls.rollFaults, 'cases.import', rollFaults),
  route(rolls.getRollProgress, 'cases.import', getRollProgress),
]
