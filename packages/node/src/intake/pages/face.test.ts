import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FaceError, loadFace } from './face.ts';

const folder = mkdtempSync(join(tmpdir(), 'nabij-face-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faceOf(css: string) {
  const path = join(folder, 'face.css');
  writeFileSync(path, css);
  return loadFace(path);
}

describe("a town's face", () => {
  it('changes what it names, and nothing else', () => {
    const { values, css, isOwn } = faceOf(
      '/* Ons */ :root {\n  --nabij-color-accent: #123456;\n  --nabij-font: "Fira Sans", sans-serif\n}\n',
    );
    const shipped = loadFace();
    expect(isOwn).toBe(true);
    expect(values.get('--nabij-color-accent')).toBe('#123456');
    expect(css).toContain('--nabij-font:"Fira Sans", sans-serif');
    expect(values.get('--nabij-color-ink')).toBe(shipped.values.get('--nabij-color-ink'));
    expect([...values.keys()]).toEqual([...shipped.values.keys()]);
  });

  it.each([
    ['another rule', ':root { --nabij-color-ink: #000; } body { display: none }'],
    ['another selector', 'html { --nabij-color-ink: #000; }'],
    ['an import', '@import "https://evil.example/x.css"; :root {}'],
    ['a property that does not exist', ':root { --nabij-color-sky: #000; }'],
    ['an ordinary property', ':root { color: #000; }'],
    ['a colour by name', ':root { --nabij-color-ink: black; }'],
    ['an address', ':root { --nabij-color-paper: url(https://evil.example/); }'],
    ['an address as typeface', ':root { --nabij-font: url("//evil.example"); }'],
    ['the same twice', ':root { --nabij-color-ink: #000; --nabij-color-ink: #111; }'],
    ['nothing', ''],
    ['very much', `:root { ${' '.repeat(70_000)} }`],
  ])('with %s is refused in one line', (_, css) => {
    expect(() => faceOf(css)).toThrow(FaceError);
    expect(() => faceOf(css)).toThrow(/^NABIJ_FACE: .*face\.css [^\n]+\.$/);
  });

  it('that is not there is refused', () => {
    expect(() => loadFace(join(folder, 'none.css'))).toThrow('none.css cannot be read.');
  });
});
