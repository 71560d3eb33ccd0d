/** MiniSearch in a process of its own: one text field, fuzzy by a quarter of a word, as its documentation shows. */
import MiniSearch from 'minisearch'

type Told = { add: { id: string; name: string }[] } | { find: string } | 'size'

const index = new MiniSearch<{ id: number; name: string }>({ fields: ['name'] })
/** Its own ids are numbers: a million long texts would be counted against it. */
const ids: string[] = []

process.once('disconnect', () => process.exit(0)) // whoever measured is gone
process.on('message', (told: Told) => {
  if (told === 'size') process.send!({ rss: process.memoryUsage.rss() })
  else if ('add' in told) {
    index.addAll(told.add.map(({ id, name }) => ({ id: ids.push(id) - 1, name })))
    process.send!({})
  } else {
    const found = index.search(told.find, { fuzzy: 0.25 }).slice(0, 10)
    process.send!({ ids: found.map(({ id }) => ids[id as number]!) })
  }
})
