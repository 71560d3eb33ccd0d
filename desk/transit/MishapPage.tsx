/** A mishap to its end: what is known of it, who was told and who answered, what it costs and what the carrier owes. */
import { useState } from 'react'
import type { OutputOf } from '#domain/kit/contract.ts'
import * as contracts from '#domain/transit/mishap-contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { ButtonLink, useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ClaimPanel } from './ClaimPanel.tsx'
import { DescribeMishapForm } from './DescribeMishapForm.tsx'
import { MishapButtons } from './MishapButtons.tsx'
import { MishapCostsPanel } from './MishapCostsPanel.tsx'

export type MishapFile = OutputOf<typeof contracts.getMishap>

export function MishapPage() {
  const { t } = useText()
  const self = useSelf()
  const asked = useAsk(contracts.getMishap, { mishapId: useParam('mishapId') as never })
  const group = asked.value?.group
  return (
    <Page
      title={t('transit.mishap')}
      heading={asked.value === undefined ? undefined : <Heading file={asked.value} />}
      back={
        group === undefined
          ? { to: '/transit', label: t('transit.board') }
          : {
              to: '/transit/groups/$groupId',
              params: { groupId: group.id },
              search: { airport: group.airport, day: group.servesOn },
              label: t('transit.group'),
            }
      }
      actions={
        group !== undefined &&
        may(self, 'planning.read') && (
          <ButtonLink to="/planning/replan" search={{ movement: group.movementId }} icon="calendar">
            {t('transit.plan_again')}
          </ButtonLink>
        )
      }
    >
      <AskedPart of={asked} lines={8}>
        {(file) => (
          <>
            <KnownPanel file={file} onChanged={asked.refresh} />
            <ToldPanel file={file} />
            <MishapCostsPanel file={file} onChanged={asked.refresh} />
            {file.mishap.code !== null && <ClaimPanel file={file} onChanged={asked.refresh} />}
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function Heading({ file: { mishap } }: { file: MishapFile }) {
  const { t } = useText()
  return (
    <span className="flex flex-wrap items-center gap-2">
      {mishap.code === null ? t('transit.mishap_restricted') : t(`status.transit.mishap.${mishap.code}`)}
      <Badge mood={mishap.severity >= 3 ? 'bad' : 'warn'}>{t(`transit.severity.${mishap.severity}`)}</Badge>
      {mishap.closedAt !== null && <Badge mood="good">{t('transit.closed')}</Badge>}
    </span>
  )
}

function KnownPanel({ file: { mishap, group }, onChanged }: { file: MishapFile; onChanged: () => void }) {
  const { t, write } = useText()
  const [describing, setDescribing] = useState(false)
  const whyNot = useWhyNot('transit.work')
  const isBag = mishap.code === 'BAGGAGE_LOSS'
  const over = mishap.closedAt !== null && !isBag ? t('refusal.already_closed') : undefined
  const unseen = mishap.code === null ? t('transit.mishap_restricted') : undefined
  const claimBy = mishap.checklist.find((line) => line.step === 'CLAIM_DATES')?.by ?? null
  return (
    <Panel
      title={t('transit.what_is_known')}
      actions={
        <>
          <Button icon="edit" reason={whyNot ?? unseen ?? over} onClick={() => setDescribing(true)}>
            {t('transit.describe_mishap')}
          </Button>
          <MishapButtons mishap={mishap} onChanged={onChanged} />
        </>
      }
    >
      <DescriptionList
        facts={[
          { term: t('transit.case_code'), value: <Code>{group.caseRef}</Code> },
          { term: t('transit.concerned'), value: write.number(mishap.persons) },
          { term: t('transit.reported_at'), value: write.instant(mishap.openedAt, group.zone) },
          { term: t('transit.note'), value: mishap.note && <bdi className="whitespace-pre-line">{mishap.note}</bdi> },
          { term: t('transit.cause'), value: mishap.cause && <bdi className="whitespace-pre-line">{mishap.cause}</bdi>, keep: true },
          {
            term: t('transit.delay'),
            value: mishap.delayMinutes === null ? null : t('transit.minutes', { count: mishap.delayMinutes }),
            keep: !isBag,
          },
          ...(isBag
            ? [
                { term: t('transit.bag_report'), value: mishap.bag.report && <Code>{mishap.bag.report}</Code>, keep: true },
                { term: t('transit.bag_harm'), value: mishap.bag.harm && t(`transit.bag_harm.${mishap.bag.harm}`), keep: true },
                { term: t('transit.bag_received'), value: mishap.bag.receivedOn && write.day(mishap.bag.receivedOn, 'long'), keep: true },
                { term: t('transit.bag_claim_by'), value: claimBy && write.day(claimBy, 'long'), keep: true },
              ]
            : []),
          { term: t('transit.closing_note'), value: mishap.closingNote && <bdi className="whitespace-pre-line">{mishap.closingNote}</bdi> },
          { term: t('transit.lesson'), value: mishap.lesson && <bdi className="whitespace-pre-line">{mishap.lesson}</bdi> },
        ]}
      />
      <Dialog open={describing} onClose={() => setDescribing(false)} title={t('transit.describe_mishap')}>
        <DescribeMishapForm
          mishap={mishap}
          onDone={() => {
            setDescribing(false)
            onChanged()
          }}
        />
      </Dialog>
    </Panel>
  )
}

function ToldPanel({ file: { told, group } }: { file: MishapFile }) {
  const { t, write } = useText()
  return (
    <Panel title={t('transit.who_is_told')} flush>
      <Table
        caption={t('transit.who_is_told')}
        rows={told}
        rowKey={(row) => row.party}
        empty={<p className="p-4 text-sm text-ink-soft">{t('transit.nobody_told')}</p>}
        columns={[
          { key: 'party', title: t('transit.party'), heads: true, cell: (row) => t(`transit.notified.${row.party}`) },
          { key: 'told', title: t('transit.told_at'), cell: (row) => write.instant(row.toldAt, group.zone) },
          {
            key: 'known',
            title: t('transit.known'),
            cell: (row) =>
              row.acknowledgedAt === null ? (
                <Badge mood="warn">{t('transit.no_answer_yet')}</Badge>
              ) : (
                <>
                  <Badge mood="good">{write.instant(row.acknowledgedAt, group.zone)}</Badge> <bdi>{row.acknowledgedByName}</bdi>
                </>
              ),
          },
        ]}
      />
    </Panel>
  )
}
