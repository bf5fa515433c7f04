import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { addConsent } from '../consents/consents.ts';
import { setParty } from '../people/parties.ts';
import { exportCase } from '../rights/export.ts';
import { listLetters } from './letters.ts';

interface Filled {
  language: string;
  languages: string[];
  templates: { id: string; name: string; text: string }[];
}
interface Shown {
  letters: { id: string; to: string; text: string; by: string | null }[];
  contacts: { id: string; channel: string; partyId: string | null }[];
}

let point: TestPoint;
let anna: ApiClient;
beforeAll(async () => {
  point = await testPoint();
  anna = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  anna.cookies.set(name, value);
});
afterAll(() => point.drop());

const OTHER = 'Woonbedrijf De Linde';

async function withOther(filed: FiledCase): Promise<string> {
  const id = randomUUID();
  const party = { role: 'OTHER_SIDE', name: OTHER, reach: 'Lindelaan 1', note: '' };
  await setParty(point.db, await filed.actor(), { id, version: null, ...party });
  return id;
}

async function allow(filed: FiledCase): Promise<void> {
  const by = { ...(await filed.actor()), accountId: null };
  const consent = { purpose: 'APPROACH_OTHER', party: OTHER, state: 'given' } as const;
  await addConsent(point.db, by, { ...consent, id: randomUUID() });
}

const write = (filed: FiledCase, partyId: string, id: string = randomUUID()) =>
  anna.call<Shown>('PUT', `/api/cases/${filed.id}/letters/${id}`, {
    ...{ partyId, language: 'nl', address: 'Lindelaan 1' },
    text: 'Geachte heer, wij kregen een melding.',
  });

describe('templates for a case', () => {
  it('come in the language of the reporter with the facts in them', async () => {
    const filed = await filedCase(point);
    const { body } = await anna.call<Filled>('GET', `/api/cases/${filed.id}/templates`);
    const { number } = await filed.row();
    expect(body.language).toBe('nl');
    expect(body.languages).toEqual(['ar', 'de', 'en', 'fr', 'nl']);
    const text = body.templates.find(({ id }) => id === 'acknowledgement')?.text ?? '';
    expect(text).toContain('Goedendag Bo Wandel,');
    expect(text).toContain(`Het nummer is ${number}.`);
    expect(text).toContain('21 november 2026');
    expect(text).toContain(WORKER.name);
    expect(body.templates.map(({ id }) => id)).not.toContain('other-side');
  });

  it('greet an anonymous reporter without a name, in any language that was asked for', async () => {
    const filed = await filedCase(point, { anonymity: 'ANON_FULL', contact: null });
    const path = `/api/cases/${filed.id}/templates`;
    const { body } = await anna.call<Filled>('GET', `${path}?language=fr`);
    expect(body.templates[0]?.text).toMatch(/^Bonjour,\n/);
    // nobody wrote templates in Polish
    const polish = await anna.call<Filled>('GET', `${path}?language=pl`);
    expect(polish.body.language).toBe('en');
  });

  it('name the other side in a letter to them, and nobody of another case', async () => {
    const [filed, other] = [await filedCase(point), await filedCase(point)];
    const party = await withOther(filed);
    const path = (of: FiledCase) =>
      `/api/cases/${of.id}/templates?audience=other-side&party=${party}`;
    const { body } = await anna.call<Filled>('GET', path(filed));
    expect(body.templates[0]?.text).toContain(`Geachte ${OTHER},`);
    expect((await anna.call('GET', path(other))).problem).toBe('not-found');
  });

  it('are an opening of the case', async () => {
    const filed = await filedCase(point);
    await anna.call('GET', `/api/cases/${filed.id}/templates`);
    const rows = await point.db.execute(sql`select from audit_entries
      where act = 'case-opened' and case_id = ${filed.id}::uuid`);
    expect(rows).toHaveLength(1);
  });
});

describe('a letter to the other side', () => {
  it('needs the consent of the reporter', async () => {
    const filed = await filedCase(point);
    const party = await withOther(filed);
    expect((await write(filed, party)).problem).toBe('consent-required');
    await allow(filed);
    const { body } = await write(filed, party);
    expect(body.letters).toMatchObject([{ to: OTHER, by: WORKER.name }]);
  });

  it('is written for nobody who is anonymous', async () => {
    const filed = await filedCase(point, { anonymity: 'ANON_FULL', contact: null });
    expect((await write(filed, await withOther(filed))).problem).toBe('anonymous-no-contact');
  });

  it('is kept once, sealed, with the contact that it is', async () => {
    const filed = await filedCase(point);
    const party = await withOther(filed);
    await allow(filed);
    const id = randomUUID();
    await write(filed, party, id);
    const { body } = await write(filed, party, id);
    expect(body.letters.map((letter) => letter.id)).toEqual([id]);
    expect(body.contacts).toMatchObject([{ id, channel: 'POST', partyId: party }]);
    const rows = await point.db.execute(sql`select it::text as row from letters it`);
    expect(JSON.stringify(rows)).not.toContain('Linde');
    const other = await filedCase(point);
    await allow(other);
    const taken = await write(other, await withOther(other), id);
    expect(taken.problem).toBe('changed-meanwhile');
  });

  it('stands in the copy of the reporter', async () => {
    const filed = await filedCase(point);
    await allow(filed);
    await write(filed, await withOther(filed));
    const copy = await exportCase(point.db, await filed.open(), {
      point: { name: 'Meldpunt', url: POINT_URL, country: 'NL' },
      now: point.clock.now(),
      notes: false,
      fileContents: false,
    });
    expect(copy.letters).toMatchObject([{ to: OTHER, text: expect.stringContaining('melding') }]);
  });

  it('does not open as one to somebody else', async () => {
    const filed = await filedCase(point);
    await allow(filed);
    await write(filed, await withOther(filed));
    await point.db.execute(sql`update letters set party_id = ${randomUUID()}::uuid
      where case_id = ${filed.id}::uuid`);
    const { filingKey } = (await filed.open()).open;
    await expect(listLetters(point.db, { caseId: filed.id, filingKey })).rejects.toThrow();
  });
});
