/** SQL of those who pay themselves or borrow: offers, payments, loans and their borrowers. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import { ChargedFee, Instalment, type Loan, type Offer, OfferCheck, type Payment } from '#domain/ticketing/payer-words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './store.ts'

const offerColumns = [
  'id',
  'request_id',
  'case_id',
  'status',
  'checks',
  'currency',
  'fares_minor',
  'fees',
  'fees_minor',
  'total_minor',
  'told_at',
  'valid_until',
  'accepted_name',
  'accepted_how',
  'accepted_language',
  'accepted_on',
  'paid_minor',
  'refunded_minor',
] as const

export async function insertOffer(db: Db, place: Place, offer: Pick<Offer, 'id' | 'requestId' | 'caseId'>, now: Instant): Promise<void> {
  await db
    .insertInto('ticketing_offer')
    .values({ id: offer.id, request_id: offer.requestId, case_id: offer.caseId, ...place, status: 'ASKED', updated_at: now })
    .execute()
}

export async function findOffer(db: Db, requestId: string): Promise<Offer | undefined> {
  const row = await db.selectFrom('ticketing_offer').select(offerColumns).where('request_id', '=', requestId).executeTakeFirst()
  return row === undefined ? undefined : presentOffer(row)
}

export async function findOfferById(db: Db, offerId: string): Promise<Offer | undefined> {
  const row = await db.selectFrom('ticketing_offer').select(offerColumns).where('id', '=', offerId).executeTakeFirst()
  return row === undefined ? undefined : presentOffer(row)
}

/** Offers of a case on a movement: those whose tickets were issued for it. */
export async function listOffersOn(db: Db, movementId: string, caseId: string): Promise<Offer[]> {
  const rows = await db
    .selectFrom('ticketing_offer')
    .select(offerColumns)
    .where('case_id', '=', caseId)
    .where('request_id', 'in', db.selectFrom('ticketing_ticket').select('request_id').where('movement_id', '=', movementId))
    .execute()
  return rows.map(presentOffer)
}

export async function saveOffer(
  db: Db,
  offer: Offer,
  by: { toldBy?: string | undefined; acceptedBy?: string | undefined },
  now: Instant,
): Promise<void> {
  await db
    .updateTable('ticketing_offer')
    .set({
      status: offer.status,
      checks: offer.checks,
      currency: offer.currency,
      fares_minor: offer.faresMinor,
      fees: JSON.stringify(offer.fees),
      fees_minor: offer.feesMinor,
      total_minor: offer.totalMinor,
      told_at: offer.toldAt,
      valid_until: offer.validUntil,
      accepted_name: offer.acceptedName,
      accepted_how: offer.acceptedHow,
      accepted_language: offer.acceptedLanguage,
      accepted_on: offer.acceptedOn,
      updated_at: now,
      ...(by.toldBy === undefined ? {} : { told_by: by.toldBy }),
      ...(by.acceptedBy === undefined ? {} : { accepted_by: by.acceptedBy }),
    })
    .where('id', '=', offer.id)
    .execute()
}

const paymentColumns = [
  'id',
  'offer_id',
  'kind',
  'amount_minor',
  'currency',
  'mode',
  'reference',
  'payer_name',
  'receipt_no',
  'paid_on',
] as const

export async function insertPayment(db: Db, place: Place, payment: Payment, by: string, now: Instant): Promise<void> {
  await db
    .insertInto('ticketing_payment')
    .values({
      id: payment.id,
      offer_id: payment.offerId,
      ...place,
      kind: payment.kind,
      amount_minor: payment.amountMinor,
      currency: payment.currency,
      mode: payment.mode,
      reference: payment.reference,
      payer_name: payment.payerName,
      receipt_no: payment.receiptNo,
      paid_on: payment.paidOn,
      recorded_by: by,
      recorded_at: now,
    })
    .execute()
}

export async function listPayments(db: Db, offerId: string): Promise<Payment[]> {
  const rows = await db
    .selectFrom('ticketing_payment')
    .select(paymentColumns)
    .where('offer_id', '=', offerId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(presentPayment)
}

export async function findPayment(db: Db, paymentId: string): Promise<(Payment & Place) | undefined> {
  const row = await db
    .selectFrom('ticketing_payment')
    .select([...paymentColumns, 'office', 'compartment'])
    .where('id', '=', paymentId)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...presentPayment(row), office: row.office, compartment: row.compartment }
}

// ── loans ──

const loanColumns = [
  'id',
  'request_id',
  'case_id',
  'public_ref',
  'amount_minor',
  'currency',
  'instalments',
  'status',
  'language',
  'signed_on',
] as const

/** The note that stands. */
export async function findLoan(db: Db, requestId: string): Promise<Loan | undefined> {
  const row = await db
    .selectFrom('ticketing_loan')
    .select(loanColumns)
    .where('request_id', '=', requestId)
    .where('status', '<>', 'CANCELLED')
    .executeTakeFirst()
  return row === undefined ? undefined : presentLoan(row, await listBorrowers(db, row.id))
}

export async function findLoanById(db: Db, loanId: string): Promise<(Loan & Place) | undefined> {
  const row = await db
    .selectFrom('ticketing_loan')
    .select([...loanColumns, 'office', 'compartment'])
    .where('id', '=', loanId)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { ...presentLoan(row, await listBorrowers(db, row.id)), office: row.office, compartment: row.compartment }
}

async function listBorrowers(db: Db, loanId: string): Promise<PersonId[]> {
  const rows = await db.selectFrom('ticketing_borrower').select('person_id').where('loan_id', '=', loanId).orderBy('person_id').execute()
  return rows.map((row) => row.person_id as PersonId)
}

export async function insertLoan(db: Db, place: Place, loan: Loan, by: string, now: Instant): Promise<void> {
  await db
    .insertInto('ticketing_loan')
    .values({
      id: loan.id,
      request_id: loan.requestId,
      case_id: loan.caseId,
      ...place,
      public_ref: loan.publicRef,
      amount_minor: loan.amountMinor,
      currency: loan.currency,
      instalments: JSON.stringify(loan.instalments),
      status: 'DRAFT',
      drafted_by: by,
      drafted_at: now,
      updated_at: now,
    })
    .execute()
  await db
    .insertInto('ticketing_borrower')
    .values(loan.borrowers.map((person) => ({ loan_id: loan.id, person_id: person, ...place })))
    .execute()
}

export async function signLoan(
  db: Db,
  loanId: string,
  signed: { language: string; signedOn: string; by: string },
  now: Instant,
): Promise<void> {
  await db
    .updateTable('ticketing_loan')
    .set({ status: 'SIGNED', language: signed.language, signed_on: signed.signedOn, signed_by: signed.by, updated_at: now })
    .where('id', '=', loanId)
    .execute()
}

export async function cancelLoan(db: Db, loanId: string, reason: string, now: Instant): Promise<void> {
  await db
    .updateTable('ticketing_loan')
    .set({ status: 'CANCELLED', cancelled_reason: reason, updated_at: now })
    .where('id', '=', loanId)
    .where('status', '<>', sql<string>`'CANCELLED'`)
    .execute()
}

function presentOffer(row: Record<(typeof offerColumns)[number], unknown>): Offer {
  return {
    id: row.id,
    requestId: row.request_id,
    caseId: row.case_id,
    status: row.status,
    checks: z.array(OfferCheck).parse(row.checks),
    currency: row.currency,
    faresMinor: row.fares_minor,
    fees: z.array(ChargedFee).parse(row.fees),
    feesMinor: row.fees_minor,
    totalMinor: row.total_minor,
    toldAt: row.told_at,
    validUntil: row.valid_until,
    acceptedName: row.accepted_name,
    acceptedHow: row.accepted_how,
    acceptedLanguage: row.accepted_language,
    acceptedOn: row.accepted_on,
    paidMinor: row.paid_minor,
    refundedMinor: row.refunded_minor,
  } as Offer
}

function presentPayment(row: Record<(typeof paymentColumns)[number], unknown>): Payment {
  return {
    id: row.id,
    offerId: row.offer_id,
    kind: row.kind,
    amountMinor: row.amount_minor,
    currency: row.currency,
    mode: row.mode,
    reference: row.reference,
    payerName: row.payer_name,
    receiptNo: row.receipt_no,
    paidOn: row.paid_on,
  } as Payment
}

function presentLoan(row: Record<(typeof loanColumns)[number], unknown>, borrowers: PersonId[]): Loan {
  return {
    id: row.id,
    requestId: row.request_id,
    caseId: row.case_id,
    publicRef: row.public_ref,
    amountMinor: row.amount_minor,
    currency: row.currency,
    instalments: z.array(Instalment).parse(row.instalments),
    borrowers,
    status: row.status,
    language: row.language,
    signedOn: row.signed_on,
  } as Loan
}
