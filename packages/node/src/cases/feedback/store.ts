import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { feedback } from '../tables.ts';

export type FeedbackRow = typeof feedback.$inferSelect;

/** What was said of a case after each of its endings, the first one first. */
export async function feedbackOf(db: Db, caseId: string): Promise<FeedbackRow[]> {
  return db
    .select()
    .from(feedback)
    .where(eq(feedback.caseId, caseId))
    .orderBy(asc(feedback.at), asc(feedback.id));
}

export async function insertFeedback(db: Db, row: FeedbackRow): Promise<void> {
  await db.insert(feedback).values(row);
}
