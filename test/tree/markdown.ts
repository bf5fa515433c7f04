import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, ROOT } from './sources.ts';

/** One page of documentation, taken apart. */
export interface Page {
  path: string;
  text: string;
  /** What stands between backticks, and the lines of code blocks. */
  code: string[];
  /** Targets of links, as written. */
  links: string[];
  /** Headings as the part of an address after `#`. */
  anchors: string[];
}

/** Every page of the project. */
export function readPages(): Page[] {
  return listFiles()
    .filter((path) => path.endsWith('.md'))
    .map((path) => parsePage(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** Takes one page apart. */
export function parsePage(path: string, text: string): Page {
  const blocks = [...text.matchAll(/^```[^\n]*\n(.*?)^```/gms)].map(([, block = '']) => block);
  const prose = text.replace(/^```.*?^```/gms, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const withoutCode = prose.replace(/`[^`\n]+`/g, '');
  return {
    path,
    text,
    code: [...blocks.flatMap((block) => block.split('\n')), ...spans].filter(Boolean),
    links: [...withoutCode.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link),
    anchors: [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
  };
}

/** The rows of the first table below a heading, cell by cell, without head and line. */
export function tableBelow(page: Page, heading: string): string[][] {
  const start = page.text.indexOf(`\n## ${heading}\n`);
  if (start < 0) return [];
  const section = page.text.slice(start + 1).split(/\n## /)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}
