import type { AccountRole } from './tables.ts';

/** Roles that open and handle cases. */
export const HANDLING = ['worker', 'lead'] as const;

/** Whether people of this role are to open cases, so that a colleague has to let them in. */
export function handlesCases(role: AccountRole): boolean {
  return HANDLING.some((one) => one === role);
}
