import type { calendarRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof calendarRoutes>>('/', OWN_NODE);

export type CalendarLanguage = InferRequestType<typeof api.me.calendar.$post>['json']['language'];

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: ({ signal }) => read(api.me.calendar.$get({}, { init: { signal } })),
});

/** Makes a calendar in place of any earlier one. @returns its address, this one time */
export async function makeCalendar(language: CalendarLanguage): Promise<string> {
  return (await read(api.me.calendar.$post({ json: { language } }))).address;
}

export function endCalendar() {
  return read(api.me.calendar.$delete());
}
