/** What journeys cost: one amount recorded, a wrong one struck out, sums of a case, a movement and a project, and the table of lines. */
import { minorDigits } from '#domain/kit/currency-digits.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { convert, rateOf, signedAmount, totalsOf } from '#domain/ticketing/money-rules.ts'
import type * as contracts from '#domain/ticketing/ticket-contract.ts'
import type { Cost, CostId } from '#domain/ticketing/ticket-words.ts'
import { getCase, listMembers } from '#server/cases/actions.ts'
import { csvLine } from '#server/kit/csv.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Download } from '#server/kit/route.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import {
  type CostRow,
  insertCosts,
  listCostRows,
  listCosts,
  lockCost,
  strikeCost as saveStrike,
  sumByProject,
  sumCosts,
} from './cost-store.ts'
import { termsToday } from './request-file.ts'
import { major } from './ticket-events.ts'
import { listTickets } from './ticket-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'

/** Where somebody is who has left: they flew (domain.md 1.17). */
const flown = ['BOARDED', 'CONNECTED', 'ARRIVED', 'HANDED_OVER', 'MISCONNECTED', 'REFUSED_BY_BORDER', 'ABSCONDED', 'MEDICAL_STOP']

export async function addCost(work: Work, input: Asked<'addCost'>): Promise<Result<Cost, Refusal<'addCost'>>> {
  const about = await aboutOf(work, input)
  if (!about.ok) return about
  const terms = termsToday(work)
  if (terms === undefined) return refuse('no_terms_today')
  const { office, compartment, caseId, movementId } = about.value
  const recordedOn = dayAt(work.now, (await getMissionOffice(work, office)).timeZone)
  const rate = rateOf(input, input.currency, terms.reportCurrency, recordedOn)
  if (!rate.ok) return rate
  const amountMinor = signedAmount(input.nature, input.amountMinor)
  const cost: Cost = {
    ...rate.value,
    id: input.id ?? (newId() as CostId),
    caseId,
    movementId,
    personId: input.personId ?? null,
    requestId: null,
    ticketId: null,
    nature: input.nature,
    payer: input.payer,
    projectCode: input.projectCode ?? about.value.projectCode,
    currency: input.currency,
    amountMinor,
    reportCurrency: terms.reportCurrency,
    reportMinor: convert(amountMinor, input.currency, terms.reportCurrency, rate.value.rateMicro),
    note: input.note ?? null,
    recordedOn,
    recordedAt: work.now,
    struckAt: null,
    struckReason: null,
  }
  try {
    await insertCosts(work.db, { office, compartment }, [cost], work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'ticketing_cost_pkey')) return refuse('id_taken')
    throw error
  }
  work.record({
    name: 'cost_recorded',
    subject: cost.id,
    office,
    compartment,
    caseId: caseId ?? undefined,
    facts: { nature: cost.nature, amount: major(cost.amountMinor, cost.currency), currency: cost.currency },
  })
  return accept(cost)
}

type About = { office: number; compartment: number; caseId: Cost['caseId']; movementId: Cost['movementId']; projectCode: string | null }

/** What the cost is of: a case, a whole movement, or a case on a movement. It lies where that lies. */
async function aboutOf(
  work: Work,
  { caseId, movementId, personId }: Asked<'addCost'>,
): Promise<Result<About, 'not_found' | 'cost_of_nothing' | 'not_booked_here' | 'not_member'>> {
  if (caseId === undefined && movementId === undefined) return refuse('cost_of_nothing')
  const movement = movementId === undefined ? undefined : await getMovement(work, movementId)
  if (movement?.ok === false) return movement
  const onBoard = movement?.value.passengers ?? []
  if (caseId === undefined) {
    const { office, compartment, id } = movement!.value
    if (personId !== undefined && !onBoard.some((one) => one.personId === personId)) return refuse('not_member', { person: personId })
    return accept({ office, compartment, caseId: null, movementId: id, projectCode: null })
  }
  const found = await getCase(work, caseId)
  if (!found.ok) return found
  if (movement !== undefined && !onBoard.some((one) => one.caseId === caseId)) return refuse('not_booked_here')
  const members = personId === undefined ? [] : await listMembers(work, caseId)
  if (personId !== undefined && !members.some((member) => member.personId === personId)) return refuse('not_member', { person: personId })
  const { office, compartment, projectCode } = found.value
  return accept({ office, compartment, caseId, movementId: movementId ?? null, projectCode })
}

export async function strikeCost(work: Work, input: Asked<'strikeCost'>): Promise<Result<Cost, Refusal<'strikeCost'>>> {
  const cost = await lockCost(work.db, input.costId)
  if (cost === undefined) return refuse('not_found')
  if (cost.struckAt !== null) return refuse('cost_struck_already')
  if (cost.ticketId !== null || cost.requestId !== null) return refuse('cost_follows_its_ticket')
  await saveStrike(work.db, cost.id, work.actor.accountId, input.reason, work.now)
  work.record({
    name: 'cost_struck',
    subject: cost.id,
    office: cost.office,
    compartment: cost.compartment,
    caseId: cost.caseId ?? undefined,
    facts: { nature: cost.nature, amount: major(cost.amountMinor, cost.currency), currency: cost.currency },
  })
  return accept({ ...cost, struckAt: work.now, struckReason: input.reason })
}

type File = OutputOf<typeof contracts.getCaseCosts>

export async function getCaseCosts(work: Work, input: Asked<'getCaseCosts'>): Promise<Result<File, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const persons = new Set<string>()
  for (const movementId of new Set((await listTickets(work.db, { caseId: input.caseId })).map((ticket) => ticket.movementId))) {
    const movement = await getMovement(work, movementId)
    if (!movement.ok) continue
    for (const one of movement.value.passengers) if (one.caseId === input.caseId && flown.includes(one.state)) persons.add(one.personId)
  }
  return accept({
    costs: await listCosts(work.db, { caseId: input.caseId }),
    totals: totalsOf(await sumCosts(work.db, { caseId: input.caseId }), persons.size),
    reportCurrency: termsToday(work)?.reportCurrency ?? null,
  })
}

export async function getMovementCosts(work: Work, input: Asked<'getMovementCosts'>): Promise<Result<File, 'not_found'>> {
  const movement = await getMovement(work, input.movementId)
  if (!movement.ok) return movement
  const persons = movement.value.passengers.filter(({ state }) => flown.includes(state)).length
  return accept({
    costs: await listCosts(work.db, { movementId: input.movementId }),
    totals: totalsOf(await sumCosts(work.db, { movementId: input.movementId }), persons),
    reportCurrency: termsToday(work)?.reportCurrency ?? null,
  })
}

export async function projectTotals(
  work: Work,
  input: Asked<'projectTotals'>,
): Promise<Result<OutputOf<typeof contracts.projectTotals>, never>> {
  const rows = await sumByProject(work.db, work.actor.offices, input.from, input.to)
  const projects = rows.map((row) => ({
    projectCode: row.project_code,
    reportCurrency: row.report_currency,
    minor: row.minor,
    lines: row.lines,
  }))
  return accept({ projects })
}

/** By the names of domain.md 1.2 and 1.16, so that a ledger's import finds them; amounts with a point and the digits of their currency. */
const columns: [string, (row: CostRow) => string | number | null][] = [
  ['recordedOn', (row) => row.recordedOn],
  ['caseRef', (row) => row.caseRef],
  ['movementRef', (row) => row.movementRef],
  ['requestRef', (row) => row.requestRef],
  ['ticketNo', (row) => row.ticketNo],
  ['nature', (row) => row.nature],
  ['payer', (row) => row.payer],
  ['projectCode', (row) => row.projectCode],
  ['currency', (row) => row.currency],
  ['amount', (row) => Number(decimal(row.amountMinor, row.currency))],
  ['rate', (row) => row.rateMicro / 1_000_000],
  ['rateSource', (row) => row.rateSource],
  ['rateOn', (row) => row.rateOn],
  ['reportCurrency', (row) => row.reportCurrency],
  ['reportAmount', (row) => Number(decimal(row.reportMinor, row.reportCurrency))],
]

export async function costsCsv(work: Work, input: Asked<'costsCsv'>): Promise<Result<Download, never>> {
  const rows = await listCostRows(work.db, work.actor.offices, input)
  const lines = rows.map((row) => csvLine(columns.map(([, value]) => value(row))))
  return accept({
    fileName: `costs-${input.from}-${input.to}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: `\uFEFF${csvLine(columns.map(([name]) => name))}${lines.join('')}`,
  })
}

function decimal(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return minor < 0 ? `-${whole}` : whole
}
