import type { SigningKey } from '@nabij/protocol';
import type { News } from '../cases/acts.ts';
import { noticeKeyOf } from './notice-key.ts';
import { queueNews } from './queue.ts';

/** Passes news on to the mail that waits, for a node that can send mail. */
export function newsBy(key: SigningKey): News {
  const noticeKey = noticeKeyOf(key);
  // whoever needs it hears of trouble with it
  noticeKey.catch(() => {});
  return async (tx, of) => queueNews(tx, of, await noticeKey);
}
