/** Contract ↔ permission ↔ action. */
import * as projects from '#domain/projects/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { donorTotals, getIndicators, getProject, listProjects, setTarget } from './actions.ts'

export const projectsRoutes: Route[] = [
  route(projects.listProjects, 'projects.read', listProjects),
  route(projects.donorTotals, 'projects.read', donorTotals),
  route(projects.getIndicators, 'statistics.read', getIndicators),
  route(projects.getProject, 'projects.read', getProject),
  route(projects.setTarget, 'projects.write', setTarget),
]
