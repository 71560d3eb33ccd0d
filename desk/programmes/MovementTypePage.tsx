/** One movement type: its parties, what must be cleared at which destination since when, how long papers must last, and what is to be checked. */
import { useParam } from '#desk/kit/TextLink.tsx'
import type { MovementTypeSheet, ValidityWindow } from '#domain/programmes/movement-type-words.ts'
import * as types from '#domain/programmes/movement-type-contract.ts'
import type { MovementType } from '#domain/programmes/movement-types.ts'
import type { Bilingual } from '#domain/programmes/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'
import { nameIn } from './shared.tsx'

type Names = Readonly<Record<string, Bilingual>>

export function MovementTypePage() {
  const text = useText()
  const { t } = text
  const found = useAsk(types.getMovementType, { code: useParam('code') as MovementType })
  const sheet = found.value?.sheet
  return (
    <Page
      title={t('programmes.movement_type')}
      heading={sheet && nameIn(text, sheet.names)}
      lead={
        sheet && (
          <>
            <Code>{sheet.code}</Code>
            <span>{sheet.payers.map((payer) => t(`programmes.payer.${payer}`)).join(' · ')}</span>
            {sheet.external && <Badge mood="neutral">{t('programmes.external')}</Badge>}
          </>
        )
      }
      back={{ to: '/programmes/types', label: t('programmes.types') }}
    >
      <AskedPart of={found} lines={10}>
        {({ sheet: it, windows, countryNames }) => (
          <>
            <p className="max-w-3xl">{nameIn(text, it.summary)}</p>
            <PartiesPanel sheet={it} names={countryNames} />
            <ClearancesPanel sheet={it} names={countryNames} />
            <WindowsPanel windows={windows} names={countryNames} />
            <MarginsPanel sheet={it} names={countryNames} />
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function PartiesPanel({ sheet, names }: { sheet: MovementTypeSheet; names: Names }) {
  const text = useText()
  const { t, write } = text
  return (
    <Panel title={t('programmes.mandatory_parties')}>
      <ul className="flex flex-col gap-3">
        {sheet.parties.map(({ oneOf, source }) => (
          <li key={oneOf[0]!.kind}>
            {oneOf.map((option, at) => (
              <p key={option.kind}>
                {at > 0 && <span className="text-ink-soft">{t('programmes.or')} </span>}
                <span className="font-medium">{t(`party.kind.${option.kind}`)}</span>
                {option.demands.length > 0 && (
                  <span>
                    {' '}
                    {t('programmes.given_with', {
                      what: write.list(option.demands.map((demand) => t(`party.${demand.toLowerCase()}`).toLocaleLowerCase(text.language))),
                    })}
                  </span>
                )}
                {option.states !== undefined && (
                  <span className="block text-sm text-ink-soft">
                    {t('programmes.only_states', { states: write.list(placesOf(text, option.states, names)) })}
                  </span>
                )}
                {option.organisationKinds !== undefined && (
                  <span className="block text-sm text-ink-soft">
                    {write.list(option.organisationKinds.map((kind) => t(`liaison.kind.${kind}`)))}
                  </span>
                )}
              </p>
            ))}
            <Code>{source}</Code>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function ClearancesPanel({ sheet, names }: { sheet: MovementTypeSheet; names: Names }) {
  const { t } = useText()
  return (
    <Panel title={t('programmes.clearances')} flush>
      <Table
        caption={t('programmes.clearances')}
        rows={sheet.clearances}
        rowKey={(row) => `${row.kind} ${row.whom} ${row.validFrom} ${row.destinations?.join() ?? ''}`}
        columns={[
          { key: 'kind', title: t('programmes.clearances'), heads: true, cell: (row) => t(`programmes.clearance.${row.kind}`) },
          { key: 'whom', title: t('programmes.for_whom'), cell: (row) => t(`programmes.whom.${row.whom}`) },
          ...useDatedColumns<MovementTypeSheet['clearances'][number]>(names),
        ]}
      />
    </Panel>
  )
}

function WindowsPanel({ windows, names }: { windows: readonly ValidityWindow[]; names: Names }) {
  const { t } = useText()
  return (
    <Panel title={t('programmes.windows')} flush>
      <p className="px-4 py-2 text-sm text-ink-soft">{t('programmes.windows_what')}</p>
      <Table
        caption={t('programmes.windows')}
        rows={windows}
        rowKey={(row) => `${row.kind} ${row.validFrom} ${row.destinations?.join() ?? ''} ${row.movementTypes?.join() ?? ''}`}
        columns={[
          { key: 'kind', title: t('programmes.clearances'), heads: true, cell: (row) => t(`programmes.clearance.${row.kind}`) },
          {
            key: 'life',
            title: t('programmes.validity'),
            cell: (row) =>
              row.months === undefined
                ? t('programmes.valid_days', { count: row.days ?? 0 })
                : t('programmes.window_months', { count: row.months }),
          },
          ...useDatedColumns<ValidityWindow>(names),
        ]}
      />
    </Panel>
  )
}

function MarginsPanel({ sheet, names }: { sheet: MovementTypeSheet; names: Names }) {
  const { t } = useText()
  return (
    <Panel title={t('programmes.margins')} flush>
      <Table
        caption={t('programmes.margins')}
        rows={sheet.documentMargins}
        rowKey={(row) => `${row.days} ${row.validFrom} ${row.destinations?.join() ?? ''}`}
        columns={[
          { key: 'days', title: t('programmes.validity'), heads: true, cell: (row) => t('programmes.margin_days', { days: row.days }) },
          ...useDatedColumns<MovementTypeSheet['documentMargins'][number]>(names),
        ]}
      />
    </Panel>
  )
}

type Dated = Pick<ValidityWindow, 'destinations' | 'validFrom' | 'validTo' | 'source' | 'checkedOn' | 'toBeChecked'>

/** Where a row holds, since when, by which source, and whether somebody has read that source. */
function useDatedColumns<Row extends Dated>(names: Names): Column<Row>[] {
  const text = useText()
  const { t, write } = text
  return [
    {
      key: 'where',
      title: t('programmes.where'),
      cell: (row) => (row.destinations === undefined ? t('programmes.everywhere') : write.list(placesOf(text, row.destinations, names))),
    },
    {
      key: 'force',
      title: t('programmes.in_force'),
      cell: (row) =>
        row.validTo === undefined
          ? t('programmes.from_day', { from: write.day(row.validFrom) })
          : t('programmes.from_to_day', { from: write.day(row.validFrom), to: write.day(row.validTo) }),
    },
    { key: 'source', title: t('programmes.source'), cell: (row) => <Code>{row.source}</Code> },
    {
      key: 'checked',
      title: t('programmes.checked'),
      cell: (row) =>
        row.toBeChecked || row.checkedOn === undefined ? (
          <Badge mood="warn">{t('programmes.to_check')}</Badge>
        ) : (
          t('programmes.checked_on', { day: write.day(row.checkedOn) })
        ),
    },
  ]
}

function placesOf(text: Text, codes: readonly string[], names: Names): string[] {
  const byName = new Intl.Collator(text.language).compare
  return codes.map((code) => (names[code] === undefined ? code : nameIn(text, names[code]))).toSorted(byName)
}
