/** The server's log: one file a day, lines gathered for a moment, because a write for each request costs as much as a small answer. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

export type Log = { add(line: string): void; close(): void }

const gatheredMs = 200
const gatheredLines = 500

/** A killed server loses the lines of the last moment; what it answered is in the database. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let lines: string[] = []
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (lines.length === 0) return
    const text = `${lines.join('\n')}\n`
    lines = []
    appendFileSync(join(folder, `${new Date().toISOString().slice(0, 10)}.log`), text, { mode: 0o600 })
  }
  process.once('exit', write)
  return {
    add: (line) => {
      lines.push(line)
      if (lines.length >= gatheredLines) write()
      else timer ??= setTimeout(write, gatheredMs).unref()
    },
    close: () => {
      write()
      process.off('exit', write)
    },
  }
}
