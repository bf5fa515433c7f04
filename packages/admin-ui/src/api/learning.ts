import type { learningRoutes } from '@nabij/node/api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { hc, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof learningRoutes>>('/', OWN_NODE);

export type Lessons = InferResponseType<typeof api.learning.$get, 200>;
export type LessonTable = Lessons['decisions'];

/** What one year says; without a year, the one that runs. */
export function lessonsQuery(year: string | undefined) {
  return queryOptions({
    queryKey: ['learning', year ?? 'now'],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      read(api.learning.$get({ query: year === undefined ? {} : { year } }, { init: { signal } })),
  });
}
