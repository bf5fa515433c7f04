import { TOWN_ZONE } from './town-day.ts';

const MOMENT = new Intl.DateTimeFormat('sv', {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  timeZone: TOWN_ZONE,
});

/** A moment as a field for day and time has it, `YYYY-MM-DDTHH:mm`, by the clocks of the towns. */
export function localMoment(at: Date): string {
  return MOMENT.format(at).replace(' ', 'T');
}

/** The moment that such a field says, as ISO 8601; undefined for an empty or broken one. */
export function momentOf(local: string): string | undefined {
  const written = Date.parse(`${local}Z`);
  if (Number.isNaN(written)) return undefined;
  const ahead = (at: number) => Date.parse(`${localMoment(new Date(at))}Z`) - at;
  // the second look is right also where the first fell on the other side of a clock change
  const near = written - ahead(written);
  return new Date(written - ahead(near)).toISOString();
}
