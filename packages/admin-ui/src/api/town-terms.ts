import type { townTermsRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';
import type { CaseTerm } from './handling.ts';

const { api } = hc<ReturnType<typeof townTermsRoutes>>('/', OWN_NODE);
const route = api.settings.terms;

type Wire = Awaited<ReturnType<Awaited<ReturnType<typeof route.$get>>['json']>>['terms'][number];

/** One term that the town's own regulation may set; its step is one that the texts have. */
export type TownTerm = Omit<Wire, 'step'> & { step: CaseTerm['step'] };

export const townTermsQuery = queryOptions({
  queryKey: ['town-terms'],
  queryFn: async ({ signal }) => named(await read(route.$get({}, { init: { signal } }))),
});

/** Sets a term for what comes in from a day on. */
export async function setTownTerm(
  json: InferRequestType<typeof route.$put>['json'],
): Promise<TownTerm[]> {
  return named(await read(route.$put({ json })));
}

function named({ terms }: { terms: Wire[] }): TownTerm[] {
  return terms as TownTerm[];
}
