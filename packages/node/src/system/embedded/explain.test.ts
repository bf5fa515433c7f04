import { describe, expect, it } from 'vitest';
import { explain, explainEnd, isHeld } from './explain.ts';

describe('explain', () => {
  it.each([
    ['FATAL:  lock file "postmaster.pid" already exists', 'Another process already uses'],
    [
      'FATAL:  pre-existing shared memory block (key 5, ID 3) is still in use',
      'Another process already uses',
    ],
    [
      'FATAL:  could not create shared memory segment: No space left on device',
      'enough shared memory',
    ],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'shared memory'],
    ['FATAL:  could not create semaphores: No space left on device', 'shared memory'],
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      'The disk that holds /data is full',
    ],
    ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'is full'],
    ['initdb: error: could not create directory "/data": Read-only file system', 'written to'],
    ['FATAL:  data directory "/data/cluster" has wrong ownership', 'start it as their owner'],
    ['unshare: failed to execute /x/postgres: Permission denied', 'may not use /data'],
    ['postgres: error while loading shared libraries: libz.so.1: cannot open', 'DATABASE_URL'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'damaged'],
  ])('knows what to do about: %s', (written, advice) => {
    const sentence = explain(`LOG:  starting PostgreSQL\n${written}\n`, '/data');
    expect(sentence).toContain(advice);
    expect(sentence).toMatch(/^[^.].*\.$/);
  });

  it('otherwise repeats the last complaint', () => {
    const written = 'FATAL:  could not do this\nLOG:  database system is shut down\n';
    expect(explain(written, '/data')).toBe(
      'PostgreSQL does not start on /data: FATAL:  could not do this',
    );
    expect(explain('', '/data')).toBe('PostgreSQL does not start on /data.');
  });
});

it('says what to do when a server ends while it is used', () => {
  expect(explainEnd('FATAL:  terminating connection', '/data')).toBe(
    'The PostgreSQL that runs on /data ended by itself; start this program again.',
  );
  expect(explainEnd('PANIC:  could not write: No space left on device', '/data')).toContain('full');
});

it('knows a folder that is held, which may be free in a moment', () => {
  expect(isHeld('FATAL:  lock file "postmaster.pid" already exists')).toBe(true);
  expect(isHeld('FATAL:  pre-existing shared memory block (key 1, ID 2)')).toBe(true);
  expect(isHeld('FATAL:  could not write: No space left on device')).toBe(false);
});
