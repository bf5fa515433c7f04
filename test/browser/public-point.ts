import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { accountByLogin } from '../../packages/node/src/access/store.ts';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import { LANGUAGES, type Language } from '../../packages/node/src/intake/texts.ts';
import { servicesOf } from '../demo/services.ts';
import { letLeave, sixQuarters } from '../left.ts';
import { launchChromium } from './chromium.ts';
import { endReport, fullReport, newReport } from './full-report.ts';
import type { Place } from './page-states.ts';
import { startBrowserRegion, WORKER } from './region.ts';

/** A point that speaks every language and does all that a point can, with reports to look at. */
export interface PublicPoint {
  readonly place: Place;
  /** A window of somebody who reads a language. */
  open(locale: Language, options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

const NOW = new Date('2026-08-12T09:00:00Z');
/** No mail is ever sent from here: nothing listens at that address. */
const ENVIRONMENT = {
  NABIJ_LANGUAGES: LANGUAGES.join(','),
  NABIJ_SMTP_URL: 'smtp://127.0.0.1:9',
  NABIJ_MAIL_FROM: 'meldpunt@voorbeeldstad.example',
};

export async function publicPoint(): Promise<PublicPoint> {
  const region = await startBrowserRegion(NOW, ENVIRONMENT);
  const { town } = region;
  const { db } = town.running().database;
  await replaceServices(db, servicesOf('oostermonde'), NOW);
  const by = (await accountByLogin(db, WORKER.login))?.id ?? '';
  await letLeave(db, sixQuarters(8), { by, at: NOW });
  const [fresh, full, ended] = [
    await newReport(town),
    await fullReport(town),
    await fullReport(town),
  ];
  await endReport(town, ended.caseId);
  const browser: Browser = await launchChromium();
  return {
    place: { url: town.url, fresh, full: full.code, ended: ended.code },
    open: async (locale, options = {}) => {
      const context = await browser.newContext({ locale, ...options });
      context.setDefaultTimeout(20_000);
      return context.newPage();
    },
    stop: async () => {
      await browser.close();
      await region.stop();
    },
  };
}
