import { tooClose } from '../../intake/pages/contrast.ts';
import { FaceError, loadFace } from '../../intake/pages/face.ts';
import type { Config } from '../../system/config.ts';
import { type Finding, well, wrong } from './finding.ts';

/** Whether everybody can read the town's own colours. */
export function checkFace({ face: path }: Config): Finding[] {
  if (path === undefined) return [];
  try {
    const faults = tooClose(loadFace(path).values);
    if (faults.length === 0) return [well(`The colours of ${path} can be told apart.`)];
    return faults.map(({ front, back, contrast, least }) =>
      wrong(
        `NABIJ_FACE: ${front} on ${back} has a contrast of ${contrast.toFixed(1)}; it must be ${least} at least.`,
      ),
    );
  } catch (error) {
    if (!(error instanceof FaceError)) throw error;
    return [wrong(error.message)];
  }
}
