/** The ship: what it can carry and save, against who is on board; and the lists that ports ask for. */
import { useState } from 'react'
import type { TransportFile } from '#domain/transports/contract.ts'
import * as vessels from '#domain/transports/vessel-contract.ts'
import type { Vessel } from '#domain/transports/vessel-words.ts'
import { countryText } from '#desk/cases/shared.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { VesselForm } from './VesselForm.tsx'

export function VesselPanel({ file, vessel }: { file: TransportFile; vessel: Vessel }) {
  const text = useText()
  const { t, write } = text
  const [changing, setChanging] = useState(false)
  const mayNot = useWhyNot('transports.write')
  const apart = file.placesApart
  const places = (needed: number, there: number) => (
    <span className="inline-flex items-center gap-2">
      {t('transports.places_of', { needed, places: there })}
      {needed > there && <Badge mood="warn">{t('transports.too_few')}</Badge>}
    </span>
  )
  return (
    <>
      <Panel
        title={t('transports.kind.VESSEL')}
        actions={
          <Button icon="edit" reason={mayNot} onClick={() => setChanging(true)}>
            {t('transports.change')}
          </Button>
        }
      >
        <DescriptionList
          facts={[
            { term: t('transports.ship_name'), value: <bdi>{vessel.name}</bdi> },
            { term: t('transports.imo_number'), value: <Code>{vessel.imoNumber}</Code> },
            { term: t('transports.call_sign'), value: vessel.callSign && <Code>{vessel.callSign}</Code> },
            { term: t('transports.flag'), value: countryText(text, vessel.flag) },
            { term: t('transports.operator'), value: <bdi>{file.transport.operator}</bdi> },
            { term: t('transports.voyage_number'), value: <Code>{vessel.voyageNumber}</Code> },
            {
              term: t('transports.life_saving'),
              value: t('transports.saved_of', { persons: file.persons, capacity: vessel.lifeSavingCapacity }),
            },
            { term: t('transports.passenger_places'), value: write.number(vessel.passengerPlaces) },
            { term: t('transports.women_places'), value: apart !== null && places(apart.women, vessel.womenPlaces) },
            { term: t('transports.family_places'), value: apart !== null && places(apart.families, vessel.familyPlaces) },
            { term: t('transports.minor_places'), value: apart !== null && places(apart.minors, vessel.minorPlaces) },
            { term: t('transports.sea_state_max'), value: write.number(vessel.seaStateMax) },
            {
              term: t('transports.health_declaration'),
              value: vessel.healthDeclarationRef && <Code>{vessel.healthDeclarationRef}</Code>,
              keep: true,
            },
          ]}
        />
        <Dialog open={changing} onClose={() => setChanging(false)} title={t('transports.change')}>
          <VesselForm movementId={file.transport.movementId} file={file} onDone={() => setChanging(false)} />
        </Dialog>
      </Panel>
      <ListsPanel file={file} />
    </>
  )
}

const directions = ['DEPARTURE', 'ARRIVAL'] as const
type Direction = (typeof directions)[number]

function ListsPanel({ file }: { file: TransportFile }) {
  const { t, language } = useText()
  const [direction, setDirection] = useState<Direction>('DEPARTURE')
  const { id: transportId } = file.transport
  const written = language === 'fr' ? 'fr' : 'en'
  return (
    <Panel title={t('transports.lists')}>
      <div className="flex flex-col gap-3">
        <Field label={t('transports.fal.direction')} className="max-w-60" required>
          <Select
            value={direction}
            onChange={(value) => setDirection(value as Direction)}
            options={directions.map((value) => ({ value, label: t(`transports.fal.direction.${value}`) }))}
          />
        </Field>
        {(['5', '6'] as const).map((form) => (
          <div key={form} className="flex flex-wrap items-center gap-2">
            <span className="w-full sm:w-56">{t(`transports.fal.list_${form}`)}</span>
            <DownloadButton contract={vessels.falPdf} input={{ transportId, form, direction, language: written }}>
              PDF
            </DownloadButton>
            <DownloadButton contract={vessels.falXlsx} input={{ transportId, form, direction, language: written }}>
              XLSX
            </DownloadButton>
            <DownloadButton contract={vessels.falCsv} input={{ transportId, form, direction }}>
              CSV
            </DownloadButton>
            <DownloadButton contract={vessels.paxlst} input={{ transportId, of: form === '5' ? 'CREW' : 'PASSENGERS' }}>
              {t(form === '5' ? 'transports.paxlst_crew' : 'transports.paxlst_passengers')}
            </DownloadButton>
          </div>
        ))}
        <p className="text-xs text-ink-soft">{t('transports.lists_note')}</p>
      </div>
    </Panel>
  )
}
