import { fingerprint, generateSigningKeyJwk, thumbprint } from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import { chanceKeyOf } from '../counts/losses.ts';
import {
  type KeyRing,
  readRing,
  replaceStolen,
  revokeEarlier,
  writeRing,
} from '../federation/key-ring.ts';
import { findKeyRing, keepKeyRing } from '../federation/node-key.ts';
import { findSuperior } from '../federation/peers.ts';
import { signUnsentAnew } from '../federation/sign-anew.ts';
import { members } from '../federation/trust/store.ts';
import { noticeKeyOf } from '../notices/notice-key.ts';
import type { NodeKey } from '../system/own-keys.ts';
import { CommandError } from './command-error.ts';
import { restate } from './restate.ts';
import { say } from './terminal.ts';
import type { Workplace } from './workplace.ts';

/**
 * Gives up a key that came into other hands. Nothing waits and nobody vouches for the key that
 * follows: whoever has the old one could do that, too. Called again with the name of the stolen
 * key it goes on where it broke off.
 *
 * @param kid one of the node's keys, present or earlier; without: the present one
 */
export async function giveUpStolenKey(place: Workplace, kid?: string): Promise<void> {
  const { config, db, now } = place;
  const ring = await findKeyRing(config.keysDir);
  if (!ring) throw new CommandError('There is no key yet: nabij init.');
  const stolen = kid ?? presentOf(ring);
  const after = await without(ring, stolen, now);
  const { key } = await readRing(writeRing(after));
  const lost = key.lost ?? [];
  const done = await db.transaction(async (tx) => {
    const stated = await restate(tx, config.role, { key, lost });
    const signed = await signUnsentAnew(tx, key, lost.map(thumbprint));
    const actor = { kind: 'operator' } as const;
    await audit(tx, { at: now, actor, act: 'node-key-stolen', subject: stolen });
    // last: what was stated anew holds with this file only
    await keepKeyRing(config.keysDir, after);
    return { stated, signed };
  });
  say(`The key ${stolen} is revoked: nothing that it signed is believed, whatever its date.`);
  if (done.stated > 0) say(`${done.stated} settings and keys of this node are stated anew.`);
  if (done.signed > 0) say(`${done.signed} messages that were never sent are signed anew.`);
  if (key.kid === ring.key.kid) return;
  await sayWhatNow(place, key);
}

function presentOf({ key }: KeyRing): string {
  if (!key.newSinceTheft) return key.kid;
  const lost = (key.lost ?? []).map(thumbprint);
  throw new CommandError(
    [
      'The key of now is new since a theft. Say which one with --key:',
      ...lost.map((kid) => `  ${kid} (revoked) to go on where that broke off`),
      `  ${key.kid} (the one of now) if that was stolen as well`,
    ].join('\n'),
  );
}

async function without(ring: KeyRing, kid: string, now: Date): Promise<KeyRing> {
  const { key, next, before } = ring;
  if (kid === key.kid || (next && kid === thumbprint(next))) {
    const kept = { notices: await noticeKeyOf(key), chance: await chanceKeyOf(key) };
    return replaceStolen(ring, await generateSigningKeyJwk(), { kept, now });
  }
  if (before.some((earlier) => earlier.kid === kid)) return revokeEarlier(ring, kid, now);
  const names = [key.kid, ...before.map((earlier) => earlier.kid)];
  throw new CommandError(`This node never had that key. It had:\n  ${names.join('\n  ')}`);
}

async function sayWhatNow({ db, config }: Workplace, key: NodeKey): Promise<void> {
  say('The node stops by itself within seconds. Start it again: it signs with the new key then.');
  const [above, below] = [await findSuperior(db), (await members(db)).length];
  if (above) {
    say(`Now phone ${above.name}. There somebody types, and compares the fingerprint:`);
    say(`  nabij admit ${config.url} --replace`);
  }
  if (below > 0) {
    say(`Now phone all ${below} members. At each somebody types, and compares the fingerprint:`);
    say(`  nabij join ${config.url} --replace`);
  }
  say(`Fingerprint of the new key:\n  ${fingerprint(key.publicJwk)}`);
}
