import { expect, it } from 'vitest';
import { termsOf } from '../../cases/deadlines/terms.ts';
import { loadTexts } from '../texts.ts';
import { nextPart } from './next-part.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const texts = loadTexts()('nl');

async function page(request: string, regime: string | null): Promise<string> {
  const timed = { state: 'RECEIVED', request, receivedAt: NOW, regimeFrom: null } as const;
  const terms = termsOf({ ...timed, regime, firstAnswer: undefined }, 'NL', NOW);
  type View = Parameters<typeof nextPart>[0];
  type Receipt = Parameters<typeof nextPart>[1];
  const receipt = { terms, facts: { request } } as unknown as Receipt;
  return String(await nextPart({ texts, point: {} } as unknown as View, receipt));
}
const promise = texts.t('receipt.promise');

it('a receipt promises the days of the point itself, and no others', async () => {
  const own = await page('COMPLAINT', null);
  expect(own.split(promise)).toHaveLength(2);
  const [ours = '', others = ''] = (await page('COMPLAINT', 'NL-AWB')).split(promise);
  expect(ours.match(/<dt>/g)).toEqual(own.match(/<dt>/g));
  expect(others).toContain('<dt>');
});

it('a receipt on which only others have days promises none', async () => {
  const others = await page('REPORT', 'NL-AWB');
  expect(others).toContain('<dt>');
  expect(others).not.toContain(promise);
});
