/** export: a list, as far as the acting account may see it and without sealed files, into a file that says how many rows it holds. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ExportFormat, ExportPurpose, passphraseMin } from '#domain/kit/export-words.ts'
import { listeners } from '#server/jobs.ts'
import { answer } from '#server/kit/route.ts'
import { routes } from '#server/routes.ts'
import { actingAs } from './acting.ts'
import { type Called, type Command, UsageError } from './command.ts'
import { askPassphrase } from './passphrase.ts'

const lists: Record<string, string> = {
  persons: 'people.export_persons',
  cases: 'cases.export',
  movements: 'movements.export_movements',
}

export const exportCommand: Command = {
  name: 'export',
  usage: `export ${Object.keys(lists).join('|')} --purpose TEXT [--kind KIND] [--format csv|xlsx] [--encrypt] [--as EMAIL] [--output FILE]`,
  what: 'Writes a list as a file. What the account may not see, and whatever is sealed, is not in it; who took what and why is kept.',
  options: {
    purpose: { type: 'string' },
    kind: { type: 'string' },
    format: { type: 'string' },
    encrypt: { type: 'boolean' },
    language: { type: 'string' },
    as: { type: 'string' },
    output: { type: 'string' },
  },
  optionHelp: {
    'purpose TEXT': 'what it is for, without a name of a person; kept in the trail of events',
    'kind KIND': `${ExportPurpose.options.map((each) => each.toLowerCase()).join(', ')}; other_system when not given`,
    'format csv|xlsx': 'csv when not given',
    encrypt: 'locks the file with a passphrase that is asked for (or PASSERELLE_PASSPHRASE); opened with passerelle decrypt',
    'language fr|en': 'of the headings; fr when not given',
    'as EMAIL': 'the account it is made for; the first that may, when not given',
    'output FILE': 'where to; standard output when not given',
  },
  async run({ values, positionals }) {
    const route = routes.find((one) => one.contract.name === lists[positionals[0] ?? ''])
    if (route === undefined) throw new UsageError(`Say what: ${Object.keys(lists).join(', ')}.`)
    const input = await asked(values)
    const acting = await actingAs(typeof values.as === 'string' ? values.as : undefined, route.permission, (line) => console.error(line))
    try {
      const reply = await answer(acting.house, listeners, acting.signed, route, { input })
      if (!('download' in reply)) throw new Error(`The list was refused: ${JSON.stringify(reply.body)}`)
      const source = Readable.from(reply.download.body as AsyncIterable<string | Uint8Array>)
      if (typeof values.output === 'string') await pipeline(source, createWriteStream(values.output, { mode: 0o600 }))
      else await pipeline(source, process.stdout, { end: false })
      if (typeof values.output === 'string') console.error(`${values.output} is written; its last line says how many rows it holds.`)
      return 0
    } finally {
      await acting.close()
    }
  },
}

async function asked(values: Called['values']): Promise<Record<string, string>> {
  if (typeof values['purpose'] !== 'string' || values['purpose'].trim().length < 3)
    throw new UsageError('Say what it is for with --purpose.')
  const [kind, format] = [
    oneOf(ExportPurpose.options, values['kind'] ?? 'OTHER_SYSTEM'),
    oneOf(ExportFormat.options, values['format'] ?? 'CSV'),
  ]
  const input = { purpose: kind, note: values['purpose'].trim(), format, language: values['language'] === 'en' ? 'en' : 'fr' }
  if (values['encrypt'] !== true) return input
  const passphrase = await askPassphrase('Passphrase: ')
  if (passphrase.length < passphraseMin) throw new Error(`The passphrase is too short: at least ${passphraseMin} characters.`)
  return { ...input, passphrase }
}

function oneOf(options: readonly string[], given: unknown): string {
  const found = options.find((each) => each === String(given).toUpperCase())
  if (found === undefined) throw new UsageError(`"${String(given)}" is none of ${options.map((each) => each.toLowerCase()).join(', ')}.`)
  return found
}
