/**
 * The types of the desk's interface, from its routes: for typed clients. There is nothing to run
 * in here.
 */
export type { handlingRoutes } from './cases/handling-routes.ts';
export type { casesRoutes } from './cases/routes.ts';
