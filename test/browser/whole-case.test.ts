import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { texts as arabic } from '../../packages/admin-ui/src/texts/ar/texts.ts';
import { atDesk } from './at-desk.ts';
import { type AtKeyboard, atKeyboard } from './at-keyboard.ts';
import { WORKER } from './region.ts';
import type { Visitor } from './visitor.ts';

/** Some hundred keys one after another, on a machine that may be busy with other tests. */
const timeout = 180_000;

const point = atDesk(new Date());
const STORY = 'Hij wilde mij het huis niet laten zien.';

/** Files a report and sits down at the desk, where Today stands. */
async function atToday(locale: string): Promise<Visitor> {
  await point.file({ story: STORY });
  const worker = await point.visit('', { locale });
  await worker.page.locator('.case-link').first().waitFor();
  return worker;
}

interface OnScreen {
  readonly page: Page;
  readonly hands: AtKeyboard;
  part(name: string | RegExp): ReturnType<Page['getByRole']>;
  button(name: string | RegExp): ReturnType<Page['getByRole']>;
  field(name: string | RegExp): ReturnType<Page['getByRole']>;
}

function onScreen(page: Page): OnScreen {
  const dialog = page.getByRole('dialog');
  return {
    page,
    hands: atKeyboard(page),
    part: (name) => page.getByRole('region', { name, exact: true }),
    button: (name) => page.getByRole('button', { name, exact: true }),
    field: (name) => dialog.getByRole('textbox', { name, exact: true }),
  };
}

async function takeAndAnswer({ page, hands, part, button }: OnScreen): Promise<void> {
  await hands.keys('j', 'Enter');
  await hands.sees(page.getByRole('heading', { name: /^Dossier \d+$/ }));
  await page.getByText(STORY).first().waitFor();
  await hands.keys('?');
  await hands.sees(page.getByRole('dialog', { name: 'Toetsen' }).getByText('Dossier nemen'));
  await hands.keys('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await hands.keys('t');
  await hands.sees(page.getByText('U hebt dit dossier genomen.'));
  await hands.keys('r');
  const answer = page.getByLabel('Antwoord aan de melder');
  await hands.press(button('Antwoord versturen'));
  await hands.sees(page.getByText('Schrijf eerst een antwoord.'));
  // what is wrong has the focus: no Tab is needed to write
  await page.keyboard.type('Dank u. Ik bel de verhuurder.');
  expect(await answer.inputValue()).toBe('Dank u. Ik bel de verhuurder.');
  await hands.tick(page.getByRole('checkbox', { name: 'Ik wacht op antwoord van de melder' }));
  await hands.press(button('Antwoord versturen'));
  await hands.sees(page.getByText('Uw antwoord is verstuurd.'));
  await part('Gesprek met de melder').getByText('Ik bel de verhuurder.').waitFor();
}

async function meetAndAgree({ page, hands, part, button, field }: OnScreen): Promise<void> {
  const dialog = page.getByRole('dialog');
  await hands.keys('6');
  await hands.press(button('Iemand toevoegen…'));
  await hands.press(button('Bewaren'));
  await hands.sees(dialog.getByText('Kies een rol.'));
  await hands.choose(dialog.getByRole('radiogroup', { name: 'Rol' }), 'Andere partij');
  await hands.write(field('Naam'), 'Verhuurder Hofstra');
  await hands.press(button('Bewaren'));
  await hands.sees(part('Betrokkenen en contacten').getByText('Verhuurder Hofstra staat erbij.'));

  await hands.keys('7');
  await hands.press(button('Mondelinge toestemming noteren…'));
  const purpose = dialog.getByRole('radiogroup', { name: 'Waarvoor?' });
  await hands.choose(purpose, 'Andere partij benaderen');
  await hands.write(field('Met wie?'), 'Verhuurder Hofstra');
  await hands.write(field('Hoe zei de melder dit?'), 'Aan de telefoon.');
  await hands.press(button('Noteren'));
  await hands.sees(page.getByText('De toestemming is genoteerd.'));

  await hands.keys('6');
  await hands.press(button('Contact noteren…'));
  const who = dialog.getByRole('radiogroup', { name: 'Met wie?' });
  await hands.choose(who, /^Verhuurder Hofstra/);
  await hands.tick(dialog.getByRole('checkbox', { name: 'De andere kant gaf het eigen verhaal' }));
  await hands.press(button('Contact noteren'));
  await hands.sees(dialog.getByText('Schrijf wat de andere kant vertelde.'));
  await page.keyboard.type('Zei dat het huis al verhuurd was.');
  await hands.press(button('Contact noteren'));
  await hands.sees(page.getByText('Het contact is genoteerd.'));
}

async function planAndDecide({ page, hands, part, button, field }: OnScreen): Promise<void> {
  const dialog = page.getByRole('dialog');
  await hands.keys('4');
  await hands.press(button('Stap toevoegen…'));
  await hands.write(field('Wat er gebeurt'), 'Een ander huis zoeken');
  await hands.press(button('Bewaren'));
  await hands.sees(part('Plan').getByText('De stap staat in het plan.'));
  await hands.tick(part('Plan').getByRole('checkbox', { name: /Een ander huis zoeken/ }));
  await hands.sees(part('Plan').getByText('De stap is gedaan.'));

  await hands.keys('5');
  await hands.press(button('Besluit noteren…'));
  const what = dialog.getByRole('radiogroup', { name: 'Wat beslist u?' });
  await hands.choose(what, 'Genomen');
  const kind = dialog.getByRole('radiogroup', { name: 'Waarover?' });
  await hands.choose(kind, 'Andere aanpak of volgende stap');
  await hands.press(button('Besluit bewaren'));
  await hands.sees(dialog.getByText('Kies ten minste één reden.'));
  await hands.tick(dialog.getByRole('checkbox', { name: 'Voorkomt erger' }));
  await hands.press(button('Besluit bewaren'));
  await hands.sees(part('Besluiten en knelpunten').getByText('Het besluit is bewaard.'));

  await hands.keys('n');
  await page.keyboard.type('Hofstra is bereikt.');
  await hands.press(button('Notitie bewaren'));
  await hands.sees(page.getByText('De notitie is bewaard.'));
}

async function codeAndClose({ page, hands, part, button }: OnScreen): Promise<void> {
  const dialog = page.getByRole('dialog');
  await hands.keys('1');
  await hands.press(button('Afsluiten…'));
  await hands.press(button('Dossier afsluiten'));
  await hands.sees(dialog.getByText('Kies bij Codering eerst wat er met dit dossier is gedaan.'));
  await hands.press(dialog.getByRole('button', { name: 'Naar de codering' }));
  await dialog.waitFor({ state: 'detached' });
  const coding = part('Codering');
  await hands.sees(coding.getByRole('combobox', { name: 'Terrein' }));
  await hands.pick(coding.getByRole('combobox', { name: 'Terrein' }), 'Kies');
  await hands.press(button('Codering bewaren'));
  await hands.sees(coding.getByText('Kies een terrein.'));
  await hands.pick(coding.getByRole('combobox', { name: 'Terrein' }), 'Wonen en huren');
  await hands.tick(coding.getByRole('checkbox', { name: 'Advies en informatie' }));
  await hands.press(button('Codering bewaren'));
  await hands.sees(page.getByText('De codering is bewaard.'));

  await hands.keys('1');
  await hands.press(button('Afsluiten…'));
  await hands.press(button('Dossier afsluiten'));
  await hands.sees(dialog.getByText('Kies ten minste één uitkomst.'));
  // the first outcome gets the focus by itself
  await dialog.getByRole('checkbox').first().and(page.locator(':focus')).waitFor();
  await hands.keys('Space');
  await hands.press(button('Dossier afsluiten'));
  await hands.sees(page.locator('.case-news').getByText('Het dossier is afgesloten.'));
  await page.locator('.case-head').getByText('Afgesloten').waitFor();
}

it('a case goes from new to closed with the keyboard alone', { timeout }, async () => {
  const { page, context, complaints } = await atToday('nl-NL');
  const desk = onScreen(page);
  await takeAndAnswer(desk);
  await meetAndAgree(desk);
  await planAndDecide(desk);
  await codeAndClose(desk);
  const told = await desk.part('Verloop').getByRole('listitem').allTextContents();
  const acts = [
    'Afgesloten',
    'Codering bewaard',
    'Notitie',
    'Besluit genoteerd',
    'Aan het plan gewerkt',
    'Contact genoteerd',
    'Toestemming gegeven',
    'Betrokkene genoteerd',
    'Antwoord aan de melder verstuurd',
    'Opgepakt',
  ];
  const at = acts.map((act) =>
    told.findIndex((line) => line.startsWith(`${act} · ${WORKER.name}`)),
  );
  expect(at).not.toContain(-1);
  expect(at).toEqual(at.toSorted((one, other) => one - other));
  expect(complaints).toEqual([]);
  await context.close();
});

/** Names of what can be pressed or leads somewhere, and headings, that have words in Latin letters. */
const LATIN = `[...document.querySelectorAll('button, a, h1, h2, h3, summary')]
  .filter((it) => it.checkVisibility() && !it.closest('[lang]:not(html)'))
  .map((it) => (it.getAttribute('aria-label') ?? it.textContent ?? '').trim())
  .filter((name) => /[a-z]{3}/i.test(name))`;

/** Names are the same in every language, and addresses too. */
const NAMES = /Meldpunt Voorbeeldstad|Anna Voorbeeld|Sam Verzonnen|sam@post\.example|Nabij/g;

async function untranslated(page: Page): Promise<string[]> {
  const found = await page.evaluate<string[]>(LATIN);
  return found.filter((name) => /[a-z]{3}/i.test(name.replaceAll(NAMES, '')));
}

it('is handled in a language that is written from right to left too', { timeout }, async () => {
  const { page, context, complaints } = await atToday('ar');
  const { hands, button, part } = onScreen(page);
  const dialog = page.getByRole('dialog');
  const { case: words, coding, finish } = arabic;
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  const latin = await untranslated(page);
  await hands.keys('j', 'Enter');
  await page.getByText(STORY).first().waitFor();
  await hands.keys('t');
  await hands.sees(page.getByText(words.keys.taken));
  await hands.keys('r');
  await page.keyboard.type('شكرا لك.');
  await hands.press(button(words.replySend));
  await hands.sees(page.getByText(words.replySent));
  latin.push(...(await untranslated(page)));

  await hands.keys('0');
  await hands.press(button(coding.start));
  latin.push(...(await untranslated(page)));
  const handling = part(coding.title).getByRole('group', { name: coding.handlings });
  await hands.tick(handling.getByRole('checkbox').nth(1));
  await hands.press(button(coding.save));
  await hands.sees(page.getByText(coding.saved));
  await hands.keys('1');
  await hands.press(button(`${finish.close}…`));
  await hands.press(button(finish.closeConfirm));
  await hands.sees(dialog.getByText(finish.closeMissing));
  latin.push(...(await untranslated(page)));
  await hands.keys('Space');
  await hands.press(button(finish.closeConfirm));
  await hands.sees(page.getByText(finish.closeDone));
  latin.push(...(await untranslated(page)));
  expect([[...new Set(latin)], complaints]).toEqual([[], []]);
  await context.close();
});
