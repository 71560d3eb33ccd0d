/** reindex: writes the search index of people again beside a running server. */
import { readEnv } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { reindexEverywhere } from '#server/reindex.ts'
import type { Command } from './command.ts'

export const reindex: Command = {
  name: 'reindex',
  usage: 'reindex [--due] [--json]',
  what: 'Writes the search index of people again while the desk works; only what differs is written. May be interrupted and called again.',
  options: { due: { type: 'boolean' } },
  optionHelp: { due: 'only what an update has left to do, from where the last run stopped' },
  async run({ values, json }) {
    const opened = await openHouse(readEnv(), (line) => json || console.log(line), true)
    try {
      const began = performance.now()
      let toldMs = began
      const done = await reindexEverywhere(opened.house, {
        again: values['due'] !== true,
        told: (persons, changed) => {
          if (json || performance.now() - toldMs < 2_000) return
          toldMs = performance.now()
          console.log(`${persons} persons looked at, ${changed} written again`)
        },
      })
      const seconds = Math.round((performance.now() - began) / 100) / 10
      if (json) console.log(JSON.stringify({ ...done, seconds }))
      else console.log(`${done.persons} persons looked at, ${done.changed} written again, in ${seconds} s.`)
      return 0
    } finally {
      await opened.close()
    }
  },
}
