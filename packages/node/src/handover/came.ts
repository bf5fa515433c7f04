import type { HandoverCase } from '@nabij/protocol';
import type { CleanFile } from '../cases/attachments/files/clean-file.ts';

/** What came, whole: the document, its files clean, and those that cannot be kept here. */
export interface Came {
  readonly document: HandoverCase;
  readonly digest: string;
  readonly files: readonly CleanFile[];
  readonly refused: readonly string[];
}
