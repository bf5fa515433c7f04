import { codeList, type ListName } from '@nabij/protocol';

/** A case as it is counted, in the words of the released tables. */
export interface DeclaredCase {
  readonly measure: string;
  /** Month from the first that is counted, from 0. */
  readonly month: number;
  readonly person: number;
  /** The codes that were given, by table of one dimension; of pairs, `RULE/LEVEL`. */
  readonly given: Readonly<Record<string, readonly string[]>>;
}

/** Chance from 0 to 1, the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const codes = (list: ListName) => codeList(list).codes.map(({ code }) => code);

// a category, or no more than the domain
const CARE_CODES = [...codes('care_category'), ...codes('care_domain')];

/** Some codes are common and most are rare, as in life. */
function pick(list: readonly string[], chance: () => number): string {
  return list[Math.floor(list.length * chance() ** 3)] ?? '';
}

function some(list: readonly string[], chance: () => number, least = 0): string[] {
  const count = least + (chance() < 0.4 ? 1 : 0) + (chance() < 0.2 ? 1 : 0);
  return [...new Set(Array.from({ length: count }, () => pick(list, chance)))];
}

/** What a town counts over some months, when about so many reports come in each month. */
export function declaredCases(
  { months, perMonth }: { months: number; perMonth: number },
  chance: () => number,
): DeclaredCase[] {
  return Array.from({ length: months }, (_, month) => month).flatMap((month) => {
    const count = Math.round(perMonth * 2 * chance());
    return Array.from({ length: count }, () => oneCase(month, chance)).flat();
  });
}

/** One report: received or of a campaign; closed in the same month, mostly. */
function oneCase(month: number, chance: () => number): DeclaredCase[] {
  const subject = pick(codes('subject'), chance);
  const person = chance() < 0.1 ? Math.floor(chance() * 5) : 1_000 + Math.floor(chance() * 1e9);
  const discrimination = subject === 'DISCRIMINATION' || subject === 'BOTH';
  const care = subject === 'CARE';
  const came = {
    subject: [subject],
    request: [pick(codes('request_type'), chance)],
    channel: [pick(codes('channel'), chance)],
    residence: [pick(codes('residence'), chance)],
    ground: care ? [] : some(codes('ground'), chance, discrimination ? 1 : 0),
    domain: [pick(codes('domain'), chance)],
    arrived: [chance() < 0.05 ? 'EARLIER' : 'IN_PERIOD'],
  };
  if (chance() < 0.1) return [{ measure: 'mass', month, person, given: came }];
  const received = { measure: 'received', month, person, given: came };
  if (chance() < 0.2) return [received];
  const levels = codes('rule_level');
  const rules = some(codes('rule_barrier'), chance);
  const ended = {
    ...came,
    nature: some(codes('nature'), chance),
    handling: some(codes('handling'), chance),
    care_category: care || subject === 'BOTH' ? some(CARE_CODES, chance) : [],
    outcome: some(codes('outcome'), chance),
    timeliness: [pick(['IN_TIME', 'LATE', 'NO_TERM'], chance)],
    pairs: [...new Set([...rules, ...rules].map((rule) => `${rule}/${pick(levels, chance)}`))],
  };
  return [received, { measure: 'closed', month, person, given: ended }];
}
