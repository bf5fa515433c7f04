import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { strip } from './strip.ts';

/** Under these keys names are chosen freely (ISO 32000-1 §7.8.3): none of them means anything. */
const NAMED = [
  ...['Font', 'XObject', 'ColorSpace', 'Pattern', 'Shading', 'ExtGState', 'Properties'],
  ...['CharProcs', 'Dests', 'RoleMap', 'ClassMap', 'Colorants', 'N', 'D', 'R'],
].map((key) => PDFName.of(key));

/**
 * Walks from the root of a document, strips each dictionary of what is hidden in it and then goes
 * where it leads.
 * @returns what is still to be reached; the rest (older versions, what was stripped) is not needed
 */
export function reachable(context: PDFContext): ReadonlySet<PDFRef> {
  const refs = new Set<PDFRef>();
  // by itself and by name: one dictionary may be met as both
  const met = { plain: new Set<unknown>(), named: new Set<unknown>() };
  const todo: { object: unknown; named: boolean }[] = [
    { object: context.trailerInfo.Root, named: false },
  ];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { object, named } = next;
    const seen = named ? met.named : met.plain;
    if (seen.has(object)) continue;
    if (object instanceof PDFRef) {
      seen.add(object);
      refs.add(object);
      todo.push({ object: context.lookup(object), named });
    } else if (object instanceof PDFArray) {
      seen.add(object);
      for (const element of object.asArray()) todo.push({ object: element, named: false });
    } else if (object instanceof PDFDict || object instanceof PDFStream) {
      seen.add(object);
      const dict = object instanceof PDFDict ? object : object.dict;
      if (!named || dict !== object) strip(dict);
      for (const [key, value] of dict.entries()) {
        todo.push({ object: value, named: NAMED.includes(key) });
      }
    }
  }
  return refs;
}
