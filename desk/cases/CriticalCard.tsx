/** On the first page: the cases whose clearances run out first. */
import * as cases from '#domain/cases/contract.ts'
import { isActive } from '#domain/cases/rules.ts'
import { CaseStatus } from '#domain/cases/words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CriticalDay } from './CriticalDay.tsx'
import { CaseRef } from './shared.tsx'

const active = CaseStatus.options.filter(isActive).join(',')

export function CriticalCard() {
  const { t } = useText()
  const found = useAsk(cases.listCases, { sort: 'critical', status: active, limit: 5 }, { keep: true })
  return (
    <Panel title={t('cases.card')} actions={<ButtonLink to="/cases">{t('cases.cases')}</ButtonLink>}>
      <AskedPart of={found} lines={3}>
        {({ items }) => {
          const dated = items.filter((row) => row.criticalOn !== null)
          if (dated.length === 0) return <p className="text-ink-soft">{t('cases.card_none')}</p>
          return (
            <ul className="flex flex-col gap-2">
              {dated.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center justify-between gap-2">
                  <span className="flex flex-wrap gap-x-2">
                    <CaseRef caseId={row.id} publicRef={row.publicRef} />
                    {row.principal !== null && <PersonName person={row.principal} />}
                  </span>
                  <CriticalDay on={row.criticalOn} status={row.status} />
                </li>
              ))}
            </ul>
          )
        }}
      </AskedPart>
    </Panel>
  )
}
