import ar from './built-in/ar.json' with { type: 'json' };
import de from './built-in/de.json' with { type: 'json' };
import en from './built-in/en.json' with { type: 'json' };
import fr from './built-in/fr.json' with { type: 'json' };
import nl from './built-in/nl.json' with { type: 'json' };

/** To whom a template is written. */
export type Audience = 'reporter' | 'other-side';

/** The words of a template in one language. */
export interface TemplateWords {
  readonly name: string;
  readonly text: string;
}

export type BuiltInId = keyof typeof en;

const WORDS: Readonly<Record<string, Readonly<Record<BuiltInId, TemplateWords>>>> = {
  nl,
  fr,
  de,
  en,
  ar,
};

/** The templates that every point begins with, in the order in which work comes. */
export const BUILT_IN = Object.keys(en) as readonly BuiltInId[];

export const BUILT_IN_LANGUAGES: readonly string[] = Object.keys(WORDS);

export function isBuiltIn(id: string): id is BuiltInId {
  return (BUILT_IN as readonly string[]).includes(id);
}

export function audienceOf(id: BuiltInId): Audience {
  return id === 'other-side' ? 'other-side' : 'reporter';
}

/** What a built-in template says in a language; undefined where it has no words in it. */
export function builtInWords(id: BuiltInId, language: string): TemplateWords | undefined {
  return Object.hasOwn(WORDS, language) ? WORDS[language]?.[id] : undefined;
}
