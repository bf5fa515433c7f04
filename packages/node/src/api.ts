/**
 * The types of the desk's interface, from its routes: for typed clients. There is nothing to run
 * in here.
 */
export type { conferenceRoutes } from './cases/conference/routes.ts';
export type { calendarRoutes } from './cases/deadlines/calendar/routes.ts';
export type { termsRoutes } from './cases/deadlines/routes.ts';
export type { townTermsRoutes } from './cases/deadlines/settings-routes.ts';
export type { askedRoutes } from './cases/decisions/asked-routes.ts';
export type { mandateRoutes } from './cases/decisions/mandate-routes.ts';
export type { decisionRoutes } from './cases/decisions/routes.ts';
export type { campaignRoutes } from './cases/flow/campaign-routes.ts';
export type { flowRoutes } from './cases/flow/routes.ts';
export type { handlingRoutes } from './cases/handling-routes.ts';
export type { learningRoutes } from './cases/learning/routes.ts';
export type { lettersRoutes } from './cases/letters/routes.ts';
export type { templateRoutes } from './cases/letters/template-routes.ts';
export type { listRoutes } from './cases/list/routes.ts';
export type { papersRoutes } from './cases/papers/routes.ts';
export type { partiesRoutes } from './cases/people/routes.ts';
export type { casesRoutes } from './cases/routes.ts';
export type { searchRoutes } from './cases/search/routes.ts';
export type { lookBackRoutes } from './cases/trajectory/look-back-routes.ts';
export type { planRoutes } from './cases/trajectory/plan-routes.ts';
export type { trajectoryRoutes } from './cases/trajectory/routes.ts';
export type { viewsRoutes } from './cases/views/routes.ts';
export type { consultationRoutes } from './consultations/routes.ts';
export type { caseLinesRoutes } from './directory/lines/case-routes.ts';
export type { linesRoutes } from './directory/lines/routes.ts';
export type { menuRoutes } from './directory/menu/routes.ts';
export type { servicesRoutes } from './directory/services/routes.ts';
export type { standingRoutes } from './federation/standing/routes.ts';
export type { aboveRoutes } from './federation/trust/above-routes.ts';
export type { caseHandoverRoutes } from './handover/case-routes.ts';
export type { handoverRoutes } from './handover/routes.ts';
export type { reuseRoutes } from './intake/assisted/reuse-routes.ts';
export type { planSheetRoutes } from './intake/plan/routes.ts';
export type { trialRoutes } from './intake/trial/routes.ts';
export type { workerMailRoutes } from './notices/workers/routes.ts';
export type { memberRoutes } from './region/members/routes.ts';
export type { regionRoutes } from './region/routes.ts';
export type { settingsRoutes } from './settings/routes.ts';
