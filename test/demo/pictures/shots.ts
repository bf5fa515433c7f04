import type { Page } from 'playwright-core';
import { answerUntil, comeBack, send } from '../../browser/citizen.ts';
import type { Filed } from '../history.ts';
import type { Shot } from './take.ts';

type Cases = Parameters<Shot['go']>[1];

/** The screens that the pages of the project show, in the order of a complaint's way. */
export const SHOTS: readonly Shot[] = [
  {
    name: 'citizen-start',
    who: 'citizen',
    language: 'nl',
    go: (page) => open(page, '/'),
  },
  {
    name: 'citizen-question',
    who: 'citizen',
    language: 'nl',
    go: async (page) => {
      await begin(page);
      await answerUntil(page, 'setting');
    },
  },
  {
    name: 'citizen-receipt',
    who: 'citizen',
    language: 'nl',
    go: async (page) => {
      await begin(page);
      await answerUntil(page, 'check');
      await send(page);
    },
  },
  {
    name: 'citizen-conversation',
    who: 'citizen',
    language: 'ar',
    go: async (page, { cases }) => {
      await comeBack(page, '', known(cases, 'huis').code);
      await page
        .locator('main h2')
        .nth(1)
        .evaluate((heading) => heading.scrollIntoView());
    },
  },
  desk('desk-today', '/desk/today', 1240),
  desk('desk-cases', '/desk/cases', 1100),
  {
    name: 'desk-case',
    who: 'lead',
    language: 'nl',
    height: 1300,
    go: (page, it) => open(page, `/desk/cases/${known(it.cases, 'thuis').caseId}`),
  },
  {
    name: 'desk-plan',
    who: 'lead',
    language: 'nl',
    go: (page, it) => open(page, `/desk/cases/${known(it.cases, 'thuis').caseId}/plan`),
  },
  desk('desk-learning', '/desk/learning', 1200),
  desk('desk-figures', '/desk/figures'),
  desk('desk-setup', '/desk/setup', 1100),
  {
    name: 'region-trend',
    who: 'keeper',
    language: 'nl',
    go: (page) => open(page, '/region/trend'),
  },
];

function desk(name: string, path: string, height = 900): Shot {
  return { name, who: 'lead', language: 'nl', height, go: (page) => open(page, path) };
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
}

async function begin(page: Page): Promise<void> {
  await page.goto('/report');
  await page.locator('main a.utrecht-button').first().click();
}

function known(cases: Cases['cases'], id: string): Filed {
  const found = cases.get(id);
  if (!found) throw new RangeError(`There is no case ${id}`);
  return found;
}
