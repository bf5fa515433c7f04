import { createContext, useContext } from 'react';

/** The time by the node's clock. */
export interface NodeClock {
  now(): Date;
}

/** Before anybody is signed in, this machine's clock has to do. */
export const NodeClockContext = createContext<NodeClock>({ now: () => new Date() });

/** What time it is for the node: this machine's own clock may be days wrong. */
export function useNow(): Date {
  return useContext(NodeClockContext).now();
}

/** @param skew how far the node's clock is ahead of this machine's, in milliseconds */
export function clockOf(skew: number): NodeClock {
  return { now: () => new Date(Date.now() + skew) };
}
