import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDrafts } from './drafts.ts';
import { DraftsKeeper, KEPT_MS } from './drafts-keeper.ts';
import { importDraftsKey } from './drafts-seal.ts';
import type { DraftsStorage } from './drafts-storage.ts';

const NOW = new Date('2026-11-21T08:00:00Z');
let annas: CryptoKey;
let berts: CryptoKey;

beforeAll(async () => {
  annas = await importDraftsKey(randomBytes(32).toString('base64url'));
  berts = await importDraftsKey(randomBytes(32).toString('base64url'));
});

/** What `sessionStorage` does, and how full it may get. */
function storage(room = Number.POSITIVE_INFINITY): DraftsStorage & { lies: Map<string, string> } {
  const lies = new Map<string, string>();
  return {
    lies,
    get length() {
      return lies.size;
    },
    key: (index) => [...lies.keys()][index] ?? null,
    getItem: (name) => lies.get(name) ?? null,
    setItem(name, value) {
      if (value.length > room) throw new DOMException('Full', 'QuotaExceededError');
      lies.set(name, value);
    },
    removeItem: (name) => lies.delete(name),
  };
}

/** A page that was just loaded, in the window that has this storage. */
function page(storage: DraftsStorage, origin = 'https://meldpunt.example') {
  const drafts = createDrafts(() => crypto.randomUUID());
  const waiting: (() => void)[] = [];
  const soon = (then: () => void) => void waiting.push(then);
  const keeper = new DraftsKeeper({ drafts, storage, origin, soon });
  const open = (accountId: string, { key = annas, now = NOW } = {}) => {
    drafts.belongTo(accountId);
    keeper.belongTo(accountId);
    return keeper.open({ accountId, key, now: () => now });
  };
  return { drafts, keeper, open, waiting };
}

/** A storage in which Anna's page left this. */
async function left(change: Parameters<ReturnType<typeof createDrafts>['change']>[1]) {
  const window = storage();
  const { drafts, keeper, open } = page(window);
  await open('anna');
  drafts.change('case', change);
  await keeper.flush();
  return window;
}

describe('what is typed', () => {
  it('comes back after the page is loaded anew, and no word of it lies there', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    const word = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, word, async (reply, note) => {
        const window = await left({ reply, note, outcomes: ['SOLVED'], waiting: false });
        const { drafts, open } = page(window);
        await open('anna');
        const back = drafts.of('case');
        expect(back).toMatchObject({ reply, note, outcomes: ['SOLVED'], waiting: false });
        expect(back.backFrom).toBe(NOW.getTime());
        const lies = JSON.stringify([...window.lies]);
        expect(lies).not.toContain(note);
        expect(lies).not.toContain('SOLVED');
        expect(lies).not.toContain(btoa(unescape(encodeURIComponent(note))).slice(0, 5));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the identifier of its message, so that sending it twice stores one', async () => {
    const window = storage();
    const first = page(window);
    await first.open('anna');
    first.drafts.change('case', { reply: 'Dag' });
    await first.keeper.flush();
    const second = page(window);
    await second.open('anna');
    expect(second.drafts.of('case').messageId).toBe(first.drafts.of('case').messageId);
  });

  it('is sealed soon, not at each key, and each time under another IV', async () => {
    const window = storage();
    const { drafts, open, waiting } = page(window);
    await open('anna');
    for (const reply of ['D', 'Da', 'Dag']) drafts.change('case', { reply });
    expect([waiting.length, window.lies.size]).toEqual([1, 0]);
    waiting.pop()?.();
    await expect.poll(() => window.lies.size).toBe(1);
    const [one] = window.lies.values();
    drafts.change('case', { reply: 'Dag!' });
    drafts.change('case', { reply: 'Dag' });
    waiting.pop()?.();
    await expect.poll(() => [...window.lies.values()][0]).not.toBe(one);
    const sealed = [one, ...window.lies.values()].map((value) =>
      value?.split(' ')[1]?.slice(0, 16),
    );
    expect(new Set(sealed).size).toBe(2);
  });

  it('goes before what was kept when both are there', async () => {
    const window = await left({ reply: 'Van gisteren', note: 'Bellen' });
    const { drafts, open } = page(window);
    drafts.change('case', { reply: 'Van nu' });
    const { messageId } = drafts.of('case');
    await open('anna');
    expect(drafts.of('case')).toMatchObject({ reply: 'Van nu', note: 'Bellen', messageId });
  });

  it('goes on in memory when the storage is full, or closed', async () => {
    const window = storage(10);
    const { drafts, keeper, open } = page(window);
    await open('anna');
    drafts.change('case', { reply: 'Dag' });
    await expect(keeper.flush()).resolves.toBeUndefined();
    expect([drafts.of('case').reply, window.lies.size]).toEqual(['Dag', 0]);
  });
});

describe('what lies sealed', () => {
  it('opens with no key but that of its account', async () => {
    const window = await left({ reply: 'Dag' });
    const { drafts, open } = page(window);
    await open('anna', { key: berts });
    expect(drafts.of('case').reply).toBe('');
    expect(window.lies.size).toBe(0);
  });

  it('opens for no other case, account, moment or node', async () => {
    const window = await left({ reply: 'Dag' });
    const [[name = '', value = ''] = []] = window.lies;
    const [time, sealed] = value.split(' ');
    const moved: [string, string][] = [
      [name.replace('case', 'other'), value],
      [name, `${Number(time) + 1} ${sealed}`],
      [name, `${value.slice(0, -8)}AAAAAAA=`],
      [name, 'nonsense'],
    ];
    for (const [to, what] of moved) {
      const there = storage();
      there.setItem(to, what);
      const { drafts, open } = page(there);
      await open('anna');
      expect([drafts.hasTyped(), there.lies.size]).toEqual([false, 0]);
    }
    const elsewhere = page(window, 'https://ander.example');
    await elsewhere.open('anna');
    expect(elsewhere.drafts.hasTyped()).toBe(false);
  });

  it('goes when somebody else signs in, or its worker signs out', async () => {
    const one = await left({ reply: 'Dag' });
    one.setItem('language', 'nl');
    const bert = page(one);
    await bert.open('bert', { key: berts });
    expect([...one.lies.keys()]).toEqual(['language']);
    const other = await left({ reply: 'Dag' });
    const anna = page(other);
    await anna.open('anna');
    anna.drafts.change('case', { note: 'Bellen' });
    const sealing = anna.keeper.flush();
    anna.keeper.forget();
    await sealing;
    await anna.keeper.flush();
    expect(other.lies.size).toBe(0);
  });

  it('stays for the same worker whose session ended by itself', async () => {
    const window = await left({ reply: 'Dag' });
    const first = page(window);
    await first.open('anna');
    first.keeper.close();
    expect(window.lies.size).toBe(1);
    first.drafts.change('case', { reply: 'Dag!' });
    await first.open('anna');
    await first.keeper.flush();
    const second = page(window);
    await second.open('anna');
    expect(second.drafts.of('case').reply).toBe('Dag!');
  });

  it.each([
    [KEPT_MS, true],
    [KEPT_MS + 1, false],
    [-KEPT_MS - 1, false],
  ])('after %i ms is there: %s', async (ms, isThere) => {
    const window = await left({ reply: 'Dag' });
    const { drafts, open } = page(window);
    await open('anna', { now: new Date(NOW.getTime() + ms) });
    expect([drafts.hasTyped(), window.lies.size]).toEqual([isThere, isThere ? 1 : 0]);
  });

  it('goes at once when it was sent, thrown away, or its case is gone', async () => {
    const ways: ((at: ReturnType<typeof page>) => void)[] = [
      ({ drafts }) => drafts.change('case', { reply: '' }),
      ({ drafts }) => drafts.discard('case'),
      ({ keeper }) => keeper.drop('case'),
    ];
    for (const way of ways) {
      const window = await left({ reply: 'Dag' });
      const at = page(window);
      await at.open('anna');
      way(at);
      expect(window.lies.size).toBe(0);
      await at.keeper.flush();
      expect(window.lies.size).toBe(0);
    }
  });

  it('of a case that is gone is kept no more, while the words stay on the screen', async () => {
    const window = storage();
    const { drafts, keeper, open } = page(window);
    await open('anna');
    keeper.drop('case');
    drafts.change('case', { note: 'Nog te kopiëren' });
    await keeper.flush();
    expect([drafts.of('case').note, window.lies.size]).toEqual(['Nog te kopiëren', 0]);
  });
});

it('the key cannot be read by a script', async () => {
  await expect(crypto.subtle.exportKey('raw', annas)).rejects.toThrow();
});
