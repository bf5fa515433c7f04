import { z } from 'zod';

const SEGMENT = String.raw`/(?!(?:\.|%2[Ee]){1,2}(?:/|$))[A-Za-z0-9._~!$&'()*+,;=:@%-]+`;
const ENTITY_ID = new RegExp(
  String.raw`^https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:${SEGMENT})*$`,
);

/**
 * The name of a node: its public address, an absolute http(s) URL in lower case host, without
 * user, query, fragment and trailing slash. Two names are the same when their characters are.
 * @example entityIdSchema.safeParse('https://klein.example/').success; // false
 */
export const entityIdSchema = z.string().max(512).regex(ENTITY_ID);
