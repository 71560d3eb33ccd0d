/** How a waiting or refused command is told on the queue screen, for rooms that want to say more than its fields. Keyed by contract name. */
import type { CommandStory } from './kit/command-story.ts'

/** One line a command: 'transit.record_meeting': async () => (await import('./transit/stories.ts')).meetingStory, */
export const commandStories: Readonly<Record<string, () => Promise<CommandStory>>> = {
  'transit.assign_task': async () => (await import('./transit/stories.ts')).taskStory,
  'transit.record_head_count': async () => (await import('./transit/stories.ts')).taskStory,
  'transit.finish_task': async () => (await import('./transit/stories.ts')).taskStory,
  'transit.record_hand_over': async () => (await import('./transit/stories.ts')).taskStory,
  'transit.open_mishap': async () => (await import('./transit/stories.ts')).mishapStory,
  'transit.acknowledge_mishap': async () => (await import('./transit/stories.ts')).mishapStory,
  'transit.tick_mishap_step': async () => (await import('./transit/stories.ts')).mishapStory,
  'transit.close_mishap': async () => (await import('./transit/stories.ts')).mishapStory,
  'transit.describe_mishap': async () => (await import('./transit/stories.ts')).mishapStory,
  'transit.close_shift': async () => (await import('./transit/stories.ts')).noteStory,
  'transit.write_shift_note': async () => (await import('./transit/stories.ts')).noteStory,
  'papers.seal_bag': async () => (await import('./papers/stories.ts')).bagStory,
  'papers.hand_bag': async () => (await import('./papers/stories.ts')).bagStory,
  'cases.open': async () => (await import('./cases/stories.ts')).openingStory,
  'cases.add_member': async () => (await import('./cases/stories.ts')).caseStory,
  'cases.withdraw': async () => (await import('./cases/stories.ts')).caseStory,
  'cases.add_task': async () => (await import('./cases/stories.ts')).caseStory,
  'cases.add_note': async () => (await import('./cases/stories.ts')).caseStory,
  'cases.place_hold': async () => (await import('./cases/stories.ts')).holdStory,
  'people.add_person': async () => (await import('./people/stories.ts')).personStory,
  'people.add_document': async () => (await import('./people/stories.ts')).documentStory,
  'people.record_consent': async () => (await import('./people/stories.ts')).consentStory,
  'reintegration.record_visit': async () => (await import('./reintegration/stories.ts')).visitStory,
  'reintegration.record_survey': async () => (await import('./reintegration/stories.ts')).surveyStory,
}
