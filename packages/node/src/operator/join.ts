import { fingerprint } from '@nabij/protocol';
import { admit, join, trustAbove } from '../federation/join.ts';
import { type Command, type Invocation, word } from './command.ts';
import { say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

const options = { fingerprint: { type: 'string' }, replace: { type: 'boolean' } } as const;

export const joinCommand: Command = {
  name: 'join',
  usage: 'join URL [--fingerprint WORDS] [--replace]',
  meaning: 'stands below the coordinator at this address; a point reports to it',
  options,
  run: (it) => withNode(it.env, (place) => meet(place, it, join)),
};

export const admitCommand: Command = {
  name: 'admit',
  usage: 'admit URL [--fingerprint WORDS] [--replace] [--coordinator]',
  meaning: 'at a coordinator: admits the point at this address, or the coordinator of a region',
  options: { ...options, coordinator: { type: 'boolean' } },
  run: (it) => withNode(it.env, (place) => meet(place, it, admit)),
};

export const trustCommand: Command = {
  name: 'trust',
  usage: 'trust URL [--fingerprint WORDS] [--replace]',
  meaning: 'at a point: trusts all regions below this coordinator, which stands above our own',
  options,
  run: (it) => withNode(it.env, (place) => meet(place, it, trustAbove)),
};

async function meet(place: Workplace, it: Invocation, how: typeof join): Promise<void> {
  const read = it.values.fingerprint;
  const met = await how(place.federation, word(it), {
    ...(typeof read === 'string' ? { fingerprint: read } : {}),
    replace: it.values.replace === true,
    role: it.values.coordinator === true ? 'coordinator' : 'point',
  });
  say(`${met.name} (${met.entityId}) is known now.`);
  say(`Its fingerprint; compare by phone:\n  ${met.fingerprint}`);
  say(`Ours, to read aloud:\n  ${fingerprint(place.key.publicJwk)}`);
}
