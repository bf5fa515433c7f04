import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { candidatesQuery } from './flow.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['2026-11-21', '2026-11-20T23:00:00.000Z'],
  ['2026-07-02', '2026-07-01T22:00:00.000Z'],
  ['', null],
])(
  'cases to choose from since %j are asked since %s, when that day begins in the towns',
  async (day, from) => {
    const asked: URL[] = [];
    vi.stubGlobal('fetch', async (address: string) => {
      asked.push(new URL(address, 'https://punt.example'));
      return Response.json({ cases: [] });
    });
    await new QueryClient().fetchQuery(candidatesQuery(day));
    expect(asked.map(({ searchParams }) => searchParams.get('from'))).toEqual([from]);
  },
);
