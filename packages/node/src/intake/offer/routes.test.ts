import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen } from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { loadTexts } from '../texts.ts';

const { t } = loadTexts()('nl');
const FLANDERS = { NABIJ_COUNTRY: 'BE', NABIJ_REGION: 'VLG' };

let point: TestPoint;
let flemish: TestPoint;
beforeAll(async () => {
  [point, flemish] = [await testPoint(), await testPoint(FLANDERS)];
});
afterAll(async () => {
  await point.drop();
  await flemish.drop();
});

const help = (query = '', at = point) => citizen(at.app).get(`/help${query}`);

describe('who can help', () => {
  it('asks a few choices, none of which is needed, and leads to reporting', async () => {
    const page = await help();
    expect(page.status).toBe(200);
    for (const field of ['subject', 'domain', 'ground']) {
      expect(page.html).toContain(`name="${field}"`);
    }
    expect(page.html).toContain('href="/report"');
    expect(page.text).not.toContain(t('competent.none'));
    expect(page.html).not.toContain('content="noindex"');
  });

  it('names who is competent where the point is, and that nobody goes there alone', async () => {
    const page = await help('?subject=DISCRIMINATION&domain=HOUSING&ground=ORIGIN', flemish);
    expect(page.text).toContain('Vlaams Mensenrechteninstituut');
    expect(page.text).toContain(t('competent.stay'));
    expect(page.html).toMatch(/<option value="HOUSING" selected>/);
    expect(page.html).toMatch(/value="DISCRIMINATION"[^>]*checked/);
    const care = await help('?subject=CARE&domain=HEALTH_CARE');
    expect(care.text).toContain('klachtenfunctionaris');
  });

  it('is never a dead end', async () => {
    const page = await help('?subject=QUESTION');
    expect(page.text).toContain(t('competent.none'));
    const nobody = await help('?subject=CARE&domain=SPORT_LEISURE', flemish);
    expect(nobody.text).toContain(t('competent.none'));
  });

  it.each([
    '?subject=NOPE',
    '?subject=%00&ground=%22%3E%3Cscript%3E',
    '?subject=CARE&domain=__proto__',
  ])('takes %s for not chosen', async (query) => {
    const page = await help(query);
    expect([page.status, page.html.includes('"><script>')]).toEqual([200, false]);
  });
});
