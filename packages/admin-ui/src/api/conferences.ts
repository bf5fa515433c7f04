import type { conferenceRoutes } from '@nabij/node/api';
import { hc, type InferRequestType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE } from './client.ts';

const conference = hc<ReturnType<typeof conferenceRoutes>>('/', OWN_NODE).api.cases[':id']
  .conferences[':cid'];
const guest = conference.guests[':gid'];

/** A case that is discussed with all who can help. */
export type Conference = CaseDetail['conferences'][number];
/** Somebody who is invited to it. */
export type Guest = Conference['guests'][number];
export type ConferenceWanted = InferRequestType<typeof conference.$put>['json'];
export type GuestWanted = InferRequestType<typeof guest.$put>['json'];
export type StepWanted = InferRequestType<typeof conference.steps.$post>['json'];

/** Longest texts that the node takes, in characters. */
export const CONFERENCE_MAX = { question: 500, place: 200, notes: 10_000, name: 200 } as const;
export const STEP_MAX = { what: 140, name: 60 } as const;

/** Which conference of which case. */
export interface At {
  id: string;
  cid: string;
}

/** Plans or changes it. @throws ApiProblem `changed-meanwhile` when `version` is an old one */
export function setConference(param: At, json: ConferenceWanted): Promise<CaseDetail> {
  return shown(conference.$put({ param, json }));
}

/** @throws ApiProblem `consent-required`, `anonymous-no-contact` */
export function inviteGuest(param: At & { gid: string }, json: GuestWanted): Promise<CaseDetail> {
  return shown(guest.$put({ param, json }));
}

/** @throws ApiProblem `move-not-allowed` for somebody who was shown something */
export function uninviteGuest(param: At & { gid: string }): Promise<CaseDetail> {
  return shown(guest.$delete({ param }));
}

/** Writes down what a guest is shown, before they are. @throws ApiProblem `consent-required` */
export function noteShown(
  param: At & { gid: string },
  json: { id: string; parts: string[] },
): Promise<CaseDetail> {
  return shown(guest.shown.$post({ param, json }));
}

/** Writes an agreed step into the plan. @throws ApiProblem `plan-full` */
export function agreeStep(param: At, json: StepWanted): Promise<CaseDetail> {
  return shown(conference.steps.$post({ param, json }));
}
