import { fingerprint } from '@nabij/protocol';
import { listPeers } from '../federation/peers.ts';
import type { Command } from './command.ts';
import { say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

export const membersCommand: Command = {
  name: 'members',
  usage: 'members',
  meaning: 'lists the nodes that this node knows',
  options: {},
  run: ({ env }) => withNode(env, members),
};

async function members({ db }: Workplace): Promise<void> {
  const peers = await listPeers(db);
  if (peers.length === 0) say('No other node is known yet.');
  for (const peer of peers) {
    const state = peer.removedAt ? 'removed' : peer.suspendedAt ? 'suspended' : peer.relation;
    say(`${peer.name}\t${peer.entityId}\t${state}\t${fingerprint(peer.publicKey)}`);
  }
}
