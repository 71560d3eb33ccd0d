/** How a visit or a survey that waits on the device is told on the queue screen: what was typed, never an answer to the survey. */
import type { CommandStory } from '#desk/kit/command-story.ts'
import type { Text } from '#ui/TextProvider.tsx'

type Input = Record<string, unknown>

export const visitStory: CommandStory = {
  facts: (input, text) => [
    { term: text.t('reintegration.outcome'), value: text.t(`reintegration.outcome.${String(input['outcome'])}`) },
    { term: text.t('reintegration.visited_on'), value: dayIn(input, 'visitedOn', text) },
    {
      term: text.t('reintegration.activity_running'),
      value: input['activityRunning'] === undefined ? '' : text.t(input['activityRunning'] === true ? 'ui.yes' : 'ui.no'),
    },
    {
      term: text.t('reintegration.jobs_found'),
      value: input['jobsSelf'] === undefined ? '' : text.t('reintegration.jobs_line', jobsIn(input)),
    },
    { term: text.t('reintegration.note'), value: typeof input['note'] === 'string' ? input['note'] : '' },
  ],
}

export const surveyStory: CommandStory = {
  facts: (input, text) => [
    { term: text.t('reintegration.answered_on'), value: dayIn(input, 'answeredOn', text) },
    {
      term: text.t('reintegration.answers'),
      value: text.t('reintegration.answers_given', { count: Object.keys((input['answers'] as object | undefined) ?? {}).length }),
    },
  ],
}

function dayIn(input: Input, name: string, text: Text): string {
  return typeof input[name] === 'string' ? text.write.day(input[name]) : ''
}

function jobsIn(input: Input): { self: number; family: number; community: number } {
  return { self: Number(input['jobsSelf'] ?? 0), family: Number(input['jobsFamily'] ?? 0), community: Number(input['jobsCommunity'] ?? 0) }
}
