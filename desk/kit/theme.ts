/**
 * Light, dark, or for the sun: the system's wish, unless somebody chose otherwise on this device. For the sun everything reads at 7:1
 * or better and is larger (ui/tokens.css; ui/tokens.test.ts reckons it).
 */
import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark', 'sun'] as const
export type Theme = (typeof themes)[number]
const shelf = 'passerelle-theme'
const shelfBefore = 'passerelle-theme-before'
const watchers = new Set<() => void>()

export function startTheme(): void {
  apply(readTheme())
}

export function useTheme(): Theme {
  return useSyncExternalStore(watch, readTheme)
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(shelf, theme)
  apply(theme)
  for (const watcher of watchers) watcher()
}

/** Into the sun, and back to what was before it. */
export function toggleSun(): void {
  const now = readTheme()
  if (now === 'sun') return chooseTheme(known(localStorage.getItem(shelfBefore)))
  localStorage.setItem(shelfBefore, now)
  chooseTheme('sun')
}

function readTheme(): Theme {
  return known(localStorage.getItem(shelf))
}

function known(kept: string | null): Theme {
  return themes.find((theme) => theme === kept) ?? 'system'
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
