/** The rail: which rooms there are, in the order of the work, who may enter, and what sign they carry. */
import type { Permission } from '#domain/access/roles.ts'
import type { IconName } from '#ui/Icon.tsx'

export type NavigationEntry = {
  readonly to: string
  /** Translation key of its name. */
  readonly name: string
  readonly icon: IconName
  /** Absent: for everybody. */
  readonly permission?: Permission
}

export const navigation: readonly NavigationEntry[] = [
  { to: '/', name: 'room.home', icon: 'home' },
  { to: '/transit', name: 'room.transit', icon: 'transit', permission: 'transit.read' },
  { to: '/cases', name: 'room.cases', icon: 'cases', permission: 'cases.read' },
  { to: '/people', name: 'room.people', icon: 'people', permission: 'people.read' },
  { to: '/movements', name: 'room.movements', icon: 'movements', permission: 'movements.read' },
  { to: '/notices', name: 'room.notices', icon: 'information', permission: 'notices.receive' },
  { to: '/ticketing', name: 'room.ticketing', icon: 'ticketing', permission: 'ticketing.read' },
  { to: '/transports', name: 'room.transports', icon: 'transports', permission: 'transports.read' },
  { to: '/escorts', name: 'room.escorts', icon: 'escorts', permission: 'escorts.read' },
  { to: '/planning', name: 'room.planning', icon: 'calendar', permission: 'planning.read' },
  { to: '/reintegration', name: 'room.reintegration', icon: 'reintegration', permission: 'reintegration.read' },
  { to: '/employment', name: 'room.employment', icon: 'employment', permission: 'employment.read' },
  { to: '/liaison', name: 'room.liaison', icon: 'liaison', permission: 'liaison.read' },
  { to: '/programmes', name: 'room.programmes', icon: 'programmes', permission: 'programmes.read' },
  { to: '/projects', name: 'room.projects', icon: 'projects', permission: 'projects.read' },
  { to: '/accounts', name: 'room.access', icon: 'access', permission: 'access.admin' },
]
