import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type Mistake, type MistakeKind, placeOf } from '../mistake.ts';

const FOLDER = join(import.meta.dirname, 'schema');

let service: ValidateFunction | undefined;

/**
 * What is wrong with an entry as Open Referral HSDS 3 describes a service (also by what it needs:
 * its organization, phones, schedules, places, …). Identifiers are any text, as in 3.0; from 3.1
 * on they should be UUIDs. The files of `schema/` say which member is of which type and which must
 * be there, after those of the specification.
 * @see https://github.com/openreferral/specification/tree/3.1/schema
 */
export function mistakesIn(entry: unknown): Omit<Mistake, 'service'>[] {
  service ??= compile();
  if (service(entry)) return [];
  return (service.errors ?? []).map(mistakeOf);
}

/** Made at the first use: most nodes start many times before anybody brings a file. */
function compile(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv, ['uri', 'email', 'date-time']);
  for (const name of readdirSync(FOLDER)) {
    ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as object);
  }
  const compiled = ajv.getSchema('service.json');
  if (!compiled) throw new Error('There is no schema of a service');
  return compiled;
}

const KINDS: Readonly<Record<string, MistakeKind>> = {
  required: 'missing',
  type: 'type',
  enum: 'choice',
  format: 'format',
};

function mistakeOf({ keyword, instancePath, params }: ErrorObject): Omit<Mistake, 'service'> {
  const path = instancePath.split('/').slice(1).map(unescaped);
  const { missingProperty, type, format, allowedValues } = params as Record<string, unknown>;
  const missing = typeof missingProperty === 'string' ? [missingProperty] : [];
  const values = Array.isArray(allowedValues) ? allowedValues.join(', ') : undefined;
  const detail = String(type ?? format ?? values ?? '');
  return { place: placeOf([...path, ...missing]), kind: KINDS[keyword] ?? 'type', detail };
}

/** RFC 6901, section 4. */
function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
