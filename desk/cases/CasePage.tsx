/**
 * One case, read as a story: who, where it stands, what blocks it, what is next, what happened. Other rooms bring their panels
 * (clearances, journeys, plans) through `panels`; which ones is said in desk/case-panels.ts.
 */
import { Suspense } from 'react'
import * as cases from '#domain/cases/contract.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { BlocksPanel } from './BlocksPanel.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CasePath } from './CasePath.tsx'
import { CriticalDay } from './CriticalDay.tsx'
import { FilesPanel } from './FilesPanel.tsx'
import { MembersPanel } from './MembersPanel.tsx'
import { NotesPanel } from './NotesPanel.tsx'
import { PartiesPanel } from './PartiesPanel.tsx'
import { type CasePanel, CaseStatusBadge, countryText, nameIn } from './shared.tsx'
import { StoryPanel } from './StoryPanel.tsx'
import { TasksPanel } from './TasksPanel.tsx'

export function CasePage({ panels = [] }: { panels?: readonly CasePanel[] }) {
  const { t } = useText()
  const self = useSelf()
  const caseId = useParam('caseId') as CaseId
  const found = useAsk(cases.getCase, { caseId }, { keep: true })
  const story = found.value
  const principal = story?.members.find((member) => member.role === 'PA')
  return (
    <Page
      title={t('cases.case')}
      heading={principal === undefined ? undefined : <PersonName person={principal.person} />}
      lead={story && <CaseLead story={story} />}
      back={{ to: '/cases', label: t('cases.cases') }}
      actions={story && <CaseActions story={story} />}
    >
      <AskedPart of={found} lines={10}>
        {(it) => (
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[3fr_2fr]">
            <div className="flex min-w-0 flex-col gap-4">
              <MembersPanel story={it} />
              <Panel title={t('cases.where')}>
                <CasePath case={it.case} />
              </Panel>
              <BlocksPanel story={it} />
              {panels
                .filter((panel) => may(self, panel.permission))
                .map(({ name, Panel: Part }) => (
                  <Suspense key={name} fallback={<Skeleton />}>
                    <Part caseId={it.case.id} case={it.case} />
                  </Suspense>
                ))}
              <TasksPanel story={it} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <FactsPanel story={it} />
              <PartiesPanel story={it} />
              <NotesPanel story={it} />
              <FilesPanel story={it} />
              <StoryPanel caseId={caseId} />
            </div>
          </div>
        )}
      </AskedPart>
    </Page>
  )
}

function CaseLead({ story: { case: it } }: { story: CaseStory }) {
  const { t, write } = useText()
  return (
    <>
      <Code>{it.publicRef}</Code>
      <CaseStatusBadge status={it.status} />
      <span>{t('cases.since', { day: write.day(it.statusSince.slice(0, 10)) })}</span>
      {it.unaccompaniedMinor && <Badge mood="warn">{t('cases.unaccompanied_short')}</Badge>}
      {it.compartment > 0 && <Badge mood="note">{t('people.sealed')}</Badge>}
    </>
  )
}

function FactsPanel({ story: { case: it, programmeNames } }: { story: CaseStory }) {
  const text = useText()
  const { t, write } = text
  const destination = [
    it.destinationCity,
    it.destinationSubregion,
    it.destinationCountry === null ? null : countryText(text, it.destinationCountry),
  ]
  return (
    <Panel title={t('cases.case')}>
      <DescriptionList
        facts={[
          {
            term: t('cases.programme'),
            value: t('cases.programme_version', { name: nameIn(text, programmeNames), version: it.programmeVersion }),
          },
          { term: t('cases.destination'), value: destination.filter(Boolean).join(', ') },
          { term: t('cases.receiving_party'), value: it.receivingParty && <bdi>{it.receivingParty}</bdi> },
          { term: t('cases.external_ref'), value: it.externalRef && <Code>{it.externalRef}</Code> },
          { term: t('cases.critical_on'), value: <CriticalDay on={it.criticalOn} status={it.status} /> },
          { term: t('cases.opened_at'), value: write.day(it.openedAt.slice(0, 10)) },
          { term: t('cases.why'), value: it.statusReason },
        ]}
      />
    </Panel>
  )
}
