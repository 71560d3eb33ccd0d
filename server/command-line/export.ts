/** export: a list, as far as the acting account may see it, page by page into a CSV that says how many rows it holds. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { listeners } from '#server/jobs.ts'
import { csvLine } from '#server/kit/csv.ts'
import { actAs, answer, type Route } from '#server/kit/route.ts'
import { routes } from '#server/routes.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Command, UsageError } from './command.ts'

const lists: Record<string, string> = {
  persons: 'people.list_persons',
  cases: 'cases.list',
  movements: 'movements.list_movements',
  projects: 'projects.list',
}

export const exportCommand: Command = {
  name: 'export',
  usage: `export ${Object.keys(lists).join('|')} --purpose TEXT [--as EMAIL] [--output FILE] [--json]`,
  what: 'Writes a list as CSV. What the account may not see is not in it; who exported what and why is kept.',
  options: { purpose: { type: 'string' }, as: { type: 'string' }, output: { type: 'string' } },
  optionHelp: {
    'purpose TEXT': 'what it is for; kept in the trail of events',
    'as EMAIL': 'the account it is made for; the first that may, when not given',
    'output FILE': 'where to; standard output when not given',
  },
  async run({ values, positionals, json }) {
    const route = routes.find((one) => one.contract.name === lists[positionals[0] ?? ''])
    if (route === undefined) throw new UsageError(`Say what: ${Object.keys(lists).join(', ')}.`)
    if (typeof values.purpose !== 'string' || values.purpose.trim().length < 3) throw new UsageError('Say what it is for with --purpose.')
    if (json && values.output === undefined) throw new UsageError('--json prints facts about the file, so --output must name it.')
    const acting = await actingAs(typeof values.as === 'string' ? values.as : undefined, route.permission, (line) => console.error(line))
    try {
      const output = typeof values.output === 'string' ? createWriteStream(values.output, { mode: 0o600 }) : process.stdout
      const written = await writeList(acting, route, output)
      await keepTrace(acting, route, values.purpose.trim(), written.rows)
      if (json) console.log(JSON.stringify({ ...written, file: values.output }))
      else console.error(`${written.rows} rows, sha256 ${written.sha256}`)
      return 0
    } finally {
      await acting.close()
    }
  },
}

/** The last line says how many rows came before it and their checksum: a cut file shows. */
async function writeList(acting: Acting, route: Route, output: Writable): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  const put = async (line: string): Promise<void> => {
    if (!output.write(line)) await new Promise((resolve) => output.once('drain', resolve))
  }
  let rows = 0
  let header: string[] | undefined
  let after: string | undefined
  do {
    const reply = await answer(acting.house, listeners, acting.signed, route, {
      input: { limit: 200, ...(after === undefined ? {} : { after }) },
    })
    if (reply.status !== 200 || !('body' in reply))
      throw new Error(`The list was refused: ${JSON.stringify('body' in reply ? reply.body : reply.status)}`)
    const page = reply.body as { items: Record<string, unknown>[]; next?: string | null }
    for (const item of page.items) {
      const flat = flatten(item)
      if (header === undefined) {
        header = [...flat.keys()]
        await put(csvLine(header))
      }
      const line = csvLine(header.map((name) => flat.get(name)))
      hash.update(line)
      await put(line)
      rows += 1
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  const sha256 = hash.digest('hex')
  await put(csvLine([`# rows ${rows}`, `sha256 ${sha256}`]))
  if (output !== process.stdout) {
    output.end()
    await finished(output)
  }
  return { rows, sha256 }
}

/** `principal: { familyName }` becomes the column `principal.familyName`. A null where others have an object leaves its columns empty. */
function flatten(item: Record<string, unknown>, before = ''): Map<string, unknown> {
  const columns = Object.entries(item).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [...flatten(value as Record<string, unknown>, `${before}${name}.`)]
      : [[`${before}${name}`, value]],
  )
  return new Map(columns)
}

async function keepTrace(acting: Acting, route: Route, purpose: string, rows: number): Promise<void> {
  const { signed } = acting
  const offices = [...new Set(signed.grants.map((grant) => grant.office))]
  const actor = { accountId: signed.accountId, offices, compartments: signed.compartments, airports: [], permissions: [] }
  await actAs(acting.house, listeners, actor, { account: signed.accountId, offices, compartments: signed.compartments }, async (work) => {
    work.record({
      name: 'export_made',
      subject: signed.accountId,
      office: offices[0]!,
      compartment: 0,
      facts: { list: route.contract.name, purpose, rows },
    })
    return { ok: true, value: undefined }
  })
}
