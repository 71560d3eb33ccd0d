/** The travel loan: what is borrowed, its instalments, and the note to be read aloud and signed; no ticket is bought without it. */
import { useState } from 'react'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import * as contracts from '#domain/ticketing/payer-contract.ts'
import type { Loan } from '#domain/ticketing/payer-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { LanguageField } from '#desk/kit/LanguageField.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { LoanForm } from './LoanForm.tsx'
import { Price, SeatName } from './shared.tsx'
import { deviceToday } from './typed.ts'

export function LoanPanel({ file }: { file: TicketRequestFile }) {
  const { t } = useText()
  const [opened, setOpened] = useState<'draft' | 'sign' | 'cancel'>()
  const whyNot = useWhyNot('ticketing.book')
  const close = () => setOpened(undefined)
  const { loan } = file
  const approved = file.choice?.approvedAt == null ? t('refusal.not_approved', { status: file.request.status }) : undefined
  const signed = loan?.status === 'SIGNED' ? t('refusal.loan_already_signed') : undefined
  return (
    <Panel
      title={t('ticketing.loan')}
      actions={
        <>
          <Button look={loan === null ? 'main' : 'plain'} reason={whyNot ?? approved ?? signed} onClick={() => setOpened('draft')}>
            {t(loan === null ? 'ticketing.draft_loan' : 'ticketing.draft_again')}
          </Button>
          {loan?.status === 'DRAFT' && (
            <Button look="main" reason={whyNot} onClick={() => setOpened('sign')}>
              {t('ticketing.sign_loan')}
            </Button>
          )}
          {loan !== null && (
            <Button look="quiet" icon="close" reason={whyNot} onClick={() => setOpened('cancel')}>
              {t('ticketing.cancel_loan')}
            </Button>
          )}
        </>
      }
    >
      {loan === null ? (
        <EmptyState icon="file" title={t('ticketing.no_loan')}>
          {t('ticketing.no_loan_why')}
        </EmptyState>
      ) : (
        <Note file={file} loan={loan} />
      )}
      <Dialog open={opened === 'draft'} onClose={close} title={t('ticketing.draft_loan')}>
        <LoanForm file={file} onDone={close} />
      </Dialog>
      <Dialog open={opened === 'sign'} onClose={close} title={t('ticketing.sign_loan')}>
        <SignForm file={file} onDone={close} />
      </Dialog>
      <Dialog open={opened === 'cancel'} onClose={close} title={t('ticketing.cancel_loan')}>
        <CancelForm file={file} onDone={close} />
      </Dialog>
    </Panel>
  )
}

function Note({ file, loan }: { file: TicketRequestFile; loan: Loan }) {
  const { t, write } = useText()
  const whyNot = useWhyNot('ticketing.book')
  const stale = file.loanAmountMinor !== null && file.loanAmountMinor !== loan.amountMinor
  return (
    <div className="flex flex-col gap-3">
      <DescriptionList
        facts={[
          {
            term: t('ticketing.loan_ref'),
            value: (
              <span className="inline-flex flex-wrap items-center gap-2">
                <Code>{loan.publicRef}</Code>
                <Badge mood={loan.status === 'SIGNED' ? 'good' : 'warn'}>{t(`status.ticketing.loan.${loan.status}`)}</Badge>
                {stale && <Badge mood="bad">{t('ticketing.loan_stale')}</Badge>}
              </span>
            ),
          },
          {
            term: t('ticketing.amount'),
            value: (
              <strong>
                <Price minor={loan.amountMinor} currency={loan.currency} />
              </strong>
            ),
          },
          {
            term: t('ticketing.borrowers'),
            value: (
              <ul>
                {loan.borrowers.map((borrower, at) => (
                  <li key={borrower}>
                    <SeatName
                      of={file.adults.find(({ personId }) => personId === borrower) ?? { surname: null, givenNames: null }}
                      at={at}
                    />
                  </li>
                ))}
              </ul>
            ),
          },
          {
            term: t('ticketing.signed'),
            value: loan.signedOn !== null && loan.language !== null && `${write.day(loan.signedOn)} · ${write.language(loan.language)}`,
          },
        ]}
      />
      <div className="-mx-4 border-y border-line">
        <Table
          caption={t('ticketing.schedule')}
          rows={loan.instalments}
          rowKey={(it) => it.dueOn}
          columns={[
            { key: 'due', title: t('ticketing.due_on'), heads: true, cell: (it) => write.day(it.dueOn) },
            {
              key: 'amount',
              title: t('ticketing.amount'),
              numeric: true,
              cell: (it) => <Price minor={it.amountMinor} currency={loan.currency} />,
            },
          ]}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {(['fr', 'en'] as const).map((language) => (
          <DownloadButton key={language} icon="print" reason={whyNot} contract={contracts.notePdf} input={{ loanId: loan.id, language }}>
            {t('ticketing.note_in', { language: write.language(language) })}
          </DownloadButton>
        ))}
      </div>
    </div>
  )
}

function SignForm({ file, onDone }: { file: TicketRequestFile; onDone: () => void }) {
  const { t } = useText()
  const labels = { language: t('ticketing.language_read'), signedOn: t('ticketing.on') }
  const form = useForm({
    contract: contracts.signLoan,
    initial: { language: '', signedOn: deviceToday() },
    input: (values) => ({ ...values, requestId: file.request.id }),
    onDone: () => {
      tell(t('ticketing.loan_signed'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ticketing.sign_loan')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <p className="text-sm text-ink-soft">{t('ticketing.sign_why')}</p>
      <LanguageField form={form} name="language" label={labels.language} />
      <DateField form={form} name="signedOn" label={labels.signedOn} max={deviceToday()} />
    </CommandForm>
  )
}

function CancelForm({ file, onDone }: { file: TicketRequestFile; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('ticketing.reason') }
  const form = useForm({
    contract: contracts.cancelLoan,
    initial: { reason: '' },
    input: (values) => ({ ...values, requestId: file.request.id }),
    onDone: () => {
      tell(t('ticketing.loan_cancelled'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ticketing.cancel_loan')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <TextField form={form} name="reason" label={labels.reason} maxLength={300} />
    </CommandForm>
  )
}
