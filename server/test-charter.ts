/** The aircraft of fixture F4 (domain.md appendix A) over HTTP, for the tests of charters: what was agreed, its crew, permits and answers. */
import type { RequestOf } from '#domain/kit/contract.ts'
import { addDays, type Day, dayAt } from '#domain/kit/day.ts'
import { type planCharter, recordPermit } from '#domain/transports/charter-contract.ts'
import * as contract from '#domain/transports/contract.ts'
import type { CheckItem, StaffId, TransportId } from '#domain/transports/words.ts'
import { clockNow, newId } from './kit/transaction.ts'
import type { Visitor } from './test-office.ts'
import { accepted } from './test-party.ts'

const today = dayAt(clockNow(), 'Europe/Paris')
const nextYear = addDays(today, 365)

/** Of 170 seats, for 200,000.00 dollars in all. */
export const aircraft = {
  operator: 'Ailes-Exemple (fictive)',
  aocNumber: 'XX-AOC-001',
  aocValidUntil: nextYear,
  broker: 'Courtage-Exemple',
  aircraftType: 'A320',
  registration: '5N-XMP',
  seats: 170,
  insurer: 'Assurance-Exemple',
  insuredUntil: nextYear,
  fuel: 'Plein à Tripoli, retour à vide',
  positioning: 'Depuis Tunis la veille',
  agents: [
    { place: 'TIP' as never, name: 'Escale-Exemple Tripoli', phone: null },
    { place: 'NIM' as never, name: 'Escale-Exemple Niamey', phone: null },
  ],
  catering: 'Repas chauds',
  medicalTeam: 'Un médecin, une infirmière',
  security: 'Deux agents à l’embarquement',
  bagsKgMax: 6000,
  generalDeclarationRef: 'GD-EXEMPLE-1',
  busPlan: 'Quatre cars vers le centre de transit',
  receptionPlan: 'Accueil au centre de Niamey',
  cancellationTerms: '50 % jusqu’à 48 heures',
  currency: 'USD',
  priceMinor: 18_000_000,
  positioningMinor: 1_200_000,
  handlingMinor: 560_000,
  permitsMinor: 240_000,
} satisfies Omit<RequestOf<typeof planCharter>, 'movementId'>

/** Permits, crew and answers: everything that a charter is asked for besides its own fields. */
export async function complete(agent: Visitor, transportId: TransportId, items: readonly CheckItem[]): Promise<void> {
  for (const [kind, place] of [
    ['OVERFLIGHT', 'DZA'],
    ['LANDING', 'NIM'],
    ['SLOT', 'TIP'],
  ] as const)
    await accepted(
      agent.ask(recordPermit, {
        transportId,
        id: newId(),
        kind,
        place,
        state: 'GRANTED',
        reference: `P-${place}`,
        validUntil: nextYear,
      }),
    )
  for (const duty of ['PILOT', 'PILOT', 'CABIN'] as const)
    await accepted(agent.ask(contract.recordStaff, { transportId, ...crewMember(duty) }))
  for (const item of items) await accepted(agent.ask(contract.answerCheck, { transportId, item, answer: 'YES' }))
}

function crewMember(duty: 'PILOT' | 'CABIN', more: object = {}) {
  const id = newId() as StaffId
  return {
    id,
    duty,
    rank: duty === 'PILOT' ? 'Commandant de bord' : 'Chef de cabine',
    familyName: 'Équipage-Exemple',
    givenNames: 'Ada',
    sex: 'F' as const,
    nationality: 'TUN',
    bornOn: '1980-02-03' as Day,
    docType: 'PASSPORT' as const,
    docNumber: `T${id.slice(-7)}`,
    docIssuer: 'TUN' as never,
    docExpiresOn: nextYear,
    ...more,
  }
}
