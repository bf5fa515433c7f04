/** Why a file is not cleaned. It stands alone: a process that is started for one file loads it. */
export class NotCleanable extends Error {
  readonly fault: 'broken' | 'locked';

  constructor(fault: 'broken' | 'locked') {
    super(fault);
    this.name = 'NotCleanable';
    this.fault = fault;
  }
}
