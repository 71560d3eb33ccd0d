/** Short news at the edge of the screen, read out once. What must be acted upon does not belong here: it belongs on the page. */
import { useSyncExternalStore } from 'react'
import type { Mood } from './Badge.tsx'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { useText } from './TextProvider.tsx'

type Toast = { readonly id: number; readonly mood: Mood; readonly message: string }

let toasts: readonly Toast[] = []
let count = 0
const watchers = new Set<() => void>()

/**
 * `tell('Enregistré')`: gone by itself after eight seconds, unless it is bad news. The same news again takes the place of the first: an agent
 * without a network who counts three families has one line before the board, not three.
 */
export function tell(message: string, mood: Mood = 'good'): void {
  const id = ++count
  change([...toasts.filter((toast) => toast.message !== message).slice(-2), { id, mood, message }])
  if (mood !== 'bad') setTimeout(() => dismiss(id), 8_000)
}

export function Toasts() {
  const { t } = useText()
  const shown = useSyncExternalStore(watch, () => toasts)
  return (
    <div
      aria-live="polite"
      aria-relevant="additions"
      className="fixed inset-x-3 bottom-18 z-50 ms-auto flex max-w-md flex-col gap-2 md:bottom-4 print:hidden"
    >
      {shown.map((toast) => (
        <div key={toast.id} className="rounded-md shadow-float">
          <Notice
            mood={toast.mood}
            title={toast.message}
            actions={
              <Button look="quiet" icon="close" iconOnly onClick={() => dismiss(toast.id)}>
                {t('ui.close')}
              </Button>
            }
          />
        </div>
      ))}
    </div>
  )
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

function change(next: readonly Toast[]): void {
  toasts = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}
