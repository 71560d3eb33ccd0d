/** `bin/passerelle`: one command a file, listed here. Exit codes: 0 done, 1 refused or failed (said in one sentence), 2 called wrongly. */
import { parseArgs } from 'node:util'
import { type Called, type Command, UsageError } from './command.ts'

/** Each command is loaded when it is called: a linkage of names does not wait for the whole house to be read. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./operate.ts')).startCommand,
  migrate: async () => (await import('./operate.ts')).migrateCommand,
  status: async () => (await import('./operate.ts')).status,
  user: async () => (await import('./user.ts')).user,
  import: async () => (await import('./import-roll.ts')).importRoll,
  export: async () => (await import('./export.ts')).exportCommand,
  decrypt: async () => (await import('./decrypt.ts')).decrypt,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  reindex: async () => (await import('./reindex.ts')).reindex,
  openapi: async () => (await import('./operate.ts')).openApiCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  link: async () => (await import('./link.ts')).link,
  names: async () => (await import('./names.ts')).namesCommand,
  paxlst: async () => (await import('./paxlst.ts')).paxlst,
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const width = Math.max(...all.map((command) => command.usage.length))
  return [
    'passerelle <command>',
    '',
    ...all.map((command) => `  ${command.usage.padEnd(width)}  ${command.what}`),
    '',
    'Each command has --help. Facts are printed as JSON with --json.',
  ].join('\n')
}

function help(command: Command): string {
  const options = Object.entries(command.optionHelp ?? {}).map(([name, text]) => `  --${name.padEnd(22)} ${text}`)
  return [
    `passerelle ${command.usage}`,
    '',
    command.what,
    ...(options.length > 0 ? ['', ...options] : []),
    '',
    '  --help                  this text',
  ].join('\n')
}

async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(await overview())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? await commands[name]!() : undefined
  if (command === undefined) {
    console.error(`There is no command "${name}".\n\n${await overview()}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(help(command))
    return 0
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...command.options, json: { type: 'boolean' } },
    })
    return await command.run({ values: values as Called['values'], positionals, json: values.json === true })
  } catch (error) {
    const wrongly = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
    console.error(process.env.PASSERELLE_SHOW_BUGS === '1' ? error : (error as Error).message)
    if (wrongly) console.error(`\n${help(command)}`)
    return wrongly ? 2 : 1
  }
}

process.exitCode = await main(process.argv.slice(2))
