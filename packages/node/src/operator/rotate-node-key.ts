import { fingerprint, generateSigningKeyJwk, thumbprint } from '@nabij/protocol';
import { type AuditAct, audit } from '../access/audit/audit.ts';
import { chanceKeyOf } from '../counts/losses.ts';
import {
  type EntityConfiguration,
  fetchEntityConfiguration,
} from '../federation/entity-configuration.ts';
import { announce, type KeyRing, replace, retire } from '../federation/key-ring.ts';
import { findKeyRing, keepKeyRing } from '../federation/node-key.ts';
import { OutgoingError } from '../federation/outgoing.ts';
import { waitsOfOthers } from '../federation/store.ts';
import { knowsKey } from '../federation/trust/knows-key.ts';
import { members } from '../federation/trust/store.ts';
import { noticeKeyOf } from '../notices/notice-key.ts';
import { Refusal } from '../system/problem.ts';
import { CommandError } from './command-error.ts';
import { say } from './terminal.ts';
import type { Workplace } from './workplace.ts';

const HOUR = 3_600_000;

/** Members ask their coordinator about every hour; one that was away for a day still follows. */
const MEMBERS_FOLLOW = 48 * HOUR;

/** So long messages of the old key may still be on their way; siblings ask anew every hour. */
const OVERLAP = 24 * HOUR;

/**
 * Replaces the key with which the node signs, one step each time that it is called: the next key
 * is announced, takes the place of the old one when those above know it, and the old one is
 * withdrawn when nothing of it is on its way. Killed anywhere, the same command goes on.
 *
 * @param now whether it goes on without waiting for members that may have been away
 */
export async function rotateNodeKey(place: Workplace, now: boolean): Promise<void> {
  const ring = await findKeyRing(place.config.keysDir);
  if (!ring) throw new CommandError('There is no key yet: nabij init.');
  if (ring.next) return putInPlace(place, ring, now);
  if (ring.before.some(({ stated }) => stated)) return withdraw(place, ring, now);
  const next = await generateSigningKeyJwk();
  await keep(place, announce(ring, next, place.now), {
    act: 'node-key-announced',
    subject: thumbprint(next),
  });
  say('The next key is announced, and signs nothing yet. Its fingerprint:');
  say(`  ${fingerprint(next)}`);
  say('Who is above takes it over within about an hour. Then call the same command again.');
}

async function putInPlace(place: Workplace, ring: KeyRing, isHurried: boolean): Promise<void> {
  const { next, announced } = ring;
  if (!next || !announced) return;
  if (!(await knowsKey(place.federation, next))) {
    throw new CommandError('The coordinator does not state the next key yet. Try again later.');
  }
  const waits = announced.getTime() + MEMBERS_FOLLOW - place.now.getTime();
  const below = (await members(place.db)).length;
  if (below > 0 && waits > 0 && !isHurried) {
    throw new CommandError(
      `${below} members follow within two days: ${hours(waits)} hours from now, or with --now.`,
    );
  }
  const kept = { notices: await noticeKeyOf(ring.key), chance: await chanceKeyOf(ring.key) };
  await keep(place, replace(ring, kept, place.now), {
    act: 'node-key-replaced',
    subject: thumbprint(next),
  });
  say(
    'The new key is in its place. Restart the node now: every process signs with it from then on.',
  );
  say('The old key is stated for another day. Then call the same command again.');
}

async function withdraw(place: Workplace, ring: KeyRing, isHurried: boolean): Promise<void> {
  const replaced = Math.max(...ring.before.map(({ exp }) => exp)) * 1000;
  const waits = replaced + OVERLAP - place.now.getTime();
  if (waits > 0 && !isHurried) {
    throw new CommandError(`The old key is stated for ${hours(waits)} hours more, or with --now.`);
  }
  if ((await published(place)).kid !== ring.key.kid) {
    throw new CommandError('The node still signs with the old key: restart it.');
  }
  // a process that was not restarted at once signed with it after it was replaced, too
  const onTheWay = await waitsOfOthers(place.db, ring.key.kid);
  if (onTheWay > 0) {
    throw new CommandError(`${onTheWay} messages of the old key wait to be sent: see /desk/peers.`);
  }
  await keep(place, retire(ring), { act: 'node-key-retired', subject: ring.key.kid });
  say('The old key is withdrawn. What it signed in its time can still be checked.');
}

/** What the node itself answers at its address. */
async function published({ federation, config }: Workplace): Promise<EntityConfiguration> {
  try {
    return await fetchEntityConfiguration(federation, config.url);
  } catch (error) {
    if (!(error instanceof OutgoingError || error instanceof Refusal)) throw error;
    throw new CommandError(`The node does not answer at ${config.url}: start it.`);
  }
}

async function keep(
  { db, config, now }: Workplace,
  ring: KeyRing,
  noted: { act: AuditAct; subject: string },
): Promise<void> {
  await keepKeyRing(config.keysDir, ring);
  await audit(db, { at: now, actor: { kind: 'operator' }, ...noted });
}

function hours(milliseconds: number): number {
  return Math.ceil(milliseconds / HOUR);
}
