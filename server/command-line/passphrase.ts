/** Asks for a passphrase where nobody can read it: never an argument, which every process of the machine sees and the shell remembers. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** From PASSERELLE_PASSPHRASE, else typed without being shown, else the first line of standard input. */
export async function askPassphrase(prompt: string): Promise<string> {
  const given = process.env['PASSERELLE_PASSPHRASE']
  if (given !== undefined && given !== '') return given
  if (process.stdin.isTTY) process.stderr.write(prompt)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asked = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY })
  try {
    const typed = await Promise.race([asked.question(''), new Promise<string>((ended) => asked.once('close', () => ended('')))])
    if (process.stdin.isTTY) process.stderr.write('\n')
    if (typed === '') throw new Error('No passphrase was given: type it, or set PASSERELLE_PASSPHRASE.')
    return typed
  } finally {
    asked.close()
  }
}
