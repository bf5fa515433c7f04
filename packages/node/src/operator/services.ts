import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { ServicesError } from '../directory/mistake.ts';
import { exported } from '../directory/services/export-services.ts';
import { replaceServices } from '../directory/services/import-services.ts';
import { MAX_SERVICES_BYTES, type ReadService, readServices } from '../directory/services.ts';
import { allServices } from '../directory/store.ts';
import { type Command, type Invocation, text, UsageError, word } from './command.ts';
import { CommandError } from './command-error.ts';
import { say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

export const servicesCommand: Command = {
  name: 'services',
  usage: 'services [FILE | --export FILE]',
  meaning: 'at a point: lists the services near here, replaces or exports them (HSDS 3)',
  options: { export: { type: 'string' } },
  run: (it) => withNode(it.env, (place) => services(place, it)),
};

async function services(place: Workplace, it: Invocation): Promise<void> {
  const { db, config, now } = place;
  if (config.role !== 'point') throw new CommandError('A coordinator shows no services.');
  if (it.values.export !== undefined) return write(place, it);
  if (it.positionals.length === 0) return print(place);
  const { services: read, inactive } = await readFrom(word(it));
  await replaceServices(db, read, now);
  say(`${read.length - inactive} services are shown from now on.`);
  if (inactive > 0) say(`${inactive} more in the file are not active.`);
}

async function print({ db }: Workplace): Promise<void> {
  const all = await allServices(db);
  if (all.length === 0) say('No services are shown yet.');
  for (const { body, fits } of all) {
    const state = body.status === 'active' ? '' : `\t(${body.status})`;
    say(`${body.id}\t${body.name}\t${fits.join(' ')}${state}`);
  }
}

async function write({ db }: Workplace, it: Invocation): Promise<void> {
  if (it.positionals.length > 0) throw new UsageError();
  const path = text(it, 'export');
  const all = await allServices(db);
  await writeFile(path, `${JSON.stringify(exported(all), null, 2)}\n`).catch(
    (error: NodeJS.ErrnoException) => {
      throw new CommandError(`${path} cannot be written: ${error.code ?? 'unknown'}.`);
    },
  );
  say(`${all.length} services are in ${path}.`);
}

async function readFrom(path: string): Promise<{ services: ReadService[]; inactive: number }> {
  try {
    return readServices(await boundedText(path));
  } catch (error) {
    if (!(error instanceof ServicesError)) throw error;
    throw new CommandError(`${path} is not used, nothing has changed.\n${error.message}`);
  }
}

/** The text of a file, of which never more than the largest allowed is held. */
async function boundedText(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      const buffer = chunk as Buffer;
      bytes += buffer.length;
      if (bytes > MAX_SERVICES_BYTES) break;
      chunks.push(buffer);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(`${path} cannot be read: ${code ?? 'unknown'}.`);
  }
  if (bytes > MAX_SERVICES_BYTES) {
    throw new CommandError(`${path} is larger than ${MAX_SERVICES_BYTES} bytes.`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
