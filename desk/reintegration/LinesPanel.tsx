/** The lines of a plan, each with its tranches: what it is, what it costs, the work it should bring, and what was paid. */
import { useState } from 'react'
import * as reintegration from '#domain/reintegration/contract.ts'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import { canCancelLine, canPay } from '#domain/reintegration/rules.ts'
import type { Plan, Tranche } from '#domain/reintegration/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { AddLineForm, ChangeLineForm } from './LineForm.tsx'
import { PayTrancheForm } from './PayTrancheForm.tsx'
import { Amount, JobsLine, useRefusal } from './shared.tsx'

type Props = { file: PlanFile; plan: Plan }
type FullLine = PlanFile['lines'][number]
type Opened = { do: 'add' } | { do: 'change'; line: FullLine } | { do: 'pay'; line: FullLine; tranche: Tranche }

export function LinesPanel({ file, plan }: Props) {
  const { t } = useText()
  const [opened, setOpened] = useState<Opened>()
  const mayWrite = useWhyNot('reintegration.write')
  const close = () => setOpened(undefined)
  const notDraft = plan.status === 'DRAFT' ? undefined : t('refusal.plan_not_draft', { status: plan.status })
  const title =
    opened === undefined
      ? ''
      : t(opened.do === 'add' ? 'reintegration.add_line' : opened.do === 'change' ? 'reintegration.change_line' : 'reintegration.pay')
  const lines = file.lines.filter((line) => line.cancelledAt === null)
  return (
    <Panel
      title={t('reintegration.lines')}
      actions={
        <Button icon="add" reason={mayWrite ?? notDraft} onClick={() => setOpened({ do: 'add' })}>
          {t('reintegration.add_line')}
        </Button>
      }
    >
      {lines.length === 0 ? (
        <EmptyState title={t('reintegration.no_lines')}>{t('reintegration.no_lines_why')}</EmptyState>
      ) : (
        <ol className="flex flex-col gap-4">
          {lines.map((line) => (
            <li key={line.id} className="flex flex-col gap-2 border-b border-line pb-4 last:border-b-0 last:pb-0">
              <LineHead line={line} plan={plan} reason={mayWrite ?? notDraft} onChange={() => setOpened({ do: 'change', line })} />
              <Tranches line={line} file={file} plan={plan} onPay={(tranche) => setOpened({ do: 'pay', line, tranche })} />
            </li>
          ))}
        </ol>
      )}
      <Dialog open={opened !== undefined} onClose={close} title={title}>
        {opened?.do === 'add' && <AddLineForm file={file} plan={plan} onDone={close} />}
        {opened?.do === 'change' && <ChangeLineForm file={file} plan={plan} line={opened.line} onDone={close} />}
        {opened?.do === 'pay' && (
          <PayTrancheForm file={file} plan={plan} tranche={opened.tranche} ofLine={opened.line.tranches} onDone={close} />
        )}
      </Dialog>
    </Panel>
  )
}

function LineHead({ line, plan, reason, onChange }: { line: FullLine; plan: Plan; reason: string | undefined; onChange: () => void }) {
  const text = useText()
  const { t } = text
  const why = useRefusal()
  const cancelling = useCommand(reintegration.cancelLine)
  const cancel = async () => {
    const sent = await cancelling.send({ lineId: line.id })
    tell(sent.ok ? t('reintegration.line_cancelled') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-2">
      <div className="min-w-0">
        <h3 className="font-semibold">{t(`reintegration.form.${line.form}`)}</h3>
        <p>{line.description}</p>
        {line.jobs.self + line.jobs.family + line.jobs.community > 0 && (
          <p className="text-sm text-ink-soft">
            <JobsLine jobs={line.jobs} />
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <strong>
          <Amount minor={line.amountMinor} currency={plan.currency} />
        </strong>
        <Button look="quiet" icon="edit" reason={reason} onClick={onChange}>
          {t('reintegration.change_line')}
        </Button>
        <Button
          look="quiet"
          icon="close"
          reason={reason ?? why(canCancelLine(plan, line, line.tranches))}
          busy={cancelling.isSending}
          onClick={() => void cancel()}
        >
          {t('reintegration.cancel_line')}
        </Button>
      </div>
    </div>
  )
}

function Tranches({ line, file, plan, onPay }: { line: FullLine; file: PlanFile; plan: Plan; onPay: (tranche: Tranche) => void }) {
  const { t, write } = useText()
  const why = useRefusal()
  const mayPay = useWhyNot('reintegration.write')
  const standing = line.tranches.filter((tranche) => tranche.status !== 'CANCELLED')
  return (
    <ul className="flex flex-col">
      {standing.map((tranche) => (
        <li
          key={tranche.id}
          className={classes(
            'flex min-h-(--control) flex-wrap items-center gap-x-3 gap-y-1 rounded-sm px-2 py-0.5 text-sm odd:bg-sunken/60',
          )}
        >
          <span className="w-32 whitespace-nowrap">{t('reintegration.tranche_of', { seq: tranche.seq, of: line.tranches.length })}</span>
          <span className="w-24 text-end">
            <Amount minor={tranche.amountMinor} currency={plan.currency} />
          </span>
          {tranche.status === 'PAID' ? (
            <>
              <Badge mood="good">{t('reintegration.paid_on', { day: write.instant(tranche.paidAt!) })}</Badge>
              <span className="text-ink-soft">
                {t(`reintegration.mode.${tranche.mode!}`)} · {t('reintegration.receipt_no', { receipt: tranche.receipt ?? '' })}
              </span>
            </>
          ) : (
            <>
              {/* Before the approval there is no day to count from. */}
              {plan.status === 'APPROVED' && (
                <span className="text-ink-soft">{t('reintegration.due_on', { day: write.day(tranche.dueOn) })}</span>
              )}
              <span className="ms-auto">
                <Button
                  look="quiet"
                  icon="check"
                  reason={
                    mayPay ??
                    why(canPay(plan, tranche, line.tranches, file.visits, file.onHold, { mode: 'CASH', quotes: 0, quotesWaiver: null }))
                  }
                  onClick={() => onPay(tranche)}
                >
                  {t('reintegration.pay')}
                </Button>
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
