import loadHighs, { type Highs } from 'highs';

/** The solver. Its types are of the CommonJS build, whose default is one deeper than ours. */
export const loadSolver = loadHighs as unknown as () => Promise<Highs>;
