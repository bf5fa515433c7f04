import { expect, it } from 'vitest';
import ar from '../../packages/admin-ui/src/texts/ar/care.json' with { type: 'json' };
import { ABOUT_CARE, atDesk } from './at-desk.ts';
import { faultsOf } from './visitor.ts';

const desk = atDesk(new Date('2026-11-20T09:00:00Z'));

it('a care complaint is coded by category, at the keyboard, and shows it', async () => {
  const { caseId } = await desk.file(ABOUT_CARE);
  await desk.act(caseId, { act: 'take' });
  const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
  const coding = page.getByRole('region', { name: 'Codering' });
  await coding.getByRole('button', { name: 'Dit dossier coderen' }).press('Enter');
  const choice = coding.getByRole('group', { name: 'Waar de zorgklacht over gaat' });
  const box = (name: RegExp) => choice.getByRole('checkbox', { name });
  await box(/^Organisatie: meer/).press('Space');
  await box(/^Kwaliteit/).press('Space');
  // from one to the next without a mouse
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await box(/^Veiligheid/).isChecked()).toBe(true);
  await box(/^Omgeving/).press('Space');
  expect(await box(/^Organisatie: meer/).isChecked()).toBe(false);
  const found = await faultsOf(page);
  await coding.getByRole('checkbox', { name: 'Advies' }).press('Space');
  await coding.getByRole('button', { name: 'Codering bewaren' }).press('Enter');
  await page.getByText('De codering is bewaard.').waitFor();
  await coding.getByText('Kwaliteit, Veiligheid, Omgeving').waitFor();
  found.push(...(await faultsOf(page)));
  expect([found, complaints]).toEqual([[], []]);
  await context.close();
});

it('the choice fits a narrow screen from right to left, and is not there for discrimination', async () => {
  const { caseId } = await desk.file({ ...ABOUT_CARE, about: 'BOTH', ground: ['AGE'] });
  const other = await desk.file();
  for (const id of [caseId, other.caseId]) await desk.act(id, { act: 'take' });
  const { page, context } = await desk.visit(`cases/${caseId}`, { locale: 'ar' });
  await page.setViewportSize({ width: 320, height: 720 });
  const choice = page.getByRole('group', { name: ar.care.categories });
  const start = page.locator('#coding').locator('..').getByRole('button');
  await start.click();
  await choice.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(320);
  await page.goto(page.url().replace(caseId, other.caseId));
  await start.click();
  await page.locator('.coding-form').waitFor();
  expect(await choice.count()).toBe(0);
  await context.close();
});
