import { and, eq, isNull } from 'drizzle-orm';
import { planGoals, trajectoryCases } from '../cases/trajectory/tables.ts';
import type { Db } from '../system/database.ts';

/** The areas of life in which somebody still wants something, by the plan that a case is part of. */
export async function lifeAreasOf(db: Db, caseId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ area: planGoals.area })
    .from(planGoals)
    .innerJoin(trajectoryCases, eq(trajectoryCases.trajectoryId, planGoals.trajectoryId))
    .where(and(eq(trajectoryCases.caseId, caseId), isNull(planGoals.reachedOn)));
  return rows.map(({ area }) => area).sort();
}
