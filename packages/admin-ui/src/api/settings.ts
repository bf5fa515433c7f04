import type { settingsRoutes, trialRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof settingsRoutes>>('/', OWN_NODE);
const trial = hc<ReturnType<typeof trialRoutes>>('/', OWN_NODE).api.setup.trial;

export type ShownSettings = InferResponseType<typeof api.settings.$get, 200>;
export type PointSettings = ShownSettings['settings'];
export type SetupProgress = InferResponseType<typeof api.setup.$get, 200>;
export type TrialSteps = InferResponseType<typeof trial.$post, 200>['steps'];

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  // what somebody is filling in must not change under their hands
  refetchOnWindowFocus: false,
  queryFn: ({ signal }) => read(api.settings.$get({}, { init: { signal } })),
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => read(api.setup.$get({}, { init: { signal } })),
});

/** @throws ApiProblem `changed-meanwhile` when another lead was first */
export function saveSettings(wanted: {
  settings: PointSettings;
  version: number;
}): Promise<ShownSettings> {
  return read(api.settings.$put({ json: wanted }));
}

/** Files a report, opens it and takes it back. */
export async function tryReport(): Promise<TrialSteps> {
  return (await read(trial.$post())).steps;
}
