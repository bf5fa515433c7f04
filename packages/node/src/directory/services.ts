import { isCode, type ListName } from '@nabij/protocol';
import { z } from 'zod';
import { type HsdsService, hsdsServiceSchema } from './hsds.ts';

/** The code lists by which a service can say whom it fits: the `taxonomy` of its attributes. */
export const FITTING_LISTS = [
  'subject',
  'ground',
  'domain',
  'life_domain',
  'reporter_role',
] as const satisfies readonly ListName[];

export type FittingList = (typeof FITTING_LISTS)[number];

/** A service near here, and the codes of what it fits, as `list/CODE`. */
export interface Service {
  readonly body: HsdsService;
  readonly fits: readonly string[];
}

/** The file of services is not right; the message says what and where. */
export class ServicesError extends Error {
  override readonly name = 'ServicesError';
}

const MOST = 1000;
const SHOWN_PROBLEMS = 10;

/** A list, or one page of it as an HSDS interface answers. */
const fileSchema = z.union([z.array(z.unknown()), z.object({ contents: z.array(z.unknown()) })]);

/**
 * Reads a file of services: the active ones, and how many are not.
 * @throws {ServicesError} for a file with anything wrong in it, so that none is half read
 */
export function readServices(text: string): { services: Service[]; inactive: number } {
  const all = entriesIn(text);
  const problems: string[] = [];
  const read = all.flatMap((entry, at) => {
    const parsed = hsdsServiceSchema.safeParse(entry);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    problems.push(`${nameOf(entry, at)}: ${issue?.path.join('.')} ${issue?.message}`);
    return [];
  });
  const active = read.filter(({ status }) => status === 'active');
  const services = active.map((body) => ({ body, fits: fitsOf(body, problems) }));
  for (const id of repeated(read.map((service) => service.id))) {
    problems.push(`${JSON.stringify(id)} is there more than once`);
  }
  if (problems.length > 0) throw new ServicesError(problems.slice(0, SHOWN_PROBLEMS).join('\n'));
  return { services, inactive: read.length - active.length };
}

function entriesIn(text: string): unknown[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ServicesError('The file is not JSON.');
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) throw new ServicesError('The file holds no list of services.');
  const all = Array.isArray(file.data) ? file.data : file.data.contents;
  if (all.length > MOST) throw new ServicesError(`More than ${MOST} services.`);
  return all;
}

/** Terms of other taxonomies are theirs; one of ours with a code that we do not have is a slip. */
function fitsOf({ id, attributes }: HsdsService, problems: string[]): string[] {
  const fits = attributes.flatMap(({ taxonomy_term: term }) => {
    const list = FITTING_LISTS.find((name) => name === term?.taxonomy);
    if (list === undefined) return [];
    if (isCode(list, term?.code)) return [`${list}/${term.code}`];
    problems.push(
      `${JSON.stringify(id)}: the list ${list} has no code ${JSON.stringify(term?.code)}`,
    );
    return [];
  });
  return [...new Set(fits)].sort();
}

function repeated(ids: readonly string[]): Set<string> {
  return new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
}

function nameOf(entry: unknown, at: number): string {
  const named = z.object({ id: z.string().max(100) }).safeParse(entry);
  return named.success ? JSON.stringify(named.data.id) : `service ${at + 1}`;
}
