/** Which quarter is looked at; without, the newest. */
interface OverviewSearch {
  period?: string;
}

export function overviewSearch({ period }: Record<string, unknown>): OverviewSearch {
  return typeof period === 'string' && /^\d{4}-Q[1-4]$/.test(period) ? { period } : {};
}
