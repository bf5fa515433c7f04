import { CODE_VERSION, type Code, codeList, type ListName } from '../codes/code-list.ts';
import type { FindLists, Lists } from '../counts/span-codes.ts';

/** A version of the code lists that does not exist, to see that a next one can come. */
export const NEXT_VERSION = '2026.2-made-up';

type Change = Partial<Pick<Code, 'parent' | 'valid_from' | 'valid_until'>>;

const label = { nl: 'x', fr: 'x', de: 'x', en: 'x', ar: 'x' };

const NEW: Partial<Record<ListName, readonly Code[]>> = {
  domain: [{ code: 'SPACE', ...label, valid_from: '2026-05-01' }],
  ground: [
    { code: 'CASTE', ...label, valid_from: '2026-07-01' },
    { code: 'AGE_YOUNG', parent: 'AGE', ...label, valid_from: '2026-04-01' },
  ],
  care_category: [
    { code: 'WAITING_ROOM', parent: 'MANAGEMENT', ...label, valid_from: '2026-04-01' },
  ],
};

const CHANGED: Readonly<Record<string, Change>> = {
  TRANSPORT: { valid_until: '2026-03-31' },
  EDUCATION: { valid_until: '2026-05-15' },
  HOUSING: { valid_until: '2026-06-30' },
  ORIGIN: { valid_until: '2026-03-31' },
  ORIGIN_ROMA: { valid_until: '2026-06-30' },
  SAFETY: { valid_until: '2026-06-30' },
  QUESTION: { valid_until: '2026-07-31' },
  DIGITAL: { valid_until: '2026-06-30' },
  REGIONAL: { valid_until: '2026-06-30' },
};

const nextLists: Lists = (name) => {
  const list = codeList(name);
  const changed = list.codes.map((it) => ({ ...it, ...CHANGED[it.code] }));
  return { ...list, codes: [...changed, ...(NEW[name] ?? [])] };
};

/** Finds the lists of this version and of the next. */
export const findBoth: FindLists = (version) => {
  if (version === NEXT_VERSION) return nextLists;
  return version === CODE_VERSION ? codeList : undefined;
};
