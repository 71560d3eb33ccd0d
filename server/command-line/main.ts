/** `bin/passerelle`: one command a file, listed here. Exit codes: 0 done, 1 refused or failed (said in one sentence), 2 called wrongly. */
import { parseArgs } from 'node:util'
import { backup, restore } from './backup.ts'
import { type Called, type Command, UsageError } from './command.ts'
import { exportCommand } from './export.ts'
import { importRoll } from './import-roll.ts'
import { migrateCommand, openApiCommand, startCommand, status } from './operate.ts'
import { user } from './user.ts'

const commands: Command[] = [startCommand, migrateCommand, status, user, importRoll, exportCommand, backup, restore, openApiCommand]

function overview(): string {
  const width = Math.max(...commands.map((command) => command.usage.length))
  return [
    'passerelle <command>',
    '',
    ...commands.map((command) => `  ${command.usage.padEnd(width)}  ${command.what}`),
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
    console.log(overview())
    return name === undefined ? 2 : 0
  }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) {
    console.error(`There is no command "${name}".\n\n${overview()}`)
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
