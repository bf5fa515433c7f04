import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { REPORT } from './at-desk.ts';
import { atKeyboard } from './at-keyboard.ts';
import { BOSDAM, button, choose, faultsAt, HERE, handoverWalk, heading } from './handover-walk.ts';

const { region, file, reporter, reads, offered } = handoverWalk();

const DAY_MINUTES = 24 * 60;

/** What can still be pressed on a page, by its name; not what only shows something. */
async function pressable(page: Page): Promise<string[]> {
  const main = page.locator('main');
  const names = await main.locator('button:enabled, select:enabled, textarea').allTextContents();
  return names.map((name) => name.trim());
}

describe('a case that is offered', () => {
  it('can be read and given to its reporter, and nothing else', async () => {
    const { caseId, sender, code } = await offered();
    const { page } = sender;
    await page.locator('.story', { hasText: REPORT.story }).waitFor();
    const answer = await page.request.get(`${region().here.url}/api/cases/${caseId}`);
    expect(((await answer.json()) as { moves: unknown }).moves).toEqual([]);
    await page.getByText('Aangeboden aan een ander meldpunt').waitFor();
    // there as soon as the other point has the offer
    await button(page, `Opnieuw versturen: ${BOSDAM}`).waitFor();
    expect((await pressable(page)).toSorted()).toEqual([
      'Aanbod terugnemen',
      'Intrekken noteren',
      'Kopie voor de melder bewaren',
      'Opnieuw versturen',
    ]);
    await page.keyboard.press('n');
    await page.keyboard.press('r');
    expect(await page.locator('textarea').count()).toBe(0);
    expect(await faultsAt(page)).toEqual([]);
    const citizen = await reporter(region().here, code, 'ar');
    await citizen.locator('#answer').fill('Er is nog iets gebeurd.');
    await citizen.locator('form[action*="/follow/answer"] button').click();
    await citizen.waitForURL(/sent=1/);
    expect(await faultsAt(citizen)).toEqual([]);
    await page.goto(`${region().here.url}/desk/cases/${caseId}/handover`);
    await heading(page, `Aangeboden aan ${BOSDAM}`).waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await faultsAt(page)).toEqual([]);
    const { press, sees } = atKeyboard(page);
    await press(button(page, `Aanbod terugnemen: ${BOSDAM}`));
    await press(page.getByRole('dialog').getByRole('button', { name: 'Aanbod terugnemen' }));
    await sees(page.getByText('Het aanbod is teruggenomen.'));
    await page.getByRole('radio').first().waitFor();
    await region().exchange();
  });

  it('comes alive at its sender when the other point does not take it', async () => {
    const { sender, code } = await offered();
    const { page } = await region().desk(region().there, 'handovers');
    const { press, choose: take, sees } = atKeyboard(page);
    await press(button(page, `Niet nemen: ${HERE}`));
    const dialog = page.getByRole('dialog');
    await take(dialog.getByRole('radiogroup'), 'Wij mogen deze zaak niet behandelen');
    expect(await faultsAt(page)).toEqual([]);
    await press(dialog.getByRole('button', { name: 'Niet nemen' }));
    await sees(page.getByText(`${HERE} leest dat u het dossier niet neemt.`));
    await region().exchange();
    await heading(sender.page, `Aangeboden aan ${BOSDAM}`).waitFor({ state: 'detached' });
    const why = 'Het andere meldpunt mag deze zaak niet behandelen.';
    await sender.page.getByText(why).waitFor();
    await button(sender.page, 'Versturen').waitFor();
    expect(await faultsAt(sender.page)).toEqual([]);
    await reads(region().here, code, ['follow.answer', '']);
  });

  it('is the sender’s again when the days are over, and both read that', async () => {
    const { caseId, code } = await offered();
    await region().later(15 * DAY_MINUTES);
    await region().exchange();
    const { page } = await region().desk(region().here, `cases/${caseId}`);
    await page.getByText('Er kwam op tijd geen antwoord.').waitFor();
    await button(page, 'Versturen').waitFor();
    expect(await faultsAt(page)).toEqual([]);
    const receiver = await region().desk(region().there, 'handovers');
    await receiver.page.getByText('U gaf op tijd geen antwoord.').first().waitFor();
    expect(await faultsAt(receiver.page)).toEqual([]);
    await reads(region().here, code, ['follow.answer', '']);
  });
});

describe('a reporter who is asked', () => {
  /** A form that is open at the desk, from which the reporter was asked. */
  async function asked(): Promise<{ page: Page; citizen: Page }> {
    const { caseId, code } = await file();
    const { page } = await region().desk(region().here, `cases/${caseId}/handover`);
    await choose(page, BOSDAM);
    await button(page, 'Vraag het op de pagina van de melder').click();
    await page.getByText('De vraag staat nu op de pagina van de melder.').waitFor();
    const citizen = await reporter(region().here, code, 'ar');
    await citizen.locator('a[href^="/follow/consents"]').first().click();
    return { page, citizen };
  }

  it('says no, and the open form at the desk says so', async () => {
    const { page, citizen } = await asked();
    const { press } = atKeyboard(citizen);
    await press(citizen.getByRole('button', { name: 'لا، ليبق بلاغي هنا' }));
    await heading(citizen, 'هذا لا يسري').waitFor();
    expect(await faultsAt(citizen)).toEqual([]);
    await page.getByText('De melder zei nee op').waitFor();
    expect(await button(page, `Aanbieden aan ${BOSDAM}`).count()).toBe(0);
    expect(await faultsAt(page)).toEqual([]);
  });

  it('takes back a yes before anything was offered', async () => {
    const { page, citizen } = await asked();
    await citizen.getByRole('button', { name: 'نعم، انقلوا بلاغي' }).click();
    await button(page, `Aanbieden aan ${BOSDAM}`).waitFor();
    const { press } = atKeyboard(citizen);
    await press(citizen.getByRole('button', { name: 'سحب موافقتي' }));
    await page.getByText('De melder nam het ja terug op').waitFor();
    await button(page, `Aanbieden aan ${BOSDAM}`).waitFor({ state: 'detached' });
    expect(await faultsAt(page)).toEqual([]);
  });
});
