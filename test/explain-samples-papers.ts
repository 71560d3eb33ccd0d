// What the explain test commands about travel bags: one is sealed, then handed on; the questions asked after it find it.
export function papersInputs(samples: Readonly<Record<string, string>>): [name: string, input: Record<string, unknown>][] {
  const { bagId, bookedHere: caseId, bookedMovement: movementId, now: doneAt } = samples
  return [
    [
      'papers.seal_bag',
      {
        id: bagId,
        caseId,
        movementId,
        contents: [{ kind: 'TICKET', count: 2 }],
        medicalEnvelope: true,
        holderName: 'Agent-Exemple',
        doneAt,
      },
    ],
    [
      'papers.hand_bag',
      { bagId, seenRevision: 1, toKind: 'CARRIER', toName: 'Agent-Exemple', toFunction: 'Comptoir', sealIntact: true, doneAt },
    ],
  ]
}
