import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, type Log, type LogIds, type LogLevel } from './log.ts';

function logInto(lines: string[], level: LogLevel = 'info', ids: LogIds = {}): Log {
  return createLog({ level, ids, destination: { write: (line) => lines.push(line) } });
}

function logged(write: (log: Log) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(logInto(lines));
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
}

describe('createLog', () => {
  it('writes one JSON object per line', () => {
    const { time, ...line } = logged((log) => log.info('release-sent', { jti: 'a', ms: 3 }));
    expect(line).toEqual({ level: 'info', jti: 'a', ms: 3, event: 'release-sent' });
    expect(Number.isNaN(Date.parse(String(time)))).toBe(false);
  });

  it('repeats what holds for the whole node, and only that', () => {
    const lines: string[] = [];
    logInto(lines, 'info', { role: 'point' }).warn('started');
    expect(Object.keys(JSON.parse(lines[0] ?? '')).sort()).toEqual([
      'event',
      'level',
      'role',
      'time',
    ]);
  });

  it('writes nothing below its level', () => {
    const lines: string[] = [];
    const log = logInto(lines, 'error');
    log.info('one');
    log.warn('two');
    log.error('three');
    expect(lines).toHaveLength(1);
  });

  it('drops every key that is not on the list, and values that are not plain', () => {
    const ids = { story: 'canary', jti: { deep: 'canary' }, caseId: 'c1' } as unknown as LogIds;
    const line = logged((log) => log.info('filed', ids));
    expect(line).toMatchObject({ caseId: 'c1' });
    expect(JSON.stringify(line)).not.toContain('canary');
  });

  it('takes no sentence for an event', () => {
    expect(logged((log) => log.info('filed by Jan Canary'))).toMatchObject({
      event: 'event-without-name',
    });
  });

  it('tells of an error its name, its code and where, never what it says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (canary) => {
        const message = `canary-${canary}\n    at /canary/${canary}.ts:1:1\ncanary`;
        const cause = Object.assign(new TypeError(message), { name: `Jan ${canary}` });
        const error = new Error(`Failed query: ${message}`, { cause });
        const line = logged((log) => log.error('failed', {}, error));
        expect(JSON.stringify(line)).not.toContain('canary');
      }),
    );
  });

  it('finds the SQLSTATE that drizzle wraps, and the place', () => {
    const cause = Object.assign(new Error('duplicate key (canary)'), { code: '23505' });
    const line = logged((log) => log.error('failed', {}, new TypeError('canary', { cause })));
    expect(line).toMatchObject({ level: 'error', cause: 'TypeError', causeCode: '23505' });
    expect(JSON.stringify(line.at)).toMatch(/system\/log\.test\.ts:\d+/);
  });

  it('survives what is no error', () => {
    expect(logged((log) => log.error('failed', {}, 'canary'))).toMatchObject({ cause: 'string' });
  });
});
