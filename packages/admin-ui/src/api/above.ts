import type { aboveRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { above } = hc<ReturnType<typeof aboveRoutes>>('/', OWN_NODE).api;

/** The coordinator above this node, and how this node stands below it. */
export type Superior = NonNullable<InferResponseType<typeof above.$get, 200>['superior']>;
export type Proof = Superior['proof'];

export const aboveQuery = queryOptions({
  queryKey: ['above'],
  queryFn: ({ signal }) => read(above.$get({}, { init: { signal } })),
});
