/** What the queue screen tells of this room's commands: the words of the forms, and the case as it stands at the office. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { ask } from '#desk/kit/api.ts'
import type { CommandStory } from '#desk/kit/command-story.ts'
import type { Fact } from '#ui/DescriptionList.tsx'
import type { Text } from '#ui/TextProvider.tsx'

/** Notes, tasks, holds, members, withdrawal: what was typed. */
export const caseStory: CommandStory = {
  facts: (input, { t, write }) =>
    told([
      [t('cases.note_text'), word(input, 'text')],
      [t('cases.task_title'), word(input, 'title')],
      [t('cases.task_kind'), input['kind'] === undefined ? '' : t(`cases.task_kind.${word(input, 'kind')}`)],
      [t('cases.due_on'), input['dueOn'] === undefined ? '' : write.day(word(input, 'dueOn'))],
      [t('cases.role'), input['role'] === undefined ? '' : t(`cases.role.${word(input, 'role')}`)],
      [t('cases.hold_note'), word(input, 'note')],
      [t('cases.why'), word(input, 'reason')],
    ]),
  now: (input, text) => standing(input['caseId'], text),
}

/** A hold's reason is a code of the list. */
export const holdStory: CommandStory = {
  facts: (input, { t }) =>
    told([
      [t('cases.hold_reason'), t(`cases.hold_reason.${word(input, 'reason')}`)],
      [t('cases.hold_note'), word(input, 'note')],
    ]),
  now: (input, text) => standing(input['caseId'], text),
}

export const openingStory: CommandStory = {
  facts: (input, { t }) =>
    told([
      [t('cases.programme'), word(input, 'programmeCode')],
      [t('cases.country'), word(input, 'destinationCountry')],
      [t('cases.city'), word(input, 'destinationCity')],
      [t('cases.external_ref'), word(input, 'externalRef')],
    ]),
}

async function standing(caseId: unknown, { t, write }: Text): Promise<readonly Fact[] | undefined> {
  if (typeof caseId !== 'string') return undefined
  const answer = await ask(cases.getCase, { caseId: caseId as CaseId })
  if (!answer.ok) return undefined
  const { case: it } = answer.value
  return told([
    [t('cases.ref'), it.publicRef],
    [t('cases.status'), `${t(`status.cases.${it.status}`)} (${write.instant(it.statusSince)})`],
  ])
}

function told(facts: readonly (readonly [term: string, value: string])[]): Fact[] {
  return facts.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value }))
}

function word(input: Record<string, unknown>, name: string): string {
  return typeof input[name] === 'string' ? input[name] : ''
}
