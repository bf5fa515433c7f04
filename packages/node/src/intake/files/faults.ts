import type { FileFault } from '../../cases/attachments/files/file-refused.ts';
import type { FieldError } from '../report/answers.ts';
import type { Texts } from '../texts.ts';
import type { NotKept } from './form.ts';

/** The sentence for each fault, under `errors`, and the status of the page that shows it. */
const SAID = {
  empty: { key: 'fileEmpty', status: 422 },
  large: { key: 'fileTooLarge', status: 413 },
  pixels: { key: 'filePixels', status: 413 },
  full: { key: 'fileFull', status: 409 },
  unlike: { key: 'fileUnlike', status: 422 },
  heic: { key: 'fileHeic', status: 422 },
  office: { key: 'fileOffice', status: 422 },
  film: { key: 'fileFilm', status: 422 },
  broken: { key: 'fileBroken', status: 422 },
  locked: { key: 'fileLocked', status: 422 },
  unread: { key: 'fileUnread', status: 422 },
  infected: { key: 'fileInfected', status: 422 },
  unchecked: { key: 'fileUnchecked', status: 503 },
  busy: { key: 'fileBusy', status: 503 },
  other: { key: 'fileNotTaken', status: 422 },
} as const satisfies Record<FileFault, { key: string; status: number }>;

export const FAULTS = Object.keys(SAID) as FileFault[];

/** What is said of files that were not kept, at the field where they are chosen. */
export function fileErrors({ t }: Texts, notKept: readonly NotKept[]): FieldError[] {
  if (notKept.length === 0) return [{ field: 'file', key: 'fileNone' }];
  return notKept.map(({ name, fault }) => ({
    field: 'file',
    key: SAID[fault].key,
    values: { name: name === '' ? t('files.these') : isolated(name) },
  }));
}

/** The status of a page that says what was wrong. */
export function statusOf(notKept: readonly NotKept[]) {
  const [first, ...others] = notKept;
  return first && others.length === 0 ? SAID[first.fault].status : 422;
}

/** The sentence for a fault, with room for the name of a file (`name` as it is given). */
export function faultSentence({ t }: Texts, fault: FileFault, name: string): string {
  return t(`errors.${SAID[fault].key}`, { name });
}

/** A name in its own direction, whatever stands around it (Unicode UAX 9, isolates). */
export function isolated(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 80);
  return `\u2068${plain}\u2069`;
}
