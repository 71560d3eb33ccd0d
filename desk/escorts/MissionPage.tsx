/** One mission: the escort, the way there and home, who is in their charge, what is still to be done, and the report at the end. */
import { Suspense, lazy } from 'react'
import * as escorts from '#domain/escorts/contract.ts'
import type { MissionFile } from '#domain/escorts/contract.ts'
import { isMedical, stepsOf } from '#domain/escorts/rules.ts'
import type { MissionId } from '#domain/escorts/words.ts'
import { countryText } from '#desk/cases/shared.tsx'
import { FlightLabel, LocalTime } from '#desk/movements/shared.tsx'
import { PersonName } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { TextLink, useParam } from '#desk/kit/TextLink.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MissionSteps } from './MissionSteps.tsx'
import { MissionBadge } from './shared.tsx'

const MedicalPanel = lazy(async () => ({ default: (await import('./MedicalPanel.tsx')).MedicalPanel }))

export function MissionPage() {
  const { t } = useText()
  const self = useSelf()
  const found = useAsk(escorts.getMission, { missionId: useParam('missionId') as MissionId })
  return (
    <Page
      title={t('escorts.mission')}
      heading={found.value && <Code>{found.value.mission.publicRef}</Code>}
      lead={found.value && <MissionBadge state={found.value.state} />}
      back={{ to: '/escorts/missions', label: t('escorts.missions') }}
    >
      <AskedPart of={found}>
        {(file) => (
          <>
            {file.gaps.length > 0 && !['REPORTED', 'CANCELLED'].includes(file.state) && (
              <Notice mood="warn" title={t('escorts.still_to_do')}>
                <ul className="list-disc ps-5">
                  {file.gaps.map((gap) => (
                    <li key={gap}>{t(`escorts.gap.${gap}`)}</li>
                  ))}
                </ul>
              </Notice>
            )}
            <FactsPanel file={file} />
            <ChargePanel file={file} />
            <ChecklistPanel file={file} />
            {isMedical(file.mission.kind) && may(self, 'escorts.medical') && (
              <Suspense fallback={<Skeleton />}>
                <MedicalPanel file={file} />
              </Suspense>
            )}
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function FactsPanel({ file }: { file: MissionFile }) {
  const text = useText()
  const { t, write } = text
  const { mission, escort } = file
  return (
    <Panel title={t('escorts.mission')} actions={<MissionSteps file={file} />}>
      <DescriptionList
        facts={[
          {
            term: t('escorts.escort'),
            value: (
              <TextLink to="/escorts/$escortId" params={{ escortId: escort.id }}>
                <PersonName person={escort} />
              </TextLink>
            ),
          },
          { term: t('escorts.kind'), value: t(`movements.escort.${mission.kind}`) },
          {
            term: t('escorts.movement'),
            value: (
              <TextLink to="/movements/$movementId" params={{ movementId: mission.movementId }}>
                <Code>{file.movementRef}</Code>
              </TextLink>
            ),
          },
          { term: t('escorts.briefed_on'), value: mission.briefedOn && write.day(mission.briefedOn), keep: true },
          {
            term: t('escorts.way_home'),
            value:
              mission.returnLegs.length > 0 &&
              mission.returnLegs.map((leg) => (
                <span key={leg.departsAt} className="me-3 inline-flex flex-wrap gap-x-2">
                  <FlightLabel leg={leg} /> <LocalTime at={leg.departsAt} zone={leg.fromZone} />
                </span>
              )),
            keep: true,
          },
          { term: t('escorts.return_ticket'), value: t(`escorts.ticket.${mission.returnTicket}`) },
          { term: t('escorts.guardian_contact'), value: mission.guardianContact && <bdi>{mission.guardianContact}</bdi> },
          {
            term: t('escorts.per_diem'),
            value:
              mission.perDiem !== null &&
              file.perDiemTotalMinor !== null &&
              t('escorts.per_diem_of', {
                count: mission.perDiem.days,
                day: write.money({ minor: mission.perDiem.minorPerDay, currency: mission.perDiem.currency }),
                total: write.money({ minor: file.perDiemTotalMinor, currency: mission.perDiem.currency }),
              }),
          },
          {
            term: t('escorts.visas_to_look_at'),
            value: write.list(file.visasToLookAt.map((country) => countryText(text, country))),
          },
          { term: t('escorts.returns_on'), value: write.day(mission.returnsOn) },
          { term: t('escorts.report_due_on'), value: write.day(mission.reportDueOn) },
          { term: t('escorts.report'), value: mission.report && <span className="whitespace-pre-line">{mission.report}</span> },
          { term: t('escorts.incidents'), value: mission.incidents !== null && write.number(mission.incidents) },
          { term: t('escorts.cancelled_reason'), value: mission.cancelledReason },
        ]}
      />
    </Panel>
  )
}

function ChargePanel({ file }: { file: MissionFile }) {
  const { t, write } = useText()
  return (
    <Panel title={t('escorts.whom')} flush={file.inCharge.length > 0}>
      <Table
        caption={t('escorts.whom')}
        rows={file.inCharge}
        rowKey={(it) => it.id}
        empty={
          <p className="text-sm text-ink-soft">
            {t(file.mission.kind === 'OPERATIONAL' ? 'escorts.whole_group' : 'escorts.nobody_in_charge')}
          </p>
        }
        columns={[
          { key: 'name', title: t('escorts.name'), heads: true, cell: (it) => <PersonName person={it} /> },
          { key: 'case', title: t('escorts.case'), cell: (it) => <Code>{it.caseRef}</Code> },
          { key: 'age', title: t('escorts.age_band'), cell: (it) => t(`movements.age_band.${it.ageBand}`) },
          { key: 'languages', title: t('escorts.languages'), cell: (it) => write.list(it.languages.map((code) => write.language(code))) },
          {
            key: 'ssr',
            title: t('escorts.requests'),
            cell: (it) => (it.ssr.length === 0 ? null : <Code>{it.ssr.map(({ code }) => code).join(' ')}</Code>),
          },
        ]}
      />
    </Panel>
  )
}

function ChecklistPanel({ file: { mission } }: { file: MissionFile }) {
  const text = useText()
  const { t } = text
  const ticking = useCommand(escorts.tickStep)
  const mayNot = useWhyNot('escorts.write')
  const closed = mission.cancelledAt !== null || mission.reportedAt !== null
  return (
    <Panel title={t('escorts.checklist')}>
      {ticking.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, ticking.failure)}
        </Notice>
      )}
      {stepsOf(mission.kind).map((step) => (
        <Checkbox
          key={step}
          checked={mission.steps.includes(step)}
          disabled={mayNot !== undefined || closed || ticking.isSending}
          onChange={(done) => void ticking.send({ missionId: mission.id, step, done })}
          label={t(`escorts.step.${step}`)}
        />
      ))}
      {mayNot !== undefined && <p className="text-xs text-ink-soft">{mayNot}</p>}
    </Panel>
  )
}
