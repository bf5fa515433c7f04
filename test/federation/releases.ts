import {
  addressesOf,
  CODE_VERSION,
  type Period,
  parseAddress,
  type QuarterRelease,
  releaseDigest,
  releaseOf as releaseOfNumbers,
  type Shown,
  spanMonths,
} from '@nabij/protocol';

/** What comes before a release: the one that it follows, and whether it has its rolling year. */
export interface Before {
  readonly after?: QuarterRelease | undefined;
  readonly year?: boolean;
}

/** A release with the number that is given for each address. */
export function releaseWith(
  number: (address: string) => Shown,
  period: Period,
  { after, year = false }: Before = {},
): QuarterRelease {
  const addresses = addressesOf({ period, codes: CODE_VERSION, year });
  const previous = after === undefined ? null : releaseDigest(after);
  const head = { period, codes: CODE_VERSION, threshold: 5, previous };
  return releaseOfNumbers(new Map(addresses.map((it) => [it, number(it)])), head);
}

/**
 * A release in which everybody came in the first month, about discrimination by age at work, each
 * somebody else; nothing was closed. In the rolling year `ofYear` came.
 */
export function releaseOf(
  period: Period,
  total: number,
  { ofYear = total, ...before }: Before & { ofYear?: number } = {},
): QuarterRelease {
  return releaseWith((address) => sameCase(address, { period, total, ofYear }), period, before);
}

/** The same with every number of what was received hidden. */
export function hiddenReleaseOf(period: Period, before: Before = {}): QuarterRelease {
  return releaseWith((address) => (address.startsWith('received/') ? null : 0), period, before);
}

const SAME_CODES: readonly string[] = [
  ...['DISCRIMINATION', 'COMPLAINT', 'AGE', 'WORK', 'WEB', 'RES_HERE', 'IN_PERIOD'],
];

function sameCase(
  address: string,
  { period, total, ofYear }: { period: Period; total: number; ofYear: number },
): number {
  const at = parseAddress(address);
  if (at?.measure !== 'received' || !at.codes.every((code) => SAME_CODES.includes(code))) return 0;
  if (at.period.includes('..')) return ofYear;
  const isFirstMonth = at.period === spanMonths(period)?.first;
  return at.period === period || isFirstMonth ? total : 0;
}
