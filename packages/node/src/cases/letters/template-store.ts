import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { letterTemplates } from './tables.ts';

/** A template as it lies in the database: its words sealed. */
export type TemplateRow = typeof letterTemplates.$inferSelect;
export type TemplateId = Pick<TemplateRow, 'template' | 'language'>;

export async function templateRows(db: Db): Promise<TemplateRow[]> {
  return db
    .select()
    .from(letterTemplates)
    .orderBy(asc(letterTemplates.template), asc(letterTemplates.language));
}

/** One template, with other writers of it made to wait. */
export async function lockTemplate(tx: Db, id: TemplateId): Promise<TemplateRow | undefined> {
  const [row] = await tx.select().from(letterTemplates).where(is(id)).for('update');
  return row;
}

export async function upsertTemplate(tx: Db, row: TemplateRow): Promise<void> {
  const { template: _, language: __, ...rest } = row;
  await tx
    .insert(letterTemplates)
    .values(row)
    .onConflictDoUpdate({
      target: [letterTemplates.template, letterTemplates.language],
      set: rest,
    });
}

export async function deleteTemplate(tx: Db, id: TemplateId): Promise<void> {
  await tx.delete(letterTemplates).where(is(id));
}

function is({ template, language }: TemplateId) {
  return and(eq(letterTemplates.template, template), eq(letterTemplates.language, language));
}
