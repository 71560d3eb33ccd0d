/** Feeds of flight news: read from the office's own file at the start, asked in turn by a job. Bad weather out there never stops the house. */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import type { AccountId } from '#domain/access/words.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, refuse } from '#domain/kit/result.ts'
import { FeedTerms } from '#domain/transit/flight-words.ts'
import { listeners } from './jobs.ts'
import { getMissionOffice } from './kit/office.ts'
import { actAs } from './kit/route.ts'
import { clockNow, type House } from './kit/transaction.ts'
import { everywhere, theHouse } from './nightly.ts'
import { noteAnswer, turnOf } from './transit/flight-actions.ts'
import { askFeed } from './transit/flight-feed.ts'

/** The file that PASSERELLE_FLIGHTS names. One that cannot be read stops the start: nobody would notice a feed that is never asked. */
export async function readFeeds(path: string | undefined): Promise<FeedTerms[]> {
  if (path === undefined) return []
  const read = z.array(FeedTerms).safeParse(parse(await readFile(path, 'utf8')))
  if (read.success) return read.data
  const [first] = read.error.issues
  throw new Error(`PASSERELLE_FLIGHTS: ${path} is not a list of feeds (${first?.path.join('.')}: ${first?.message}).`)
}

/** Each feed whose turn it is, one after the other; what is asked outside is asked outside of any transaction. Returns how many were asked. */
export async function askFeedsEverywhere(house: House): Promise<number> {
  let asked = 0
  for (const terms of z.array(FeedTerms).parse(house.feeds ?? [])) {
    const { offices, compartments } = await everywhere(house)
    if (!offices.includes(terms.office)) continue
    const actor = { accountId: theHouse as AccountId, offices, compartments, airports: [], permissions: [] }
    const scope = { account: theHouse, offices, compartments }
    const turn = await actAs(house, listeners, actor, scope, async (work) => {
      const mine = await turnOf(work, terms)
      if (mine === undefined) return refuse('not_its_turn')
      return accept({ ...mine, office: await getMissionOffice(work, terms.office) })
    })
    if (!turn.ok) continue
    const { office, before } = turn.value
    const answer = await askFeed(terms, office.timeZone, dayAt(clockNow(), office.timeZone), before?.etag ?? null)
    const noted = await actAs(house, listeners, actor, scope, (work) => noteAnswer(work, office, terms, before, answer))
    if (!noted.ok) throw new Error(noted.refusal)
    asked += 1
  }
  return asked
}
