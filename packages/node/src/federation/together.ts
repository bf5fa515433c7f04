/** How much is done together. */
export interface TogetherLimits {
  /** The most callers whose things are done in one go. */
  readonly most: number;
  /** The most goes at the same time. */
  readonly goes: number;
}

interface Waiting<In, Out> {
  readonly given: In;
  readonly settle: (result: PromiseSettledResult<Out>) => void;
}

/**
 * Does the same thing for many callers in one go. Who finds nobody before is served at once; who
 * comes while others are being served waits for them, and is then served with all who waited.
 *
 * @param work gives as many results as it was given things, in the same order; what it throws
 *   goes to everybody in this go
 */
export function together<In, Out>(
  work: (given: readonly In[]) => Promise<readonly PromiseSettledResult<Out>[]>,
  { most, goes }: TogetherLimits,
): (given: In) => Promise<Out> {
  const queue: Waiting<In, Out>[] = [];
  let going = 0;

  const go = async (): Promise<void> => {
    going += 1;
    for (let served = queue.splice(0, most); served.length > 0; served = queue.splice(0, most)) {
      const results = await attempt(served.map(({ given }) => given));
      for (const [i, { settle }] of served.entries()) settle(results(i));
    }
    going -= 1;
  };
  const attempt = async (given: readonly In[]) => {
    try {
      const results = await work(given);
      return (i: number) => results[i] ?? rejected(new Error('too few results'));
    } catch (error) {
      return () => rejected(error);
    }
  };

  return (given) =>
    new Promise((resolve, reject) => {
      queue.push({
        given,
        settle: (it) => (it.status === 'fulfilled' ? resolve(it.value) : reject(it.reason)),
      });
      if (going < goes) void go();
    });
}

function rejected(reason: unknown): PromiseRejectedResult {
  return { status: 'rejected', reason };
}
