import { readFile } from 'node:fs/promises';
import { readServices, ServicesError } from '../directory/services.ts';
import { listServices, replaceServices } from '../directory/store.ts';
import { type Command, type Invocation, word } from './command.ts';
import { CommandError } from './command-error.ts';
import { say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

export const servicesCommand: Command = {
  name: 'services',
  usage: 'services [FILE]',
  meaning: 'at a point: lists the services near here, or replaces them by those in a file',
  options: {},
  run: (it) => withNode(it.env, (place) => services(place, it)),
};

async function services(place: Workplace, it: Invocation): Promise<void> {
  const { db, config, now } = place;
  if (config.role !== 'point') throw new CommandError('A coordinator shows no services.');
  if (it.positionals.length === 0) return print(place);
  const { services: read, inactive } = await readFrom(word(it));
  await replaceServices(db, read, now);
  say(`${read.length} services are shown from now on.`);
  if (inactive > 0) say(`${inactive} more in the file are not active.`);
}

async function print({ db }: Workplace): Promise<void> {
  const all = await listServices(db);
  if (all.length === 0) say('No services are shown yet.');
  for (const { body, fits } of all) say(`${body.id}\t${body.name}\t${fits.join(' ')}`);
}

async function readFrom(path: string) {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${path} cannot be read: ${error.code ?? 'unknown'}.`);
  });
  try {
    return readServices(text);
  } catch (error) {
    if (!(error instanceof ServicesError)) throw error;
    throw new CommandError(`${path} is not used, nothing has changed.\n${error.message}`);
  }
}
