import type { Person } from '../../../api/people.ts';

/** What is asked of the worker now. */
export type Asked =
  | { step: 'person'; person: Person | null }
  | { step: 'mediation' | 'consent'; person: Person }
  | { step: 'contact' };
