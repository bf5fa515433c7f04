import type { consultationRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof consultationRoutes>>('/', OWN_NODE);
const { consultations: all, 'shared-cards': cards } = api;

/** What was asked of another point, or by one. */
export type Consultation = InferResponseType<typeof all.$get, 200>['consultations'][number];

/** Another point that one can ask. */
export type AskablePoint = InferResponseType<typeof all.points.$get, 200>['points'][number];

/** Contact cards that another point shared. */
export type SharedCards = InferResponseType<typeof cards.$get, 200>['shared'][number];

type QuestionForm = InferRequestType<(typeof all)[':id']['$put']>['json'];
type CardsForm = InferRequestType<(typeof cards)[':id']['$put']>['json'];

export const consultationsQuery = queryOptions({
  queryKey: ['consultations'],
  queryFn: async ({ signal }) => (await read(all.$get({}, { init: { signal } }))).consultations,
});

/** The points that one can ask, and the name under which one asks. */
export const askableQuery = queryOptions({
  queryKey: ['consultations', 'points'],
  queryFn: ({ signal }) => read(all.points.$get({}, { init: { signal } })),
});

/** `id` is made where it is typed, so that sending twice asks once. */
export async function askPoint(id: string, json: QuestionForm): Promise<Consultation[]> {
  return (await read(all[':id'].$put({ param: { id }, json }))).consultations;
}

export async function answerPoint(id: string, answer: string): Promise<Consultation[]> {
  const sent = all[':id'].answer.$post({ param: { id }, json: { answer } });
  return (await read(sent)).consultations;
}

export async function thankPoint(id: string, thanks: string): Promise<Consultation[]> {
  const sent = all[':id'].thanks.$post({ param: { id }, json: { thanks } });
  return (await read(sent)).consultations;
}

/** Sends again what we said last. @throws ApiProblem `changed-meanwhile` when it waits or arrived */
export async function sayAgain(id: string): Promise<Consultation[]> {
  return (await read(all[':id'].again.$post({ param: { id } }))).consultations;
}

export const sharedCardsQuery = queryOptions({
  queryKey: ['shared-cards'],
  queryFn: async ({ signal }) => (await read(cards.$get({}, { init: { signal } }))).shared,
});

/** `id` is made where they are chosen, so that sending twice shares once. */
export async function shareLines(id: string, json: CardsForm): Promise<void> {
  await cards[':id'].$put({ param: { id }, json });
}

/** Somebody looked at them. */
export async function endSharedCards(id: string): Promise<SharedCards[]> {
  return (await read(cards[':id'].$delete({ param: { id } }))).shared;
}
