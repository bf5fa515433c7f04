import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../packages/node/src/intake/texts.ts';
import { faultsAndWidth } from './page-checks.ts';
import { emptyPages, filledPages, wrongPages } from './page-states.ts';
import { type PublicPoint, publicPoint } from './public-point.ts';

const PHONE = { width: 320, height: 640 };
const PATIENCE = { timeout: 300_000 };

let point: PublicPoint;

beforeAll(async () => {
  point = await publicPoint();
});
afterAll(() => point?.stop());

describe.for(LANGUAGES)('every public page in %s, on a phone', PATIENCE, (language) => {
  const look = async (page: Page) => {
    const shown = await page.locator('html').getAttribute('lang');
    const other = shown === language ? [] : [`${page.url()}: in ${shown}`];
    return [...other, ...(await faultsAndWidth(page))];
  };

  it.for([
    ['nothing is filled in', emptyPages],
    ['something is wrong', wrongPages],
    ['everything is filled in', filledPages],
  ] as const)('is without fault when %s', async ([, visit]) => {
    const page = await point.open(language, { viewport: PHONE });
    expect(await visit(page, point.place, look)).toEqual([]);
    await page.context().close();
  });
});
