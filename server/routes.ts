/** Every route of the house, one line a room. */
import type { Route } from '#server/kit/route.ts'
import { accessRoutes } from '#server/access/routes.ts'
import { employmentRoutes } from '#server/employment/routes.ts'
import { movementsRoutes } from '#server/movements/routes.ts'
import { casesRoutes } from '#server/cases/routes.ts'
import { peopleRoutes } from '#server/people/routes.ts'
import { planningRoutes } from '#server/planning/routes.ts'
import { programmesRoutes } from '#server/programmes/routes.ts'
import { projectsRoutes } from '#server/projects/routes.ts'
import { reintegrationRoutes } from '#server/reintegration/routes.ts'
import { transitRoutes } from '#server/transit/routes.ts'

export const routes: Route[] = [
  ...accessRoutes,
  ...movementsRoutes,
  ...peopleRoutes,
  ...programmesRoutes,
  ...casesRoutes,
  ...projectsRoutes,
  ...reintegrationRoutes,
  ...transitRoutes,
  ...employmentRoutes,
  ...planningRoutes,
]
