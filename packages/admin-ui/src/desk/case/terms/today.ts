/** The day that it is for who looks at the screen, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  // Swedish writes dates as ISO 8601 does
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short' }).format(now);
}
