/**
 * One journey: its flights and the time between them, who is on board, and the list that is frozen of them. Other rooms bring their panels
 * (tickets, costs) through `panels`; which ones is said in desk/movement-panels.ts.
 */
import { Suspense } from 'react'
import * as movements from '#domain/movements/contract.ts'
import type { Movement, MovementId } from '#domain/movements/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { ButtonLink, useParam } from '#desk/kit/TextLink.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ConnectionsPanel } from './ConnectionsPanel.tsx'
import { LegsPanel } from './LegsPanel.tsx'
import { ManifestPanel } from './ManifestPanel.tsx'
import { PassengersPanel } from './PassengersPanel.tsx'
import { FlightLabel, MovementBadge, type MovementPanel } from './shared.tsx'

export function MovementPage({ panels = [] }: { panels?: readonly MovementPanel[] }) {
  const { t } = useText()
  const self = useSelf()
  const movementId = useParam('movementId') as MovementId
  const found = useAsk(movements.getMovement, { movementId })
  return (
    <Page
      title={t('movements.movement')}
      heading={found.value && <Code>{found.value.publicRef}</Code>}
      lead={found.value && <Lead movement={found.value} />}
      back={{ to: '/movements', label: t('movements.movements') }}
      actions={
        found.value &&
        may(self, 'planning.read') &&
        ['PLANNED', 'BOOKED', 'MANIFESTED'].includes(found.value.status) && (
          <ButtonLink to="/planning/replan" search={{ movement: movementId }} icon="refresh">
            {t('movements.what_if')}
          </ButtonLink>
        )
      }
    >
      <AskedPart of={found}>
        {(movement) => (
          <>
            {movement.changedSinceFreeze && (
              <Notice mood="warn" title={t('movements.changed_since_freeze')}>
                {t('movements.changed_since_freeze_why', { version: movement.manifest?.version ?? 0 })}
              </Notice>
            )}
            <LegsPanel movement={movement} />
            {movement.connections.length > 0 && <ConnectionsPanel movement={movement} />}
            <PassengersPanel movement={movement} />
            <ManifestPanel movement={movement} />
            {panels
              .filter((panel) => may(self, panel.permission))
              .map(({ name, Panel: Part }) => (
                <Suspense key={name} fallback={<Skeleton />}>
                  <Part movement={movement} />
                </Suspense>
              ))}
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function Lead({ movement }: { movement: Movement }) {
  const { t } = useText()
  return (
    <>
      <MovementBadge status={movement.status} />
      <span>{t(`movements.type.${movement.movementType}`)}</span>
      {movement.legs.map((leg) => (
        <FlightLabel key={leg.id} leg={leg} />
      ))}
    </>
  )
}
