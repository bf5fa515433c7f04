import { describe, expect, it } from 'vitest';
import { label, plainLabel } from './label.ts';

describe('label', () => {
  it('speaks the language', () => {
    expect(label('ground', 'ORIGIN', 'nl')).toBe('Herkomst of huidskleur');
    expect(label('ground', 'ORIGIN', 'de')).toBe('Herkunft oder Hautfarbe');
    expect(label('ground', 'ORIGIN', 'ar')).toBe('الأصل أو لون البشرة');
  });

  it("says it in the citizen's words where a language has no labels", () => {
    expect(label('ground', 'AGE', 'tr')).toBe('Yaşım');
    expect(label('ground', 'AGE', 'uk')).toBe('Мій вік');
  });

  it('falls back to English', () => {
    for (const language of ['es', '', 'code', '__proto__', 'NL']) {
      expect(label('ground', 'ORIGIN', language)).toBe('Origin or skin colour');
    }
    expect(label('decision', 'TAKEN', 'tr')).toBe(label('decision', 'TAKEN', 'en'));
  });

  it('shows a code that the list does not have as itself', () => {
    expect(label('ground', 'GONE', 'nl')).toBe('GONE');
  });
});

describe('plainLabel', () => {
  it('says it as a citizen does', () => {
    expect(plainLabel('ground', 'ORIGIN', 'nl')).toBe('Mijn afkomst of huidskleur');
    expect(plainLabel('ground', 'ORIGIN', 'fr')).toBe('Mon origine ou ma couleur de peau');
    expect(plainLabel('ground', 'ORIGIN', 'ar')).toBe('أصلي أو لون بشرتي');
    for (const language of ['es', '', 'toString', 'EN']) {
      expect(plainLabel('ground', 'ORIGIN', language)).toBe('My origin or skin colour');
    }
  });

  it('is the label where there are no such words', () => {
    expect(plainLabel('status', 'CLOSED', 'nl')).toBe(label('status', 'CLOSED', 'nl'));
    expect(plainLabel('ground', 'GONE', 'nl')).toBe('GONE');
  });
});
