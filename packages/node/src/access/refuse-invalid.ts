import { Refusal } from '../system/problem.ts';

/** Bad input to a JSON route becomes one refusal; what was typed is never echoed. */
export function refuseInvalid(result: { success: boolean }): void {
  if (!result.success) throw new Refusal('request-invalid');
}
