import type { lettersRoutes, templateRoutes } from '@nabij/node/api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE, read } from './client.ts';

const { templates } = hc<ReturnType<typeof templateRoutes>>('/', OWN_NODE).api;
const ofCase = hc<ReturnType<typeof lettersRoutes>>('/', OWN_NODE).api.cases[':id'];
const template = templates[':tid'][':language'];
const letter = ofCase.letters[':lid'];

export type TemplateList = InferResponseType<typeof templates.$get, 200>;
export type Template = TemplateList['templates'][number];
export type TemplateLanguage = TemplateList['languages'][number];
type TemplateWanted = InferRequestType<typeof template.$put>['json'];
export type Filled = InferResponseType<typeof ofCase.templates.$get, 200>;
type FilledQuery = InferRequestType<typeof ofCase.templates.$get>['query'];
export type Letter = CaseDetail['letters'][number];
export type LetterWanted = InferRequestType<typeof letter.$put>['json'];

/** Longest texts that the node takes, in characters. */
export const LETTER_MAX = { text: 10_000, address: 500, name: 100 } as const;

/** Stands in a text where something is to be filled in by hand. */
const GAP = /\[[^\]\n]{1,60}\]/;

/** Whether a text still has a place that is to be filled in. */
export function hasGap(text: string): boolean {
  return GAP.test(text);
}

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  // what a lead is writing must not change under their hands
  refetchOnWindowFocus: false,
  queryFn: ({ signal }) => read(templates.$get({}, { init: { signal } })),
});

/** Templates with the facts of a case in them; looking at them is an opening of the case. */
export function filledQuery(caseId: string, query: FilledQuery) {
  return queryOptions({
    queryKey: ['filled-templates', caseId, query],
    // the choice of a language stays where it is while the texts come
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) =>
      read(ofCase.templates.$get({ param: { id: caseId }, query }, { init: { signal } })),
  });
}

/** @throws ApiProblem `changed-meanwhile` when somebody else wrote it since `seenAt` */
export function setTemplate(
  at: { tid: string; language: TemplateLanguage },
  json: TemplateWanted,
): Promise<TemplateList> {
  return read(template.$put({ param: at, json }));
}

/** A template of the team goes; a built-in one is as it came again. */
export function removeTemplate(
  at: { tid: string; language: TemplateLanguage },
  seenAt: string,
): Promise<TemplateList> {
  return read(template.$delete({ param: at, query: { seenAt } }));
}

/** @throws ApiProblem `consent-required`, `anonymous-no-contact` */
export function writeLetter(id: string, lid: string, json: LetterWanted): Promise<CaseDetail> {
  return shown(letter.$put({ param: { id, lid }, json }));
}
