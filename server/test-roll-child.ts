/** Gives one long command in a process of its own, which the test then kills. It says when it begins. */
import { listeners } from '#server/jobs.ts'
import { findSomebody } from '#server/acting.ts'
import { openPool } from '#server/kit/database.ts'
import { answer } from '#server/kit/route.ts'
import { routes } from '#server/routes.ts'

export type ToldRollChild = {
  connection: { host: string; port: number; user: string; database: string }
  filesFolder: string
  contract: string
  input: unknown
  command: string
}

process.once('message', (told: ToldRollChild) => void give(told))

async function give({ connection, filesFolder, contract, input, command }: ToldRollChild): Promise<void> {
  const pool = openPool({ ...connection, user: 'passerelle_app' }, 'passerelle', 4)
  const house = { pool, filesFolder, send: async () => undefined, secret: '' }
  const agent = (await findSomebody(house, 'mouvements@paris.example.org', 'cases.import'))!
  const route = routes.find((one) => one.contract.name === contract)!
  process.send!('begins')
  const reply = await answer(house, listeners, agent.signed, route, { input, command })
  process.send!({ status: reply.status })
}
