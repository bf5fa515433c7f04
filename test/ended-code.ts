import { type Code, findCode, type ListName } from '../packages/protocol/src/index.ts';

/**
 * Makes this the last day (`YYYY-MM-DD`) on which a code can be chosen, in this process only.
 * @returns what takes that back
 */
export function endCode(list: ListName, code: string, valid_until: string): () => void {
  const found: Code | undefined = findCode(list, code);
  if (!found) throw new Error(`${list} has no ${code}`);
  Object.assign(found, { valid_until });
  return () => {
    Reflect.deleteProperty(found, 'valid_until');
  };
}
