/** What can be wrong at one place of a file of services. */
export const MISTAKE_KINDS = [
  'json',
  'package',
  'list',
  'many',
  'large',
  'deep',
  'missing',
  'type',
  'choice',
  'format',
  'empty',
  'long',
  'characters',
  'code',
  'repeated',
] as const;

export type MistakeKind = (typeof MISTAKE_KINDS)[number];

/** One mistake in a file of services, and where it is. */
export interface Mistake {
  /** The name or the id of the service, else its number in the file; empty for the file itself. */
  readonly service: string;
  /** The member, as `phones[0].number`. */
  readonly place: string;
  readonly kind: MistakeKind;
  /** What was found or what is expected, such as a type or the code. */
  readonly detail: string;
}

/** The file of services is not right; the message says what and where, a line for each mistake. */
export class ServicesError extends Error {
  override readonly name = 'ServicesError';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(sentence).join('\n'));
    this.mistakes = mistakes;
  }
}

const SENTENCES: Readonly<Record<MistakeKind, (detail: string) => string>> = {
  json: () => 'The file is not JSON.',
  package: () => 'The file is a package of tables; bring the services as one JSON file.',
  list: () => 'The file holds no list of services.',
  many: (most) => `More than ${most} services.`,
  large: (most) => `has more than ${most} values`,
  deep: (most) => `is nested more than ${most} levels deep`,
  missing: () => 'is missing',
  type: (type) => `must be of type ${type}`,
  choice: (values) => `must be one of: ${values}`,
  format: (format) => `is not in the format ${format}`,
  empty: () => 'is empty',
  long: (most) => `is longer than ${most}`,
  characters: () => 'has control characters',
  code: (code) => `has no code ${JSON.stringify(code)}`,
  repeated: () => 'is there more than once',
};

/** For a terminal; the desk says it in the reader's language. */
function sentence({ service, place, kind, detail }: Mistake): string {
  const where = [service, place].filter(Boolean).join(': ');
  const said = SENTENCES[kind](detail);
  return where === '' ? said : `${where} ${said}`;
}

/** The place in a document as people write it. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, part) => {
    if (typeof part === 'number' || /^\d+$/.test(String(part))) return `${place}[${String(part)}]`;
    return place === '' ? String(part) : `${place}.${String(part)}`;
  }, '');
}
