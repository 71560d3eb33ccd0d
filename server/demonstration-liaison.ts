/** The organisations of the demonstration office: fictitious ones of the kinds that movement types ask for, and what a carrier agreed to. */
import * as liaison from '#domain/liaison/contract.ts'
import type { OrganisationDraft } from '#domain/liaison/words.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import type { Hand } from './demonstration.ts'

const organisations: OrganisationDraft[] = [
  {
    kind: 'UNHCR_OFFICE',
    name: 'HCR, bureau d’Addis-Abeba (Exemple)',
    acronym: 'HCR',
    country: 'ETH' as never,
    city: 'Addis-Abeba',
    contactFunction: 'Unité réinstallation',
    contactEmail: 'reinstallation@hcr.example.org',
  },
  { kind: 'SPONSOR', name: 'Parrains du Vercors-Exemple', country: 'FRA' as never, city: 'Die', contactFunction: 'Permanence d’accueil' },
  {
    kind: 'UNIVERSITY',
    name: 'Université-Exemple de Lyon',
    country: 'FRA' as never,
    city: 'Lyon',
    contactFunction: 'Relations internationales',
  },
  { kind: 'EMPLOYER', name: 'Boulangeries-Exemple', country: 'FRA' as never, city: 'Nantes', contactFunction: 'Recrutement' },
  { kind: 'ASSOCIATION', name: 'Accueil et Refuge-Exemple', nativeName: 'مأوى المثال', country: 'LBN' as never, city: 'Beyrouth' },
  {
    kind: 'MINISTRY',
    name: 'Ministère de l’Intérieur (Exemple)',
    country: 'FRA' as never,
    city: 'Paris',
    contactFunction: 'Bureau des visas',
  },
  { kind: 'INTERNATIONAL_ORGANISATION', name: 'Équipe humanitaire-Exemple', acronym: 'EHP', country: 'SDN' as never },
]

export async function fillRegistry(officer: Hand, today: Day): Promise<void> {
  for (const organisation of organisations) await officer.must(liaison.addOrganisation, organisation)
  const carrier = await officer.must(liaison.addOrganisation, {
    kind: 'CARRIER',
    name: 'Compagnie aérienne-Exemple',
    acronym: 'CAE',
    carrierCode: 'XX',
    contactFunction: 'Ventes aux organisations humanitaires',
    contactPhone: '+33 1 00 00 00 00',
  })
  await officer.must(liaison.recordAgreement, {
    organisationId: carrier.id,
    baggagePieces: 2,
    baggageKg: 23,
    tariffTerms: 'Tarif migrant : remboursable avant le départ, un changement sans frais.',
    validFrom: addDays(today, -120),
    validTo: addDays(today, 245),
    source: 'Lettre d’accord-Exemple 12',
  })
}
