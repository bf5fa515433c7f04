import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { openDatabase } from '../../system/database.ts';
import { openIntakeKeys } from '../../vault/intake-key.ts';
import { rotateIntakeKey } from '../../vault/rotate.ts';
import { keepAttachment } from '../attachments/attachments.ts';
import { setConference } from '../conference/conferences.ts';
import { invite, uninvite } from '../conference/guests.ts';
import { answerByReporter } from '../conversation.ts';
import { correct } from '../corrections/corrections.ts';
import { removeParty, setParty } from '../people/parties.ts';
import { indexSome } from './index-cases.ts';
import { searchCases } from './search.ts';

let point: TestPoint;

beforeEach(async () => {
  point = await testPoint();
});
afterEach(() => point.drop());

const nodeKeys = () => [point.key.publicJwk];
const keys = () => openIntakeKeys(point.db, point.worker);

async function search(words: string) {
  return searchCases(point.db, await keys(), { words, nodeKeys: nodeKeys() });
}

const found = async (words: string) => (await search(words)).caseIds.sort();
const idsOf = (...filed: FiledCase[]) => filed.map(({ id }) => id).sort();

async function entries(): Promise<number> {
  const [row] = await point.db.execute<{ n: number }>(
    sql`select count(*)::int as n from search_entries`,
  );
  return row?.n ?? 0;
}

const TEXTS = [
  "Mijn buurvrouw schreeuwde 's avonds dat wij 'terug' moesten; ik ben zwanger en erg bang.",
  'Pazartesi günü İŞKUR’da çalışan biri bana “sen bu işe uygun değilsin” dedi. Işıklar kapalıydı.',
  'رفضَ المديرُ طلبي لأنّني أرتدي الحجاب، وقال إنّ الزبائن لا يحبّون ذلك.',
  'The café refused my guide dog — naïve, they said.',
];

describe('a search', () => {
  it('finds a case by each word of its story, in Dutch, Turkish, Arabic, and no other', async () => {
    const filed: FiledCase[] = [];
    for (const story of TEXTS) filed.push(await filedCase(point, { story }));
    for (const [at, story] of TEXTS.entries()) {
      for (const word of story.match(/\p{L}{5,}/gu) ?? []) {
        expect([word, await found(word)]).toEqual([word, [filed[at]?.id]]);
      }
    }
    expect((await found('onvindbaar')).length).toBe(0);
  });

  it('finds what a reporter corrected, and what they said first', async () => {
    const filed = await filedCase(point, { story: 'Een papegaai vloog weg.' });
    expect(await found('kaketoe')).toEqual([]);
    const { filingKey, answers } = (await filed.open()).open;
    const by = { id: randomUUID(), caseId: filed.id, filingKey, now: point.clock.now() };
    const changes = { story: 'Een kaketoe vloog weg.', phone: '06 12 34 56' };
    await correct(point.db, { ...by, anonymity: 'NAMED' }, { filed: answers, changes });
    for (const word of ['kaketoe', 'papegaai', '06123456']) {
      expect([word, await found(word)]).toEqual([word, [filed.id]]);
    }
  });

  it('takes words as people type them, all of them, from their beginning', async () => {
    const filed: FiledCase[] = [];
    for (const story of TEXTS) filed.push(await filedCase(point, { story }));
    const typed: [string, number | undefined][] = [
      ...([
        ['BUURVROUW', 0],
        ['buurvr', 0],
        ['zwanger bang', 0],
        ['  bang,ZWANGER. ', 0],
      ] as const),
      ...([
        ['iskur isiklar', 1],
        ['IŞIKLAR', 1],
        ['الحجاب', 2],
        ['الحِجَابُ المدير', 2],
      ] as const),
      ...([
        ['cafe naive', 3],
        ['uurvrouw', undefined],
        ['zwangerschap', undefined],
      ] as const),
      ...([
        ['zwanger café', undefined],
        ['??', undefined],
      ] as const),
    ].map(([words, at]) => [words, at]);
    for (const [words, at] of typed) {
      const expected = at === undefined ? [] : [filed[at]?.id];
      expect([words, await search(words)]).toEqual([words, { caseIds: expected, left: 0 }]);
    }
  });

  it('looks at the place, how to reach the reporter, messages, notes and names of files', async () => {
    const contact = { name: 'Fenna Wouda', email: 'f.wouda@example.org', phone: '06-12 34 56 78' };
    const answers = { contact, place: 'ELSEWHERE', elsewhere: 'Kromwoud' } as const;
    const filed = await caseIn(point, 'IN_PROGRESS', answers);
    await filedCase(point);
    expect(await found('zeepaardje')).toEqual([]);
    await filed.answers('Het ging om een zeepaardje.');
    await filed.does({ act: 'note', text: 'Gebeld over de kaketoe.' });
    await keepAttachment(point.db, {
      ...(await filed.actor()),
      accountId: null,
      name: 'brief van de notaris.txt',
      bytes: Buffer.from('Geachte mevrouw'),
    });
    for (const words of ['zeepaard', 'kaketoe', 'notaris', 'fenna', 'wouda', 'kromwoud']) {
      expect([words, await found(words)]).toEqual([words, [filed.id]]);
    }
    for (const phone of ['0612345678', '06-12 34']) expect(await found(phone)).toEqual([filed.id]);
    // what is in a file is not searched
    expect(await found('geachte')).toEqual([]);
  });

  it('finds a case by who is involved in it and how they are reached, as it stands now', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await filedCase(point);
    expect(await found('mulder')).toEqual([]);
    const by = await filed.actor();
    const id = randomUUID();
    const party = { id, role: 'OTHER_SIDE', note: '', name: 'Joost Mulder' };
    await setParty(point.db, by, { ...party, version: null, reach: 'bel (06) 98 76-54 32, na 5' });
    for (const words of ['joost', 'MULDER', '0698765432']) {
      expect([words, await found(words)]).toEqual([words, [filed.id]]);
    }
    await setParty(point.db, by, { ...party, version: 1, name: 'Joost Molenaar', reach: '' });
    expect([await found('molenaar'), await found('mulder')]).toEqual([[filed.id], []]);
    await removeParty(point.db, by, id);
    expect(await found('molenaar')).toEqual([]);
  });

  it('finds a case by who was invited to talk about it, till they no longer are', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const by = await filed.actor();
    const [conferenceId, guestId] = [randomUUID(), randomUUID()];
    const planned = { state: 'planned', at: by.now, question: 'Wat nu?' } as const;
    const wanted = { ...planned, id: conferenceId, version: null, place: '', notes: '' };
    await setConference(point.db, by, wanted);
    const guest = { id: guestId, kind: 'helper', accountId: null, name: 'Tante Sjoukje' } as const;
    expect(await found('sjoukje')).toEqual([]);
    await invite(point.db, by, { conferenceId, ...guest });
    expect(await found('sjoukje')).toEqual([filed.id]);
    await uninvite(point.db, by, { conferenceId, id: guestId });
    expect(await found('sjoukje')).toEqual([]);
  });

  it('finds what was written a moment ago, though the case had been searched before', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    for (const word of ['eerste', 'tweede', 'derde']) {
      expect(await found(word)).toEqual([]);
      await filed.answers(`Het ${word} bericht.`);
      expect(await found(word)).toEqual([filed.id]);
    }
  });

  it('loses no message that comes in while a case is made ready', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const { filingKey } = await filed.actor();
    const now = point.clock.now();
    const message = { id: randomUUID(), caseId: filed.id, text: 'Een kaketoe.', filingKey, now };
    await point.db.transaction(async (tx) => {
      await answerByReporter(tx, message);
      // another connection, which does not see the message yet
      const options = { limit: 5, nodeKeys: nodeKeys() };
      expect(await indexSome(point.db, await keys(), options)).toEqual({ done: 0, left: 1 });
    });
    expect(await found('kaketoe')).toEqual([filed.id]);
  });
});

describe('making ready', () => {
  it('goes on where it was, by two processes at once, and says what is left', async () => {
    const filed: FiledCase[] = [];
    for (let n = 0; n < 7; n += 1) filed.push(await filedCase(point));
    const options = { limit: 3, nodeKeys: nodeKeys() };
    expect(await indexSome(point.db, await keys(), options)).toEqual({ done: 3, left: 4 });
    const other = openDatabase(point.url);
    try {
      const both = [point.db, other.db].map(async (db) => indexSome(db, await keys(), options));
      expect((await Promise.all(both)).every(({ done }) => done > 0)).toBe(true);
    } finally {
      await other.close();
    }
    while ((await indexSome(point.db, await keys(), options)).left > 0);
    expect([await entries(), await indexSome(point.db, await keys(), options)]).toEqual([
      7,
      { done: 0, left: 0 },
    ]);
    expect(await found('soort')).toEqual(idsOf(...filed));
  });

  it('does nothing for somebody without a key, who finds nothing out', async () => {
    await filedCase(point);
    const admin = await addAccount(point, { ...WORKER, login: 'ada', role: 'administrator' });
    const none = await openIntakeKeys(point.db, admin);
    const options = { limit: 5, nodeKeys: nodeKeys() };
    expect(await indexSome(point.db, none, options)).toEqual({ done: 0, left: 0 });
    const asked = searchCases(point.db, none, { words: 'soort', nodeKeys: nodeKeys() });
    await expect(asked).rejects.toMatchObject({ problem: 'not-let-in' });
  });

  it('leaves no word readable in the database', async () => {
    await filedCase(point, { story: 'Onvergetelijk zeepaardje' });
    expect(await found('zeepaardje')).toHaveLength(1);
    const rows = await point.db.execute(
      sql`select encode(sealed, 'escape') as text, length(sealed) as n from search_entries`,
    );
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.text)).not.toMatch(/zeepaardje/i);
    expect(rows[0]?.n).toBe(512 + 28);
  });

  it('begins anew after the intake key was replaced', async () => {
    const filed = await filedCase(point);
    expect(await found('soort')).toEqual([filed.id]);
    const { kid } = await rotateIntakeKey(point.db, point.worker, {
      key: point.key,
      now: new Date(point.clock.now().getTime() + 1000),
    });
    expect(await found('soort')).toEqual([filed.id]);
    expect(await point.db.execute(sql`select kid from search_entries`)).toEqual([{ kid }]);
  });
});

describe('what is damaged', () => {
  it('is made anew: an entry with a changed bit, cut off, or of another case', async () => {
    const filed = [await filedCase(point), await filedCase(point), await filedCase(point)];
    expect(await found('soort')).toEqual(idsOf(...filed));
    const [one, two, three] = filed.map(({ id }) => id);
    const { db } = point;
    await db.execute(sql`update search_entries
      set sealed = set_byte(sealed, 99, get_byte(sealed, 99) # 1) where case_id = ${one}`);
    await db.execute(
      sql`update search_entries set sealed = substr(sealed, 1, 20) where case_id = ${two}`,
    );
    await db.execute(sql`update search_entries set sealed =
      (select sealed from search_entries where case_id = ${two}) where case_id = ${three}`);
    expect(await search('soort')).toMatchObject({ left: 0 });
    expect(await found('soort')).toEqual(idsOf(...filed));
  });

  it('is counted if the case does not open, keeps nobody else back, and comes back', async () => {
    const broken = await caseIn(point, 'IN_PROGRESS');
    await broken.answers('Een bericht met kaketoe.');
    const whole = await filedCase(point, { story: 'kaketoe' });
    const { db } = point;
    await db.execute(sql`update messages set sealed_text = sealed_text || 'A'`);
    for (let n = 0; n < 2; n += 1) {
      expect(await search('kaketoe')).toEqual({ caseIds: [whole.id], left: 1 });
    }
    await db.execute(sql`update messages set sealed_text = substr(sealed_text, 1,
      length(sealed_text) - 1)`);
    const { caseIds, left } = await search('kaketoe');
    expect([caseIds.sort(), left]).toEqual([idsOf(broken, whole), 0]);
  });

  it('is gone with the case', async () => {
    const filed = await filedCase(point);
    await found('soort');
    await point.db.execute(sql`delete from cases where id = ${filed.id}`);
    expect(await entries()).toBe(0);
  });
});
