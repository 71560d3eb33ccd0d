/**
 * Every page of the desk, one line each: its address and the file it is loaded from when somebody goes there. What else a room may add
 * to the frame is beside this file: navigation.ts, search-sources.ts, home-cards.ts, command-stories.ts.
 */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Skeleton } from '#ui/Skeleton.tsx'
import { BrokenPage, MissingPage } from './OddPages.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage, errorComponent: BrokenPage })

const pages = [
  page('/', () => import('./HomePage.tsx'), 'HomePage'),
  page('/queue', () => import('./QueuePage.tsx'), 'QueuePage'),
  page('/transit', () => import('./transit/BoardPage.tsx'), 'BoardPage'),
  page('/transit/groups/$groupId', () => import('./transit/GroupPage.tsx'), 'GroupPage'),
  page('/transit/groups/$groupId/slip', () => import('./transit/HandOverSlipPage.tsx'), 'HandOverSlipPage'),
  page('/transit/sheet', () => import('./transit/DailySheetPage.tsx'), 'DailySheetPage'),
  page('/transit/notes', () => import('./transit/ShiftNotePage.tsx'), 'ShiftNotePage'),
  page('/transit/figures', () => import('./transit/MonthlyFiguresPage.tsx'), 'MonthlyFiguresPage'),
  page('/movements', () => import('./movements/MovementsPage.tsx'), 'MovementsPage'),
  page('/movements/new', () => import('./movements/PlanMovementPage.tsx'), 'PlanMovementPage'),
  page('/movements/expiring', () => import('./movements/ExpiringPage.tsx'), 'ExpiringPage'),
  page('/notices', () => import('./notices/NoticesPage.tsx'), 'NoticesPage'),
  page('/notices/movements/$movementId', () => import('./notices/NoticePage.tsx'), 'NoticePage'),
  page('/notices/received/$receivedId', () => import('./notices/ReceivedNoticePage.tsx'), 'ReceivedNoticePage'),
  page('/movements/$movementId', () => import('./MovementFilePage.tsx'), 'MovementFilePage'),
  page('/ticketing', () => import('./ticketing/TicketsPage.tsx'), 'TicketsPage'),
  page('/ticketing/costs', () => import('./ticketing/CostsPage.tsx'), 'CostsPage'),
  page('/ticketing/requests/$requestId', () => import('./ticketing/TicketRequestPage.tsx'), 'TicketRequestPage'),
  page('/transports', () => import('./transports/TransportsPage.tsx'), 'TransportsPage'),
  page('/transports/new/$movementId/$kind', () => import('./transports/PlanTransportPage.tsx'), 'PlanTransportPage'),
  page('/transports/$transportId', () => import('./transports/TransportPage.tsx'), 'TransportPage'),
  page('/escorts', () => import('./escorts/EscortsPage.tsx'), 'EscortsPage'),
  page('/escorts/missions', () => import('./escorts/MissionsPage.tsx'), 'MissionsPage'),
  page('/escorts/missions/$missionId', () => import('./escorts/MissionPage.tsx'), 'MissionPage'),
  page('/escorts/$escortId', () => import('./escorts/EscortPage.tsx'), 'EscortPage'),
  page('/planning', () => import('./planning/PlanningPage.tsx'), 'PlanningPage'),
  page('/planning/flights', () => import('./planning/FlightsPage.tsx'), 'FlightsPage'),
  page('/planning/figures', () => import('./planning/FiguresPage.tsx'), 'FiguresPage'),
  page('/planning/replan', () => import('./planning/ReplanPage.tsx'), 'ReplanPage'),
  page('/planning/runs/$runId', () => import('./planning/RunPage.tsx'), 'RunPage'),
  page('/planning/runs/$runId/compare/$otherId', () => import('./planning/ComparePage.tsx'), 'ComparePage'),
  page('/people', () => import('./RegisterPage.tsx'), 'RegisterPage'),
  page('/people/new', () => import('./people/AddPersonPage.tsx'), 'AddPersonPage'),
  page('/people/requests', () => import('./people/RequestsPage.tsx'), 'RequestsPage'),
  page('/people/pairs', () => import('./people/PairsPage.tsx'), 'PairsPage'),
  page('/people/merges', () => import('./people/MergesPage.tsx'), 'MergesPage'),
  page('/people/compare/$personId/$otherId', () => import('./people/ComparePage.tsx'), 'ComparePage'),
  page('/people/settings', () => import('./people/RegisterSettingsPage.tsx'), 'RegisterSettingsPage'),
  page('/people/$personId', () => import('./people/PersonPage.tsx'), 'PersonPage'),
  page('/accounts', () => import('./access/AccountsPage.tsx'), 'AccountsPage'),
  page('/reintegration', () => import('./reintegration/PlansPage.tsx'), 'PlansPage'),
  page('/reintegration/visits', () => import('./reintegration/VisitsPage.tsx'), 'VisitsPage'),
  page('/reintegration/jobs', () => import('./reintegration/JobsPage.tsx'), 'JobsPage'),
  page('/reintegration/cases/$caseId', () => import('./reintegration/PlanPage.tsx'), 'PlanPage'),
  page('/reintegration/cases/$caseId/survey', () => import('./reintegration/SurveyPage.tsx'), 'SurveyPage'),
  page('/employment', () => import('./employment/VacanciesPage.tsx'), 'VacanciesPage'),
  page('/employment/vacancies/new', () => import('./employment/RegisterVacancyPage.tsx'), 'RegisterVacancyPage'),
  page('/employment/vacancies/$vacancyId', () => import('./employment/VacancyPage.tsx'), 'VacancyPage'),
  page('/liaison', () => import('./liaison/OrganisationsPage.tsx'), 'OrganisationsPage'),
  page('/liaison/$organisationId', () => import('./liaison/OrganisationPage.tsx'), 'OrganisationPage'),
  page('/projects', () => import('./projects/ProjectsPage.tsx'), 'ProjectsPage'),
  page('/projects/indicators', () => import('./projects/IndicatorsPage.tsx'), 'IndicatorsPage'),
  page('/projects/$code', () => import('./projects/ProjectPage.tsx'), 'ProjectPage'),
  page('/cases', () => import('./cases/CasesPage.tsx'), 'CasesPage'),
  page('/cases/rolls', () => import('./cases/RollsPage.tsx'), 'RollsPage'),
  page('/cases/rolls/new', () => import('./cases/RollImportPage.tsx'), 'RollImportPage'),
  page('/cases/rolls/$rollId', () => import('./cases/RollPage.tsx'), 'RollPage'),
  page('/cases/$caseId', () => import('./CaseFilePage.tsx'), 'CaseFilePage'),
  page('/programmes', () => import('./programmes/ProgrammesPage.tsx'), 'ProgrammesPage'),
  page('/programmes/types', () => import('./programmes/MovementTypesPage.tsx'), 'MovementTypesPage'),
  page('/programmes/types/$code', () => import('./programmes/MovementTypePage.tsx'), 'MovementTypePage'),
  page('/programmes/$code', () => import('./programmes/ProgrammePage.tsx'), 'ProgrammePage'),
  // One line a page, grouped by room: page('/cases/$caseId', () => import('./cases/CasePage.tsx'), 'CasePage'),
]

export const router = createRouter({
  routeTree: root.addChildren(pages),
  basepath: '/desk',
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: Skeleton,
  scrollRestoration: true,
})

function page<Module extends object>(path: string, load: () => Promise<Module>, component: keyof Module & string) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, component),
  })
}
