import { fingerprint } from '@nabij/protocol';
import { teamRows } from '../access/team/store.ts';
import { hasIntakeKey } from '../vault/store.ts';
import { type Command, type Invocation, text } from './command.ts';
import { CommandError } from './command-error.ts';
import { inviteOrAgain, sayLink } from './invitation.ts';
import { say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

export const initCommand: Command = {
  name: 'init',
  usage: 'init --login LOGIN --name NAME',
  meaning: "makes the node's key and invites the first lead or keeper; shows the fingerprint",
  options: { login: { type: 'string' }, name: { type: 'string' } },
  run: (it) => withNode(it.env, (place) => init(place, it)),
};

/** The operator sees a link, never a password or a key to the cases. */
async function init(place: Workplace, it: Invocation): Promise<void> {
  const { db, config: node, key, now } = place;
  const person = { login: text(it, 'login'), name: text(it, 'name') };
  if (await isSetUp(place)) {
    throw new CommandError(`This ${node.role} is set up already: add-worker adds accounts.`);
  }
  const role = node.role === 'point' ? 'lead' : 'keeper';
  const inviting = { node, key, by: null, holder: null, now };
  sayLink(person.name, await inviteOrAgain(db, { ...person, role }, inviting));
  say(`Fingerprint of this node, to read aloud:\n  ${fingerprint(key.publicJwk)}`);
}

async function isSetUp({ db, config }: Workplace): Promise<boolean> {
  if (config.role === 'point') return hasIntakeKey(db);
  return (await teamRows(db)).some((row) => row.role === 'keeper' && row.acceptedAt);
}
