/** On the page of a movement: the tickets of everybody on board. */
import * as contract from '#domain/ticketing/contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import type { MovementPanelProps } from '#desk/movements/shared.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { TicketList } from './TicketList.tsx'

export function MovementTicketsPanel({ movement }: MovementPanelProps) {
  const { t } = useText()
  const found = useAsk(contract.getMovementTickets, { movementId: movement.id })
  return (
    <Panel title={t('ticketing.tickets')} flush>
      <AskedPart of={found}>
        {({ tickets }) =>
          tickets.length === 0 ? (
            <p className="px-4 py-3 text-sm text-ink-soft">{t('ticketing.no_tickets_here')}</p>
          ) : (
            <TicketList tickets={tickets} />
          )
        }
      </AskedPart>
    </Panel>
  )
}
