const SHAPES = {
  letter: 'M2.5 4.5h15v11h-15z M3 5l7 6 7-6',
  spark: 'M10 2.5v5 M10 12.5v5 M2.5 10h5 M12.5 10h5 M5 5l3 3 M12 12l3 3 M15 5l-3 3 M8 12l-3 3',
  check: 'M4 10.5l4 4 8-9',
  wait: 'M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15z M10 5.5v5l3 2',
  stop: 'M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15z M5 5l10 10',
  work: 'M3 15.5l1-4 8.5-8.5 3 3-8.5 8.5z M11 4.5l3 3',
  hidden: 'M5 9.5h10v7.5H5z M7 9.5V7a3 3 0 0 1 6 0v2.5',
  silent: 'M4 10h12',
  warning: 'M10 3l7.5 13.5h-15z M10 8v4 M10 14v.5',
  info: 'M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15z M10 9v5 M10 6v.5',
  back: 'M12.5 4l-6 6 6 6',
  more: 'M5 8l5 5 5-5',
  next: 'M3.5 10h13 M11 4.5l5.5 5.5-5.5 5.5',
  find: 'M8.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z M12.5 12.5l4.5 4.5',
  key: 'M6.5 6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7z M10 10h7.5v3.5 M14 10v2.5',
  phone: 'M6 2.5h8v15h-8z M9 15h2',
  copy: 'M7.5 7.5h9v9h-9z M12.5 4.5v-1h-9v9h1',
  print: 'M6 7.5v-5h8v5 M6 14.5h-2.5v-7h13v7h-2.5 M6 12h8v5.5h-8z',
  globe:
    'M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15z M2.5 10h15 M10 2.5c5 5 5 10 0 15c-5-5-5-10 0-15z',
  keyboard: 'M2.5 5.5h15v9h-15z M5.5 8.5v.1 M8.5 8.5v.1 M11.5 8.5v.1 M14.5 8.5v.1 M6.5 12h7',
  person: 'M10 3a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7z M3.5 17a6.5 5.5 0 0 1 13 0',
} as const;

export type IconName = keyof typeof SHAPES;

/** A small drawing beside words; it never stands alone, so readers aloud skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" data-icon={name} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
