import type { campaignRoutes, flowRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferResponseType } from 'hono/client';
import { momentOf } from '../format/local-moment.ts';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof flowRoutes>>('/', OWN_NODE);
const { campaigns } = hc<ReturnType<typeof campaignRoutes>>('/', OWN_NODE).api;

export type Colleague = InferResponseType<typeof api.colleagues.$get, 200>['colleagues'][number];
export type Campaign = InferResponseType<typeof campaigns.$get, 200>['campaigns'][number];
export type Candidate = InferResponseType<typeof campaigns.candidates.$get, 200>['cases'][number];

/** Longest name of a series of reports. */
export const CAMPAIGN_NAME_MAX = 120;

/** Who is let in to the cases. */
export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: async ({ signal }) =>
    (await read(api.colleagues.$get({}, { init: { signal } }))).colleagues,
});

/** Series of many reports about one thing, the latest first. */
export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: async ({ signal }) => (await read(campaigns.$get({}, { init: { signal } }))).campaigns,
});

/** Cases that are in no series. @param from the first day of receipt, `YYYY-MM-DD`; empty: all */
export function candidatesQuery(from: string) {
  return queryOptions({
    queryKey: ['campaigns', 'candidates', from],
    queryFn: async ({ signal }) => {
      const begin = momentOf(`${from}T00:00`);
      const query = begin === undefined ? {} : { from: begin };
      return (await read(campaigns.candidates.$get({ query }, { init: { signal } }))).cases;
    },
  });
}

/** @throws ApiProblem `not-found` for a number that no case has, `move-not-allowed` */
export function mergeCase(
  { id, version }: CaseDetail,
  into: { into: number; because: 'person' | 'matter' },
): Promise<CaseDetail> {
  const { merge } = api.cases[':id'];
  return shown(merge.$post({ param: { id }, json: { version, ...into } }));
}

export function unmergeCase({ id, version }: CaseDetail): Promise<CaseDetail> {
  return shown(api.cases[':id'].unmerge.$post({ param: { id }, json: { version } }));
}

/** Makes a second case of a second matter; answers with the first. */
export function splitCase(
  { id, version }: CaseDetail,
  matter: { subject: string; grounds: string[]; domain: string; story: string; files: string[] },
): Promise<CaseDetail> {
  return shown(api.cases[':id'].split.$post({ param: { id }, json: { version, ...matter } }));
}

/** Begins a series; the same id again begins none. */
export async function beginCampaign(
  name: string,
  id: string = crypto.randomUUID(),
): Promise<Campaign[]> {
  return (await read(campaigns.$post({ json: { id, name } }))).campaigns;
}

export async function changeCampaign(
  { id, name }: Campaign,
  { ended }: { ended: boolean },
): Promise<Campaign[]> {
  const sent = campaigns[':id'].$put({ param: { id }, json: { name, ended } });
  return (await read(sent)).campaigns;
}

/** Puts cases into a series or takes them out. @returns how many changed */
export async function tagCases(
  id: string,
  wanted: { caseIds: string[]; tagged: boolean },
): Promise<number> {
  return (await read(campaigns[':id'].cases.$post({ param: { id }, json: wanted }))).changed;
}
