/** Who listens to what, and what runs by the clock, on one page. Listeners react in the same commit as the event they hear. */
import type { Job } from '#server/kit/jobs.ts'
import type { Listener } from '#server/kit/route.ts'
import { releaseSeats } from '#server/movements/seat-actions.ts'
import { followMovement } from '#server/notices/actions.ts'
import { followPassengers } from '#server/ticketing/follow-actions.ts'
import { dropTasks, makeTasks } from '#server/transit/plan-actions.ts'
import { recountOnEvent } from '#server/transports/vessel-actions.ts'

export const listeners: Listener[] = [
  // A case that ends before it left gives its seats back.
  { event: 'case_withdrawn', action: releaseSeats },
  { event: 'case_advanced', action: releaseSeats },
  // The airport desk works from frozen lists, and follows the hours of their flights.
  { event: 'manifest_frozen', action: makeTasks },
  { event: 'leg_times_recorded', action: makeTasks },
  { event: 'movement_cancelled', action: dropTasks },
  // Those who were told of a journey are owed news of whatever changes in it.
  ...['case_booked', 'booking_cancelled', 'passenger_updated', 'passenger_state_recorded', 'leg_times_recorded', 'movement_cancelled'].map(
    (event) => ({ event, action: followMovement }),
  ),
  // Coupons are flown with their passengers, or are money to claim back.
  { event: 'passenger_state_recorded', action: followPassengers },
  { event: 'booking_cancelled', action: followPassengers },
  // A ship takes nobody on board for whom there is no place in a boat: whatever puts one more on it may be refused here.
  { event: 'case_booked', action: recountOnEvent },
  { event: 'booking_cancelled', action: recountOnEvent },
  { event: 'passengers_absent', action: recountOnEvent },
  { event: 'passenger_state_recorded', action: recountOnEvent },
  { event: 'mission_planned', action: recountOnEvent },
  { event: 'mission_cancelled', action: recountOnEvent },
]

export const jobs: Job[] = [
  {
    name: 'people-erase',
    cron: '20 3 * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./nightly.ts')).eraseEverywhere(house)),
  },
  {
    name: 'kit-forget-answers',
    cron: '50 0 * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./nightly.ts')).forgetAnswersEverywhere(house)),
  },
  {
    // What a server that is gone had begun; at the start of this one it is done at once (main.ts).
    name: 'kit-resume-long-commands',
    cron: '* * * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./long-commands.ts')).resumeLongCommands(house, 60_000)),
  },
  {
    // After an update that writes the search index otherwise: a part of the register every ten minutes until all is done.
    name: 'people-reindex',
    cron: '*/10 * * * *',
    timeZone: 'Europe/Paris',
    run: async (house) =>
      void (await (await import('./reindex.ts')).reindexEverywhere(house, { again: false, untilMs: Date.now() + 8 * 60_000 })),
  },
  {
    name: 'movements-expire-clearances',
    cron: '10 2 * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./nightly.ts')).expireClearancesEverywhere(house)),
  },
  {
    name: 'notices-mail',
    cron: '* * * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./nightly.ts')).mailNoticesEverywhere(house)),
  },
  {
    name: 'transit-mail-told',
    cron: '* * * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./nightly.ts')).mailToldEverywhere(house)),
  },
  {
    // Each feed has its own turn; most minutes nothing is asked.
    name: 'transit-ask-feeds',
    cron: '* * * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./flight-feeds.ts')).askFeedsEverywhere(house)),
  },
  {
    name: 'people-keep-register',
    cron: '40 0 * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./nightly.ts')).followMergesEverywhere(house)),
  },
  {
    // A turn every ten minutes of the night: what a newly imported register leaves at six in the morning goes on the next night.
    name: 'people-find-pairs',
    cron: '*/10 1-5 * * *',
    timeZone: 'Europe/Paris',
    run: async (house) => void (await (await import('./nightly.ts')).findPairsEverywhere(house, { untilMs: Date.now() + 8 * 60_000 })),
  },
]
