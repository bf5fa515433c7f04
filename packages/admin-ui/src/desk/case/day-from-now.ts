/** A day counted from today, on the calendar of UTC as the node counts: `YYYY-MM-DD`. */
export function dayFromNow(
  { months = 0, days = 0 }: { months?: number; days?: number },
  now: Date,
): string {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(now.getUTCDate(), lastOfMonth) + days;
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
