/**
 * The one search box (`/` or Ctrl-K): a combobox over what the person may read. The arrow keys walk through the list, Enter goes
 * there, Escape closes. Words are never put into an address or a history.
 */
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { SearchResults } from './SearchResults.tsx'
import type { Found } from './search-sources.ts'
import { useSearch } from './search.ts'

export function SearchBox() {
  const { t } = useText()
  const listId = useId()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const go = useNavigate()
  const search = useSearch(words)
  const all = search.found
  const shown = open && words.trim().length >= 2

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
      if ((event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing && !event.ctrlKey && !event.altKey)) {
        event.preventDefault()
        input.current?.focus()
        input.current?.select()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const choose = (found: Found) => {
    setOpen(false)
    setWords('')
    setActive(-1)
    input.current?.blur()
    void go({ to: found.to, params: found.params })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      if (all.length > 0) setActive((active + step + all.length + (active < 0 && step < 0 ? 1 : 0)) % all.length)
    }
    if (shown && all.length > 0 && (event.key === 'Home' || event.key === 'End') && active >= 0) {
      event.preventDefault()
      setActive(event.key === 'Home' ? 0 : all.length - 1)
    }
    if (event.key === 'Enter') {
      const chosen = all[active] ?? all[0]
      if (chosen !== undefined) choose(chosen)
    }
    if (event.key === 'Escape') {
      if (!open || words === '') input.current?.blur()
      setOpen(false)
      setActive(-1)
    }
  }
  return (
    <search
      className="relative min-w-0 max-w-xl flex-1"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <Icon name="search" className="pointer-events-none absolute start-2.5 top-1/2 size-4.5 -translate-y-1/2 text-ink-faint" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t('desk.search')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        enterKeyHint="search"
        placeholder={t('desk.search_placeholder')}
        value={words}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(-1)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        className="min-h-(--control) w-full rounded-md border border-line-strong bg-sunken px-9 text-base placeholder:text-ink-faint focus:bg-panel"
      />
      <kbd
        aria-hidden="true"
        className="pointer-events-none absolute end-2.5 top-1/2 hidden -translate-y-1/2 rounded-sm border border-line-strong px-1.5 text-xs text-ink-faint md:block"
      >
        /
      </kbd>
      <SearchResults id={listId} shown={shown} active={active} search={search} onChoose={choose} />
    </search>
  )
}
