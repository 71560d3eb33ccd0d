/** What each command of the command line is made of. */
import type { ParseArgsOptionsConfig } from 'node:util'

export type Called = { values: Record<string, string | boolean | string[] | undefined>; positionals: string[]; json: boolean }

export type Command = {
  readonly name: string
  readonly usage: string
  readonly what: string
  readonly options?: ParseArgsOptionsConfig
  readonly optionHelp?: Record<string, string>
  run(called: Called): Promise<number>
}

/** The command was called wrongly: said with its usage, exit code 2. */
export class UsageError extends Error {}
