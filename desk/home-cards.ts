/** Cards of the first page: what waits for me, room by room. Each is loaded on its own. */
import { type ComponentType, lazy, type LazyExoticComponent } from 'react'
import type { Permission } from '#domain/access/roles.ts'

type HomeCard = { readonly name: string; readonly permission: Permission; readonly Card: LazyExoticComponent<ComponentType> }

/** One line a card: card('transit.today', 'transit.read', async () => (await import('./transit/TodayCard.tsx')).TodayCard). */
export const homeCards: readonly HomeCard[] = [
  card('transit.today', 'transit.read', async () => (await import('./transit/TodayCard.tsx')).TodayCard),
  card('transit.told', 'transit.told', async () => (await import('./transit/ToldCard.tsx')).ToldCard),
  card('cases.card', 'cases.read', async () => (await import('./cases/CriticalCard.tsx')).CriticalCard),
  card('reintegration.visits', 'reintegration.read', async () => (await import('./reintegration/VisitsCard.tsx')).VisitsCard),
]

export function card(name: string, permission: Permission, load: () => Promise<ComponentType>): HomeCard {
  return { name, permission, Card: lazy(async () => ({ default: await load() })) }
}
