import type { Db } from '../../../system/database.ts';
import type { Markup } from '../../pages/markup.ts';
import type { View } from '../../pages/shell.ts';
import type { IntakeDeps } from '../../visit/visitor.ts';
import { caseByCode } from '../open-report.ts';
import { type There, therePage } from './there-page.ts';
import type { FindWhereabouts } from './whereabouts.ts';

/** The point that has the report of this code now; undefined where it is here, or unknown. */
export async function thereByCode(
  { db, whereabouts }: { db: Db; whereabouts: FindWhereabouts },
  code: string,
): Promise<There | undefined> {
  const caseId = await caseByCode(db, code);
  const where = caseId === undefined ? undefined : await whereabouts(db, caseId);
  return where?.at === 'there' ? where : undefined;
}

/** Who has the report, with the way to it where the directory still names that point. */
export async function thereShown(
  { points, clock }: Pick<IntakeDeps, 'points' | 'clock'>,
  view: View,
  there: There,
): Promise<Markup> {
  const { all } = await points(clock.now());
  const known = all.find(({ url }) => url === there.point.entityId);
  const { language } = view.texts;
  const speaks = known?.languages.includes(language) ? `?lang=${language}` : '';
  const link = known?.report === undefined ? undefined : `${known.url}/follow${speaks}`;
  // what the point states now is newer than what it stated when it took the report
  const { phone, address, hours } = known ?? there.point;
  const point = { ...there.point, phone, address, hours };
  return therePage(view, { ...there, point, link });
}
