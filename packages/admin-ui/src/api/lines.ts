import type { caseLinesRoutes, linesRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof linesRoutes>>('/', OWN_NODE);
const ofCase = hc<ReturnType<typeof caseLinesRoutes>>('/', OWN_NODE).api.cases[':id'];

/** A named person at an agency. */
export type ShortLine = InferResponseType<typeof api.lines.$get, 200>['lines'][number];

/** What is filled in for somebody. */
export type LineForm = Omit<InferRequestType<typeof api.lines.$post>['json'], 'id'>;

/** Somebody as a vCard says; nothing of it is kept until they are added. */
export type LineCard = Omit<LineForm, 'agencyType'>;

type LineContact = InferRequestType<(typeof ofCase)['lines'][':line']['contact']['$post']>['json'];

export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: async ({ signal }) => (await read(api.lines.$get({}, { init: { signal } }))).lines,
});

/** The people whom a case may need, and kinds of agencies where nobody is known. */
export function caseLinesQuery(id: string) {
  return queryOptions({
    queryKey: ['lines', 'case', id],
    queryFn: ({ signal }) => read(ofCase.lines.$get({ param: { id } }, { init: { signal } })),
  });
}

type Lines = Promise<ShortLine[]>;

/** `id` is made where it is typed, so that sending twice adds once. */
export async function addLine(id: string, form: LineForm): Lines {
  return (await read(api.lines.$post({ json: { id, ...form } }))).lines;
}

/** @throws ApiProblem `changed-meanwhile` when `version` is no longer the newest */
export async function changeLine(id: string, form: LineForm & { version: number }): Lines {
  return (await read(api.lines[':id'].$put({ param: { id }, json: form }))).lines;
}

export async function verifyLine(id: string): Lines {
  return (await read(api.lines[':id'].verify.$post({ param: { id } }))).lines;
}

/** Says of oneself whether one knows somebody. */
export async function setKnown(id: string, known: boolean): Lines {
  return (await read(api.lines[':id'].known.$put({ param: { id }, json: { known } }))).lines;
}

export async function removeLine(id: string): Lines {
  return (await read(api.lines[':id'].$delete({ param: { id } }))).lines;
}

/** The person as a vCard; the node notes who took it. */
export async function lineCard(id: string, language: string): Promise<string> {
  const answer = api.lines[':id'].vcard.$get({ param: { id }, query: { language } });
  return (await answer).text();
}

export async function readCards(text: string): Promise<LineCard[]> {
  return (await read(api.lines.vcards.$post({ json: { text } }))).cards;
}

export function noteContact(caseId: string, line: string, json: LineContact): Promise<CaseDetail> {
  return shown(ofCase.lines[':line'].contact.$post({ param: { id: caseId, line }, json }));
}
