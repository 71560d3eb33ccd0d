/** The door of the liaison room: the registry of organisations, and what carriers agreed to. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/liaison/contract.ts'
import {
  type AgreementRefusal,
  checkAgreement,
  checkOrganisation,
  type OrganisationRefusal,
  sortKeyOf,
  wordsOf,
} from '#domain/liaison/rules.ts'
import type { CarrierAgreement, Organisation, OrganisationDraft, OrganisationId } from '#domain/liaison/words.ts'
import { csvLine } from '#server/kit/csv.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import type { Download } from '#server/kit/route.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { translator } from '#ui/languages/text.ts'
import {
  findByWords,
  findCompartmentOffice,
  findOrganisation,
  insertAgreement,
  insertOrganisation,
  listAgreementRows,
  listByIds,
  listOrganisationRows,
  saveOrganisation,
} from './store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Answer<C extends keyof typeof contracts> = OutputOf<(typeof contracts)[C]>

/** The organisations of these ids that this actor may see; the others are left out, whether they exist or not. */
export async function getOrganisations(work: Work, ids: readonly string[]): Promise<Map<string, Organisation>> {
  return new Map((await listByIds(work.db, [...new Set(ids)])).map((one) => [one.id, one]))
}

export async function listOrganisations(
  work: Work,
  input: Asked<'listOrganisations'>,
): Promise<Result<Answer<'listOrganisations'>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const rows = await listOrganisationRows(work.db, work.actor.offices, input, after, input.limit + 1)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.sortKey, row.id),
      (row) => row,
    ),
  )
}

export async function findOrganisations(
  work: Work,
  input: Asked<'findOrganisations'>,
): Promise<Result<Answer<'findOrganisations'>, never>> {
  const starts = wordsOf([input.q]).slice(0, 6)
  return accept({ items: await findByWords(work.db, work.actor.offices, starts, input.kind, input.limit) })
}

export async function organisationsCsv(work: Work, input: Asked<'organisationsCsv'>): Promise<Result<Download, never>> {
  const t = translator(input.language)
  const rows = await listOrganisationRows(work.db, work.actor.offices, input, undefined, 20_000)
  const heading = ['kind', 'name', 'native_name', 'acronym', 'country', 'city', 'carrier_code', 'function', 'phone', 'email', 'status']
  const lines = rows.map((one) =>
    csvLine([
      t(`liaison.kind.${one.kind}`),
      one.name,
      one.nativeName,
      one.acronym,
      one.country,
      one.city,
      one.carrierCode,
      one.contactFunction,
      one.contactPhone,
      one.contactEmail,
      t(`status.liaison.${one.status}`),
    ]),
  )
  return accept({
    fileName: 'organisations.csv',
    mediaType: 'text/csv; charset=utf-8',
    body: `\uFEFF${csvLine(heading.map((name) => t(`liaison.${name}`)))}${lines.join('')}`,
  })
}

export async function getOrganisation(
  work: Work,
  { organisationId }: Asked<'getOrganisation'>,
): Promise<Result<Answer<'getOrganisation'>, 'not_found'>> {
  const [organisation, agreements] = await Promise.all([
    findOrganisation(work.db, organisationId),
    listAgreementRows(work.db, organisationId),
  ])
  return organisation === undefined ? refuse('not_found') : accept({ organisation, agreements })
}

type AddRefusal = OrganisationRefusal | 'not_found' | 'not_your_office' | 'which_office' | 'id_taken'

export async function addOrganisation(work: Work, input: Asked<'addOrganisation'>): Promise<Result<Organisation, AddRefusal>> {
  const checked = checkOrganisation(input)
  if (!checked.ok) return checked
  const office = chooseOffice(work, input.office)
  if (!office.ok) return office
  const compartment = input.compartment ?? 0
  // A compartment of which one is no member, of another office, or that does not exist: one answer.
  if (compartment !== 0 && (await findCompartmentOffice(work.db, compartment)) !== office.value) return refuse('not_found')

  const organisation: Organisation = {
    ...known(input),
    id: input.id ?? (newId() as OrganisationId),
    office: office.value,
    compartment,
    status: 'ACTIVE',
    createdAt: work.now,
    updatedAt: work.now,
  }
  try {
    await insertOrganisation(work.db, written(organisation), work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'liaison_organisation_pkey')) return refuse('id_taken')
    throw error
  }
  tell(work, organisation, 'organisation_added', { kind: organisation.kind })
  return accept(organisation)
}

export async function changeOrganisation(
  work: Work,
  input: Asked<'changeOrganisation'>,
): Promise<Result<Organisation, OrganisationRefusal | 'not_found' | 'carrier_has_agreements'>> {
  const is = await findOrganisation(work.db, input.organisationId, true)
  if (is === undefined) return refuse('not_found')
  const checked = checkOrganisation(input)
  if (!checked.ok) return checked
  if (is.kind === 'CARRIER' && input.kind !== 'CARRIER' && (await listAgreementRows(work.db, is.id)).length > 0)
    return refuse('carrier_has_agreements')

  const changed: Organisation = { ...is, ...known(input), status: input.status, updatedAt: work.now }
  await saveOrganisation(work.db, written(changed))
  tell(work, changed, 'organisation_changed', { kind: changed.kind, status: changed.status })
  return accept(changed)
}

export async function recordAgreement(
  work: Work,
  input: Asked<'recordAgreement'>,
): Promise<Result<CarrierAgreement, AgreementRefusal | 'not_found' | 'agreement_overlaps' | 'id_taken'>> {
  const organisation = await findOrganisation(work.db, input.organisationId, true)
  if (organisation === undefined) return refuse('not_found')
  const checked = checkAgreement(organisation, input)
  if (!checked.ok) return checked

  const agreement: CarrierAgreement = { ...input, id: input.id ?? newId(), recordedAt: work.now }
  try {
    await insertAgreement(work.db, organisation, agreement, work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'liaison_agreement_one_at_a_time')) return refuse('agreement_overlaps')
    if (brokeConstraint(error, 'liaison_agreement_pkey')) return refuse('id_taken')
    throw error
  }
  tell(work, organisation, 'agreement_recorded', { from: agreement.validFrom, until: agreement.validTo })
  return accept(agreement)
}

/** What is left out is not known: writing an organisation anew writes all of it. */
function known(draft: OrganisationDraft) {
  return {
    kind: draft.kind,
    name: draft.name,
    nativeName: draft.nativeName ?? null,
    acronym: draft.acronym ?? null,
    country: draft.country ?? null,
    city: draft.city ?? null,
    carrierCode: draft.carrierCode ?? null,
    contactFunction: draft.contactFunction ?? null,
    contactPhone: draft.contactPhone ?? null,
    contactEmail: draft.contactEmail ?? null,
  }
}

function written(organisation: Organisation) {
  const { name, nativeName, acronym } = organisation
  return { organisation, sortKey: sortKeyOf(name), words: wordsOf([name, nativeName, acronym]) }
}

function tell(work: Work, { id, office, compartment }: Organisation, name: string, facts: Record<string, string | number | null>): void {
  work.record({ name, subject: id, office, compartment, facts })
}
