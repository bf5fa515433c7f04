import type { Solver } from '../solver.ts';
import type { KnownTables, Spread } from './known-tables.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { System } from './system.ts';

/** What is needed to look at patterns through an attacker's eyes. */
export interface Scene {
  readonly solver: Solver;
  readonly system: System;
  readonly tables: KnownTables;
  /** Seconds that are left. */
  left(): number;
}

/** Hidden columns that hang together, and what was seen of the pattern so far. */
export interface Place {
  readonly around: Neighbourhood;
  readonly spread: Spread;
}
