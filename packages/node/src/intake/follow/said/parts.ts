import type { CorrectedField } from '../../../cases/corrections/corrections.ts';

/** What can be said better, page by page, with the fields of each. */
export const PARTS = {
  story: ['story'],
  when: ['when'],
  place: ['place'],
  contact: ['name', 'email', 'phone'],
} as const satisfies Record<string, readonly CorrectedField[]>;

export type Part = keyof typeof PARTS;

export function isPart(part: string): part is Part {
  return Object.hasOwn(PARTS, part);
}
