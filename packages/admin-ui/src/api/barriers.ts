import type { regionRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { trend } = hc<ReturnType<typeof regionRoutes>>('/', OWN_NODE).api.region;

/** Rules that got in the way of closed cases, in years of four quarters. */
export type BarrierTrend = InferResponseType<typeof trend.$get, 200>;

/** The rules town by town, and each rule at each level for the region. */
export interface Barriers {
  readonly rules: BarrierTrend;
  readonly levels: BarrierTrend;
}

const ASKED = { measure: 'closed', span: 'year' } as const;

export const barriersQuery = queryOptions({
  queryKey: ['barriers'],
  queryFn: async ({ signal }): Promise<Barriers> => {
    const init = { init: { signal } };
    const [rules, levels] = await Promise.all([
      read(trend.$get({ query: { ...ASKED, table: 'barrier', town: 'all' } }, init)),
      read(trend.$get({ query: { ...ASKED, table: 'barrier_level', town: 'none' } }, init)),
    ]);
    return { rules, levels };
  },
});

/** Address of the same numbers as CSV, with the names of codes in one language. */
export function barriersCsv(table: 'barrier' | 'barrier_level', language: string): string {
  return `/api/region/trend.csv?${new URLSearchParams({ ...ASKED, table, language })}`;
}
