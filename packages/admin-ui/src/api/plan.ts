import type {
  lookBackRoutes,
  planRoutes,
  planSheetRoutes,
  reuseRoutes,
  trajectoryRoutes,
} from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE, read } from './client.ts';

const { plan } = hc<ReturnType<typeof planRoutes>>('/', OWN_NODE).api.cases[':id'];
const lookBack = hc<ReturnType<typeof lookBackRoutes>>('/', OWN_NODE).api.cases[':id'][
  'look-backs'
][':lid'];
const trajectory = hc<ReturnType<typeof trajectoryRoutes>>('/', OWN_NODE).api;
const { sheet } = hc<ReturnType<typeof planSheetRoutes>>('/', OWN_NODE).api.cases[':id'].plan;
const { intake } = hc<ReturnType<typeof reuseRoutes>>('/', OWN_NODE).api;

const [goal, step, help] = [plan.goals[':gid'], plan.steps[':sid'], plan.help[':hid']];

export type Plan = CaseDetail['plan'];
export type PlanGoal = Plan['goals'][number];
export type PlanStep = Plan['steps'][number];
export type HelpSaid = Plan['help'][number];
export type LookBack = CaseDetail['lookBacks'][number];
export type Trajectory = InferResponseType<(typeof trajectory.trajectories)[':id']['$get'], 200>;
export type PlanSheet = InferResponseType<typeof sheet.$get, 200>;
type Reused = InferResponseType<typeof intake.reuse.$post, 200>;

type GoalWanted = InferRequestType<typeof goal.$put>['json'];
type StepWanted = InferRequestType<typeof step.$put>['json'];
type HelpWanted = InferRequestType<typeof help.$put>['json'];
type LookBackWanted = InferRequestType<typeof lookBack.$put>['json'];
type LookBackOutcome = InferRequestType<typeof lookBack.outcome.$put>['json'];

/** Longest texts that the node takes, in Unicode code points. */
export const PLAN_TEXT_MAX = { words: 160, what: 120, name: 50, helper: 60, help: 1000 } as const;

/** @throws ApiProblem `plan-full`, or `changed-meanwhile` where a colleague was first */
export function saveGoal(id: string, gid: string, json: GoalWanted): Promise<CaseDetail> {
  return shown(goal.$put({ param: { id, gid }, json }));
}

export function removeGoal(id: string, it: PlanGoal): Promise<CaseDetail> {
  const query = { version: String(it.version) };
  return shown(goal.$delete({ param: { id, gid: it.id }, query }));
}

/** @throws ApiProblem as `saveGoal` */
export function saveStep(id: string, sid: string, json: StepWanted): Promise<CaseDetail> {
  return shown(step.$put({ param: { id, sid }, json }));
}

export function removeStep(id: string, it: PlanStep): Promise<CaseDetail> {
  const query = { version: String(it.version) };
  return shown(step.$delete({ param: { id, sid: it.id }, query }));
}

export function noteHelp(id: string, hid: string, json: HelpWanted): Promise<CaseDetail> {
  return shown(help.$put({ param: { id, hid }, json }));
}

export function removeHelp(id: string, hid: string): Promise<CaseDetail> {
  return shown(help.$delete({ param: { id, hid } }));
}

/** @throws ApiProblem `consent-required` where the person is to be asked and did not agree */
export function planLookBack(id: string, lid: string, json: LookBackWanted): Promise<CaseDetail> {
  return shown(lookBack.$put({ param: { id, lid }, json }));
}

export function dropLookBack(id: string, lid: string): Promise<CaseDetail> {
  return shown(lookBack.$delete({ param: { id, lid } }));
}

/** @throws ApiProblem as `planLookBack` */
export function noteLookBack(id: string, lid: string, json: LookBackOutcome): Promise<CaseDetail> {
  return shown(lookBack.outcome.$put({ param: { id, lid }, json }));
}

/**
 * Joins a case to another one of the same person.
 * @throws ApiProblem `consent-required` where nobody noted how they agreed; `not-found`, `plan-full`
 */
export function joinCases(
  id: string,
  json: { number: number; manner: string | null },
): Promise<CaseDetail> {
  return shown(trajectory.cases[':id'].trajectory.$put({ param: { id }, json }));
}

export function takeApart(id: string): Promise<CaseDetail> {
  return shown(trajectory.cases[':id'].trajectory.$delete({ param: { id } }));
}

export function trajectoryQuery(id: string) {
  return queryOptions({
    queryKey: ['trajectory', id],
    // each time it is asked for is written down: only when somebody looks
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) =>
      read(trajectory.trajectories[':id'].$get({ param: { id } }, { init: { signal } })),
  });
}

export function planSheetQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'plan-sheet'],
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => read(sheet.$get({ param: { id } }, { init: { signal } })),
  });
}

/** What need not be asked again. @throws ApiProblem `consent-required`, `not-found` */
export function reuseAnswers(number: number): Promise<Reused> {
  return read(intake.reuse.$post({ json: { number } }));
}
