/**
 * Drives the queue of who is signed in: one sender at a time across all tabs (a Web Lock), started by a new command, by the network
 * coming back, by a person, or by the end of a wait.
 */
import { onNetworkBack } from './network.ts'
import type { Outbox } from './outbox.ts'

type Running = {
  readonly vaultId: string
  readonly outbox: Outbox
  readonly onSignedOut: () => void
  timer: ReturnType<typeof setTimeout> | undefined
}

let running: Running | undefined
const queueWatchers = new Set<() => void>()
const doneWatchers = new Set<() => void>()
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('passerelle-queue')
tabs?.addEventListener('message', () => tellHere())

/** Called whenever the queue or the tray may look different, also when another tab changed it. */
export function onQueueChange(watcher: () => void): () => void {
  queueWatchers.add(watcher)
  return () => void queueWatchers.delete(watcher)
}

/** Called when a queued command was done by the server: what was read before is old. */
export function onQueuedDone(watcher: () => void): () => void {
  doneWatchers.add(watcher)
  return () => void doneWatchers.delete(watcher)
}

export function startSending(vaultId: string, outbox: Outbox, onSignedOut: () => void): void {
  stopSending()
  running = { vaultId, outbox, onSignedOut, timer: undefined }
  tellHere()
  sendSoon()
}

export function stopSending(): void {
  clearTimeout(running?.timer)
  running = undefined
}

/** Something changed in the queue by this tab's hand: say so everywhere and start sending. */
export function queueChanged(): void {
  tellHere()
  tabs?.postMessage('changed')
  sendSoon()
}

/** A person, or the network, says now. */
export async function sendNow(): Promise<void> {
  const now = running
  if (now === undefined) return
  // Under the sender's lock: a row that is being sent must not be written back.
  await alone(now, () => now.outbox.hurry())
  sendSoon()
}

onNetworkBack(() => void sendNow())

function sendSoon(): void {
  const now = running
  if (now === undefined) return
  clearTimeout(now.timer)
  now.timer = setTimeout(() => void alone(now, () => sendAll(now)), 0)
}

async function alone(now: Running, does: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`passerelle-sender-${now.vaultId}`, does)
}

async function sendAll(now: Running): Promise<void> {
  while (running === now) {
    const step = await now.outbox.sendFirst()
    if (step === 'empty') return
    if (step === 'signed_out') return now.onSignedOut()
    tellHere()
    tabs?.postMessage('changed')
    if (typeof step === 'object') {
      now.timer = setTimeout(() => sendSoon(), step.waitMs)
      return
    }
    for (const watcher of doneWatchers) watcher()
  }
}

function tellHere(): void {
  for (const watcher of queueWatchers) watcher()
}
