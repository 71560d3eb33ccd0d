/** The language of the desk: that of who is signed in, else the one last used here, else the browser's. Catalogues are loaded one at a time. */
import { useEffect, useSyncExternalStore } from 'react'
import { direction, type Language, type Messages } from '#ui/languages/icu.ts'

const shelf = 'passerelle-language'
const watchers = new Set<() => void>()

/** `?language=ar-XB` shows the pseudo-language until the tab is closed, for tests and screenshots. */
export function deskLanguage(own: Language | undefined): Language {
  if (sessionStorage.getItem(shelf) === 'ar-XB') return 'ar-XB'
  const last = own ?? localStorage.getItem(shelf)
  if (last === 'fr' || last === 'en') return last
  return navigator.languages.find((tag) => /^(fr|en)\b/.test(tag))?.startsWith('en') === true ? 'en' : 'fr'
}

export function startLanguage(): Language {
  if (new URLSearchParams(location.search).get('language') === 'ar-XB') sessionStorage.setItem(shelf, 'ar-XB')
  return deskLanguage(undefined)
}

/** What the sign-in page and the frame say: small, so that the first page is there soon. */
export async function loadFrameMessages(language: Language): Promise<Messages> {
  return (language === 'fr' ? await import('#ui/languages/fr-frame.ts') : await import('#ui/languages/en-frame.ts')).messages
}

/** Everything the desk says, the rooms included. */
export async function loadMessages(language: Language): Promise<Messages> {
  const [frame, rooms] = await Promise.all([
    loadFrameMessages(language),
    language === 'fr' ? import('#ui/languages/fr-rooms.ts') : import('#ui/languages/en-rooms.ts'),
  ])
  return { ...frame, ...rooms.messages }
}

/** Also tells the document, for hyphenation, screen readers and the direction of everything. */
export function useDeskLanguage(own: Language | undefined): Language {
  const language = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    () => deskLanguage(own),
  )
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = direction(language)
    if (language !== 'ar-XB') localStorage.setItem(shelf, language)
  }, [language])
  return language
}

/** For who is not signed in yet: remembered on this device. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(shelf, language)
  for (const watcher of watchers) watcher()
}
