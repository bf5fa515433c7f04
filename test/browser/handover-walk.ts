import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { loadTexts } from '../../packages/node/src/intake/texts.ts';
import type { NetworkNode } from '../network.ts';
import { people } from '../people.ts';
import { REPORT } from './at-desk.ts';
import { launchChromium } from './chromium.ts';
import { WORKER } from './region.ts';
import { misfits } from './screen-checks.ts';
import { startTwoPoints, type TwoPoints } from './two-points.ts';
import { faultsOf, newVisitor, type Visitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
export const BOSDAM = 'Meldpunt Bosdam';
export const HERE = 'Meldpunt Voorbeeldstad';
/** In which languages a reporter reads. */
export const READS = ['nl', 'ar'] as const;
const WIDTHS = [1280, 320];

export interface Filed {
  readonly caseId: string;
  readonly code: string;
}

/** Two points, a browser, and what people do there with a case that goes from one to the other. */
export interface HandoverWalk {
  region(): TwoPoints;
  /** Files a case at the first point; somebody there has taken it. */
  file(): Promise<Filed>;
  /** Comes back with a code; without a language they read Dutch and have no scripts either. */
  reporter(point: NetworkNode, code: string, language?: string): Promise<Page>;
  /** Comes back in each language and finds a sentence of the citizens' texts, without a fault. */
  reads(point: NetworkNode, code: string, sentence: [key: string, name: string]): Promise<void>;
  /** A code opens nothing here, in each language. */
  opensNothing(point: NetworkNode, code: string): Promise<void>;
  /** Offers a case to the second point after a yes by telephone; the sender's page shows it. */
  offered(): Promise<Filed & { sender: Visitor }>;
}

/** Starts all of it before the tests of a file and ends it after. */
export function handoverWalk(): HandoverWalk {
  let browser: Browser;
  let region: TwoPoints;
  beforeAll(async () => {
    browser = await launchChromium();
    region = await startTwoPoints(browser, NOW);
  });
  afterAll(async () => {
    await browser?.close();
    await region?.stop();
  });
  const worker = people();
  const enter = async (point: NetworkNode, code: string, language?: string) => {
    const it =
      language === undefined
        ? await browser.newPage({ locale: 'nl', javaScriptEnabled: false })
        : (await newVisitor(browser, language)).page;
    await it.goto(`${point.url}/follow?lang=${language ?? 'nl'}`);
    await it.locator('#code').fill(code);
    await it.locator('main form button').first().click();
    return it;
  };
  const walk: HandoverWalk = {
    region: () => region,
    file: async () => {
      const filed = { answers: REPORT, language: 'nl', channel: 'WEB' };
      const { caseId, code } = await worker.file(region.here, filed);
      await worker.act(region.here, WORKER.login, { caseId, move: { act: 'take' } });
      return { caseId, code };
    },
    reporter: async (point, code, language) => {
      const it = await enter(point, code, language);
      await it.locator('#code').waitFor({ state: 'detached' });
      return it;
    },
    reads: async (point, code, [key, name]) => {
      for (const language of READS) {
        const it = await walk.reporter(point, code, language);
        const values = { name, date: '\0' };
        const [before = ''] = loadTexts()(language).t(key, values).split('\0');
        await it.getByText(before.trim()).first().waitFor();
        expect(await faultsAt(it)).toEqual([]);
        await it.context().close();
      }
    },
    opensNothing: async (point, code) => {
      for (const language of READS) {
        const it = await enter(point, code, language);
        await it.getByText(loadTexts()(language).t('errors.codeUnknown')).first().waitFor();
        await it.context().close();
      }
    },
    offered: async () => {
      const filed = await walk.file();
      const sender = await region.desk(region.here, `cases/${filed.caseId}/handover`);
      await choose(sender.page, BOSDAM);
      await noteYes(sender.page);
      await button(sender.page, `Aanbieden aan ${BOSDAM}`).click();
      await heading(sender.page, `Aangeboden aan ${BOSDAM}`).waitFor();
      await region.exchange();
      return { ...filed, sender };
    },
  };
  return walk;
}

/** What axe finds, and what does not fit at a desk or on a phone. */
export async function faultsAt(page: Page): Promise<string[]> {
  return [...(await faultsOf(page)), ...(await misfits(page, WIDTHS))];
}

export const button = (page: Page, name: string) => page.getByRole('button', { name }).first();
export const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** Chooses the other point and why, and reads what goes along. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).check({ force: true });
  await page.getByRole('radio', { name: 'De melder woont daar' }).check({ force: true });
  await heading(page, `Dit krijgt ${name} na een ja`).waitFor();
}

/** Notes that the reporter said yes by telephone. */
async function noteYes(page: Page): Promise<void> {
  await button(page, 'De melder zei al ja').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Telefoon' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Noteren' }).click();
  await page.getByText('(Telefoon)').waitFor();
}
