/** Who is on board, family by family, and who waits to be put there. */
import { useState } from 'react'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import { beforeDeparture } from '#domain/movements/rules.ts'
import type { Movement, Passenger } from '#domain/movements/words.ts'
import { nameOf, PersonName } from '#desk/people/shared.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { BookCaseForm } from './BookCaseForm.tsx'
import { CancelBookingForm } from './CancelBookingForm.tsx'
import { ExceptionForm } from './ExceptionForm.tsx'
import { JourneyForm } from './JourneyForm.tsx'
import { PassengerForm } from './PassengerForm.tsx'
import { RollButton } from './RollButton.tsx'

type Asked =
  | { what: 'book' | 'exception' }
  | { what: 'passenger'; passenger: Passenger }
  | { what: 'journey' | 'cancel'; caseId: Passenger['caseId']; caseRef: string }

export function PassengersPanel({ movement }: { movement: Movement }) {
  const { t } = useText()
  const [asked, setAsked] = useState<Asked>()
  const whyNot = useWhyNot('movements.book')
  const maySupervise = useWhyNot('cases.supervise') === undefined
  const open = ['PLANNED', 'BOOKED', 'MANIFESTED'].includes(movement.status)
  const closed = open ? undefined : t('refusal.movement_closed')
  const families = [...Map.groupBy(movement.passengers, (one) => one.caseId).values()]
  const close = () => setAsked(undefined)
  return (
    <Panel
      title={t('movements.passengers')}
      actions={
        <>
          <RollButton movement={movement} />
          {maySupervise && (
            <Button icon="check" reason={closed} onClick={() => setAsked({ what: 'exception' })}>
              {t('movements.exception')}
            </Button>
          )}
          <Button look="main" icon="add" reason={whyNot ?? closed} onClick={() => setAsked({ what: 'book' })}>
            {t('movements.book_case')}
          </Button>
        </>
      }
      flush
    >
      {families.length === 0 && (
        <EmptyState icon="people" title={t('movements.nobody_on_board')}>
          {t('movements.nobody_on_board_why')}
        </EmptyState>
      )}
      {families.map((family) => (
        <Family
          key={family[0]!.caseId}
          family={family}
          all={movement.passengers}
          whyNot={whyNot}
          onPassenger={(passenger) => setAsked({ what: 'passenger', passenger })}
          onCancel={() => setAsked({ what: 'cancel', caseId: family[0]!.caseId, caseRef: family[0]!.caseRef })}
          onJourney={() => setAsked({ what: 'journey', caseId: family[0]!.caseId, caseRef: family[0]!.caseRef })}
        />
      ))}
      <Dialog open={asked?.what === 'book'} onClose={close} title={t('movements.book_case')}>
        <BookCaseForm movementId={movement.id} onDone={close} />
      </Dialog>
      <Dialog open={asked?.what === 'exception'} onClose={close} title={t('movements.exception')}>
        <ExceptionForm movementId={movement.id} onDone={close} />
      </Dialog>
      <Dialog
        open={asked?.what === 'passenger'}
        onClose={close}
        title={asked?.what === 'passenger' ? <PersonName person={asked.passenger} /> : ''}
      >
        {asked?.what === 'passenger' && <PassengerForm passenger={asked.passenger} companions={movement.passengers} onDone={close} />}
      </Dialog>
      <Dialog
        open={asked?.what === 'journey'}
        onClose={close}
        title={asked?.what === 'journey' ? t('movements.journey_news_of', { ref: asked.caseRef }) : ''}
      >
        {asked?.what === 'journey' && <JourneyForm movementId={movement.id} caseId={asked.caseId} onDone={close} />}
      </Dialog>
      <Dialog
        open={asked?.what === 'cancel'}
        onClose={close}
        title={asked?.what === 'cancel' ? t('movements.give_back_of', { ref: asked.caseRef }) : ''}
      >
        {asked?.what === 'cancel' && <CancelBookingForm movement={movement} caseId={asked.caseId} onDone={close} />}
      </Dialog>
    </Panel>
  )
}

type FamilyProps = {
  family: readonly Passenger[]
  all: readonly Passenger[]
  whyNot: string | undefined
  onPassenger: (passenger: Passenger) => void
  onCancel: () => void
  onJourney: () => void
}

function Family({ family, all, whyNot, onPassenger, onCancel, onJourney }: FamilyProps) {
  const { t } = useText()
  const first = family[0]!
  const onBoard = family.filter(({ state }) => !notOnBoard.includes(state))
  const mayFollow = useWhyNot('movements.follow')
  const listed = onBoard.every(({ state }) => !['PLANNED', 'REQUESTED', 'HELD', 'TICKETED'].includes(state))
  const left = onBoard.some(({ state }) => !beforeDeparture.includes(state))
  const lapOf = (one: Passenger) => all.find(({ personId }) => personId === one.infantWith)
  return (
    <section className="border-t border-line first:border-t-0">
      <header className="flex flex-wrap items-center justify-between gap-2 bg-sunken px-4 py-1.5">
        <h3 className="text-sm font-medium">
          <TextLink to="/cases/$caseId" params={{ caseId: first.caseId }}>
            <Code>{first.caseRef}</Code>
          </TextLink>{' '}
          {t('movements.persons', { count: onBoard.length })}
        </h3>
        {onBoard.length > 0 && (
          <span className="flex flex-wrap gap-1">
            <Button
              look="quiet"
              icon="transit"
              reason={mayFollow ?? (listed ? undefined : t('refusal.not_on_manifest'))}
              onClick={onJourney}
            >
              {t('movements.journey_news')}
            </Button>
            <Button look="quiet" icon="close" reason={whyNot ?? (left ? t('refusal.already_departed') : undefined)} onClick={onCancel}>
              {t('movements.give_back')}
            </Button>
          </span>
        )}
      </header>
      <Table
        caption={t('movements.passengers_of', { ref: first.caseRef })}
        rows={family}
        rowKey={(one) => one.id}
        rowClass={(one) => (notOnBoard.includes(one.state) ? 'text-ink-faint' : undefined)}
        columns={[
          { key: 'name', title: t('movements.column.person'), heads: true, cell: (one) => <PersonName person={one} /> },
          { key: 'band', title: t('movements.column.ageBand'), cell: (one) => t(`movements.age_band.${one.ageBand}`) },
          {
            key: 'booking',
            title: t('movements.column.booking'),
            cell: (one) =>
              one.bookingRef === null && one.ticketNo === null ? null : (
                <Code>{[one.bookingRef, one.ticketNo].filter(Boolean).join(' · ')}</Code>
              ),
          },
          { key: 'seat', title: t('movements.column.seat'), cell: (one) => (one.seat === null ? null : <Code>{one.seat}</Code>) },
          {
            key: 'needs',
            title: t('movements.column.needs'),
            cell: (one) => {
              const lap = lapOf(one)
              const needs = [
                ...one.ssr.map(({ code }) => code),
                ...(one.escortKind === null ? [] : [t(`movements.escort.${one.escortKind}`)]),
                ...(lap === undefined ? [] : [t('movements.on_lap_of', { who: `\u2068${nameOf(lap)}\u2069` })]),
              ]
              return needs.length === 0 ? null : needs.join(', ')
            },
          },
          {
            key: 'state',
            title: t('movements.status'),
            cell: (one) => <Badge mood={moodOf(one.state)}>{t(`movements.state.${one.state}`)}</Badge>,
          },
          {
            key: 'do',
            title: t('movements.actions'),
            cell: (one) =>
              notOnBoard.includes(one.state) ? null : (
                <Button
                  look="quiet"
                  icon="edit"
                  reason={whyNot ?? (beforeDeparture.includes(one.state) ? undefined : t('refusal.already_departed'))}
                  onClick={() => onPassenger(one)}
                >
                  {t('movements.complete')}
                </Button>
              ),
          },
        ]}
      />
    </section>
  )
}

function moodOf(state: Passenger['state']): Mood {
  if (state === 'CANCELLED' || state === 'REFUNDED') return 'neutral'
  if (['NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'REFUSED_BY_BORDER', 'MISCONNECTED', 'ABSCONDED', 'MEDICAL_STOP'].includes(state))
    return 'bad'
  return ['TICKETED', 'MANIFESTED', 'ARRIVED', 'HANDED_OVER'].includes(state) ? 'good' : 'note'
}
