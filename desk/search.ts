/**
 * Asks every source that the person may read, a quarter of a second after the last key, and makes one list of the answers, the surest
 * first. A source that fails does not silence the others.
 */
import { useEffect, useState } from 'react'
import type { IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { may, useSelf } from './kit/session.ts'
import { type Found, searchSources } from './search-sources.ts'

/** `kind` and `icon` say what it is: a person, a case, a flight. */
export type FoundThing = Found & { readonly kind: string; readonly icon: IconName }
export type Search = { readonly found: readonly FoundThing[]; readonly isLoading: boolean; readonly offline: boolean }

const nothing: Search = { found: [], isLoading: false, offline: false }
const shownMax = 12

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
      const found = sources.flatMap(({ name, icon }, at): FoundThing[] => {
        const answer = answers[at]
        return answer?.ok === true ? answer.value.map((each) => ({ ...each, kind: name, icon })) : []
      })
      const offline = answers.some((answer) => answer?.ok === false && answer.why === 'offline')
      setSearch({ found: found.toSorted((a, b) => b.sure - a.sure).slice(0, shownMax), isLoading: false, offline })
    }, 250)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [words, self, text])
  return search
}
