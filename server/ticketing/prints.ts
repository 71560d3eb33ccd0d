/** What packs/prints/receipt.typ and promissory-note.typ read: words already chosen, nothing left to decide. */
import type { Person } from '#domain/people/words.ts'
import type { Loan, Offer, Payment } from '#domain/ticketing/payer-words.ts'
import type { TicketRequest } from '#domain/ticketing/words.ts'
import { type Language, translator } from '#ui/languages/text.ts'
import { makeWriter } from '#ui/languages/writer.ts'

type Place = { request: Pick<TicketRequest, 'publicRef' | 'fromPlace' | 'toPlace'>; office: string }

/** For who paid, or was paid back: how much, for what, and that nothing else was asked. */
export function receiptOf(payment: Payment, offer: Offer, { request, office }: Place, language: Language): Record<string, unknown> {
  const t = translator(language)
  const write = makeWriter(language)
  const { currency } = payment
  const money = (minor: number): string => write.money({ minor, currency })
  const back = payment.kind === 'REFUND'
  const parts: [string, string][] = back
    ? []
    : [
        [t('ticketing.print.fares', { from: request.fromPlace, to: request.toPlace }), money(offer.faresMinor ?? 0)],
        [t('ticketing.print.fees', { count: offer.fees.length }), money(offer.feesMinor ?? 0)],
      ]
  return {
    language,
    title: t(back ? 'ticketing.print.refund_title' : 'ticketing.print.receipt_title'),
    subtitle: t('ticketing.print.number', { number: payment.receiptNo }),
    office: t('ticketing.print.office', { office }),
    facts: [
      [t(back ? 'ticketing.print.paid_to' : 'ticketing.print.received_from'), payment.payerName],
      [t('ticketing.paid_on'), write.day(payment.paidOn, 'long')],
      [t('ticketing.mode'), t(`ticketing.pay_mode.${payment.mode}`)],
      [t('ticketing.reference'), payment.reference],
      [t('ticketing.request'), request.publicRef],
    ],
    parts,
    totalWord: t(back ? 'ticketing.print.paid_back' : 'ticketing.print.received'),
    total: money(payment.amountMinor),
    notice: t(back ? 'ticketing.print.refund_notice' : 'ticketing.print.receipt_notice'),
    signature: t('ticketing.print.for_the_office'),
    pageWord: t('movements.print.page'),
  }
}

/** The promise, to be read aloud in the language of those who sign. */
export function noteOf(
  loan: Loan,
  borrowers: readonly Pick<Person, 'familyName' | 'givenNames' | 'nativeName' | 'bornOn' | 'bornPrecision'>[],
  { request, office }: Place,
  language: Language,
): Record<string, unknown> {
  const t = translator(language)
  const write = makeWriter(language)
  const money = (minor: number): string => write.money({ minor, currency: loan.currency })
  return {
    language,
    title: t('ticketing.print.note_title'),
    subtitle: t('ticketing.print.number', { number: loan.publicRef }),
    office: t('ticketing.print.office', { office }),
    promise: t('ticketing.print.promise', {
      count: borrowers.length,
      amount: money(loan.amountMinor),
      from: request.fromPlace,
      to: request.toPlace,
      instalments: loan.instalments.length,
    }),
    borrowersTitle: t('ticketing.borrowers'),
    borrowers: borrowers.map((one) => [
      `${one.familyName.toUpperCase()} ${one.givenNames}`.trim(),
      one.nativeName ?? '',
      t('ticketing.print.born', { day: write.birthday(one.bornOn, one.bornPrecision) }),
    ]),
    scheduleTitle: t('ticketing.schedule'),
    scheduleHead: [t('ticketing.print.no'), t('ticketing.due_on'), t('ticketing.amount')],
    schedule: loan.instalments.map(({ dueOn, amountMinor }, at) => [String(at + 1), write.day(dueOn, 'long'), money(amountMinor)]),
    totalWord: t('ticketing.total'),
    total: money(loan.amountMinor),
    terms: [t('ticketing.print.no_interest'), t('ticketing.print.early'), t('ticketing.print.hardship')],
    readIn:
      loan.language === null
        ? t('ticketing.print.read_in_blank')
        : t('ticketing.print.read_in', { language: write.language(loan.language), day: write.day(loan.signedOn!, 'long') }),
    signatures: [
      ...borrowers.map((one) => `${one.familyName.toUpperCase()} ${one.givenNames}`.trim()),
      t('ticketing.print.for_the_office'),
    ],
    notice: t('ticketing.print.note_notice', { ref: request.publicRef }),
    pageWord: t('movements.print.page'),
  }
}
