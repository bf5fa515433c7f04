import { expect, it } from 'vitest';
import { texts as en } from '../../packages/admin-ui/src/texts/en/texts.ts';
import { texts as nl } from '../../packages/admin-ui/src/texts/nl/texts.ts';
import { AUDIT_ACTS } from '../../packages/node/src/access/audit/audit.ts';

it.each([
  ['nl', nl],
  ['en', en],
])('the log has words in %s for every act, and for no other', (_language, texts) => {
  expect(Object.keys(texts.audit.act).sort()).toEqual([...AUDIT_ACTS].sort());
});
