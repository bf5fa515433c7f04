import { describe, expect, it } from 'vitest';
import { TOWNS } from './region.ts';
import { servicesOf } from './services.ts';

describe.each(TOWNS)('the services of $town', ({ id }) => {
  it('are a few, each with a phone number that nobody has and something that it fits', () => {
    const services = servicesOf(id);
    expect(services.length).toBeGreaterThanOrEqual(3);
    for (const { body, fits } of services) {
      expect(fits.length).toBeGreaterThan(0);
      expect(body.phones.every(({ number }) => number.startsWith('0999 00 0'))).toBe(true);
      expect(body.translations.en?.name).toBeTruthy();
    }
  });
});
