import { fingerprint } from '@nabij/protocol';
import { admit, join } from '../federation/join.ts';
import { type Command, type Invocation, word } from './command.ts';
import { say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

const options = { fingerprint: { type: 'string' }, replace: { type: 'boolean' } } as const;

export const joinCommand: Command = {
  name: 'join',
  usage: 'join URL [--fingerprint WORDS] [--replace]',
  meaning: 'at a point: reports to the coordinator at this address',
  options,
  run: (it) => withNode(it.env, (place) => meet(place, it, join)),
};

export const admitCommand: Command = {
  name: 'admit',
  usage: 'admit URL [--fingerprint WORDS] [--replace]',
  meaning: 'at a coordinator: admits the point at this address',
  options,
  run: (it) => withNode(it.env, (place) => meet(place, it, admit)),
};

async function meet(place: Workplace, it: Invocation, how: typeof join): Promise<void> {
  const read = it.values.fingerprint;
  const met = await how(place.federation, word(it), {
    ...(typeof read === 'string' ? { fingerprint: read } : {}),
    replace: it.values.replace === true,
  });
  say(`${met.name} (${met.entityId}) is known now.`);
  say(`Its fingerprint; compare by phone:\n  ${met.fingerprint}`);
  say(`Ours, to read aloud:\n  ${fingerprint(place.key.publicJwk)}`);
}
