import { Refusal } from '../system/problem.ts';

/** A text that must be there. @throws Refusal reason-required */
export function required(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length === 0) throw new Refusal('reason-required');
  return trimmed;
}
