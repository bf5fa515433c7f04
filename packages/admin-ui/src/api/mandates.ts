import type { mandateRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof mandateRoutes>>('/', OWN_NODE);

export type Mandate = InferResponseType<typeof api.mandates.$get, 200>['mandates'][number];
export type MandateWanted = InferRequestType<typeof api.mandates.$put>['json'];

/** The largest amount that can be decided here at all, in euro cents. */
export const AMOUNT_MAX = 10_000_000;

export const mandatesQuery = queryOptions({
  queryKey: ['mandates'],
  queryFn: async ({ signal }) =>
    (await read(api.mandates.$get(undefined, { init: { signal } }))).mandates,
});

/** @throws ApiProblem `fresh-sign-in-required` */
export async function setMandate(json: MandateWanted): Promise<Mandate[]> {
  return (await read(api.mandates.$put({ json }))).mandates;
}
