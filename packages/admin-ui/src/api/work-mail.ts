import type { workerMailRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { mail } = hc<ReturnType<typeof workerMailRoutes>>('/', OWN_NODE).api.me;

export type WorkMail = InferResponseType<typeof mail.$get, 200>;
export type NewWorkMail = InferRequestType<typeof mail.$put>['json'];

/** Whether one hears by mail that there is something new, and where. */
export const workMailQuery = queryOptions({
  queryKey: ['work-mail'],
  queryFn: ({ signal }) => read(mail.$get(undefined, { init: { signal } })),
});

export function setWorkMail(wanted: NewWorkMail): Promise<WorkMail> {
  return read(mail.$put({ json: wanted }));
}

export function endWorkMail(): Promise<WorkMail> {
  return read(mail.$delete());
}
