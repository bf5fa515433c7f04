import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Handover } from '../../../api/handovers.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { StandStill, standsStill } from './stand-still.tsx';

const button = (on: boolean, more: { isDisabled?: boolean } = {}) => {
  const act = createElement(BusyButton, { isBusy: false, ...more }, 'Doen');
  const props = { on, children: act };
  return renderToStaticMarkup(createElement(StandStill, props));
};

it('what changes a case is disabled while it stands still, and what may go on is not', () => {
  expect(button(true)).toContain('disabled=""');
  expect(button(false)).not.toContain('disabled=""');
  expect(button(true, { isDisabled: false })).not.toContain('disabled=""');
});

it('a case stands still while this point offers it, and not after', () => {
  const at = (side: Handover['side'], state: Handover['state']) =>
    standsStill({ side, state } as Handover);
  expect([at('sender', 'offered'), at('sender', 'back'), at('receiver', 'arrived')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(standsStill(undefined)).toBe(false);
});
