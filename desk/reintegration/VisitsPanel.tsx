/** The visits of one plan: which are due, which were made, and what was found. */
import { useState } from 'react'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import type { VisitLine } from '#domain/reintegration/visit-contract.ts'
import type { Plan } from '#domain/reintegration/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useWaitingVisits } from './queries.ts'
import { JobsLine, VisitBadge } from './shared.tsx'
import { VisitForm } from './VisitForm.tsx'

export function VisitsPanel({ file, plan }: { file: PlanFile; plan: Plan }) {
  const { t, write } = useText()
  const [opened, setOpened] = useState<VisitLine>()
  const waiting = useWaitingVisits()
  return (
    <Panel title={t('reintegration.visits')} flush>
      <Table
        caption={t('reintegration.visits')}
        rows={file.visits}
        rowKey={(visit) => visit.id}
        empty={
          <EmptyState icon="calendar" title={t('reintegration.no_visits')}>
            {t('reintegration.no_visits_why', { months: write.list(file.programme.followUpMonths.map(String)) })}
          </EmptyState>
        }
        columns={[
          {
            key: 'month',
            title: t('reintegration.month'),
            heads: true,
            cell: (visit) => t('reintegration.month_n', { month: visit.month }),
          },
          { key: 'due', title: t('reintegration.due'), cell: (visit) => write.day(visit.dueOn) },
          {
            key: 'standing',
            title: t('reintegration.status'),
            cell: (visit) =>
              waiting.has(visit.id) ? (
                <Badge mood="warn" icon="queue">
                  {t('reintegration.waits_to_be_sent')}
                </Badge>
              ) : (
                <VisitBadge standing={visit.standing} />
              ),
          },
          {
            key: 'found',
            title: t('reintegration.found'),
            cell: (visit) => (visit.visitedOn === null ? null : <Found visit={visit} visitedOn={visit.visitedOn} />),
          },
          {
            key: 'do',
            title: t('reintegration.actions'),
            cell: (visit) =>
              visit.status === 'DUE' ? <RecordButton waiting={waiting.has(visit.id)} onOpen={() => setOpened(visit)} plan={plan} /> : null,
          },
        ]}
      />
      <Dialog
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={opened === undefined ? '' : t('reintegration.visit_of_month', { month: opened.month })}
      >
        {opened !== undefined && <VisitForm visit={opened} plan={plan} onDone={() => setOpened(undefined)} />}
      </Dialog>
    </Panel>
  )
}

function RecordButton({ waiting, plan, onOpen }: { waiting: boolean; plan: Plan; onOpen: () => void }) {
  const { t } = useText()
  const mayWrite = useWhyNot('reintegration.write')
  const notApproved = plan.status === 'APPROVED' ? undefined : t('refusal.plan_not_approved', { status: plan.status })
  return (
    <Button
      look="quiet"
      icon="edit"
      reason={mayWrite ?? notApproved ?? (waiting ? t('reintegration.waits_to_be_sent') : undefined)}
      onClick={onOpen}
    >
      {t('reintegration.record_visit')}
    </Button>
  )
}

function Found({ visit, visitedOn }: { visit: VisitLine; visitedOn: string }) {
  const { t, write } = useText()
  const day = write.day(visitedOn)
  if (visit.status !== 'DONE')
    return <span className="text-sm text-ink-soft">{t('reintegration.attempted_on', { day, attempts: visit.attempts })}</span>
  return (
    <div className="flex flex-col gap-0.5 text-sm">
      <span>
        {day}
        {visit.mode !== null && ` · ${t(`reintegration.visit_mode.${visit.mode}`)}`}
        {visit.onTime === false && ` · ${t('reintegration.off_window')}`}
      </span>
      <span>{t(visit.activityRunning === true ? 'reintegration.running' : 'reintegration.not_running')}</span>
      {visit.jobs !== null && <JobsLine jobs={visit.jobs} />}
      {visit.wishToStay !== null && <span>{t('reintegration.wish_line', { wish: t(`reintegration.wish.${visit.wishToStay}`) })}</span>}
      {visit.note !== null && <span className="text-ink-soft">{visit.note}</span>}
    </div>
  )
}
