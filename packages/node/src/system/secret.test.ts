import { format, inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from './secret.ts';

it('never prints, and gives its text only when asked', () => {
  const secret = new Secret('hunter2');
  const prints = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect(secret, { showHidden: true, depth: null }),
    inspect({ deep: [secret] }, { customInspect: false, showHidden: true }),
    format('%s %o %j', secret, secret, secret),
    JSON.stringify(Object.entries(secret)),
  ];
  for (const print of prints) expect(print).not.toContain('hunter2');
  expect(`${secret}`).toBe('[secret]');
  expect(secret.reveal()).toBe('hunter2');
});
