/** Blocks of seats that are held or may be bought, typed, read from a timetable, or taken from journeys that are planned already. */
import { type ReactNode, useState } from 'react'
import * as planning from '#domain/planning/contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand, usePages } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ImportForm } from './ImportForm.tsx'
import { OfferForm } from './OfferForm.tsx'
import { OfferMovementForm } from './OfferMovementForm.tsx'
import { useOfficeDay } from './office-day.ts'
import { FillBar, FlightName } from './shared.tsx'

type Asked = 'TYPE' | 'FILE' | 'JOURNEY'
type Line = OutputOf<typeof planning.listFlights>['items'][number]

export function FlightsPage() {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const today = useOfficeDay()
  const notAllowed = useWhyNot('planning.write')
  const [asked, setAsked] = useState<Asked>()
  const offered = usePages(planning.listFlights, { office: self.office.id, from: today, limit: 50 })
  const close = () => setAsked(undefined)
  const forms: Record<Asked, { title: string; form: ReactNode }> = {
    TYPE: { title: t('planning.offer_flight'), form: <OfferForm onDone={close} /> },
    FILE: { title: t('planning.import_flights'), form: <ImportForm onDone={close} /> },
    JOURNEY: { title: t('planning.offer_journey'), form: <OfferMovementForm onDone={close} /> },
  }
  return (
    <Page
      title={t('planning.flights_on_offer')}
      back={{ to: '/planning', label: t('planning.planning') }}
      actions={
        <>
          <Button icon="movements" reason={notAllowed} onClick={() => setAsked('JOURNEY')}>
            {t('planning.offer_journey')}
          </Button>
          <Button icon="upload" reason={notAllowed} onClick={() => setAsked('FILE')}>
            {t('planning.import_flights')}
          </Button>
          <Button look="main" icon="add" reason={notAllowed} onClick={() => setAsked('TYPE')}>
            {t('planning.offer_flight')}
          </Button>
        </>
      }
    >
      <Panel flush>
        <PagesPart of={offered}>
          {(items) => (
            <Table
              caption={t('planning.flights_on_offer')}
              rows={items}
              rowKey={(flight) => flight.id}
              hasMore={offered.hasMore}
              onMore={() => offered.more()}
              loadingMore={offered.isLoadingMore}
              empty={
                <EmptyState icon="movements" title={t('planning.no_flights')}>
                  {t('planning.no_flights_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'flight',
                  title: t('planning.flight'),
                  heads: true,
                  cell: (it) => <FlightName flight={{ ...it, numbers: [it.number] }} />,
                },
                {
                  key: 'kind',
                  title: t('planning.what_kind'),
                  cell: (it) =>
                    it.movementId !== null
                      ? t('planning.of_journey')
                      : `${t(`planning.offer_kind.${it.kind}`)}, ${t(`planning.offer_use.${it.use}`)}`,
                },
                {
                  key: 'seats',
                  title: t('planning.column.seats'),
                  cell: (it) => <FillBar taken={it.taken} of={it.seats} label={t('planning.seats')} />,
                },
                {
                  key: 'chairs',
                  title: t('planning.column.wheelchairs'),
                  numeric: true,
                  cell: (it) => `${it.wheelchairsTaken} / ${it.wheelchairs}`,
                },
                {
                  key: 'lying',
                  title: t('planning.column.stretchers'),
                  numeric: true,
                  cell: (it) => `${it.stretchersTaken} / ${it.stretchers}`,
                },
                { key: 'price', title: t('planning.price'), cell: (it) => <Price flight={it} /> },
                { key: 'do', title: t('planning.actions'), screenOnly: true, cell: (it) => <Withdraw flight={it} /> },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
      <Dialog open={asked !== undefined} onClose={close} title={asked === undefined ? '' : forms[asked].title}>
        {asked !== undefined && forms[asked].form}
      </Dialog>
    </Page>
  )
}

function Price({ flight }: { flight: Line }) {
  const { t, write } = useText()
  const money = (minor: number) => write.money({ minor, currency: flight.currency })
  return (
    <span className="tabular-nums">
      {flight.seatPriceMinor > 0 && t('planning.a_seat', { cost: money(flight.seatPriceMinor) })}
      {flight.fixedCostMinor > 0 && ` ${t('planning.fixed', { cost: money(flight.fixedCostMinor) })}`}
    </span>
  )
}

function Withdraw({ flight }: { flight: Line }) {
  const text = useText()
  const { t } = text
  const notAllowed = useWhyNot('planning.write')
  const withdrawing = useCommand(planning.withdrawFlight)
  if (flight.withdrawnAt !== null) return <Badge>{t('planning.withdrawn')}</Badge>
  const withdraw = async () => {
    const sent = await withdrawing.send({ offerId: flight.id })
    if (sent.ok) tell(t('planning.withdrawn_one'))
    else tell(failureText(text, sent), 'bad')
  }
  return (
    <Button look="quiet" icon="close" busy={withdrawing.isSending} reason={notAllowed} onClick={() => void withdraw()}>
      {t('planning.withdraw')}
    </Button>
  )
}
