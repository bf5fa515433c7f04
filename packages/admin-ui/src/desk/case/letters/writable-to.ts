import type { Person } from '../../../api/people.ts';

/** Roles of those whom the point itself writes to. */
const ROLES = ['OTHER_SIDE', 'AGENCY', 'WITNESS'];

/** To whom a letter can be written; whether the reporter allows it, `allowed` says. */
export function writableTo(people: readonly Person[]): Person[] {
  return people.filter(({ role }) => ROLES.includes(role));
}
