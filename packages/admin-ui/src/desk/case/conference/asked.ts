import type { Conference, Guest } from '../../../api/conferences.ts';

/** What is asked of the worker now. */
export type Asked =
  | { step: 'conference'; conference: Conference | null }
  | { step: 'guest' | 'agree'; conference: Conference }
  | { step: 'show'; conference: Conference; guest: Guest };
