import type { standingRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof standingRoutes>>('/', OWN_NODE);

/** How this point is connected, and what did or did not arrive. */
export type Standing = InferResponseType<typeof api.peers.$get, 200>;
export type Coordinator = NonNullable<Standing['coordinator']>;
export type WaitingMessage = Standing['waiting'][number];
export type FailedMessage = Standing['failed'][number];
export type DeliveredMessage = Standing['delivered'][number];
export type Remedy = NonNullable<FailedMessage['remedy']>;
export type OtherPoint = Standing['points'][number];

const WHILE_WAITING_MS = 10_000;

export const standingQuery = queryOptions({
  queryKey: ['peers'],
  queryFn: ({ signal }) => read(api.peers.$get({}, { init: { signal } })),
  // Delivery goes on behind the screen: look again while something is on its way.
  refetchInterval: ({ state }) => (state.data?.waiting.length ? WHILE_WAITING_MS : false),
});

/** @throws ApiProblem `changed-meanwhile` when it waits or has arrived */
export async function sendAgain(jti: string): Promise<void> {
  await api.peers.messages[':jti'].again.$post({ param: { jti } });
}

/** Where a signed receipt is saved from. */
export function receiptAddress(jti: string): string {
  return `/api/peers/messages/${encodeURIComponent(jti)}/receipt`;
}
