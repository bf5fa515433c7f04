import { randomUUID } from 'node:crypto';
import { type Notice, readNotice } from '../cases/notice.ts';
import type { Db } from '../system/database.ts';
import { openText, sealText } from '../vault/seal.ts';
import { insertNotice, type NoticeRow } from './store.ts';

/** For how long sending is tried, in milliseconds: later, old news only alarms. */
const TRY_MS = 3 * 24 * 3_600_000;

/**
 * Queues mail that says that there is news, if the reporter of this case wants it and none waits
 * already. Give the transaction of the news: either both stay or neither. Nothing is sent from here.
 */
export async function queueNews(
  db: Db,
  news: { caseId: string; filingKey: Uint8Array; now: Date },
  noticeKey: Uint8Array,
): Promise<void> {
  const notice = await readNotice(db, news);
  if (!notice) return;
  const id = randomUUID();
  const { caseId, now } = news;
  await insertNotice(db, {
    id,
    caseId,
    sealed: await sealText(noticeKey, placeOf(id), JSON.stringify(notice)),
    attempts: 0,
    nextAttemptAt: now,
    leaseUntil: null,
    createdAt: now,
    giveUpAt: new Date(now.getTime() + TRY_MS),
  });
}

/** To whom a waiting notice goes. @throws SealBroken under another key */
export async function openNotice(
  noticeKey: Uint8Array,
  { id, sealed }: Pick<NoticeRow, 'id' | 'sealed'>,
): Promise<Notice> {
  return JSON.parse(await openText(noticeKey, placeOf(id), sealed)) as Notice;
}

function placeOf(id: string): string {
  return `notice/${id}`;
}
