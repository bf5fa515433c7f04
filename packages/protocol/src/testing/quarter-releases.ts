import type { JsonObject, JsonValue } from '../canonical.ts';
import { CODE_VERSION } from '../codes/code-list.ts';
import { addressesOf } from '../counts/addresses.ts';
import type { CountedQuarter } from '../counts/blocks.ts';
import { type QuarterRelease, type ReleaseHead, releaseOf, type Shown } from '../counts/release.ts';
import type { Period } from '../period.ts';
import { type CountedCase, countEverything } from './counted-cases.ts';

const HEAD: ReleaseHead = { period: '2026-Q3', codes: CODE_VERSION, threshold: 5, previous: null };

/** A release with the number that is given for each address. */
export function releaseBy(
  number: (address: string) => Shown,
  { year = false, ...head }: Partial<ReleaseHead> & Partial<CountedQuarter> = {},
): QuarterRelease {
  const whole = { ...HEAD, ...head };
  const addresses = addressesOf({ period: whole.period, codes: whole.codes, year });
  return releaseOf(new Map(addresses.map((address) => [address, number(address)])), whole);
}

/** The same case again and again, each time of somebody else. */
function times(n: number, it: Partial<CountedCase>): CountedCase[] {
  const month = '2026-07';
  const one = { request: 'COMPLAINT', residence: 'RES_HERE', channel: 'WEB', arrived: 'IN_PERIOD' };
  return Array.from({ length: n }, (_, person) => ({
    measure: 'received',
    month,
    person,
    many: {},
    pairs: [],
    ...it,
    one: { ...one, timeliness: 'IN_TIME', ...it.one },
  }));
}

/** A quarter in which so much happened that nothing has to be hidden. */
export const BUSY_CASES: readonly CountedCase[] = [
  ...times(20, { one: { subject: 'DISCRIMINATION', domain: 'WORK' }, many: { ground: ['AGE'] } }),
  ...times(15, { one: { subject: 'CARE', domain: 'HOME_CARE' }, month: '2026-08' }),
  ...times(10, {
    measure: 'closed',
    month: '2026-09',
    one: { subject: 'BOTH', domain: 'WORK_DISMISSAL' },
    many: {
      ground: ['ORIGIN_ROMA', 'SEX'],
      nature: ['DISPUTED_REFUSAL'],
      handling: ['ADVICE', 'MEDIATION'],
      care_category: ['QUALITY'],
      outcome: ['SOLVED'],
    },
    pairs: [
      ['PROOF', 'MUNICIPAL'],
      ['DIGITAL', 'AGENCY'],
    ],
  }),
  ...times(30, {
    measure: 'mass',
    one: { subject: 'DISCRIMINATION', domain: 'PUBLIC_SPACE' },
    many: { ground: ['DISABILITY'] },
  }),
];

/** The busy quarter, with the addresses hidden that are told. */
export function busyRelease(isHidden: (address: string) => boolean = () => false): QuarterRelease {
  const counts = countEverything(BUSY_CASES);
  return releaseBy((address) => (isHidden(address) ? null : (counts.get(address) ?? 0)));
}

/** A release in which every number is hidden: the shortest there is. */
export function hiddenRelease(head: Partial<ReleaseHead> = {}): QuarterRelease {
  return releaseBy(() => null, head);
}

/** A quarter, or more, in which nothing happened. */
export function quietRelease(period: Period = '2026-Q3', year = false): QuarterRelease {
  return releaseBy(() => 0, { period, year });
}

/** The release as JSON with one member set; undefined: taken out. */
export function withMember(
  release: QuarterRelease,
  path: string,
  value: JsonValue | undefined,
): JsonObject {
  const whole: JsonObject = JSON.parse(JSON.stringify(release));
  const names = path.split('/');
  const last = names.pop() ?? '';
  const at = names.reduce<JsonObject>((it, name) => it[name] as JsonObject, whole);
  if (value === undefined) delete at[last];
  else Object.defineProperty(at, last, { value, enumerable: true, configurable: true });
  return whole;
}
