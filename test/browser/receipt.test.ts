import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { servicesOf } from '../demo/services.ts';
import { fileDirectly } from '../file-directly.ts';
import { readPixels } from '../qr-reader.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';
import { newVisitor } from './visitor.ts';

const NOW = new Date('2026-08-12T09:00:00Z');
const ANSWERS: Answers = {
  about: 'DISCRIMINATION',
  want: 'COMPLAINT',
  story: 'Ik mocht niet naar binnen.',
  place: 'HERE',
  elsewhere: '',
  lives: 'YES',
  setting: 'WORK',
  when: '',
  ongoing: false,
  ground: ['AGE'],
  role: 'SELF',
  anonymity: 'ANON_FULL',
  contact: null,
  notice: false,
  earlier: null,
};

let region: BrowserRegion;
let browser: Browser;
let url: string;
let code: string;

beforeAll(async () => {
  region = await startBrowserRegion(NOW);
  browser = await launchChromium();
  url = region.town.url;
  const { db } = region.town.running().database;
  await replaceServices(db, servicesOf('oostermonde'), NOW);
  const town = { name: 'Voorbeeldstad', municipality: 'XX0001', country: 'NL' } as const;
  const filed = await fileDirectly(
    { db, town },
    { answers: ANSWERS, language: 'nl', channel: 'WEB' },
    NOW,
  );
  code = filed.code;
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

/** What a camera sees of a picture on the page. */
async function seen(page: Page, label: string): Promise<string | undefined> {
  const png = await page.getByRole('img', { name: label }).screenshot();
  const blank = await page.context().newPage();
  const [width, height, pixels] = await blank.evaluate<[number, number, number[]]>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return [image.width, image.height, [...context.getImageData(0, 0, image.width, image.height).data]];
  })()`);
  await blank.close();
  return readPixels({ data: Uint8ClampedArray.from(pixels), width, height });
}

/** Opens the report as a scanned QR code does, and goes to its receipt. */
async function openReceipt(page: Page): Promise<void> {
  await page.goto(`${url}/follow#${code}`);
  await page.locator('main form button').first().click();
  await page.locator('#code').waitFor({ state: 'detached' });
  await page.goto(`${url}/follow/receipt`);
}

describe('the receipt', () => {
  it('opens by its QR code, whose secret leaves the address at once and reaches no server', async () => {
    const { page, context, complaints } = await newVisitor(browser);
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.goto(`${url}/follow#${code}`);
    await expect.poll(() => page.locator('#code').inputValue()).toBe(code);
    expect(page.url()).toBe(`${url}/follow`);
    await page.locator('main form button').first().click();
    await page.locator('#code').waitFor({ state: 'detached' });
    expect(asked.filter((it) => it.replace(/#.*/, '').includes(code))).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['on a phone', { width: 320, height: 640 }, 'none'],
    ['on a desk', { width: 1280, height: 900 }, 'none'],
    ['in the colours of somebody who sees little', { width: 1280, height: 900 }, 'active'],
  ] as const)('shows QR codes that a camera reads, %s', async (_, viewport, forcedColors) => {
    const { page, context } = await newVisitor(browser);
    await page.setViewportSize(viewport);
    await page.emulateMedia({ forcedColors, colorScheme: 'dark' });
    await openReceipt(page);
    expect(await seen(page, 'QR-code met uw meldcode')).toBe(`${url}/follow#${code}`);
    const proof = (await page.locator('.proof').textContent()) ?? '';
    expect(await seen(page, 'QR-code met het ontvangstbewijs')).toBe(`${url}/verify#${proof}`);
    await context.close();
  });

  it.each([
    ['plain paper', '', 210],
    ['a receipt printer', '?paper=80', 80],
  ])('prints on %s', async (_, query, millimetres) => {
    const { page, context } = await newVisitor(browser);
    await openReceipt(page);
    await page.goto(`${url}/follow/receipt${query}`);
    expect(await page.locator('#print').isVisible()).toBe(true);
    const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
    const widths = [...pdf.matchAll(/\/MediaBox ?\[ ?0 0 ([\d.]+)/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths.length).toBeGreaterThan(0);
    for (const width of widths) expect(Math.round((width / 72) * 25.4)).toBe(millimetres);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.actions').first().isVisible()).toBe(false);
    expect(await seen(page, 'QR-code met uw meldcode')).toBe(`${url}/follow#${code}`);
    await context.close();
  });
});

describe('checking a proof', () => {
  it('works from its QR code and without a script', async () => {
    const { page, context, complaints } = await newVisitor(browser);
    await openReceipt(page);
    const proof = (await page.locator('.proof').textContent()) ?? '';
    await page.goto(`${url}/verify#${proof}`);
    await expect.poll(() => page.locator('#receipt').inputValue()).toBe(proof);
    expect(page.url()).toBe(`${url}/verify`);
    await page.locator('main form button').click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Dit ontvangstbewijs is echt');
    expect([page.url(), complaints]).toEqual([`${url}/verify`, []]);
    await context.close();

    const plain = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled: false });
    const paper = await plain.newPage();
    await paper.goto(`${url}/verify`);
    expect(await paper.locator('#scan').isVisible()).toBe(false);
    await paper.locator('#receipt').fill(proof);
    await paper.locator('main form button').click();
    expect(await paper.locator('h1').textContent()).toBe('Dit ontvangstbewijs is echt');
    await plain.close();
  });

  it('offers the camera where the browser reads QR codes, and takes what it sees', async () => {
    const { page, context, complaints } = await newVisitor(browser);
    await openReceipt(page);
    const proof = (await page.locator('.proof').textContent()) ?? '';
    await page.addInitScript(`
      window.BarcodeDetector = class {
        static getSupportedFormats() { return Promise.resolve(['qr_code']); }
        detect() { return Promise.resolve([{ rawValue: '${url}/verify#${proof}' }]); }
      };
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      setInterval(() => context.fillRect(0, 0, 9, 9), 40);
      navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(5);
    `);
    await page.goto(`${url}/verify`);
    await page.locator('#scan-start').click();
    await expect.poll(() => page.locator('#receipt').inputValue()).toBe(proof);
    expect(await page.locator('#scan-said').textContent()).toBe(
      'Het bewijs is gelezen. Druk nu op Controleren.',
    );
    expect(await page.locator('#scan video').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
