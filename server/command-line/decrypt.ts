/** decrypt FILE: opens a file that an export locked with a passphrase. Its form is told in server/kit/locked-file.ts. */
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { unlock } from '#server/kit/locked-file.ts'
import { type Command, UsageError } from './command.ts'
import { askPassphrase } from './passphrase.ts'

export const decrypt: Command = {
  name: 'decrypt',
  usage: 'decrypt FILE [--output FILE]',
  what: 'Opens a file that an export locked. The passphrase is asked for, or read from PASSERELLE_PASSPHRASE.',
  options: { output: { type: 'string' } },
  optionHelp: { 'output FILE': 'where to; the name without .locked when not given' },
  async run({ values, positionals }) {
    const [file] = positionals
    if (file === undefined) throw new UsageError('Say which file.')
    const output = typeof values.output === 'string' ? values.output : file.replace(/\.locked$/, '')
    if (output === file) throw new UsageError('Say where to with --output: the name does not end in .locked.')
    const passphrase = await askPassphrase('Passphrase: ')
    // Under another name until the last piece has opened: half a file never looks like a whole one.
    const draft = `${output}.part`
    try {
      await pipeline(Readable.from(unlock(createReadStream(file), passphrase)), createWriteStream(draft, { mode: 0o600 }))
      await rename(draft, output)
    } catch (error) {
      await rm(draft, { force: true })
      if ((error as { code?: string }).code === 'ENOENT') throw new Error(`The file ${file} cannot be read.`, { cause: error })
      throw error
    }
    console.error(`${output} is written.`)
    return 0
  },
}
