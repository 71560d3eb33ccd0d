/** Somebody who pays for their own journey: where they stand, what they were told, what they paid, and the next step. */
import { useState } from 'react'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import * as contracts from '#domain/ticketing/payer-contract.ts'
import { type Offer, OfferCheck, OfferStatus } from '#domain/ticketing/payer-words.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { AcceptanceForm } from './AcceptanceForm.tsx'
import { PaymentForm } from './PaymentForm.tsx'
import { DueBadge, OfferBadge, Price } from './shared.tsx'

type Props = { file: TicketRequestFile; offer: Offer }
type Opened = 'checks' | 'acceptance' | 'payment' | 'back'

export function OfferPanel({ file, offer }: Props) {
  const { t, write } = useText()
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const { currency } = offer
  const sum = (minor: number | null) => (minor === null || currency === null ? null : <Price minor={minor} currency={currency} />)
  const ended = offer.status === 'CANCELLED' || offer.status === 'REFUNDED'
  const road: readonly OfferStatus[] = OfferStatus.options.filter((status) => status !== 'CANCELLED' && status !== 'REFUNDED')
  return (
    <Panel title={t('ticketing.self_payer')} actions={<NextStep file={file} offer={offer} onOpen={setOpened} />}>
      <div className="flex flex-col gap-3">
        <ol aria-label={t('ticketing.where')} className="flex flex-wrap items-center gap-1">
          {ended && (
            <li>
              <OfferBadge status={offer.status} />
            </li>
          )}
          {!ended &&
            road.map((status, at) => (
              <li key={status} aria-current={status === offer.status ? 'step' : undefined}>
                {status === offer.status ? (
                  <OfferBadge status={status} />
                ) : (
                  <Badge mood="neutral" icon={at < road.indexOf(offer.status) ? 'check' : undefined}>
                    {t(`status.ticketing.offer.${status}`)}
                  </Badge>
                )}
              </li>
            ))}
        </ol>
        <DescriptionList
          facts={[
            { term: t('ticketing.fares'), value: sum(offer.faresMinor) },
            {
              term: t('ticketing.fees'),
              value: offer.feesMinor !== null && currency !== null && (
                <>
                  <Price minor={offer.feesMinor} currency={currency} />{' '}
                  <span className="text-sm text-ink-soft">{t('ticketing.fees_for', { count: offer.fees.length })}</span>
                </>
              ),
            },
            { term: t('ticketing.total'), value: offer.totalMinor !== null && <strong>{sum(offer.totalMinor)}</strong> },
            {
              term: t('ticketing.valid_until'),
              value: offer.status === 'QUOTED' && offer.validUntil !== null && <DueBadge at={offer.validUntil} />,
            },
            {
              term: t('ticketing.accepted'),
              value: offer.acceptedName !== null && offer.acceptedHow !== null && (
                <>
                  <bdi>{offer.acceptedName}</bdi> · {t(`ticketing.accepted_how.${offer.acceptedHow}`)} · {write.day(offer.acceptedOn!)}
                  {offer.acceptedLanguage !== null && ` · ${write.language(offer.acceptedLanguage)}`}
                </>
              ),
            },
            { term: t('ticketing.paid'), value: offer.paidMinor > 0 && sum(offer.paidMinor) },
            { term: t('ticketing.paid_back'), value: offer.refundedMinor > 0 && sum(offer.refundedMinor) },
          ]}
        />
        {file.payments.map((payment) => (
          <div key={payment.id} className="flex flex-wrap items-center gap-2 border-t border-line pt-2">
            <Code>{payment.receiptNo}</Code>
            <span>{t(`ticketing.payment.${payment.kind}`)}</span>
            <Price minor={payment.amountMinor} currency={payment.currency} />
            <span className="text-sm text-ink-soft">
              {write.day(payment.paidOn)} · {t(`ticketing.pay_mode.${payment.mode}`)}
            </span>
            {(['fr', 'en'] as const).map((language) => (
              <DownloadButton
                key={language}
                look="quiet"
                icon="print"
                contract={contracts.receiptPdf}
                input={{ paymentId: payment.id, language }}
              >
                {t('ticketing.receipt_in', { language: write.language(language) })}
              </DownloadButton>
            ))}
          </div>
        ))}
      </div>
      <Dialog open={opened === 'checks'} onClose={close} title={t('ticketing.confirm_eligible')}>
        <ChecksForm file={file} onDone={close} />
      </Dialog>
      <Dialog open={opened === 'acceptance'} onClose={close} title={t('ticketing.record_acceptance')}>
        <AcceptanceForm file={file} offer={offer} onDone={close} />
      </Dialog>
      <Dialog open={opened === 'payment'} onClose={close} title={t('ticketing.record_payment')}>
        <PaymentForm file={file} offer={offer} kind="PAYMENT" onDone={close} />
      </Dialog>
      <Dialog open={opened === 'back'} onClose={close} title={t('ticketing.pay_back')}>
        <PaymentForm file={file} offer={offer} kind="REFUND" onDone={close} />
      </Dialog>
    </Panel>
  )
}

function NextStep({ file, offer, onOpen }: Props & { onOpen: (what: Opened) => void }) {
  const text = useText()
  const { t } = text
  const telling = useCommand(contracts.tellPrice)
  const [book, pay] = [useWhyNot('ticketing.book'), useWhyNot('ticketing.pay')]
  const tellPrice = async () => {
    const sent = await telling.send({ requestId: file.request.id })
    tell(sent.ok ? t('ticketing.price_told') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  const approved = file.choice?.approvedAt == null ? t('refusal.not_approved', { status: file.request.status }) : undefined
  const left = offer.paidMinor - offer.refundedMinor
  return (
    <>
      {offer.status === 'ASKED' && (
        <Button look="main" reason={book} onClick={() => onOpen('checks')}>
          {t('ticketing.confirm_eligible')}
        </Button>
      )}
      {(offer.status === 'ELIGIBLE_TRAVEL' || offer.status === 'QUOTED') && (
        <Button
          look={offer.status === 'QUOTED' ? 'plain' : 'main'}
          reason={book ?? approved}
          busy={telling.isSending}
          onClick={() => void tellPrice()}
        >
          {t(offer.status === 'QUOTED' ? 'ticketing.tell_again' : 'ticketing.tell_price')}
        </Button>
      )}
      {offer.status === 'QUOTED' && (
        <Button look="main" reason={book} onClick={() => onOpen('acceptance')}>
          {t('ticketing.record_acceptance')}
        </Button>
      )}
      {offer.status === 'AWAITING_PAYMENT' && (
        <Button look="main" reason={pay} onClick={() => onOpen('payment')}>
          {t('ticketing.record_payment')}
        </Button>
      )}
      {left > 0 && (
        <Button reason={pay} onClick={() => onOpen('back')}>
          {t('ticketing.pay_back')}
        </Button>
      )}
    </>
  )
}

function ChecksForm({ file, onDone }: { file: TicketRequestFile; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const [seen, setSeen] = useState<readonly OfferCheck[]>([])
  const confirming = useCommand(contracts.confirmEligible)
  const missing = OfferCheck.options.length - seen.length
  const confirm = async () => {
    const sent = await confirming.send({ requestId: file.request.id, checks: [...seen] })
    tell(sent.ok ? t('ui.saved') : failureText(text, sent), sent.ok ? 'good' : 'bad')
    if (sent.ok) onDone()
  }
  return (
    <div className="flex flex-col gap-3">
      {OfferCheck.options.map((check) => (
        <Checkbox
          key={check}
          checked={seen.includes(check)}
          onChange={(on) => setSeen(on ? [...seen, check] : seen.filter((each) => each !== check))}
          label={t(`ticketing.check.${check}`)}
        />
      ))}
      <div>
        <Button
          look="main"
          busy={confirming.isSending}
          reason={missing > 0 ? t('refusal.checks_missing', { count: missing }) : undefined}
          onClick={() => void confirm()}
        >
          {t('ticketing.confirm_eligible')}
        </Button>
      </div>
    </div>
  )
}
