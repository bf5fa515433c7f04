import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, request } from './request.ts';

export const DATA_MEASURES = ['received', 'closed', 'mass'] as const;
export const DATA_SPANS = ['month', 'quarter', 'year'] as const;
export type DataMeasure = (typeof DATA_MEASURES)[number];
export type DataSpan = (typeof DATA_SPANS)[number];

/** The files of one table, by the name of their format. */
const FORMATS = {
  CSV: 'open-data.csv',
  CSVW: 'open-data.csv-metadata.json',
  'SDMX-CSV': 'open-data.sdmx.csv',
  JSON: 'open-data.json',
} as const;
export const DATA_FORMATS = ['CSV', 'CSVW', 'SDMX-CSV', 'JSON'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

export interface Catalogue {
  publisher: string;
  licence: string;
  issued: string;
  tables: { measure: DataMeasure; table: string; spans: DataSpan[] }[];
}

export const catalogueQuery = queryOptions({
  queryKey: ['open-data'],
  queryFn: ({ signal }) => request<Catalogue>('/api/region/open-data', { signal }),
});

export function dataAddress(
  format: DataFormat,
  of: { measure: DataMeasure; table: string; span: DataSpan },
): string {
  return `/api/region/${FORMATS[format]}?${new URLSearchParams(of)}`;
}

export interface Mapping {
  mapping: { span: DataSpan } | null;
  setAt: string | null;
  towns: { code: string; name: string }[];
}

export const mappingQuery = queryOptions({
  queryKey: ['dhis2-mapping'],
  queryFn: ({ signal }) => request<Mapping>('/api/region/dhis2/mapping', { signal }),
});

export function setMapping(mapping: unknown): Promise<void> {
  return request('/api/region/dhis2/mapping', { method: 'PUT', body: mapping });
}

export type FaultReason = 'form' | 'uid' | 'town-unknown' | 'cell-unknown' | 'twice';

export interface MappingFault {
  at: string;
  why: FaultReason;
}

/** What is wrong in a mapping that was refused; nothing for another refusal. */
export function faultsOf(error: unknown): MappingFault[] {
  const document = error instanceof ApiProblem ? error.document : undefined;
  const isList = typeof document === 'object' && document !== null && 'faults' in document;
  // the node's own list
  return isList ? (document.faults as MappingFault[]) : [];
}

export interface Dhis2Check {
  values: number;
  hidden: number;
  silent: number;
  notMember: number;
  townsMissing: { code: string; name: string }[];
  cellsMissing: string[];
  tablesMissing: string[];
}

export function checkPeriod(period: string): Promise<Dhis2Check> {
  return request(`/api/region/dhis2/${encodeURIComponent(period)}/check`);
}

export function dhis2Address(period: string): string {
  return `/api/region/dhis2/${encodeURIComponent(period)}.json`;
}
