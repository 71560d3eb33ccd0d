/** Registers the service worker and notices when a newer desk is ready: it is never swapped under somebody's hands. */
import { useSyncExternalStore } from 'react'

const lastReload = 'passerelle-reloaded-at'
let waiting: ServiceWorker | undefined
const watchers = new Set<() => void>()

/** True when a newer version waits for a reload. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    () => waiting !== undefined,
  )
}

export function reloadToNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  waiting?.postMessage({ type: 'SKIP_WAITING' })
}

export function startServiceWorker(): void {
  // A page of the version before last asks for a part that is gone: a reload fetches the present one.
  window.addEventListener('vite:preloadError', () => {
    // Once a minute at most: with no network and no such part, reloading helps nobody.
    if (Date.now() - Number(sessionStorage.getItem(lastReload)) < 60_000) return
    sessionStorage.setItem(lastReload, String(Date.now()))
    location.reload()
  })
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  void navigator.serviceWorker.register('/desk/sw.js', { scope: '/desk/' }).then(watchRegistration, () => undefined)
}

function watchRegistration(registration: ServiceWorkerRegistration | undefined): void {
  // A browser told to block service workers answers with nothing at all.
  if (registration === undefined) return
  const look = () => {
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return
    waiting = registration.waiting
    for (const watcher of watchers) watcher()
  }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
  setInterval(() => void registration.update().catch(() => undefined), 30 * 60_000)
}
