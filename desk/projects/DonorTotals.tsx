/** What each donor carries over the portfolio; every donor line of every project is in exactly one total. */
import * as projects from '#domain/projects/contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function DonorTotals() {
  const { t, write } = useText()
  const totals = useAsk(projects.donorTotals, {})
  return (
    <AskedPart of={totals}>
      {({ donors, lines, linesInTotals, addsUp }) => (
        <div className="flex flex-col gap-3">
          <Notice mood={addsUp ? 'good' : 'bad'}>{t('projects.adds_up', { lines, linesInTotals })}</Notice>
          <Table
            caption={t('projects.donor_totals')}
            rows={donors}
            rowKey={(total) => total.donor}
            columns={[
              { key: 'donor', title: t('projects.donor'), heads: true, cell: (total) => total.donor },
              {
                key: 'projects',
                title: t('projects.projects'),
                cell: (total) => (
                  <span className="flex flex-wrap gap-x-2">
                    {total.projects.map((code) => (
                      <TextLink key={code} to="/projects/$code" params={{ code }}>
                        <Code>{code}</Code>
                      </TextLink>
                    ))}
                  </span>
                ),
              },
              {
                key: 'amount',
                title: t('projects.amount'),
                numeric: true,
                cell: (total) =>
                  [
                    ...total.amounts.map((amount) => write.money({ minor: amount.amountMinor, currency: amount.currency })),
                    ...(total.unknownAmounts > 0 ? [t('projects.amounts_not_known', { count: total.unknownAmounts })] : []),
                  ].join(' · '),
              },
            ]}
          />
        </div>
      )}
    </AskedPart>
  )
}
