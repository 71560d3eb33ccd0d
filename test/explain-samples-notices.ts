// What the explain test commands about movement notices.
import { newId } from '#server/kit/transaction.ts'

export function noticesInputs(samples: Readonly<Record<string, string>>): [name: string, input: Record<string, unknown>][] {
  const hash = '0'.repeat(64)
  return [
    // The notice is named by its text: for the plans of its statements any text is as good.
    [
      'notices.send',
      {
        movementId: samples['bookedMovement'],
        draftSha256: hash,
        recipients: [{ role: 'DESTINATION', organisation: 'Réception-Exemple' }],
      },
    ],
    ['notices.record_answer', { recipientId: newId(), how: 'Permanence, par téléphone' }],
    ['notices.acknowledge', { receivedId: newId(), sha256: hash }],
  ]
}
