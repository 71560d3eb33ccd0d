/** Flights on offer in the days of the plan, and how full they are before it. */
import * as planning from '#domain/planning/contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { Button } from '#ui/Button.tsx'
import type { Horizon } from './office-day.ts'
import { FillBar, FlightName } from './shared.tsx'

export function OfferPanel({ horizon }: { horizon: Horizon }) {
  const { t } = useText()
  const self = useSelf()
  const offered = usePages(planning.listFlights, { office: self.office.id, from: horizon.fromOn, to: horizon.untilOn, limit: 50 })
  return (
    <Panel title={t('planning.flights_on_offer')} flush>
      <PagesPart of={offered}>
        {(all) => {
          const items = all.filter(({ withdrawnAt }) => withdrawnAt === null)
          return items.length === 0 ? (
            <EmptyState
              icon="movements"
              title={t('planning.no_flights')}
              actions={<ButtonLink to="/planning/flights">{t('planning.flights_on_offer')}</ButtonLink>}
            >
              {t('planning.no_flights_why')}
            </EmptyState>
          ) : (
            <>
              <ul className="divide-y divide-line">
                {items.map((flight) => (
                  <li key={flight.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2">
                    <span className="flex flex-wrap items-center gap-x-2">
                      <FlightName flight={{ ...flight, numbers: [flight.number] }} />
                      <span className="text-sm text-ink-soft">{t(`planning.offer_use.${flight.use}`)}</span>
                    </span>
                    <span className="flex flex-wrap items-center gap-2">
                      {flight.kind === 'CHARTER' && <Badge mood="note">{t('planning.offer_kind.CHARTER')}</Badge>}
                      <FillBar taken={flight.taken} of={flight.seats} label={t('planning.seats')} />
                    </span>
                  </li>
                ))}
              </ul>
              {offered.hasMore && (
                <div className="flex justify-center border-t border-line p-2">
                  <Button look="quiet" icon="down" busy={offered.isLoadingMore} onClick={offered.more}>
                    {t('ui.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </PagesPart>
    </Panel>
  )
}
