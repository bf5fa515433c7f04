import {
  type Cells,
  CODE_VERSION,
  COUNT_TABLES,
  type Period,
  type Release,
  type ReleaseMeasure,
  type TableName,
} from '@nabij/protocol';

/** A release in which everybody came about discrimination: total, and the same in one cell each. */
export function releaseOf(period: Period, total: number): Release {
  return {
    version: 1,
    period,
    codes: CODE_VERSION,
    threshold: 5,
    measures: { received: measureOf(total), closed: measureOf(0) },
  };
}

/** The same with every number hidden. */
export function hiddenReleaseOf(period: Period): Release {
  const release = releaseOf(period, 0);
  const { received } = release.measures;
  received.total = null;
  for (const cells of Object.values(received.tables)) {
    for (const code of Object.keys(cells)) cells[code] = null;
  }
  return release;
}

function measureOf(total: number): ReleaseMeasure {
  const first = (table: TableName): Cells =>
    Object.fromEntries(COUNT_TABLES[table].codes.map((code, i) => [code, i === 0 ? total : 0]));
  return {
    total,
    tables: { subject: first('subject'), ground: first('ground'), domain: first('domain') },
  };
}
