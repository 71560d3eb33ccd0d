/** What other rooms bring to the page of a case, in the order it is shown: one line a panel. Each is loaded on its own. */
import { lazy, type ComponentType } from 'react'
import type { Permission } from '#domain/access/roles.ts'
import type { CasePanel, CasePanelProps } from './cases/shared.tsx'

/** One line a panel: panel('movements.clearances', 'movements.read', async () => (await import('./movements/ClearancesPanel.tsx')).ClearancesPanel). */
export const casePanels: readonly CasePanel[] = [
  panel('movements.clearances', 'movements.read', async () => (await import('./movements/ClearancesPanel.tsx')).ClearancesPanel),
  panel('movements.minors', 'movements.minors', async () => (await import('./movements/MinorsPanel.tsx')).MinorsPanel),
  panel('movements.medifs', 'movements.read', async () => (await import('./movements/MedifPanel.tsx')).MedifPanel),
  panel('movements.rights', 'movements.read', async () => (await import('./movements/RightsPanel.tsx')).RightsPanel),
  panel('movements.journeys', 'movements.read', async () => (await import('./movements/JourneysPanel.tsx')).JourneysPanel),
  panel('papers.cards', 'movements.read', async () => (await import('./papers/CaseCardsPanel.tsx')).CaseCardsPanel),
  panel('papers.bags', 'papers.read', async () => (await import('./papers/CaseBagsPanel.tsx')).CaseBagsPanel),
  panel('papers.originals', 'people.read', async () => (await import('./papers/CaseOriginalsPanel.tsx')).CaseOriginalsPanel),
  panel('ticketing.tickets', 'ticketing.read', async () => (await import('./ticketing/CaseTicketsPanel.tsx')).CaseTicketsPanel),
  panel('ticketing.costs', 'ticketing.read', async () => (await import('./ticketing/CostsPanel.tsx')).CaseCostsPanel),
  panel('reintegration.plan', 'reintegration.read', async () => (await import('./reintegration/PlanPanel.tsx')).PlanPanel),
  panel('employment.work', 'employment.read', async () => (await import('./employment/WorkPanel.tsx')).WorkPanel),
]

function panel(name: string, permission: Permission, load: () => Promise<ComponentType<CasePanelProps>>): CasePanel {
  return { name, permission, Panel: lazy(async () => ({ default: await load() })) }
}
