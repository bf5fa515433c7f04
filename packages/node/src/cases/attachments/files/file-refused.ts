import type { ProblemCode } from '@nabij/protocol';
import { Refusal } from '../../../system/problem.ts';

/** Why a file is not kept: each says something else to the person who chose it. */
export type FileFault =
  | 'empty'
  | 'large'
  | 'pixels'
  | 'full'
  | 'unlike'
  | 'heic'
  | 'office'
  | 'film'
  | 'broken'
  | 'locked'
  | 'unread'
  | 'infected'
  | 'unchecked'
  | 'busy'
  | 'other';

const PROBLEMS: Partial<Record<FileFault, ProblemCode>> = {
  large: 'too-large',
  pixels: 'too-large',
  full: 'too-many',
  unchecked: 'unavailable',
  busy: 'unavailable',
};

/** A file that is not kept. As a refusal it is one of the closed list; the fault is for people. */
export class FileRefused extends Refusal {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(PROBLEMS[fault] ?? 'file-not-taken');
    this.name = 'FileRefused';
    this.fault = fault;
  }
}
