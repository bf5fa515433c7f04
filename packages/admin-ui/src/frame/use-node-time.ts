import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;
const CALM_MS = 15_000;

/**
 * The time by the node's clock, in milliseconds since 1970, as it goes by.
 * @param skew how far the node's clock is ahead of this machine's, in milliseconds
 * @param isClose whether seconds count now
 */
export function useNodeTime(skew: number, isClose: (now: number) => boolean): number {
  const [now, setNow] = useState(() => Date.now());
  const everySecond = isClose(now + skew);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everySecond ? SECOND_MS : CALM_MS);
    return () => clearInterval(timer);
  }, [everySecond]);
  return now + skew;
}
