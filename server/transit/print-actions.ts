/** The door for what is put on paper: a day's board with the names of its agents, and one group with its tasks. */
import type { Day } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Board } from '#domain/transit/board-words.ts'
import type { GroupId, TransitGroup, TransitTask } from '#domain/transit/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findOfficeAt } from './airport.ts'
import { getBoard } from './board-actions.ts'
import { listTeam } from './board-store.ts'
import { findGroup, listTasks } from './store.ts'

export type SheetBoard = { readonly board: Board; readonly office: string; readonly names: ReadonlyMap<string, string> }

export async function boardForPaper(work: Work, airport: AirportCode, day: Day | undefined): Promise<Result<SheetBoard, 'not_found'>> {
  const office = await findOfficeAt(work, airport)
  const board = await getBoard(work, day === undefined ? { airport } : { airport, day })
  if (!board.ok || office === undefined) return refuse('not_found')
  const team = await listTeam(work.db, office.id)
  return accept({ board: board.value, office: office.name, names: new Map(team.map(({ id, name }) => [id as string, name])) })
}

export async function groupForPaper(
  work: Work,
  groupId: GroupId,
): Promise<Result<{ group: TransitGroup; tasks: TransitTask[] }, 'not_found'>> {
  const group = await findGroup(work.db, groupId)
  if (group === undefined) return refuse('not_found')
  return accept({ group, tasks: await listTasks(work.db, [group.id]) })
}
