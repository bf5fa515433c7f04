import { expect, it } from 'vitest';
import type { Menu } from '../../api/services.ts';
import { menuText, withMenu } from './menu-text.ts';

const dish = (id: string) => ({
  ...{ id, title: id, name: `Naam ${id}`, description: '', because: '' },
  ...{ ways: [`Bel ${id}`], asksToVerify: false },
});
const MENU: Menu = {
  ...{ language: 'nl', direction: 'ltr', title: 'Hulp dichtbij', lead: 'x', free: 'Vrij.' },
  fitting: [dish('a'), dish('b')],
  others: [dish('c')],
};

it('is the chosen services in their order, with the sentence that it is free', () => {
  expect(menuText(MENU, ['c', 'a'])).toBe(
    'Hulp dichtbij\n\nNaam a\nBel a\n\nNaam c\nBel c\n\nVrij.',
  );
});

it('comes after what was typed already', () => {
  expect(withMenu('  ', 'menu')).toBe('menu');
  expect(withMenu('Dag Bo,\n', 'menu')).toBe('Dag Bo,\n\nmenu');
});
