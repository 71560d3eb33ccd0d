/**
 * Is the server in reach? `navigator.onLine` is a hint, a failed fetch the truth: once one failed we knock every few seconds until the
 * server answers, and tell whoever waits.
 */
import { useSyncExternalStore } from 'react'

export type Network = { readonly offline: boolean; readonly since: number }

let network: Network = { offline: false, since: Date.now() }
const watchers = new Set<() => void>()
const returnWatchers = new Set<() => void>()
let knocking: ReturnType<typeof setTimeout> | undefined

/** Re-renders when the network goes or comes back. */
export function useOffline(): Network {
  return useSyncExternalStore(watchNetwork, readNetwork)
}

export function readNetwork(): Network {
  return network
}

export function watchNetwork(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Called each time the server is in reach again. */
export function onNetworkBack(watcher: () => void): () => void {
  returnWatchers.add(watcher)
  return () => void returnWatchers.delete(watcher)
}

export function noteFailedFetch(): void {
  change(true)
  knockLater()
}

export function noteReached(): void {
  clearTimeout(knocking)
  knocking = undefined
  change(false)
}

/** Starts listening to the browser's hints. */
export function startNetworkWatch(): void {
  window.addEventListener('offline', noteFailedFetch)
  window.addEventListener('online', () => void knock())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && network.offline) void knock()
  })
  if (!navigator.onLine) noteFailedFetch()
}

/** Does this server say that everybody in it is fictitious? */
export async function isDemonstration(): Promise<boolean> {
  try {
    const said = (await (await fetch('/api/health', { cache: 'no-store' })).json()) as { demonstration?: boolean }
    return said.demonstration === true
  } catch {
    return false
  }
}

async function knock(): Promise<void> {
  try {
    const response = await fetch('/api/health', { cache: 'no-store' })
    if (response.ok) return noteReached()
  } catch {
    // Still nobody there: the answer is the next knock.
  }
  noteFailedFetch()
}

function knockLater(): void {
  if (knocking !== undefined) clearTimeout(knocking)
  // Many devices lose the same network at the same moment; they shall not all come back in the same one.
  knocking = setTimeout(() => void knock(), 4_000 + Math.random() * 4_000)
}

function change(offline: boolean): void {
  if (network.offline === offline) return
  network = { offline, since: Date.now() }
  for (const watcher of watchers) watcher()
  if (!offline) for (const watcher of returnWatchers) watcher()
}
