import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTS, type ActName, Network } from '../testing/handover-network.ts';

const UNTIL = 100;

const act = fc.oneof(
  fc.record({ kind: fc.constant('act' as const), name: fc.constantFrom(...ACTS) }),
  fc.record({ kind: fc.constant('deliver' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('copy' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('lose' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(60), side: fc.nat(1) }),
);

type Happening =
  | { kind: 'act'; name: ActName }
  | { kind: 'deliver' | 'copy' | 'lose'; at: number }
  | { kind: 'wait'; seconds: number; side: number };

function happen(network: Network, it: Happening): void {
  if (it.kind === 'act') network.act(it.name);
  else if (it.kind === 'wait') network.wait(it.seconds, it.side);
  else network[it.kind](it.at);
}

const happenings = fc.array(act, { maxLength: 60 });
const run = (all: readonly Happening[], after: (network: Network) => void) => {
  const network = new Network(UNTIL);
  for (const one of all) {
    happen(network, one);
    network.check();
  }
  after(network);
};

describe('whatever happens to the messages of both sides', () => {
  it('the case is never at two points, and is at one when the line holds again', () => {
    fc.assert(
      fc.property(happenings, (all) =>
        run(all, (network) => {
          network.settle();
          expect(network.place()).toMatch(/^(sender|receiver)$/);
          network.check();
        }),
      ),
      { numRuns: 5000 },
    );
  });

  it('when the line is cut for good, nothing is lost: it is at one, or the sender keeps it', () => {
    fc.assert(
      fc.property(happenings, (all) =>
        run(all, (network) => {
          network.cut();
          expect(network.isLost()).toBe(false);
          expect(network.isBackOrMoved()).toBe(true);
        }),
      ),
      { numRuns: 2000 },
    );
  });

  it('once at rest, no message of before and none said again changes anything', () => {
    fc.assert(
      fc.property(happenings, happenings, (before, after) =>
        run(before, (network) => {
          network.settle();
          const place = network.place();
          network.sendAllAgain();
          const messages = after.filter(({ kind }) => kind !== 'act');
          for (const one of messages) happen(network, one);
          network.settle();
          expect(network.place()).toBe(place);
        }),
      ),
      { numRuns: 2000 },
    );
  });

  it('a consent that was taken back before the sender knew of an acceptance moves nothing', () => {
    fc.assert(
      fc.property(happenings, happenings, (before, after) =>
        run(before, (network) => {
          if (!network.isOffered()) return;
          network.act('revoke');
          for (const one of after) happen(network, one);
          network.settle();
          expect(network.place()).toBe('sender');
        }),
      ),
      { numRuns: 2000 },
    );
  });

  it('taken back from a point that is gone, it is here when that one has heard of it', () => {
    fc.assert(
      fc.property(happenings, happenings, (before, after) => {
        const network = new Network(UNTIL);
        for (const one of before) happen(network, one);
        if (!network.isMoved()) return;
        network.act('reclaim');
        for (const one of after) happen(network, one);
        network.settle();
        expect(network.place()).toBe('sender');
        network.check();
      }),
      { numRuns: 5000 },
    );
  });

  it('what is known to have arrived is not taken back, and nobody gives it up', () => {
    const network = new Network(UNTIL);
    network.recover();
    network.act('take');
    network.recover();
    network.act('reclaim');
    network.recover();
    expect(network.place()).toBe('receiver');
  });

  it('reaches both ends, so that this says something', () => {
    const places = new Set<string>();
    fc.assert(
      fc.property(happenings, (all) =>
        run(all, (network) => {
          network.settle();
          places.add(network.place());
        }),
      ),
      { numRuns: 500 },
    );
    expect([...places].sort()).toEqual(['receiver', 'sender']);
  });
});

describe('a crash between both sides’ commits', () => {
  it.each([
    ['the offer', 0],
    ['the acceptance', 1],
    ['the content', 2],
    ['that it arrived', 3],
  ])('%s was stored and never sent: said again, it goes on to its end', (_, lost) => {
    const network = new Network(UNTIL);
    for (let step = 0; step < lost; step++) {
      network.deliver(0);
      if (step === 0) network.act('take');
    }
    network.lose(0);
    network.check();
    network.recover();
    network.act('take');
    network.recover();
    network.check();
    expect(network.place()).toBe('receiver');
  });
});
