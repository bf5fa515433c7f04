/** What helps against a failure, in the words of a closed list; `nothing`: it is there already. */
export const REMEDIES = [
  'wait',
  'admit',
  'removed',
  'suspended',
  'our-key',
  'sign-anew',
  'their-key',
  'clock',
  'address',
  'earlier',
  'version',
  'numbers',
  'compare',
  'nothing',
  'ask',
] as const;

export type Remedy = (typeof REMEDIES)[number];

const KNOWN: ReadonlyMap<string, Remedy> = new Map([
  ['unreachable', 'wait'],
  ['timed-out', 'wait'],
  ['gave-up', 'wait'],
  ['unavailable', 'wait'],
  ['internal', 'wait'],
  ['too-many', 'wait'],
  ['node-unreachable', 'wait'],
  ['issuer-unknown', 'admit'],
  ['issuer-removed', 'removed'],
  ['issuer-suspended', 'suspended'],
  ['key-unknown', 'our-key'],
  ['key-not-valid-then', 'sign-anew'],
  ['signature-invalid', 'our-key'],
  ['receipt-invalid', 'their-key'],
  ['issued-in-future', 'clock'],
  ['expired', 'clock'],
  ['address-refused', 'address'],
  ['release-in-future', 'clock'],
  ['release-not-next', 'earlier'],
  ['release-invalid', 'version'],
  ['type-unknown', 'version'],
  ['release-contradictory', 'numbers'],
  ['release-below-threshold', 'numbers'],
  ['release-already-final', 'compare'],
  ['replayed-with-other-content', 'nothing'],
]);

/** @param refusal why the last try failed, as the outbox keeps it */
export function remedyFor(refusal: string): Remedy {
  return KNOWN.get(refusal) ?? (/^http-5\d\d$/.test(refusal) ? 'wait' : 'ask');
}
