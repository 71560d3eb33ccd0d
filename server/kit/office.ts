/** The offices of the mission, and in which of them a new thing is made. */
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { House, Work } from './transaction.ts'

export type MissionOffice = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly timeZone: string
  readonly airports: readonly string[]
}

/** Everybody of a mission reads its offices and nobody changes them while the server runs: they are read again now and then. */
const kept = new WeakMap<House, { until: number; offices: readonly MissionOffice[] }>()
const keptMs = 10_000

export async function listMissionOffices(work: Work): Promise<readonly MissionOffice[]> {
  const there = kept.get(work.house)
  return there !== undefined && there.until > Date.now() ? there.offices : readOffices(work)
}

export async function getMissionOffice(work: Work, id: number): Promise<MissionOffice> {
  const isIt = (office: MissionOffice): boolean => office.id === id
  const found = (await listMissionOffices(work)).find(isIt) ?? (await readOffices(work)).find(isIt)
  if (found === undefined) throw new Error(`the office ${id} is not known`)
  return found
}

async function readOffices(work: Work): Promise<readonly MissionOffice[]> {
  const rows = await work.db.selectFrom('access_office').select(['id', 'code', 'name', 'time_zone', 'airports']).orderBy('id').execute()
  const offices = rows.map(({ time_zone, ...row }) => ({ ...row, timeZone: time_zone }))
  kept.set(work.house, { until: Date.now() + keptMs, offices })
  return offices
}

/** The office asked for when the actor may act there; without one, the only office they have. */
export function chooseOffice(work: Work, asked: number | undefined): Result<number, 'not_your_office' | 'which_office'> {
  if (asked !== undefined) return work.actor.offices.includes(asked) ? accept(asked) : refuse('not_your_office')
  const only = work.actor.offices[0]
  return work.actor.offices.length === 1 && only !== undefined ? accept(only) : refuse('which_office')
}
