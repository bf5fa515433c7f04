import { DATA_MEASURES, DATA_SPANS, type DataMeasure, type DataSpan } from '../../api/open-data.ts';

/** Which numbers are listed; without, those received in a quarter. */
interface DataSearch {
  measure?: DataMeasure;
  span?: DataSpan;
}

export function dataSearch(search: Record<string, unknown>): DataSearch {
  const measure = DATA_MEASURES.find((it) => it === search.measure);
  const span = DATA_SPANS.find((it) => it === search.span);
  return { ...(measure && { measure }), ...(span && { span }) };
}
