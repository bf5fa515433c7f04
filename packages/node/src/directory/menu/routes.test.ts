import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { servicesOf } from '../../../../../test/demo/services.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { filings } from '../../cases/tables.ts';
import { replaceServices } from '../services/import-services.ts';
import type { Menu } from './menu.ts';

let point: TestPoint;
let desk: ApiClient;

beforeAll(async () => {
  point = await testPoint();
  await replaceServices(point.db, servicesOf('oostermonde'), point.clock.now());
  desk = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  desk.cookies.set(name, value);
});
afterAll(() => point.drop());

const menuFor = async (id: string) => (await desk.call<Menu>('GET', `/api/cases/${id}/menu`)).body;

describe('the menu of a case', () => {
  it('has what fits first, then everything else, each once', async () => {
    const menu = await menuFor((await filedCase(point)).id);
    expect(menu.fitting.map(({ id }) => id)).toEqual(['ouderenraad', 'werkcafe', 'rechtswinkel']);
    expect(menu.fitting[0]?.because).toBe('ground/AGE');
    const all = [...menu.fitting, ...menu.others].map(({ id }) => id).sort();
    expect(all).toEqual(
      servicesOf('oostermonde')
        .map(({ body }) => body.id)
        .sort(),
    );
    expect(menu.others.every(({ because }) => because === '')).toBe(true);
  });

  it('is in the language of the reporter', async () => {
    const { id } = await filedCase(point);
    await point.db.update(filings).set({ language: 'en' });
    const english = await menuFor(id);
    expect(english).toMatchObject({ language: 'en', direction: 'ltr', title: 'Help near you' });
    expect(english.fitting.map(({ name }) => name)).toContain('Work café De Kade');
    expect(english.fitting.map(({ title }) => title)).toContain('Werkcafé De Kade');
    const [work] = english.fitting.filter(({ id: one }) => one === 'werkcafe');
    expect(work?.ways.join('\n')).toContain('Languages: Dutch, English, Arabic, and Ukrainian');
    await point.db.update(filings).set({ language: 'ar' });
    expect(await menuFor(id)).toMatchObject({ language: 'ar', direction: 'rtl' });
    await point.db.update(filings).set({ language: 'nl' });
  });

  it('of no case is none', async () => {
    const answer = await desk.call('GET', `/api/cases/${randomUUID()}/menu`);
    expect(answer.problem).toBe('not-found');
  });
});
