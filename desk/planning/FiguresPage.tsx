/** The figures an office plans with: hubs and their teams, escorts, prices; in force since when, and whose. */
import { useState } from 'react'
import * as planning from '#domain/planning/contract.ts'
import type { PlanningSettings } from '#domain/planning/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { FiguresForm } from './FiguresForm.tsx'

export function FiguresPage() {
  const { t } = useText()
  const self = useSelf()
  const notAllowed = useWhyNot('planning.write')
  const [changing, setChanging] = useState(false)
  const found = useAsk(planning.getSettings, { office: self.office.id })
  return (
    <Page
      title={t('planning.figures')}
      back={{ to: '/planning', label: t('planning.planning') }}
      actions={
        <Button look="main" icon="edit" reason={notAllowed} onClick={() => setChanging(true)}>
          {t('planning.change_figures')}
        </Button>
      }
    >
      <AskedPart of={found}>
        {({ settings, isUsual, later }) => (
          <>
            {isUsual && <Notice mood="warn">{t('planning.usual_figures')}</Notice>}
            <Figures settings={settings} />
            {later.map((one) => (
              <Figures key={one.validFrom} settings={one} />
            ))}
            <Dialog open={changing} onClose={() => setChanging(false)} title={t('planning.change_figures')}>
              <FiguresForm settings={later[0] ?? settings} onDone={() => setChanging(false)} />
            </Dialog>
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function Figures({ settings }: { settings: PlanningSettings }) {
  const { t, write } = useText()
  return (
    <Panel title={t('planning.valid_from_day', { day: write.day(settings.validFrom) })} flush>
      <Table
        caption={t('planning.hubs')}
        rows={settings.hubs}
        rowKey={(hub) => hub.airport}
        empty={
          <EmptyState icon="transit" title={t('planning.no_hubs')}>
            {t('planning.no_hubs_why')}
          </EmptyState>
        }
        columns={[
          { key: 'hub', title: t('planning.hub'), heads: true, cell: (hub) => <Code>{hub.airport}</Code> },
          {
            key: 'least',
            title: t('planning.minimum_connection'),
            numeric: true,
            cell: (hub) => t('planning.minutes_of', { count: hub.minimumConnection }),
          },
          { key: 'team', title: t('planning.team_per_3h'), numeric: true, cell: (hub) => hub.teamPer3h },
        ]}
      />
      <div className="border-t border-line p-4">
        <DescriptionList
          facts={[
            { term: t('planning.escorts_per_day'), value: settings.escortPoolPerDay, keep: true },
            ...Object.entries(settings.prices).map(([name, value]) => ({
              term: t(`planning.price_of.${name}`),
              value: write.number(value),
              keep: true,
            })),
            { term: t('planning.source'), value: <bdi>{settings.source}</bdi> },
          ]}
        />
      </div>
    </Panel>
  )
}
