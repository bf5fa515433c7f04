/** How much is done together. */
export interface TogetherLimits {
  /** The most callers whose things are done in one go. */
  readonly most: number;
  /** The most goes at the same time. */
  readonly goes: number;
}

interface Waiting<In, Out> {
  readonly given: In;
  readonly resolve: (out: Out | Promise<Out>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does the same thing for many callers in one go. Who finds nobody before is served at once; who
 * comes while others are being served waits for them, and is then served with all who waited.
 *
 * @param work gives as many results as it was given things, in the same order, each of which may
 *   still be to come when the go is over; what it throws goes to everybody in this go
 */
export function together<In, Out>(
  work: (given: readonly In[]) => Promise<readonly Promise<Out>[]>,
  { most, goes }: TogetherLimits,
): (given: In) => Promise<Out> {
  const queue: Waiting<In, Out>[] = [];
  let going = 0;

  const serve = async (served: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const results = await work(served.map(({ given }) => given));
      for (const [i, { resolve, reject }] of served.entries()) {
        const result = results[i];
        if (result) resolve(result);
        else reject(new Error('too few results'));
      }
    } catch (error) {
      for (const { reject } of served) reject(error);
    }
  };
  const go = async (): Promise<void> => {
    going += 1;
    while (queue.length > 0) await serve(queue.splice(0, most));
    going -= 1;
  };

  return (given) =>
    new Promise((resolve, reject) => {
      queue.push({ given, resolve, reject });
      if (going < goes) void go();
    });
}
