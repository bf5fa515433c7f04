import { describe, expect, it } from 'vitest';
import { createIntakeDrafts } from './intake-draft.ts';

function start() {
  let next = 0;
  return createIntakeDrafts(() => `id-${next++}`);
}

describe('a draft for somebody', () => {
  it('keeps answers, forgets those that were emptied, and says whether there are any', () => {
    const drafts = start();
    expect(drafts.hasTyped()).toBe(false);
    drafts.answer('ground', ['AGE', 'SEX']);
    drafts.answer('story', ['Het regende.']);
    drafts.answer('ground', []);
    expect(drafts.current().answers).toEqual({ story: ['Het regende.'] });
    expect(drafts.hasTyped()).toBe(true);
  });

  it('has one identifier until it is cleared', () => {
    const drafts = start();
    const { requestId } = drafts.current();
    drafts.change({ channel: 'DESK' });
    drafts.answer('want', ['REPORT']);
    expect(drafts.current().requestId).toBe(requestId);
    drafts.clear();
    expect(drafts.current().requestId).not.toBe(requestId);
    expect(drafts.hasTyped()).toBe(false);
  });

  it('counts as unsaved while a code is still to be handed over', () => {
    const drafts = start();
    const drawn = { qr: { size: 1, path: '' }, qrLabel: '' };
    const proof = { ...drawn, title: '', lines: [] };
    const words = { language: 'nl', direction: 'ltr', title: '', filed: '' } as const;
    const sheet = { ...words, code: { ...drawn, label: '' }, parts: [], proof };
    const filed = { code: 'A', caseId: 'b', number: 1, sheet };
    drafts.change({ answers: {}, filed });
    expect(drafts.hasTyped()).toBe(true);
  });

  it('goes when somebody else signs in, and stays for the same person', () => {
    const drafts = start();
    drafts.belongTo('anna');
    drafts.answer('story', ['Het regende.']);
    drafts.belongTo('anna');
    expect(drafts.hasTyped()).toBe(true);
    drafts.belongTo('bert');
    expect(drafts.hasTyped()).toBe(false);
  });

  it('is the same object until something changes, and tells when it does', () => {
    const drafts = start();
    const before = drafts.current();
    let told = 0;
    const stop = drafts.subscribe(() => told++);
    drafts.change({ take: false });
    stop();
    drafts.change({ take: true });
    expect([before === drafts.current(), told]).toEqual([false, 1]);
  });
});
