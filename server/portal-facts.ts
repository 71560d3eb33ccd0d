/** What the portal may know: programmes and projects as published, read with nobody's eyes, so that row-level security hides all else. */
import type { Actor } from '#domain/access/words.ts'
import type { Programme } from '#domain/programmes/words.ts'
import type { Project } from '#domain/projects/words.ts'
import { clockNow, type House, inScope, newId, type Scope, type Work } from './kit/transaction.ts'
import { listProgrammes } from './programmes/actions.ts'
import { publicPortfolio } from './projects/actions.ts'

export type Published = { programmes: Programme[]; projects: Project[] }

const nobody: Scope = { account: null, offices: [], compartments: [] }

export async function readPublished(house: House): Promise<Published> {
  const programmes = await inScope(house.pool, nobody, async (db) => {
    const listed = await listProgrammes(visiting(house, db), { limit: 200, after: undefined })
    // A frame is how the office works, not a programme it announces.
    return listed.ok ? listed.value.items.filter(({ onPortal }) => onPortal !== false) : []
  })
  return { programmes, projects: await publicPortfolio(house) }
}

/** A visitor at the door of a room: no account, no office, no permission, and nothing they do is recorded. */
function visiting(house: House, db: Work['db']): Work {
  const actor: Actor = { accountId: '' as Actor['accountId'], offices: [], compartments: [], airports: [], permissions: [] }
  return { house, actor, now: clockNow(), db, scope: nobody, command: newId(), record: () => undefined, events: [] }
}
