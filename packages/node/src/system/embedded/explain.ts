/** What a person can do about what PostgreSQL says when it does not start. */
const EXPLANATIONS: readonly [RegExp, (folder: string) => string][] = [
  [
    /pre-existing shared memory block|lock file ".*" (?:already exists|is empty)|is another post/i,
    (folder) =>
      `Another process already uses the data in ${folder}; stop that one first, or choose another folder.`,
  ],
  // Before the disk: a refused segment says "No space left on device" too.
  [
    /shared memory|semaphores|Cannot allocate memory|out of memory/i,
    () =>
      'This machine does not have enough shared memory left for PostgreSQL; stop other programs or ' +
      'allow it more memory.',
  ],
  [
    /No space left on device|Disk quota exceeded|Bus error/i,
    (folder) => `The disk that holds ${folder} is full; make room and start again.`,
  ],
  [
    /Read-only file system/i,
    (folder) => `The folder ${folder} is on a file system that cannot be written to.`,
  ],
  [
    /Permission denied|wrong ownership|invalid permissions/i,
    (folder) =>
      `PostgreSQL may not use ${folder}; give the folder, and the folders around it, to the user ` +
      'who starts this program, or start it as their owner.',
  ],
  [
    /Too many open files/i,
    () => 'This machine does not let PostgreSQL open enough files; raise the limit (ulimit -n).',
  ],
  [
    /error while loading shared libraries|not found \(required by|Library not loaded/i,
    () =>
      'The PostgreSQL that comes with this program misses libraries on this machine; set ' +
      'DATABASE_URL to a PostgreSQL server of your own.',
  ],
  [
    /could not (?:locate a valid checkpoint|read file|open file "(?:global|base|pg_))|invalid (?:page|checkpoint)|PANIC/,
    (folder) =>
      `The data in ${folder} is damaged and PostgreSQL does not start on it; restore a backup.`,
  ],
];

/**
 * One sentence for what PostgreSQL's programs wrote before they ended.
 * @param folder the folder that the user named.
 */
export function explain(written: string, folder: string): string {
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(written));
  if (known !== undefined) return known[1](folder);
  const last = lastComplaint(written);
  return `PostgreSQL does not start on ${folder}${last === '' ? '.' : `: ${last}`}`;
}

/** One sentence for a server that ended while it was in use; what it wrote is as in {@link explain}. */
export function explainEnd(written: string, folder: string): string {
  return /No space left on device|Disk quota exceeded/.test(written)
    ? explain(written, folder)
    : `The PostgreSQL that runs on ${folder} ended by itself; start this program again.`;
}

/** Whether another server holds the folder, or a dead one's last processes still do. */
export function isHeld(written: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster.pid"/.test(written);
}

function lastComplaint(written: string): string {
  const lines = written.split('\n').map((line) => line.trim());
  const complaints = lines.filter((line) => /FATAL|PANIC|error:/i.test(line));
  return (complaints.at(-1) ?? lines.filter((line) => line !== '').at(-1) ?? '').slice(0, 300);
}
