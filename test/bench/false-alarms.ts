import { falseAlarms } from '../../packages/node/src/region/warning/false-alarms.ts';
import { METHODS } from '../../packages/node/src/region/warning/methods.ts';
import { simulations } from '../../packages/node/src/region/warning/simulated.ts';

/** How often each method of early warning warns although nothing changes. */
export async function bench(print: (row: object) => void): Promise<void> {
  for (const perYear of [4, 12] as const) {
    for (const method of METHODS) {
      for (const of of simulations(method, perYear)) {
        print({ method, ...of, ...falseAlarms(method, of) });
      }
    }
  }
}
