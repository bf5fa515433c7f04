import type { CaseDetail } from '../../../api/cases.ts';
import { CONTACT_CHANNELS, type ContactWanted } from '../../../api/people.ts';
import { momentOf } from '../../../format/local-moment.ts';

/** The fields of a contact; `who` is the id of a person, or the reporter. */
export type ContactField =
  | 'who'
  | 'channel'
  | 'direction'
  | 'at'
  | 'reached'
  | 'told'
  | 'heard'
  | 'note';
export type ContactFields = Readonly<Record<ContactField, string>>;

export const REPORTER = 'reporter';
export const YES = 'yes';

/** What can be ticked about a contact with somebody in this role. */
export function ticksFor(role: string | undefined): { told: boolean; heard: boolean } {
  const heard = role === 'OTHER_SIDE';
  return { heard, told: heard || role === 'AGENCY' || role === 'WITNESS' };
}

/** What is sent; undefined for a form that is not filled in. The node checks everything again. */
export function contactOf(
  id: string,
  fields: ContactFields,
  people: CaseDetail['people'],
): ContactWanted | undefined {
  const at = momentOf(fields.at);
  const channel = CONTACT_CHANNELS.find((known) => known === fields.channel);
  const person = people.find((one) => one.id === fields.who);
  if (at === undefined || channel === undefined) return undefined;
  if (person === undefined && fields.who !== REPORTER) return undefined;
  const ticks = ticksFor(person?.role);
  const reached = fields.reached === YES;
  return {
    id,
    partyId: person?.id ?? null,
    channel,
    direction: fields.direction === 'in' ? 'in' : 'out',
    reached,
    told: ticks.told && reached && fields.told === YES,
    heard: ticks.heard && reached && fields.heard === YES,
    at,
    note: fields.note.trim(),
  };
}
