import { expect, it } from 'vitest';
import { createForms } from './forms.ts';

it('what was typed stays until it is sent, and is told', () => {
  const forms = createForms();
  let told = 0;
  const stop = forms.subscribe(() => told++);
  forms.keep('anna', 'a contact', { note: 'x' });
  forms.keep('anna', 'b contact', { note: 'y' });
  expect([forms.of('a contact'), forms.hasTyped()]).toEqual([{ note: 'x' }, true]);
  forms.forget('a contact');
  forms.forget('b contact');
  expect([forms.of('a contact'), forms.hasTyped(), told]).toEqual([undefined, false, 4]);
  stop();
  forms.keep('anna', 'a contact', { note: 'z' });
  expect(told).toBe(4);
});

it('somebody else sees nothing of it once they type', () => {
  const forms = createForms();
  forms.keep('anna', 'a contact', { note: 'x' });
  forms.keep('bram', 'b contact', { note: 'y' });
  expect(forms.of('anna a contact')).toBeUndefined();
  expect(forms.of('a contact')).toBeUndefined();
});
