import { z } from 'zod';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAME = new RegExp(String.raw`^${LABEL}(?:\.${LABEL})*$`);
// What a URL parser takes for the end of an IPv4 address.
const NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/;

/**
 * A constraint on host names (RFC 5280, section 4.2.1.10): `host.example` is that host and no
 * other, `.example` is any host with one or more labels before it, and not `example`.
 */
export const hostSchema = z
  .string()
  .max(255)
  .refine((host) => isName(host.replace(/^\./, '')));

/** Which hosts are allowed; a host under both is not. */
export interface HostNames {
  readonly permitted?: readonly string[];
  readonly excluded?: readonly string[];
}

/** Whether the host of an entity is one of the permitted and none of the excluded. */
export function isHostPermitted(
  entityId: string,
  { permitted, excluded = [] }: HostNames,
): boolean {
  const host = /^https?:\/\/(\[[^\]]*\]|[^:/]+)/.exec(entityId)?.[1] ?? '';
  // An address is under no name, and `a.example.` would be another spelling of `a.example`.
  if (!isName(host)) return false;
  const isUnder = (name: string) => (name.startsWith('.') ? host.endsWith(name) : host === name);
  return !excluded.some(isUnder) && (permitted === undefined || permitted.some(isUnder));
}

function isName(host: string): boolean {
  return host.length <= 253 && NAME.test(host) && !NUMBER.test(host);
}
