/**
 * What is kept for a shift ends with it, whether or not anybody signs in again: each kept row says in the clear until when it may lie
 * here, and nothing else. Queues and trays are never touched. A clock that is turned back does not give a board more time.
 */
import type { Storage } from './storage.ts'

const latestKey = 'latest-hour'
const stepMs = 60_000
const watchers = new Set<() => void>()

/** Called when something ended: what is on the screen may rest on it. */
export function onPurged(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** The latest hour that this device ever saw. */
export async function latestMs(storage: Storage, nowMs: number): Promise<number> {
  const seen = ((await storage.read(latestKey)) as number | undefined) ?? 0
  if (nowMs > seen + stepMs) await storage.apply([{ put: latestKey, row: nowMs }])
  return Math.max(seen, nowMs)
}

/** Removes what has ended, in every vault, open or closed. Returns how much that was. */
export async function purgeEnded(storage: Storage, nowMs: number): Promise<number> {
  const latest = await latestMs(storage, nowMs)
  const ended = (await storage.list('vault/')).filter(({ key, row }) => key.includes('/kept/') && untilOf(row) <= latest)
  if (ended.length === 0) return 0
  await storage.apply(ended.map(({ key }) => ({ remove: key })))
  for (const watcher of watchers) watcher()
  return ended.length
}

/** Rows that say nothing are preferences, which hold nothing of anybody. */
function untilOf(row: unknown): number {
  return (row as { until?: number }).until ?? Number.POSITIVE_INFINITY
}
