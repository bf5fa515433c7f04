import { sql } from 'drizzle-orm';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createAccount, unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { eraseWithProof } from '../../packages/node/src/cases/retention/deletion-proof.ts';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { letIn } from '../../packages/node/src/vault/intake-key.ts';
import type { Move } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { atDesk } from './at-desk.ts';
import { WORKER } from './region.ts';

const DAY_MS = 24 * 3_600_000;
/** Half past midnight on 21 November in the town; in UTC and in America it is still the 20th. */
const NOW = new Date('2026-11-20T23:30:00Z');

const desk = atDesk(NOW);

/** A case that the worker has taken, unless other moves are told. */
async function newCase(answers: Partial<Answers> = {}, moves: readonly Move[] = [TAKE]) {
  const { caseId } = await desk.file(answers);
  await desk.act(caseId, ...moves);
  return caseId;
}
const TAKE: Move = { act: 'take' };

async function atTheDesk(
  path: string,
  options: BrowserContextOptions & { clock?: Date } = {},
): Promise<Page> {
  const { clock, ...of } = options;
  const context = await desk.browser().newContext({ locale: 'nl-NL', ...of });
  context.setDefaultTimeout(20_000);
  if (clock) await context.clock.setFixedTime(clock);
  const region = desk.region();
  const { url } = region.town;
  await openWithCookie(context, desk.db(), { person: WORKER, url, now: region.clock.now() });
  const page = await context.newPage();
  await page.goto(`${url}/desk/${path}`);
  return page;
}

const answerBox = (page: Page) => page.getByLabel('Antwoord aan de melder');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('a node that is stopped and started again while a worker types', () => {
  it('loses nothing, says what is up, and takes the answer once', async () => {
    const page = await atTheDesk(`cases/${await newCase()}`);
    await answerBox(page).pressSequentially('Eerste zin.');
    await desk.region().town.stop();
    try {
      await page.getByText('Het meldpunt is even niet bereikbaar.').waitFor();
      await answerBox(page).pressSequentially(' Tweede zin.');
      await press(page, 'Antwoord versturen');
      await page.getByText('Het meldpunt is niet bereikbaar.').waitFor();
    } finally {
      await desk.region().town.start();
    }
    expect(await answerBox(page).inputValue()).toBe('Eerste zin. Tweede zin.');
    await page.getByText('Het meldpunt is even niet').waitFor({ state: 'detached' });
    await press(page, 'Antwoord versturen');
    await page.getByText('Uw antwoord is verstuurd.').waitFor();
    const talk = page.getByRole('region', { name: 'Gesprek met de melder' });
    expect(await talk.getByText('Eerste zin. Tweede zin.').count()).toBe(1);
    expect(await answerBox(page).inputValue()).toBe('');
    await page.context().close();
  });

  it('asks before the page is loaded again, and what was typed stays', async () => {
    const page = await atTheDesk(`cases/${await newCase()}`);
    await answerBox(page).pressSequentially('Nog niet af.');
    const asked = page.waitForEvent('dialog');
    await page.evaluate('setTimeout(() => location.reload())');
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await answerBox(page).inputValue()).toBe('Nog niet af.');
    await page.context().close();
  });
});

describe('what a worker typed and did not send', () => {
  const BERT = {
    login: 'bert',
    name: 'Bert Voorbeeld',
    role: 'worker',
    password: 'veertien-letters-of-meer',
    totpSecret: 'BERTVOORBEELDVANHETMELDPUNTHIERZ',
  } as const;
  const WORDS = 'Wij bellen uw huisbaas dinsdag.';
  /** What lies sealed in a window, beside how far its pages were scrolled. */
  async function lying(page: Page): Promise<string> {
    const all = await page.evaluate<[string, string][]>('Object.entries(sessionStorage)');
    const others = all.filter(([name]) => !name.startsWith('tsr-scroll-restoration'));
    return others.flat().join('\n');
  }

  /** Leaves words in the answer box of a case, sealed. */
  async function typedAtTheDesk(): Promise<Page> {
    const page = await atTheDesk(`cases/${await newCase()}`);
    page.on('dialog', (dialog) => void dialog.accept());
    await answerBox(page).fill(WORDS);
    await expect.poll(() => lying(page)).toContain('nabij-draft');
    return page;
  }

  /** A colleague signs in, in the same window. */
  async function bertComes(page: Page): Promise<void> {
    const { town, clock } = desk.region();
    const [db, now] = [desk.db(), clock.now()];
    const anna = await unlockAccount(db, WORKER.login, WORKER.password);
    await letIn(db, anna, { to: await createAccount(db, BERT, now), now });
    await openWithCookie(page.context(), db, { person: BERT, url: town.url, now });
  }

  it('is there after the page is loaded anew, lay there sealed, and can be thrown away', async () => {
    const page = await typedAtTheDesk();
    const sealed = await lying(page);
    for (const word of ['bellen', 'huisbaas', 'dinsdag']) expect(sealed).not.toContain(word);
    await page.reload();
    await page.getByText('Wat u invulde, staat er nog.').waitFor();
    expect(await answerBox(page).inputValue()).toBe(WORDS);
    await press(page, 'Weggooien…');
    await press(page, 'Weggooien');
    await page.getByText('Wat u invulde, is weggegooid.').waitFor();
    expect([await answerBox(page).inputValue(), await lying(page)]).toEqual(['', '']);
    await page.reload();
    await answerBox(page).waitFor();
    expect(await answerBox(page).inputValue()).toBe('');
    await page.context().close();
  });

  it('is gone from every window once its worker signs out in one', async () => {
    const page = await typedAtTheDesk();
    const other = await page.context().newPage();
    await other.goto(`${desk.region().town.url}/desk/today`);
    await press(other, 'Uitloggen');
    await page.getByLabel('Gebruikersnaam').waitFor();
    expect(await lying(page)).toBe('');
    await page.context().close();
  });

  it('is gone once its worker signs out here', async () => {
    const page = await typedAtTheDesk();
    await press(page, 'Uitloggen');
    await page.getByLabel('Gebruikersnaam').waitFor();
    expect(await lying(page)).toBe('');
    await page.context().close();
  });

  it('is gone once all their sessions end somewhere else', async () => {
    const page = await typedAtTheDesk();
    await desk.db().execute(sql`delete from sessions`);
    // the live line tells, or the next request does
    await page.getByLabel('Gebruikersnaam').waitFor();
    expect(await lying(page)).toBe('');
    await page.context().close();
  });

  it('is nothing to somebody else in the same window', async () => {
    const page = await typedAtTheDesk();
    await bertComes(page);
    await page.reload();
    await page.locator('.case-head').waitFor();
    await expect.poll(() => lying(page)).toBe('');
    expect(await page.getByText('Wat u invulde, staat er nog.').count()).toBe(0);
    await page.context().close();
  });
});

describe('a case that retention deletes while it is open', () => {
  it('is said to be gone by the next act, and what was typed stays to be copied', async () => {
    const coding = { grounds: ['AGE'], domain: 'WORK', natures: [], handlings: ['ADVICE'] };
    const ended: Move[] = [
      TAKE,
      { act: 'code', ...coding },
      { act: 'close', outcomes: ['SOLVED'] },
    ];
    const id = await newCase({}, ended);
    const page = await atTheDesk(`cases/${id}`);
    const note = page.getByLabel("Notitie voor collega's");
    await note.fill('Dit schreef ik net.');
    const { database, federation } = desk.region().town.running();
    await database.db.transaction((tx) =>
      eraseWithProof(tx, [{ id, class: 'COMPLAINT' }], {
        ...{ key: federation.key, node: desk.region().town.url, cause: 'retention' },
        ...{ by: { kind: 'operator' }, now: desk.region().clock.now() },
      }),
    );
    await page.getByText('Dit dossier is intussen verwijderd.').waitFor();
    await press(page, 'Notitie bewaren');
    const said = page.locator('.case-news').getByRole('alert');
    await said.getByText('Dit dossier is intussen verwijderd.').waitFor();
    await said.getByText('u kunt het kopiëren').waitFor();
    expect(await note.inputValue()).toBe('Dit schreef ik net.');
    await page.context().close();
  });
});

describe('two browsers on one case', () => {
  it('the second is told what came, and both texts are kept', async () => {
    const id = await newCase();
    const [one, other] = [await atTheDesk(`cases/${id}`), await atTheDesk(`cases/${id}`)];
    for (const [page, text] of [
      [one, 'Van de een.'],
      [other, 'Van de ander.'],
    ] as const) {
      await page.getByLabel("Notitie voor collega's").fill(text);
    }
    await press(one, 'Notitie bewaren');
    await one.getByText('De notitie is bewaard.').waitFor();
    await press(other, 'Notitie bewaren');
    const news = other.locator('.case-news');
    await news.getByText(`${WORKER.name} heeft dit dossier intussen gewijzigd.`).waitFor();
    await news.getByText(/Notitie door Anna Voorbeeld/).waitFor();
    await press(other, 'Notitie bewaren');
    await other.getByText('De notitie is bewaard.').waitFor();
    const told = other.getByRole('region', { name: 'Verloop' });
    for (const text of ['Van de een.', 'Van de ander.']) await told.getByText(text).waitFor();
    await Promise.all([one.context().close(), other.context().close()]);
  });
});

describe('a computer whose clock is days wrong, in another part of the world', () => {
  /** What a screen says of days, due dates and lights. */
  async function daysAt(options: BrowserContextOptions & { clock?: Date }, id: string) {
    const page = await atTheDesk('today', options);
    await page.getByText('Hulp bij een klacht').first().waitFor();
    const today = await page.locator('.today-head, .today').allTextContents();
    await page.goto(`${desk.region().town.url}/desk/cases/${id}`);
    const terms = page.getByRole('region', { name: 'Termijnen' });
    await terms.waitFor();
    const head = await page.locator('.case-head').textContent();
    const lights = await terms.textContent();
    await press(page, 'Contact noteren…');
    const at = await page.getByRole('dialog').getByLabel('Wanneer?').inputValue();
    await page.context().close();
    return { today, head, lights, at };
  }

  it.each([3, -3])('shows the town’s days, %i days off', async (days) => {
    desk.region().clock.set(new Date(NOW.getTime() - 5 * DAY_MS));
    await newCase({}, []);
    desk.region().clock.set(NOW);
    const id = await newCase({}, []);
    const clock = new Date(NOW.getTime() + days * DAY_MS);
    const right = await daysAt({ timezoneId: 'Europe/Amsterdam', clock: NOW }, id);
    const wrong = await daysAt({ timezoneId: 'America/Los_Angeles', clock }, id);
    expect(right.head).toContain('Ontvangen op 21 november 2026, vandaag');
    expect(right.today.join()).toMatch(/Te laat|Uiterlijk|Morgen/);
    expect(right.at).toBe('2026-11-21T00:30');
    expect(wrong).toEqual(right);
  });
});

it('counts a day to choose from the town’s day, also where it is another one in UTC', async () => {
  const page = await atTheDesk(`cases/${await newCase()}`);
  await press(page, 'Wachten op een ander…');
  const until = page.getByRole('dialog').getByLabel('Uiterlijk tot');
  expect(await until.inputValue()).toBe('2026-12-05');
  expect(await until.getAttribute('min')).toBe('2026-11-21');
  await page.context().close();
});

describe('what the rules forbid is said in plain words, with what to do', () => {
  it('above the mandate a colleague is asked by the same press', async () => {
    const page = await atTheDesk(`cases/${await newCase()}`);
    await press(page, 'Besluit noteren…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Genomen', exact: true }).check();
    await dialog.getByRole('radio', { name: 'Snelle oplossing met klein budget' }).check();
    await dialog.getByLabel('Bedrag in euro').fill('99000');
    await dialog
      .getByText(/mandaat/)
      .first()
      .waitFor();
    await dialog.getByRole('checkbox', { name: 'Voorkomt erger' }).check();
    await press(page, 'Voorleggen aan een collega');
    await page.getByText('Het besluit ligt bij uw collega’s. Een van hen beslist mee.').waitFor();
    await page.context().close();
  });

  it('a mediation for somebody anonymous cannot be chosen, and why is said', async () => {
    const nobody = { name: '', email: '', phone: '' };
    const id = await newCase({ anonymity: 'ANON_FULL', contact: nobody });
    const page = await atTheDesk(`cases/${id}`);
    await press(page, 'Dit dossier coderen');
    const coding = page.getByRole('region', { name: 'Codering' });
    expect(await coding.getByRole('checkbox', { name: /^Bemiddelen/ }).isDisabled()).toBe(true);
    await coding.getByText('Deze melding is anoniem. Daarom').waitFor();
    await page.context().close();
  });

  it('a refusal needs its statutory reason: the sentence has the focus', async () => {
    const page = await atTheDesk(`cases/${await newCase()}`);
    await press(page, 'Niet in behandeling nemen…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Niet in behandeling nemen' }).click();
    await dialog.getByText('Kies een reden.').waitFor();
    const reasons = dialog.getByRole('radiogroup', { name: 'Wettelijke reden' });
    const first = reasons.getByRole('radio').first();
    await first.and(page.locator(':focus')).waitFor();
    await page.context().close();
  });
});
