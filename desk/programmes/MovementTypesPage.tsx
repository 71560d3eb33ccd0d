/** The sixteen movement types: without whom each does not open, and who usually pays. */
import * as types from '#domain/programmes/movement-type-contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { demandText, nameIn } from './shared.tsx'

export function MovementTypesPage() {
  const text = useText()
  const { t } = text
  const found = useAsk(types.listMovementTypes, {}, { keep: true })
  return (
    <Page title={t('programmes.types')} back={{ to: '/programmes', label: t('programmes.programmes') }}>
      <p className="max-w-3xl text-ink-soft">{t('programmes.types_what')}</p>
      <Panel flush>
        <AskedPart of={found} lines={8}>
          {({ items }) => (
            <Table
              caption={t('programmes.types')}
              rows={items.toSorted((a, b) => nameIn(text, a.names).localeCompare(nameIn(text, b.names), text.language))}
              rowKey={(sheet) => sheet.code}
              columns={[
                {
                  key: 'name',
                  title: t('programmes.movement_type'),
                  heads: true,
                  cell: (sheet) => (
                    <>
                      <TextLink to="/programmes/types/$code" params={{ code: sheet.code }}>
                        {nameIn(text, sheet.names)}
                      </TextLink>
                      {sheet.external && (
                        <span className="ms-2">
                          <Badge mood="neutral">{t('programmes.external')}</Badge>
                        </span>
                      )}
                    </>
                  ),
                },
                {
                  key: 'parties',
                  title: t('programmes.mandatory_parties'),
                  cell: (sheet) => (
                    <ul>
                      {sheet.parties.map((demand) => (
                        <li key={demand.oneOf[0]!.kind}>{demandText(text, demand)}</li>
                      ))}
                    </ul>
                  ),
                },
                {
                  key: 'payers',
                  title: t('programmes.payers'),
                  cell: (sheet) => sheet.payers.map((payer) => t(`programmes.payer.${payer}`)).join(' · '),
                },
              ]}
            />
          )}
        </AskedPart>
      </Panel>
    </Page>
  )
}
