import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Citizen,
  citizen,
  codeOn,
  EVERYTHING,
  type Page,
} from '../../../../../test/citizen.ts';
import { servicesOf } from '../../../../../test/demo/services.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, pointApp, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { qrCodesOn } from '../../../../../test/qr-reader.ts';
import { replaceServices } from '../../directory/services/import-services.ts';
import { createLog } from '../../system/log.ts';
import { loadTexts } from '../texts.ts';

const HELPLINE = { NABIJ_PHONE: '0999 00 00 00', NABIJ_HOURS: 'elke werkdag 9.00–17.00 uur' };
const { t } = loadTexts()('nl');

let point: TestPoint;
let browser: Citizen;

beforeAll(async () => {
  point = await testPoint(HELPLINE);
});
beforeEach(() => {
  browser = citizen(point.app);
});
afterAll(() => point.drop());

async function sent(change: Partial<typeof EVERYTHING> = {}): Promise<Page> {
  await browser.answer({ ...EVERYTHING, ...change });
  return browser.post('/report/send');
}

/** The receipt as text, as it stands on the page. */
const proofOn = (page: Page) => /<p class="proof">([^<]*)</.exec(page.html)?.[1] ?? '';

describe('the receipt after sending', () => {
  it('shows the code, and a QR code that leads to exactly that code', async () => {
    const page = await sent();
    expect([page.path, page.status]).toEqual(['/report/receipt', 200]);
    const [opens, proves] = qrCodesOn(page.html);
    expect(opens).toBe(`${POINT_URL}/follow#${codeOn(page)}`);
    expect(proves).toBe(`${POINT_URL}/verify#${proofOn(page)}`);
  });

  it('names the days of what is promised, who reads it, and phone and hours', async () => {
    const page = await sent();
    // sent on a Saturday: two and five working days later
    expect(page.text).toContain(t('receipt.by', { date: 'dinsdag 24 november 2026' }));
    expect(page.text).toContain(t('receipt.by', { date: 'vrijdag 27 november 2026' }));
    expect(page.text).toContain(t('receipt.team', { name: 'Meldpunt Wilgendrecht' }));
    expect(page.text).toContain(t('receipt.phone', { phone: HELPLINE.NABIJ_PHONE }));
    expect(page.text).toContain(t('receipt.hours', { hours: HELPLINE.NABIJ_HOURS }));
  });

  it('promises no contact to somebody who only wants to be counted', async () => {
    const page = await sent({ want: { want: 'REPORT' } });
    expect(page.path).toBe('/report/receipt');
    expect(page.text).not.toContain('november 2026:');
    expect(page.html).not.toContain('class="answers dates"');
  });

  it('gives the same proof again, also as a file', async () => {
    const proof = proofOn(await sent());
    expect(proof).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]{86}$/);
    expect(proofOn(await browser.get('/report/receipt'))).toBe(proof);
    const file = await browser.get('/report/receipt.jws');
    expect([file.html, file.headers.get('content-type')]).toEqual([proof, 'application/jose']);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="nabij-\d+\.jws"$/,
    );
  });

  it('can be laid out for a receipt printer, and back', async () => {
    const page = await sent();
    expect(page.html).toContain('href="/report/receipt?paper=80"');
    const narrow = await browser.get('/report/receipt?paper=80');
    expect(narrow.html).toContain('class="receipt paper-80"');
    expect(narrow.html).toContain('href="/report/receipt"');
    expect(codeOn(narrow)).toBe(codeOn(page));
  });

  it('at a public screen saves no file there, and takes nothing over for whoever comes next', async () => {
    expect((await sent()).html).toContain('action="/report/again"');
    browser = citizen(point.app);
    await browser.post('/kiosk');
    const page = await sent();
    expect(page.path).toBe('/report/receipt');
    expect(page.html).not.toContain('receipt.jws');
    expect(page.html).not.toContain('action="/report/again"');
    expect(qrCodesOn(page.html)).toHaveLength(2);
  });

  it('shows the code for an hour, whatever language is asked for meanwhile', async () => {
    const { now } = point.clock;
    const [start, code] = [now().getTime(), codeOn(await sent())];
    point.clock.now = () => new Date(start + 1_800_000);
    expect(codeOn(await browser.get('/report/receipt?lang=en'))).toBe(code);
    point.clock.now = () => new Date(start + 3_660_000);
    expect((await browser.get('/report/receipt')).path).toBe('/report');
    point.clock.now = now;
  });

  it('is for nobody who has sent nothing', async () => {
    for (const path of ['/report/receipt', '/report/receipt.jws']) {
      expect((await browser.get(path)).path).toBe('/report');
    }
    for (const path of ['/follow/receipt', '/follow/receipt.jws']) {
      expect((await browser.get(path)).path).toBe('/follow');
    }
  });
});

describe('the receipt of a report that is followed', () => {
  it('names the worker who has it, and gives the same proof as at first', async () => {
    const first = await sent();
    const filed = await filedCase(point);
    await filed.does({ act: 'take' });
    const other = citizen(point.app);
    await other.post('/follow', { code: filed.code });
    const page = await other.get('/follow/receipt');
    expect(page.text).toContain(t('receipt.worker', { name: 'Anna Zoeker' }));
    expect(qrCodesOn(page.html)[0]).toBe(`${POINT_URL}/follow#${filed.code}`);
    await other.post('/follow', { code: codeOn(first) });
    expect(proofOn(await other.get('/follow/receipt'))).toBe(proofOn(first));
    expect((await other.get('/follow/receipt.jws')).html).toBe(proofOn(first));
  });
});

describe('what is offered with it', () => {
  it('are services that fit, and nothing changes for who does not use them', async () => {
    await replaceServices(point.db, servicesOf('oostermonde'), point.clock.now());
    const page = await sent();
    for (const name of ['Ouderenraad Oostermonde', 'Werkcafé De Kade']) {
      expect(page.text).toContain(name);
    }
    for (const name of ['Regenboogcafé', 'Huurteam']) expect(page.text).not.toContain(name);
    expect(page.text).toContain(t('offer.free'));
    expect(page.html).toContain('href="tel:0999000346"');
    await replaceServices(point.db, [], point.clock.now());
    expect((await browser.get('/report/receipt')).text).not.toContain(t('offer.title'));
  });

  it('says who else deals with it, and that the worker goes along', async () => {
    const page = await sent();
    expect(page.text).toContain('College voor de Rechten van de Mens');
    expect(page.text).toContain(t('competent.stay'));
  });
});

it('the code stands in no address of the page, and in no line of the log', async () => {
  const lines: string[] = [];
  const destination = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line));
      done();
    },
  });
  const log = createLog({ level: 'info', destination });
  const app = await pointApp(point.database, { clock: point.clock, key: point.key, log });
  browser = citizen(app);
  const page = await sent();
  const code = codeOn(page);
  await browser.get('/report/receipt?paper=80');
  await browser.get('/report/receipt.jws');
  await browser.post('/follow', { code });
  await browser.get('/follow/receipt');
  await browser.post('/verify', { receipt: proofOn(page), code });
  const addresses = [...page.html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, to]) => to);
  expect(addresses.filter((to) => to?.includes(code) || to?.includes('eyJ'))).toEqual([]);
  expect(lines.length).toBeGreaterThan(10);
  const written = lines.join('');
  for (const secret of [code, code.replaceAll('-', ''), proofOn(page)]) {
    expect(written).not.toContain(secret);
  }
});
