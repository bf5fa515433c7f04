import { describe, expect, it } from 'vitest';
import { createDrafts } from './drafts.ts';

function start() {
  let next = 0;
  return createDrafts(() => `id-${next++}`);
}

describe('drafts', () => {
  it('keep what was typed, per case', () => {
    const drafts = start();
    drafts.change('a', { reply: 'Dag' });
    drafts.change('b', { note: 'Bellen' });
    expect(drafts.of('a').reply).toBe('Dag');
    expect(drafts.of('b').reply).toBe('');
    expect(drafts.hasTyped()).toBe(true);
  });

  it('give a message one identifier until the reply is emptied', () => {
    const drafts = start();
    const first = drafts.of('a').messageId;
    drafts.change('a', { reply: 'Dag' });
    drafts.change('a', { reply: 'Dag!', waiting: false });
    expect(drafts.of('a').messageId).toBe(first);
    drafts.change('a', { reply: '' });
    expect(drafts.of('a').messageId).not.toBe(first);
  });

  it('return the same object until something changes', () => {
    const drafts = start();
    const before = drafts.of('a');
    expect(drafts.of('a')).toBe(before);
    let told = 0;
    const stop = drafts.subscribe(() => told++);
    drafts.change('a', { note: 'x' });
    expect(drafts.of('a')).not.toBe(before);
    stop();
    drafts.change('a', { note: 'xy' });
    expect(told).toBe(1);
  });

  it('stay with their account', () => {
    const drafts = start();
    drafts.belongTo('anna');
    drafts.change('a', { reply: 'Dag' });
    drafts.belongTo('anna');
    expect(drafts.of('a').reply).toBe('Dag');
    drafts.belongTo('bert');
    expect(drafts.of('a').reply).toBe('');
    expect(drafts.hasTyped()).toBe(false);
  });
});
