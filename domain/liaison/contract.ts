/** What crosses the wire about organisations and carrier agreements. No field takes a person or a case: a closed input refuses one (M030). */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, download, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { CarrierAgreement, Organisation, OrganisationDraft, OrganisationId, OrganisationKind, OrganisationStatus } from './words.ts'

const filters = {
  kind: OrganisationKind.optional(),
  status: OrganisationStatus.optional(),
}

export const listOrganisations = query({
  name: 'liaison.list_organisations',
  path: '/api/liaison/organisations',
  summary: 'The organisations of my offices by name, of one kind or all',
  input: z.object({ ...paging, ...filters }),
  output: page(Organisation),
})

export const findOrganisations = query({
  name: 'liaison.find_organisations',
  path: '/api/liaison/organisations/find',
  summary: 'Organisations of which each word typed begins a word of their name, native name or acronym',
  input: z.object({
    q: z.string().trim().min(1).max(120),
    kind: OrganisationKind.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  output: z.object({ items: z.array(Organisation) }),
})

export const organisationsCsv = download({
  name: 'liaison.organisations_csv',
  path: '/api/liaison/organisations-csv',
  summary: 'The registry as a file, of one kind or all',
  input: z.object({ ...filters, language: z.enum(['fr', 'en']).default('fr') }),
  produces: ['text/csv'],
})

export const getOrganisation = query({
  name: 'liaison.get_organisation',
  path: '/api/liaison/organisations/:organisationId',
  summary: 'One organisation, with what it agreed to, newest first',
  input: z.object({ organisationId: OrganisationId }),
  output: z.object({ organisation: Organisation, agreements: z.array(CarrierAgreement) }),
})

export const addOrganisation = command({
  name: 'liaison.add_organisation',
  path: '/api/liaison/organisations',
  summary: 'Writes an organisation into the registry',
  input: OrganisationDraft.extend({
    id: OrganisationId.optional(),
    office: OfficeId.optional(),
    compartment: z.int().min(0).optional(),
  }),
  output: Organisation,
  refusals: ['identifiable_to_liaison', 'carrier_code_of_no_carrier', 'not_your_office', 'which_office', 'id_taken'],
})

export const changeOrganisation = command({
  name: 'liaison.change_organisation',
  path: '/api/liaison/organisations/:organisationId/change',
  summary: 'Writes anew what is known of an organisation, and whether we still work with it',
  input: OrganisationDraft.extend({ organisationId: OrganisationId, status: OrganisationStatus }),
  output: Organisation,
  refusals: ['identifiable_to_liaison', 'carrier_code_of_no_carrier', 'carrier_has_agreements'],
})

export const recordAgreement = command({
  name: 'liaison.record_agreement',
  path: '/api/liaison/organisations/:organisationId/agreements',
  summary: 'What a carrier agreed to for our passengers: bags, terms of its tariff, from when to when, and where that is written',
  input: z.object({
    organisationId: OrganisationId,
    id: Id.optional(),
    baggagePieces: z.int().min(0).max(9),
    baggageKg: z.int().min(0).max(99),
    tariffTerms: z.string().trim().min(1).max(1000),
    validFrom: Day,
    validTo: Day.nullable().default(null),
    source: z.string().trim().min(1).max(300),
  }),
  output: CarrierAgreement,
  refusals: [
    'not_a_carrier',
    'organisation_ended',
    'agreement_ends_before_start',
    'agreement_overlaps',
    'identifiable_to_liaison',
    'id_taken',
  ],
})
