import type { papersRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';
import { send } from './request.ts';

const { papers } = hc<ReturnType<typeof papersRoutes>>('/', OWN_NODE).api;

export type StatutoryForm = InferResponseType<typeof papers.form.$get, 200>;
export type FormTable = StatutoryForm['tables'][number];

export const SHEET_FORMATS = ['ods', 'xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** A file of the node's, with the name that it gave. */
export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** The Dutch statutory form; of the year that runs, unless told. */
export function formQuery(year: string | undefined) {
  return queryOptions({
    queryKey: ['statutory-form', year],
    queryFn: ({ signal }) =>
      read(papers.form.$get({ query: year === undefined ? {} : { year } }, { init: { signal } })),
  });
}

export function formFile(year: string, format: SheetFormat): Promise<SavedFile> {
  return fileAt(`/api/papers/form/sheet?${new URLSearchParams({ year, format })}`);
}

/** Cases as codes, by the filters of the list. */
export function casesFile(
  query: Readonly<Record<string, string>> & { format: SheetFormat },
): Promise<SavedFile> {
  return fileAt(`/api/papers/cases?${new URLSearchParams(query)}`);
}

async function fileAt(path: string): Promise<SavedFile> {
  const answer = await send(path);
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '');
  return { name: named?.[1] ?? 'cases', content: await answer.blob() };
}
