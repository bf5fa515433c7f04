import type { partiesRoutes } from '@nabij/node/api';
import { hc, type InferRequestType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE } from './client.ts';

const ofCase = hc<ReturnType<typeof partiesRoutes>>('/', OWN_NODE).api.cases[':id'];
const person = ofCase.people[':pid'];

/** Somebody who is involved in a case besides its reporter. */
export type Person = CaseDetail['people'][number];
/** Somebody was spoken with or written to. */
export type PersonContact = CaseDetail['contacts'][number];
export type PersonWanted = InferRequestType<typeof person.$put>['json'];
export type ContactWanted = InferRequestType<typeof ofCase.contacts.$post>['json'];
export type NotHeard = InferRequestType<(typeof ofCase)['not-heard']['$put']>['json']['notHeard'];
export type MediationAnswer = InferRequestType<typeof person.mediation.$put>['json']['answer'];

/** Ways in which somebody is spoken with: codes of the list `channel`. */
export const CONTACT_CHANNELS = [
  'PHONE',
  'DESK',
  'HOME_VISIT',
  'OUTREACH',
  'CHAT',
  'EMAIL',
  'POST',
] as const satisfies readonly ContactWanted['channel'][];

/** Longest texts that the node takes, in characters. */
export const PERSON_MAX = { name: 200, reach: 500, note: 2000, manner: 500 } as const;
export const CONTACT_NOTE_MAX = 4000;
export const WHY_MAX = 2000;

/** Notes who is involved. @throws ApiProblem `changed-meanwhile` when `version` is an old one */
export function setPerson(id: string, pid: string, json: PersonWanted): Promise<CaseDetail> {
  return shown(person.$put({ param: { id, pid }, json }));
}

/** @throws ApiProblem `move-not-allowed` for somebody who was spoken with */
export function removePerson(id: string, pid: string): Promise<CaseDetail> {
  return shown(person.$delete({ param: { id, pid } }));
}

/** What the other side answered. @throws ApiProblem `consent-required` */
export function answerMediation(
  id: string,
  pid: string,
  json: { answer: MediationAnswer; manner: string },
): Promise<CaseDetail> {
  return shown(person.mediation.$put({ param: { id, pid }, json }));
}

/** @throws ApiProblem `consent-required`, `anonymous-no-contact` */
export function noteContact(id: string, json: ContactWanted): Promise<CaseDetail> {
  return shown(ofCase.contacts.$post({ param: { id }, json }));
}

export function strikeContact(id: string, cid: string): Promise<CaseDetail> {
  return shown(ofCase.contacts[':cid'].$delete({ param: { id, cid } }));
}

/** Why the other side was not heard; null takes it back. */
export function noteNotHeard(id: string, notHeard: NotHeard): Promise<CaseDetail> {
  return shown(ofCase['not-heard'].$put({ param: { id }, json: { notHeard } }));
}
