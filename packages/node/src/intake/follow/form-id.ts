import { randomUUID } from 'node:crypto';
import { one, type Typed } from '../report/answers.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The form's own number, which goes along so that a form sent twice is done once. */
export function idIn(typed: Typed, field: string): string {
  const given = one(typed, field);
  return UUID.test(given) ? given : randomUUID();
}

export function isId(text: string): boolean {
  return UUID.test(text);
}
