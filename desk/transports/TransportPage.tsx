/** One transport: whether it may go and what is missing, then what its kind has of its own, who works on it and who is on board. */
import * as transports from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import type { TransportId } from '#domain/transports/words.ts'
import { FlightLabel } from '#desk/movements/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { TextLink, useParam } from '#desk/kit/TextLink.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { BoardingPanel } from './BoardingPanel.tsx'
import { CharterPanel } from './CharterPanel.tsx'
import { ChecksPanel } from './ChecksPanel.tsx'
import { ConvoyPanel } from './ConvoyPanel.tsx'
import { GapsPanel } from './GapsPanel.tsx'
import { PermitsPanel } from './PermitsPanel.tsx'
import { RoutePanel } from './RoutePanel.tsx'
import { StaffPanel } from './StaffPanel.tsx'
import { StateRequestPanel } from './StateRequestPanel.tsx'
import { TransportBadge } from './shared.tsx'
import { VehiclesPanel } from './VehiclesPanel.tsx'
import { VesselPanel } from './VesselPanel.tsx'
import { VoyagePanel } from './VoyagePanel.tsx'

export function TransportPage() {
  const { t } = useText()
  const found = useAsk(transports.getTransport, { transportId: useParam('transportId') as TransportId })
  return (
    <Page
      title={t('transports.transport')}
      heading={found.value && <Code>{found.value.transport.publicRef}</Code>}
      lead={found.value && <Lead file={found.value} />}
      back={{ to: '/transports', label: t('transports.transports') }}
    >
      <AskedPart of={found} lines={10}>
        {(file) => (
          <>
            {file.transport.status === 'GO' && file.gaps.some(({ level }) => level === 'STOP') && (
              <Notice mood="bad" title={t('transports.go_but')}>
                {t('transports.go_but_why')}
              </Notice>
            )}
            <div className="grid grid-cols-1 items-start gap-4 min-[1200px]:grid-cols-[5fr_3fr]">
              <div className="flex min-w-0 flex-col gap-4">
                {file.charter !== null && <CharterPanel file={file} charter={file.charter} />}
                {file.charter !== null && <PermitsPanel file={file} />}
                {file.vessel !== null && <VesselPanel file={file} vessel={file.vessel} />}
                {file.vessel !== null && <VoyagePanel file={file} />}
                {file.convoy !== null && <ConvoyPanel file={file} convoy={file.convoy} />}
                {file.convoy !== null && <VehiclesPanel file={file} />}
                {file.convoy !== null && <RoutePanel file={file} />}
                <StaffPanel file={file} />
                <BoardingPanel file={file} />
              </div>
              {/* On a narrow screen the decision comes first: it is what the page is opened for. */}
              <div className="flex min-w-0 flex-col gap-4 max-[1199px]:order-first">
                <GapsPanel file={file} />
                {file.isEvacuation && <StateRequestPanel file={file} />}
                <ChecksPanel file={file} />
              </div>
            </div>
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function Lead({ file: { transport, movement } }: { file: TransportFile }) {
  const { t } = useText()
  return (
    <>
      <TransportBadge status={transport.status} />
      <span>{t(`transports.kind.${transport.kind}`)}</span>
      <TextLink to="/movements/$movementId" params={{ movementId: transport.movementId }}>
        <Code>{movement.publicRef}</Code>
      </TextLink>
      {movement.legs.map((leg) => (
        <FlightLabel key={leg.seq} leg={leg} />
      ))}
    </>
  )
}
