import type { Observation } from './observation.ts';

/** Writes a file of observations piece by piece. */
export interface Writer {
  readonly begin: string;
  /** Stands between two pieces of rows. */
  readonly between: string;
  readonly end: string;
  /** @throws RangeError as `checkDataSet` */
  rows(observations: readonly Observation[]): string;
}

/** The pieces of a file, in order; none is empty. */
export async function* written(
  { begin, between, end, rows }: Writer,
  chunks: AsyncIterable<readonly Observation[]> | Iterable<readonly Observation[]>,
): AsyncGenerator<string> {
  yield begin;
  let before = '';
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    yield before + rows(chunk);
    before = between;
  }
  if (end !== '') yield end;
}
