/** Asks every source that the person may read, a quarter of a second after the last key; a source that fails does not silence the others. */
import { useEffect, useState } from 'react'
import type { IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { may, useSelf } from './kit/session.ts'
import { type Found, searchSources } from './search-sources.ts'

export type FoundGroup = { readonly name: string; readonly icon: IconName; readonly found: readonly Found[] }
export type Search = { readonly groups: readonly FoundGroup[]; readonly isLoading: boolean; readonly offline: boolean }

const nothing: Search = { groups: [], isLoading: false, offline: false }

export function useSearch(typed: string): Search {
  const text = useText()
  const self = useSelf()
  const words = typed.trim()
  const [search, setSearch] = useState(nothing)

  useEffect(() => {
    if (words.length < 2) return setSearch(nothing)
    const stop = new AbortController()
    setSearch((before) => ({ ...before, isLoading: true }))
    const timer = setTimeout(async () => {
      const sources = (await Promise.all(searchSources.map((load) => load()))).filter((source) => may(self, source.permission))
      const answers = await Promise.all(sources.map((source) => source.find(words, text, stop.signal).catch(() => undefined)))
      if (stop.signal.aborted) return
      const groups = sources.map(({ name, icon }, at) => {
        const answer = answers[at]
        return { name, icon, found: answer?.ok === true ? answer.value.slice(0, 6) : [] }
      })
      const offline = answers.some((answer) => answer?.ok === false && answer.why === 'offline')
      setSearch({ groups: groups.filter((group) => group.found.length > 0), isLoading: false, offline })
    }, 250)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [words, self, text])
  return search
}
