import type { Dish, Menu } from '../../api/services.ts';

/** The chosen services of a menu in its order. */
export function chosenOf(menu: Menu, ids: readonly string[]): Dish[] {
  return [...menu.fitting, ...menu.others].filter(({ id }) => ids.includes(id));
}

/** A menu as a message: the node's own sentences in the reporter's language, one block each. */
export function menuText(menu: Menu, ids: readonly string[]): string {
  const blocks = chosenOf(menu, ids).map(({ name, description, ways }) =>
    [name, description, ...ways].filter(Boolean).join('\n'),
  );
  return [menu.title, ...blocks, menu.free].join('\n\n');
}

/** What was typed stays, and the menu comes after it. */
export function withMenu(reply: string, text: string): string {
  return reply.trim() === '' ? text : `${reply.trimEnd()}\n\n${text}`;
}
