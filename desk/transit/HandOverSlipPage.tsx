/** The slip that two people sign when a group changes hands (domain.md appendix E): case, persons, bags, envelope, receiver, hour. No number of any paper. */
import type { BoardGroup } from '#domain/transit/board-words.ts'
import { lastStep } from '#domain/transit/rules.ts'
import { codeOf } from '#domain/transit/token-rules.ts'
import { FailurePart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { ComponentType } from 'react'
import { useAirport, useDay, useGroup } from './queries.ts'
import type { SlipExtraProps } from './shared.tsx'

/** `Extra`: what another room adds beside the button that prints. */
export function HandOverSlipPage({ Extra }: { Extra?: ComponentType<SlipExtraProps> }) {
  const { t } = useText()
  const groupId = useParam('groupId')
  const { airport } = useAirport()
  const { asked, group } = useGroup(airport, useDay(), groupId)
  return (
    <Page
      title={t('transit.slip')}
      back={{ to: '/transit/groups/$groupId', params: { groupId }, label: t('transit.group') }}
      actions={
        <>
          {Extra !== undefined && group !== undefined && <Extra groupId={group.id} />}
          <Button look="main" icon="print" onClick={() => window.print()}>
            {t('transit.print')}
          </Button>
        </>
      }
    >
      {group !== undefined && <Slip group={group} />}
      {group === undefined &&
        (asked.failure === undefined ? <Skeleton lines={6} /> : <FailurePart failure={asked.failure} retry={asked.refresh} />)}
    </Page>
  )
}

/** What is known is printed, what is not is a line to write on. */
function Slip({ group }: { group: BoardGroup }) {
  const { t, write } = useText()
  const task = group.tasks.find((one) => lastStep[one.kind] === 'HAND_OVER' && one.state !== 'CANCELLED')
  const handOver = task?.handOver ?? null
  const blank = <span className="inline-block w-64 border-b border-line-strong">&nbsp;</span>
  return (
    <Panel>
      <div className="flex flex-col gap-10 text-lg">
        <DescriptionList
          facts={[
            { term: t('transit.case_code'), value: <Code>{group.caseRef}</Code> },
            {
              term: t('transit.persons'),
              value: <bdi dir="ltr">{t('transit.count_of', { count: task?.counted ?? group.headCount, expected: group.headCount })}</bdi>,
            },
            { term: t('transit.slip_code'), value: group.tokens[0] && <Code>{codeOf(group.tokens[0].id)}</Code> },
            { term: t('transit.bags'), value: blank },
            { term: t('transit.envelope'), value: `☐ ${t('ui.yes')}   ☐ ${t('ui.no')}` },
            { term: t('transit.receiver_organisation'), value: <bdi>{handOver?.receiverOrganisation ?? group.handoverParty}</bdi> },
            { term: t('transit.receiver_name'), value: handOver === null ? blank : <bdi>{handOver.receiverName}</bdi> },
            { term: t('transit.receiver_id'), value: handOver === null ? blank : t(`status.transit.paper.${handOver.receiverIdKind}`) },
            { term: t('transit.done_when'), value: task?.doneAt == null ? blank : write.instant(task.doneAt, group.zone) },
          ]}
        />
        <div className="grid grid-cols-2 gap-8">
          <p className="min-h-28 border-t border-line-strong pt-1 text-base">{t('transit.signature_gives')}</p>
          <p className="min-h-28 border-t border-line-strong pt-1 text-base">{t('transit.signature_receives')}</p>
        </div>
      </div>
    </Panel>
  )
}
