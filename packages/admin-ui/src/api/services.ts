import type { menuRoutes, servicesRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';
import { ApiProblem, request } from './request.ts';

const { api } = hc<ReturnType<typeof servicesRoutes>>('/', OWN_NODE);
const ofCase = hc<ReturnType<typeof menuRoutes>>('/', OWN_NODE).api.cases[':id'];

/** A service near here. */
export type Service = InferResponseType<typeof api.services.$get, 200>['services'][number];

/** What is filled in for a service; version 0 is a new one. */
export type ServiceForm = InferRequestType<(typeof api.services)[':id']['$put']>['json'];

export type ServiceStatus = Service['status'];
export const STATUSES = [
  'active',
  'temporarily closed',
  'inactive',
  'defunct',
] as const satisfies ServiceStatus[];

/** What a file changes, or would. */
export type Imported = InferResponseType<typeof api.services.import.$post, 200>;

/** Why a file was not taken, each mistake with its place. */
export type ImportMistakes = InferResponseType<typeof api.services.import.$post, 422>;
export type Mistake = ImportMistakes['mistakes'][number];

/** Whether what is not in a file stays, or goes. */
export type ImportMode = InferRequestType<typeof api.services.import.$post>['query']['mode'];

/** The personal menu of a case. */
export type Menu = InferResponseType<typeof ofCase.menu.$get, 200>;
export type Dish = Menu['fitting'][number];

/** The largest file that the node takes, 8 MB. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: async ({ signal }) => (await read(api.services.$get({}, { init: { signal } }))).services,
});

/** What fits a case, in the language of its reporter. */
export function menuQuery(id: string) {
  return queryOptions({
    queryKey: ['services', 'case', id],
    queryFn: ({ signal }) => read(ofCase.menu.$get({ param: { id } }, { init: { signal } })),
  });
}

type Services = Promise<Service[]>;

/** @throws ApiProblem `changed-meanwhile` when `version` is no longer the newest */
export async function saveService(id: string, json: ServiceForm): Services {
  return (await read(api.services[':id'].$put({ param: { id }, json }))).services;
}

export async function verifyService(id: string): Services {
  return (await read(api.services[':id'].verify.$post({ param: { id } }))).services;
}

export async function removeService(id: string): Services {
  return (await read(api.services[':id'].$delete({ param: { id } }))).services;
}

/** The whole list as HSDS 3. */
export async function exportServices(): Promise<unknown> {
  return read(api.services.export.$get());
}

/**
 * Takes a file in, or only looks what it would change.
 * @throws ApiProblem `import-invalid` (see {@link mistakesOf}), `too-large`
 */
export function importServices(
  file: Blob,
  { mode, check }: { mode: ImportMode; check: boolean },
): Promise<Imported> {
  const query = new URLSearchParams({ mode, ...(check && { check: '1' }) });
  const body = new Blob([file], { type: 'application/json' });
  return request<Imported>(`/api/services/import?${query}`, { method: 'POST', file: body });
}

/** The mistakes in a file that was refused; undefined for every other problem. */
export function mistakesOf(error: unknown): ImportMistakes | undefined {
  if (!(error instanceof ApiProblem) || error.problem !== 'import-invalid') return undefined;
  return error.document as ImportMistakes;
}
