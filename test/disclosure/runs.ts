/** How much more is tried than every day: `NABIJ_ATTACKS=20` for a night. */
const times = Number(process.env.NABIJ_ATTACKS ?? 1);

const runs = (count: number) => Math.ceil(count * times);

/** How many random cases every property is tried on. */
export const RUNS = {
  /** Small enough to try every number. */
  tiny: runs(500),
  statements: runs(30),
  /** Protected in full (tables: of each shape), and in a hurry. */
  tables: runs(130),
  histories: runs(50),
  hurried: runs(300),
  hurriedHistories: runs(15),
  again: runs(30),
  /** Several towns and what their coordinator shows. */
  regions: runs(40),
  /** Badly protected, to see that it is noticed. */
  naive: runs(100),
  naiveHistories: runs(30),
  faults: runs(60),
  faultyHistories: runs(8),
  audits: runs(200),
  /** Towns of each size whose public pages are attacked. */
  publicTowns: runs(1),
  publicRegions: runs(2),
  auditedHistories: runs(20),
};
