/** What other rooms bring to the page of a movement, in the order it is shown: one line a panel. Each is loaded on its own. */
import { lazy, type ComponentType } from 'react'
import type { Permission } from '#domain/access/roles.ts'
import type { MovementPanel, MovementPanelProps } from './movements/shared.tsx'

export const movementPanels: readonly MovementPanel[] = [
  panel('notices.notice', 'notices.read', async () => (await import('./notices/MovementNoticePanel.tsx')).MovementNoticePanel),
  panel('ticketing.tickets', 'ticketing.read', async () => (await import('./ticketing/MovementTicketsPanel.tsx')).MovementTicketsPanel),
  panel('ticketing.costs', 'ticketing.read', async () => (await import('./ticketing/CostsPanel.tsx')).MovementCostsPanel),
  panel('escorts.movement', 'escorts.read', async () => (await import('./escorts/MovementEscortsPanel.tsx')).MovementEscortsPanel),
  panel(
    'transports.movement',
    'transports.read',
    async () => (await import('./transports/MovementTransportsPanel.tsx')).MovementTransportsPanel,
  ),
]

function panel(name: string, permission: Permission, load: () => Promise<ComponentType<MovementPanelProps>>): MovementPanel {
  return { name, permission, Panel: lazy(async () => ({ default: await load() })) }
}
