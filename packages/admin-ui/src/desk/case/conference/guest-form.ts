import type { CaseDetail } from '../../../api/cases.ts';
import { CONFERENCE_MAX, type GuestWanted } from '../../../api/conferences.ts';

/** Who can be invited, nearest first. */
export const KINDS = [
  'colleague',
  'reporter',
  'helper',
  'agency',
  'point',
] as const satisfies readonly GuestWanted['kind'][];

/** What is sent; undefined for a form that is not filled in. */
export function guestOf(fields: {
  kind: string;
  accountId: string;
  name: string;
}): GuestWanted | undefined {
  const kind = KINDS.find((known) => known === fields.kind);
  if (kind === undefined) return undefined;
  if (kind === 'reporter') return { kind, accountId: null, name: null };
  if (kind === 'colleague') {
    return fields.accountId === '' ? undefined : { kind, accountId: fields.accountId, name: null };
  }
  const name = fields.name.trim();
  const fits = name !== '' && name.length <= CONFERENCE_MAX.name;
  return fits ? { kind, accountId: null, name } : undefined;
}

/** Names that are with the case: of people involved, and of whom the reporter agreed to. */
export function knownNames(
  { people, consents }: Pick<CaseDetail, 'people' | 'consents'>,
  kind: string,
): string[] {
  const helpers = ['HELPER', 'REPRESENTATIVE'];
  const roles: Readonly<Record<string, readonly string[]>> = {
    helper: helpers,
    agency: ['AGENCY'],
  };
  const involved = people.filter(({ role }) => roles[kind]?.includes(role)).map(({ name }) => name);
  const purposes = kind === 'agency' ? ['SHARE_CONFERENCE', 'SHARE_AGENCY'] : ['SHARE_CONFERENCE'];
  const agreed = consents
    .filter(({ state, purpose }) => state === 'given' && purposes.includes(purpose))
    .flatMap(({ party }) => party ?? []);
  return [...new Set([...involved, ...(kind === 'helper' ? [] : agreed)])];
}
