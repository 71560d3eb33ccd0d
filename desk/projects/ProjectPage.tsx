/** One project: what it is, who pays and who works on it, where, what was aimed at and what was reached. */
import { useState } from 'react'
import type { OutputOf } from '#domain/kit/contract.ts'
import * as projects from '#domain/projects/contract.ts'
import type { Project } from '#domain/projects/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { TextLink, useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { FiguresPanel } from './FiguresPanel.tsx'
import { IndicatorBars } from './IndicatorBars.tsx'
import { usePeriod } from './period.ts'
import { ProjectStatusBadge, useNames } from './shared.tsx'
import { TargetForm } from './TargetForm.tsx'

type Found = OutputOf<typeof projects.getProject>

export function ProjectPage() {
  const { t } = useText()
  const named = useNames()
  const found = useAsk(projects.getProject, { code: useParam('code') })
  const project = found.value?.project
  return (
    <Page
      title={t('projects.project')}
      heading={project === undefined ? undefined : named(project.titles)}
      lead={
        project !== undefined && (
          <>
            <ProjectStatusBadge status={project.status} />
            <Badge>{t(`projects.section.${project.section}`)}</Badge>
            <Code>{project.code}</Code>
            {project.acronym !== undefined && <span>{project.acronym}</span>}
          </>
        )
      }
      back={{ to: '/projects', label: t('projects.projects') }}
    >
      <AskedPart of={found} lines={8}>
        {(it) => (
          <>
            <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
              <FactsPanel found={it} />
              <MoneyPanel found={it} />
            </div>
            <FiguresPanel figures={it.project.figures} />
            <ReachedPanel found={it} />
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function FactsPanel({ found }: { found: Found }) {
  const { project, followedBy } = found
  const { t, write } = useText()
  const named = useNames()
  const period = usePeriod()
  return (
    <Panel title={t('projects.facts')}>
      <p className="mb-3">{named(project.summary)}</p>
      <DescriptionList
        facts={[
          { term: t('projects.period'), value: period(project) },
          { term: t('projects.partners'), value: <Partners partners={project.partners} /> },
          { term: t('projects.countries'), value: <Countries found={found} /> },
          { term: t('projects.themes'), value: write.list(project.themes.map((theme) => t(`projects.theme.${theme}`))) },
          {
            term: t('projects.follows'),
            value: project.follows !== undefined && (
              <TextLink to="/projects/$code" params={{ code: project.follows }}>
                <Code>{project.follows}</Code>
              </TextLink>
            ),
          },
          {
            term: t('projects.followed_by'),
            value: followedBy.length > 0 && (
              <ul>
                {followedBy.map((next) => (
                  <li key={next.code}>
                    <TextLink to="/projects/$code" params={{ code: next.code }}>
                      {named(next.titles)}
                    </TextLink>
                  </li>
                ))}
              </ul>
            ),
          },
          { term: t('projects.notes'), value: project.notes.length > 0 && project.notes.map((note) => named(note)).join(' ') },
          { term: t('projects.source'), value: <bdi className="text-sm text-ink-soft">{project.source}</bdi> },
        ]}
      />
    </Panel>
  )
}

function Partners({ partners }: { partners: Project['partners'] }) {
  const { t } = useText()
  if (partners.length === 0) return <span className="text-ink-faint">{t('ui.not_known')}</span>
  return (
    <ul>
      {partners.map((partner) => (
        <li key={partner.name}>
          {partner.name} <span className="text-sm text-ink-soft">{t(`projects.partner_role.${partner.role}`)}</span>
        </li>
      ))}
    </ul>
  )
}

function Countries({ found: { project, countryNames } }: { found: Found }) {
  const { t, write } = useText()
  const named = useNames()
  const nameOf = (iso3: string) => named(countryNames[iso3] ?? { fr: iso3, en: iso3 })
  const roles = [...new Set(project.countries.map((country) => country.role))]
  return (
    <ul>
      {roles.map((role) => (
        <li key={role}>
          <span className="text-sm text-ink-soft">{t(`projects.country_role.${role}`)}</span>{' '}
          {write.list(
            project.countries
              .filter((country) => country.role === role)
              .map((country) => (country.place === undefined ? nameOf(country.iso3) : `${nameOf(country.iso3)} (${named(country.place)})`)),
          )}
        </li>
      ))}
      {project.regions.map((region) => (
        <li key={region.en}>{named(region)}</li>
      ))}
    </ul>
  )
}

function MoneyPanel({ found: { project, shares, amounts } }: { found: Found }) {
  const { t, write } = useText()
  const named = useNames()
  return (
    <Panel title={t('projects.money')}>
      <DescriptionList
        facts={[
          {
            term: t('projects.budget'),
            value:
              project.budget === undefined ? null : write.money({ minor: project.budget.amountMinor, currency: project.budget.currency }),
            keep: true,
          },
          { term: t('projects.budget_note'), value: project.budget?.note !== undefined && named(project.budget.note) },
        ]}
      />
      <div className="mt-3">
        <Table
          caption={t('projects.donors')}
          rows={project.donors}
          rowKey={(donor) => donor.name}
          empty={<EmptyState title={t('projects.no_donors')}>{t('projects.no_donors_why')}</EmptyState>}
          columns={[
            { key: 'name', title: t('projects.donor'), heads: true, cell: (donor) => donor.name },
            { key: 'role', title: t('projects.role'), cell: (donor) => t(`projects.donor_role.${donor.role}`) },
            {
              key: 'fund',
              title: t('projects.fund'),
              cell: (donor) => (donor.fundCode === undefined ? null : t(`projects.fund.${donor.fundCode}`)),
            },
            {
              key: 'share',
              title: t('projects.share'),
              numeric: true,
              cell: (donor) => {
                const parts = [
                  ...(donor.sharePercent === undefined ? [] : [write.percent(donor.sharePercent / 100)]),
                  ...(donor.amountMinor === undefined || donor.currency === undefined
                    ? []
                    : [write.money({ minor: donor.amountMinor, currency: donor.currency })]),
                ]
                return parts.length === 0 ? <span className="text-ink-faint">{t('ui.not_known')}</span> : parts.join(' · ')
              },
            },
          ]}
        />
      </div>
      {project.donors.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1 text-sm">
          {shares.refusal !== null && <li>{t(`projects.check.${shares.refusal}`)}</li>}
          {amounts.refusal !== null && project.budget !== undefined && <li>{t(`projects.check.${amounts.refusal}`)}</li>}
        </ul>
      )}
    </Panel>
  )
}

/** Counted from the office's own files; only for those who may read statistics. */
function ReachedPanel({ found: { project } }: { found: Found }) {
  const { t } = useText()
  const [setting, setSetting] = useState(false)
  const mayCount = may(useSelf(), 'statistics.read')
  const mayWrite = useWhyNot('projects.write')
  const whyNotCount = useWhyNot('statistics.read')
  const indicators = useAsk(projects.getIndicators, { project: project.code }, { enabled: mayCount })
  return (
    <Panel
      title={t('projects.reached')}
      actions={
        <Button icon="flag" reason={mayWrite} onClick={() => setSetting(true)}>
          {t('projects.set_target')}
        </Button>
      }
    >
      {mayCount ? (
        <AskedPart of={indicators}>{(it) => <IndicatorBars found={it} />}</AskedPart>
      ) : (
        <EmptyState icon="lock" title={whyNotCount} />
      )}
      <Dialog open={setting} onClose={() => setSetting(false)} title={t('projects.set_target')}>
        <TargetForm code={project.code} onDone={() => setSetting(false)} />
      </Dialog>
    </Panel>
  )
}
