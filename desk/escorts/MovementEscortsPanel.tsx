/** Escorts on the page of a movement: which are wanted and why, who goes along, and who is still missing. */
import { useState } from 'react'
import * as escorts from '#domain/escorts/contract.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { MovementPanelProps } from '#desk/movements/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MissionForm } from './MissionForm.tsx'
import { MissionTable } from './MissionTable.tsx'
import { NeedList } from './shared.tsx'

export function MovementEscortsPanel({ movement }: MovementPanelProps) {
  const { t, write } = useText()
  const [planning, setPlanning] = useState(false)
  const mayNot = useWhyNot('escorts.write')
  const closed = ['ARRIVED', 'CANCELLED'].includes(movement.status) ? t('refusal.movement_closed') : undefined
  const found = useAsk(escorts.listOfMovement, { movementId: movement.id })
  const onBoard = movement.passengers.filter(({ state }) => !notOnBoard.includes(state))
  return (
    <Panel
      title={t('escorts.escorts')}
      actions={
        <Button icon="add" reason={mayNot ?? closed} onClick={() => setPlanning(true)}>
          {t('escorts.plan_mission')}
        </Button>
      }
    >
      <AskedPart of={found}>
        {({ needs, missions, limits }) => (
          <div className="flex flex-col gap-3">
            <NeedList needs={needs} />
            {missions.length > 0 && (
              <MissionTable
                onMovement
                missions={missions}
                caption={t('escorts.missions')}
                emptyTitle={t('escorts.no_mission')}
                emptyWhy={t('escorts.no_mission_why')}
              />
            )}
            <p className="text-xs text-ink-soft">
              {t(limits.toBeChecked ? 'escorts.limits_to_check' : 'escorts.limits', {
                day: write.day(limits.validFrom),
                source: limits.source,
              })}
            </p>
          </div>
        )}
      </AskedPart>
      <Dialog open={planning} onClose={() => setPlanning(false)} title={t('escorts.plan_mission')}>
        <MissionForm movementId={movement.id} legs={movement.legs} people={onBoard} mission={null} onDone={() => setPlanning(false)} />
      </Dialog>
    </Panel>
  )
}
