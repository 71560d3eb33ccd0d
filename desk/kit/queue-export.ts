/** The queue as a file in the hands of its owner, for the day when a device must be given back before the network is. */
import type { NeedsAttention, Waiting } from './outbox.ts'
import { saveFile } from './save-file.ts'

export function exportQueue(owner: string, waiting: readonly Waiting[], tray: readonly NeedsAttention[]): void {
  const content = { passerelle: 'queue', version: 1, owner, exportedAt: new Date().toISOString(), waiting, needsAttention: tray }
  saveFile(
    new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }),
    `passerelle-queue-${new Date().toISOString().slice(0, 10)}.json`,
  )
}
