import { thumbprint } from '@nabij/protocol';
import { openFederation } from '../../federation/dependencies.ts';
import { findSuperior } from '../../federation/peers.ts';
import { keysStatedAbove } from '../../federation/trust/knows-key.ts';
import { systemClock } from '../../system/clock.ts';
import { createLog } from '../../system/log.ts';
import { countStatedBy } from '../restate.ts';
import { type Finding, type LookedAt, well, wrong } from './finding.ts';

/** At a node that had a key stolen: whether anybody or anything still goes by it. */
export async function checkStolen(node: LookedAt): Promise<Finding[]> {
  const { db, config, key } = node;
  const { lost = [] } = key;
  if (lost.length === 0) return [];
  const left = await countStatedBy(db, config.role, lost);
  const kids = lost.map(thumbprint);
  return [
    left === 0
      ? well('Nothing of this node rests on a key that was stolen.')
      : wrong(
          `${left} settings and keys rest on a stolen key: nabij rotate-keys --node --stolen --key ${kids.at(-1)}.`,
        ),
    ...(await checkAbove(node, kids)),
  ];
}

async function checkAbove({ db, config, key }: LookedAt, lost: string[]): Promise<Finding[]> {
  const superior = await findSuperior(db);
  if (!superior) return [];
  const log = createLog({ level: 'error' });
  const federation = await openFederation(config, { db, clock: systemClock, log });
  try {
    const keys = await keysStatedAbove(federation);
    const who = superior.name;
    if (!keys) return [wrong(`${who} states nothing of this node, so not its new key either.`)];
    const kids = keys.map(thumbprint);
    const what = `phone it, there: nabij admit ${config.url} --replace`;
    if (kids.some((kid) => lost.includes(kid))) {
      return [wrong(`${who} still states a key of this node that was stolen: ${what}.`)];
    }
    return kids.includes(key.kid)
      ? [well(`${who} states the key of now, and none that was stolen.`)]
      : [wrong(`${who} does not state the key of now: ${what}.`)];
  } finally {
    await federation.outgoing.close();
  }
}
