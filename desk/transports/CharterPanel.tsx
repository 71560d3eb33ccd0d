/** The aircraft and what was agreed, and what a seat of it costs: as sold, and as flown. */
import { useState } from 'react'
import type { Charter, CharterCost } from '#domain/transports/charter-words.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CharterForm } from './CharterForm.tsx'

export function CharterPanel({ file, charter }: { file: TransportFile; charter: Charter }) {
  const { t, write } = useText()
  const [changing, setChanging] = useState(false)
  const mayNot = useWhyNot('transports.write')
  const said = (text: string | null) => text !== null && <bdi>{text}</bdi>
  const day = (on: string | null) => on !== null && write.day(on)
  const [first] = file.movement.legs
  return (
    <>
      {file.cost !== null && <CostPanel cost={file.cost} seats={charter.seats} />}
      <Panel
        title={t('transports.kind.CHARTER')}
        actions={
          <Button icon="edit" reason={mayNot} onClick={() => setChanging(true)}>
            {t('transports.change')}
          </Button>
        }
      >
        <DescriptionList
          facts={[
            { term: t('transports.operator'), value: said(file.transport.operator) },
            { term: t('transports.aoc_number'), value: charter.aocNumber && <Code>{charter.aocNumber}</Code>, keep: true },
            { term: t('transports.aoc_until'), value: day(charter.aocValidUntil), keep: true },
            { term: t('transports.broker'), value: said(charter.broker) },
            { term: t('transports.aircraft_type'), value: said(charter.aircraftType), keep: true },
            { term: t('transports.registration'), value: charter.registration && <Code>{charter.registration}</Code>, keep: true },
            { term: t('transports.seats'), value: write.number(charter.seats) },
            {
              term: t('transports.freeze_at'),
              value: file.freeze !== null && (
                <span className="inline-flex flex-wrap items-center gap-2">
                  {write.instant(file.freeze.freezeAt, first?.fromZone)}
                  {file.freeze.isPast && file.movement.listVersion === null && <Badge mood="bad">{t('transports.freeze_past')}</Badge>}
                  {file.movement.listVersion !== null && (
                    <Badge mood="good">{t('movements.version_of', { version: file.movement.listVersion })}</Badge>
                  )}
                </span>
              ),
            },
            { term: t('transports.insurer'), value: said(charter.insurer), keep: true },
            { term: t('transports.insurance_ref'), value: charter.insuranceRef && <Code>{charter.insuranceRef}</Code> },
            { term: t('transports.insured_until'), value: day(charter.insuredUntil), keep: true },
            {
              term: t('transports.agents'),
              value: charter.agents.length > 0 && (
                <ul>
                  {charter.agents.map((agent) => (
                    <li key={agent.place}>
                      <Code>{agent.place}</Code> <bdi>{agent.name}</bdi> {agent.phone !== null && <Code>{agent.phone}</Code>}
                    </li>
                  ))}
                </ul>
              ),
              keep: true,
            },
            { term: t('transports.fuel'), value: said(charter.fuel), keep: true },
            { term: t('transports.positioning'), value: said(charter.positioning) },
            { term: t('transports.catering'), value: said(charter.catering) },
            { term: t('transports.medical_team'), value: said(charter.medicalTeam), keep: true },
            { term: t('transports.security'), value: said(charter.security), keep: true },
            { term: t('transports.bags_kg_max'), value: charter.bagsKgMax !== null && write.number(charter.bagsKgMax) },
            {
              term: t('transports.general_declaration'),
              value: charter.generalDeclarationRef && <Code>{charter.generalDeclarationRef}</Code>,
              keep: true,
            },
            { term: t('transports.health_rules'), value: said(charter.healthRules) },
            { term: t('transports.bus_plan'), value: said(charter.busPlan), keep: true },
            { term: t('transports.reception_plan'), value: said(charter.receptionPlan), keep: true },
            { term: t('transports.cancellation_terms'), value: said(charter.cancellationTerms) },
          ]}
        />
        <Dialog open={changing} onClose={() => setChanging(false)} title={t('transports.change')}>
          <CharterForm movementId={file.transport.movementId} file={file} onDone={() => setChanging(false)} />
        </Dialog>
      </Panel>
    </>
  )
}

function CostPanel({ cost, seats }: { cost: CharterCost; seats: number }) {
  const { t, write } = useText()
  const money = (minor: number | null) => (minor === null ? '—' : write.money({ minor, currency: cost.currency }))
  const figures = [
    { term: t('transports.total'), value: money(cost.totalMinor), note: '' },
    {
      term: t('transports.per_seat_sold'),
      value: money(cost.perSeatSoldMinor),
      note: t('transports.seats_count', { count: cost.seatsSold }),
    },
    {
      term: t('transports.per_seat_flown'),
      value: money(cost.perSeatFlownMinor),
      note: t(cost.isFinal ? 'transports.seats_flown' : 'transports.seats_expected', { count: cost.seatsFlown }),
    },
    {
      term: t('transports.load_factor'),
      value: write.percent(cost.loadTenThousandths / 10_000),
      note: t('transports.of_seats', { flown: cost.seatsFlown, seats }),
    },
  ]
  return (
    <Panel title={t('transports.what_it_costs')}>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-4">
        {figures.map(({ term, value, note }) => (
          <div key={term}>
            <dt className="text-sm text-ink-soft">{term}</dt>
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
            <dd className="text-xs text-ink-soft">{note}</dd>
          </div>
        ))}
      </dl>
      {cost.restMinor !== 0 && <p className="mt-2 text-xs text-ink-soft">{t('transports.rest', { rest: money(cost.restMinor) })}</p>}
    </Panel>
  )
}
