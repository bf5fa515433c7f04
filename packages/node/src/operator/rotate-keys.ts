import { audit } from '../access/audit/audit.ts';
import { replaceIntakeKey } from '../access/keys.ts';
import type { Db } from '../system/database.ts';
import { ownKeys } from '../system/own-keys.ts';
import { openIntakeKeys, type Unlocked } from '../vault/intake-key.ts';
import { resealSome } from '../vault/reseal.ts';
import { type Command, type Invocation, text, UsageError } from './command.ts';
import { CommandError } from './command-error.ts';
import { rotateNodeKey } from './rotate-node-key.ts';
import { giveUpStolenKey } from './stolen-key.ts';
import { say } from './terminal.ts';
import { colleague, type Workplace, withNode } from './workplace.ts';

export const rotateKeysCommand: Command = {
  name: 'rotate-keys',
  usage: 'rotate-keys --by LOGIN | --node [--now | --stolen [--key KID]]',
  meaning:
    'at a point: a lead replaces the key to the cases; --node: the key that signs, in steps; --stolen: at once, and revokes it (or an earlier one, KID); others then compare the fingerprint anew',
  options: {
    by: { type: 'string' },
    node: { type: 'boolean' },
    now: { type: 'boolean' },
    stolen: { type: 'boolean' },
    key: { type: 'string' },
  },
  run: (it) => {
    const { node, now, stolen, key } = it.values;
    const isMixed = stolen === true ? node !== true || now === true : key !== undefined;
    if (isMixed) throw new UsageError();
    return withNode(it.env, (place) => {
      if (stolen === true) return giveUpStolenKey(place, typeof key === 'string' ? key : undefined);
      return node === true ? rotateNodeKey(place, now === true) : rotateKeys(place, it);
    });
  },
};

const BATCH = 100;

async function rotateKeys(place: Workplace, it: Invocation): Promise<void> {
  const { db, config, key, now } = place;
  const login = text(it, 'by');
  if (config.role !== 'point') throw new CommandError('A coordinator has no key to cases.');
  const by = await colleague(db, login);
  if (by.role !== 'lead') throw new CommandError('A lead replaces the key.');
  const { kid, granted, excluded } = await replaceIntakeKey(db, by, { key, now });
  say(`From now on filings are sealed to a new key (${kid}). ${granted} hold it.`);
  if (excluded > 0) {
    say(`${excluded} who held the old key did not get it: they left, or nobody let them in.`);
  }
  await resealAll(place, by);
}

async function resealAll({ db, key, now }: Workplace, by: Unlocked): Promise<void> {
  const keys = await openIntakeKeys(db, by);
  const skip: string[] = [];
  const note = (tx: Db, kid: string) =>
    audit(tx, { at: now, actor: { kind: 'node' }, act: 'key-emptied', subject: kid });
  for (let left = Number.POSITIVE_INFINITY, moved = 1; moved > 0 && left > 0; ) {
    const options = { now, limit: BATCH, nodeKeys: ownKeys(key), skip, note };
    const { done, broken, left: still } = await resealSome(db, keys, options);
    skip.push(...broken);
    moved = done + broken.length;
    left = still;
    say(`${left} filings are still under a replaced key.`);
  }
  if (skip.length > 0) {
    throw new CommandError(`${skip.length} filings do not open; they stay as they are.`);
  }
}
