import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Filed } from '../../packages/node/src/intake/file.ts';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import { type Move, people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { newVisitor, type Visitor } from './visitor.ts';

/** What somebody reports about a house. */
export const REPORT: Answers = {
  about: 'DISCRIMINATION',
  want: 'COMPLAINT',
  story: 'Hij wilde mij het huis niet laten zien.',
  place: 'HERE',
  elsewhere: '',
  lives: 'YES',
  setting: 'HOUSING',
  when: 'maandag',
  ongoing: false,
  ground: ['AGE'],
  role: 'SELF',
  anonymity: 'NAMED',
  contact: { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '' },
  notice: false,
  earlier: null,
};

/** What somebody tells about care: no ground goes with it. */
export const ABOUT_CARE = {
  about: 'CARE',
  story: 'Zij kwamen niet.',
  setting: 'HEALTH_CARE',
  ground: [],
} satisfies Partial<Answers>;

/** Somebody else than the worker, or in another language than theirs. */
interface Visiting {
  person?: { readonly login: string; readonly password: string };
  locale?: string;
}

/** A region and a browser for all tests of a file; neither is there before the first begins. */
export interface AtDesk {
  region(): BrowserRegion;
  browser(): Browser;
  db(): Db;
  /** Files a named report about a house; what differs is told. */
  file(told?: Partial<Answers>, language?: string): Promise<Filed>;
  /** Does as the worker what is done to a case. */
  act(caseId: string, ...moves: readonly Move[]): Promise<void>;
  /** Opens a screen below `/desk/` for somebody who is signed in. */
  visit(path: string, who?: Visiting): Promise<Visitor>;
}

/** Starts both before the tests of a file and ends them after. @param at the moment that it is */
export function atDesk(at: Date): AtDesk {
  let region: BrowserRegion;
  let browser: Browser;
  beforeAll(async () => {
    region = await startBrowserRegion(at);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await region?.stop();
  });
  const db = () => region.town.running().database.db;
  return {
    region: () => region,
    browser: () => browser,
    db,
    file: (told = {}, language = 'nl') => {
      const answers = { ...REPORT, ...told };
      return people().file(region.town, { answers, language, channel: 'WEB' });
    },
    act: async (caseId, ...moves) => {
      for (const move of moves) await people().act(region.town, WORKER.login, { caseId, move });
    },
    visit: async (path, { person = WORKER, locale = 'nl-NL' } = {}) => {
      const visitor = await newVisitor(browser, locale);
      const { url } = region.town;
      await openWithCookie(visitor.context, db(), { person, url, now: region.clock.now() });
      await visitor.page.goto(`${url}/desk/${path}`);
      return visitor;
    },
  };
}
