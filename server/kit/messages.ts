/** Mail and SMS as ports. The default writes each message to a folder, so that nothing leaves the house until somebody connects a sender. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Never personal data in a subject or an SMS: a screen may be read over a shoulder (domain.md 4.9, safe contact). */
export type Message = { readonly kind: 'mail' | 'sms'; readonly to: string; readonly subject: string; readonly text: string }

export type SendMessage = (message: Message) => Promise<void>

export function messagesToFolder(folder: string): SendMessage {
  return async (message) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(message, null, 2), { mode: 0o600 })
  }
}
