/** Whether there is room for more than one thing at a time; follows the window as it turns. */
import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 51.99rem)'

export function usePhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(narrow)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(narrow).matches,
  )
}
