import { expect, it } from 'vitest';
import { writeSheet } from '../../system/sheet.ts';
import { formSheet } from './form-sheet.ts';
import { statutoryForm } from './statutory-form.ts';

it('holds the statutory form with its head', async () => {
  const head = { facility: 'Meldpunt', municipality: 'Wilgendrecht', year: 2026 };
  const { name, rows } = formSheet(head, statutoryForm([]));
  const text = new TextDecoder().decode(await writeSheet('csv', { name, rows }));
  expect(text).toContain('Rapportage ten behoeve van de gemeente,Wilgendrecht\r\n');
  expect(text).toContain('5. Klachtbehandeling,');
  expect(rows.filter((row) => row.length === 7)).toHaveLength(5 + 1 + 15 + 15 + 6 + 8 + 4);
});
