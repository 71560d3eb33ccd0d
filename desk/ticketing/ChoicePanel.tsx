/** What was chosen and who said yes; for the second person, the sum to read and the two answers. */
import { useState } from 'react'
import * as contract from '#domain/ticketing/quote-contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { approveChoice } from '#domain/ticketing/quote-rules.ts'
import type { Choice, Quote } from '#domain/ticketing/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { DueBadge, Price } from './shared.tsx'

export function ChoicePanel({ file }: { file: TicketRequestFile }) {
  const { t, write } = useText()
  const { choice } = file
  const quote = file.quotes.find(({ id }) => id === choice?.quoteId)
  if (choice === null || quote === undefined) return null
  return (
    <Panel
      title={t(choice.approvedAt === null ? 'ticketing.waits_for_second' : 'ticketing.chosen_quote')}
      actions={file.request.status === 'PROPOSED' && <Answers file={file} choice={choice} quote={quote} />}
    >
      <DescriptionList
        facts={[
          { term: t('ticketing.carrier'), value: <Code>{quote.carrier}</Code> },
          { term: t('ticketing.price'), value: <Price minor={choice.totalMinor} currency={choice.currency} /> },
          {
            term: t('ticketing.in_report'),
            value: choice.currency !== choice.reportCurrency && <Price minor={choice.reportMinor} currency={choice.reportCurrency} />,
          },
          {
            term: t('ticketing.rate'),
            value:
              choice.rateSource !== null &&
              choice.rateOn !== null &&
              t('ticketing.rate_frozen', {
                rate: write.number(choice.rateMicro / 1_000_000, digitsOf(choice.rateMicro)),
                source: choice.rateSource,
                day: write.day(choice.rateOn),
              }),
          },
          {
            term: t('ticketing.ceiling'),
            value:
              choice.ceilingMinor === null ? (
                t('ticketing.no_ceiling')
              ) : (
                <Price minor={choice.ceilingMinor} currency={choice.reportCurrency} />
              ),
          },
          { term: t('ticketing.valid_until'), value: file.request.status !== 'ISSUED' && <DueBadge at={quote.validUntil} /> },
          { term: t('ticketing.justification'), value: choice.justification },
          { term: t('ticketing.proposed_at'), value: write.instant(choice.proposedAt) },
          {
            term: t('ticketing.approved_at'),
            value:
              choice.approvedAt !== null &&
              t(choice.approvedBy === choice.proposedBy ? 'ticketing.approved_alone' : 'ticketing.approved_by_second', {
                when: write.instant(choice.approvedAt),
              }),
          },
        ]}
      />
    </Panel>
  )
}

/** As many digits as the rate has: it is quoted back to an auditor. */
function digitsOf(rateMicro: number): number {
  return String(rateMicro).padStart(7, '0').slice(-6).replace(/0+$/, '').length
}

function Answers({ file, choice, quote }: { file: TicketRequestFile; choice: Choice; quote: Quote }) {
  const text = useText()
  const { t, write } = text
  const { accountId } = useSelf()
  const [sendingBack, setSendingBack] = useState(false)
  const approving = useCommand(contract.approveChoice)
  const whyNot = useWhyNot('ticketing.approve')
  const asked = { choiceId: choice.id, reportMinor: choice.reportMinor }
  const allowed = approveChoice({ accountId }, file.request, choice, quote, asked, new Date().toISOString() as Instant)
  const reason = whyNot ?? (allowed.ok ? undefined : t(`refusal.${allowed.refusal}`, allowed.details))
  const approve = async () => {
    const sent = await approving.send({ requestId: file.request.id, ...asked })
    tell(sent.ok ? t('ticketing.approved') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <>
      <Button look="main" icon="check" reason={reason} busy={approving.isSending} onClick={() => void approve()}>
        {t('ticketing.approve_sum', { sum: write.money({ minor: choice.reportMinor, currency: choice.reportCurrency }) })}
      </Button>
      <Button reason={whyNot} onClick={() => setSendingBack(true)}>
        {t('ticketing.send_back')}
      </Button>
      <Dialog open={sendingBack} onClose={() => setSendingBack(false)} title={t('ticketing.send_back')}>
        <SendBackForm file={file} onDone={() => setSendingBack(false)} />
      </Dialog>
    </>
  )
}

function SendBackForm({ file, onDone }: { file: TicketRequestFile; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('ticketing.reason') }
  const form = useForm({
    contract: contract.sendBackChoice,
    initial: { reason: '' },
    input: (values) => ({ requestId: file.request.id, reason: values.reason }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ticketing.send_back')} labels={labels}>
      <TextField form={form} name="reason" lines={3} label={labels.reason} maxLength={500} />
    </CommandForm>
  )
}
