import type { LeftRelease, ReleaseContent } from '../../api/releases.ts';

/** A release that left, with what its text says. */
export interface Left extends LeftRelease {
  readonly release: ReleaseContent;
}

/** Reads the exact text of a release; this node wrote it itself. */
export function readLeft(left: LeftRelease): Left {
  return { ...left, release: JSON.parse(left.bytes) as ReleaseContent };
}
