/** Every route of the house, one line a room. */
import type { Route } from '#server/kit/route.ts'
import { accessRoutes } from '#server/access/routes.ts'
import { employmentRoutes } from '#server/employment/routes.ts'
import { liaisonRoutes } from '#server/liaison/routes.ts'
import { escortsRoutes } from '#server/escorts/routes.ts'
import { movementsRoutes } from '#server/movements/routes.ts'
import { casesRoutes } from '#server/cases/routes.ts'
import { noticesRoutes } from '#server/notices/routes.ts'
import { peopleRoutes } from '#server/people/routes.ts'
import { planningRoutes } from '#server/planning/routes.ts'
import { programmesRoutes } from '#server/programmes/routes.ts'
import { projectsRoutes } from '#server/projects/routes.ts'
import { reintegrationRoutes } from '#server/reintegration/routes.ts'
import { ticketingRoutes } from '#server/ticketing/routes.ts'
import { transitRoutes } from '#server/transit/routes.ts'
import { transportsRoutes } from '#server/transports/routes.ts'

export const routes: Route[] = [
  ...accessRoutes,
  ...movementsRoutes,
  ...peopleRoutes,
  ...programmesRoutes,
  ...casesRoutes,
  ...projectsRoutes,
  ...reintegrationRoutes,
  ...transitRoutes,
  ...ticketingRoutes,
  ...employmentRoutes,
  ...noticesRoutes,
  ...liaisonRoutes,
  ...escortsRoutes,
  ...transportsRoutes,
  ...planningRoutes,
]
