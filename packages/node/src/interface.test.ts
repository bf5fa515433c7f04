import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFace } from './intake/pages/face.ts';
import { interfaceRoutes } from './interface.ts';
import { checkFace } from './operator/doctor/face.ts';
import type { Config } from './system/config.ts';

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-face-'));
  path = join(folder, 'face.css');
  await writeFile(
    path,
    ':root { --nabij-color-accent: #123a6b; --nabij-color-ink-soft: #999999; }',
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe("a town's face", () => {
  it('comes after the shipped one at the desk', async () => {
    const desk = interfaceRoutes('point', loadFace(path));
    const page = await (await desk.request('/desk/cases')).text();
    const sheets = [...page.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)];
    const last = sheets.at(-1)?.[1] ?? '';
    expect(sheets.length).toBeGreaterThan(1);
    expect(last).toMatch(/^\/ui\/assets\/face-[0-9a-f]{12}\.css$/);
    const sheet = await desk.request(last);
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await sheet.text()).toContain('--nabij-color-accent:#123a6b');
  });

  it('that nobody changed adds nothing', async () => {
    const desk = interfaceRoutes('point');
    expect(await (await desk.request('/desk')).text()).not.toContain('face-');
  });

  it('is looked at by the doctor, who names what is too close', () => {
    const sentences = (face?: string) =>
      checkFace((face === undefined ? {} : { face }) as Config).map((it) => it.sentence);
    expect(sentences()).toEqual([]);
    expect(sentences(path)).toContain(
      'NABIJ_FACE: ink-soft on surface has a contrast of 2.8; it must be 4.5 at least.',
    );
    expect(sentences(join(folder, 'none.css'))).toEqual([
      expect.stringMatching(/none\.css cannot be read\.$/),
    ]);
  });
});
