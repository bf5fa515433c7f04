import type { Service, ServiceForm } from '../../api/services.ts';

/** A service as it is typed: lists are texts until they are sent. */
export interface TypedService extends Omit<ServiceForm, 'phones' | 'languages'> {
  /** One number on each line. */
  phones: string;
  /** Codes with a comma between them. */
  languages: string;
}

const EMPTY: Service = {
  ...{ id: '', version: 0, name: '', status: 'active', description: '', organization: '' },
  ...{ email: '', url: '', phones: [], hours: '', languages: [], fits: [], translations: {} },
  ...{ verifiedOn: null, asksToVerify: false },
};

/** What the form begins with. */
export function typedOf(service: Service = EMPTY): TypedService {
  const { id: _, verifiedOn: __, asksToVerify: ___, phones, languages, ...rest } = service;
  const lists = { phones: phones.join('\n'), languages: languages.join(', ') };
  return { ...rest, ...lists, verified: false };
}

/** What is sent of it. */
export function formOf(typed: TypedService): ServiceForm {
  return {
    ...typed,
    url: typed.url.trim(),
    email: typed.email.trim(),
    phones: partsOf(typed.phones, /\n/),
    languages: languagesIn(typed.languages),
  };
}

/** Codes of ISO 639, as far as they look like some. */
function languagesIn(text: string): string[] {
  return partsOf(text.toLowerCase(), /[\s,;]+/);
}

function partsOf(text: string, between: RegExp): string[] {
  const parts = text.split(between).map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

/** Which fields a slip stands in; the node has the last word. */
export function slipsIn(typed: TypedService): ('name' | 'url' | 'email' | 'languages')[] {
  const { name, url, email, languages } = typed;
  const slips = {
    name: name.trim() === '',
    url: url.trim() !== '' && !/^https?:\/\/\S+$/.test(url.trim()),
    email: email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()),
    languages: !languagesIn(languages).every((code) => /^[a-z]{2,3}$/.test(code)),
  };
  return (['name', 'url', 'email', 'languages'] as const).filter((field) => slips[field]);
}
