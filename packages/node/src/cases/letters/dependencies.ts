import type { DeskDeps } from '../dependencies.ts';
import type { Letterhead } from './filled.ts';

/** What stands above a letter besides the name of the point. */
export interface PrintedHead extends Letterhead {
  readonly address: string | undefined;
  readonly phone: string | undefined;
  readonly url: string;
}

/** What letters and their templates need of the node. */
export interface LettersDeps extends DeskDeps {
  readonly head: PrintedHead;
}
