import { type PDFDict, PDFName } from '@cantoo/pdf-lib';

const names = (...keys: string[]) => keys.map((key) => PDFName.of(key));

/** What no page shows (ISO 32000-1, by section). */
const HIDDEN = names(
  // §14.3, §14.5, §14.11: about the document, left by programs and printers
  ...['Metadata', 'PieceInfo', 'LastModified', 'SpiderInfo', 'CreatorInfo', 'OutputIntents', 'OPI'],
  // §12.3.4, §8.9.5.4: small and other pictures of the same
  ...['Thumb', 'Alternates'],
  // §12.6: what happens by itself
  ...['OpenAction', 'AA', 'JavaScript', 'JS', 'Requirements'],
  // §7.11: files within it
  ...['EmbeddedFiles', 'EF', 'RF', 'AF', 'Collection', 'Renditions', 'AlternatePresentations'],
  // §12.7.8, §12.8: forms with programs, who signed and what that allows
  ...['XFA', 'NeedsRendering', 'Perms', 'DSS', 'Legal'],
  // §12.4.3: threads say who wrote them; §14.10: pages fetched from the web
  ...['Threads', 'IDS', 'URLS'],
  // §12.9 and its geospatial extension: where on earth a page lies
  ...['VP', 'LGIDict'],
);

/** Actions that run, send or open something else than this document or a page of the web. */
const ACTIONS = names(
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'Rendition'],
  ...['RichMediaExecute', 'Sound', 'Movie', 'GoTo3DView'],
);

/** What annotations play or carry (§12.5.6). */
const CARRIED = names('FS', 'Sound', 'Movie', 'RichMediaContent', 'RichMediaSettings', '3DD', 'MK');
const CARRIERS = names('FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D');

const [TYPE, SUBTYPE, ACTION, RECT, BYTE_RANGE] = [
  ...[PDFName.of('Type'), PDFName.of('Subtype'), PDFName.of('S'), PDFName.of('Rect')],
  PDFName.of('ByteRange'),
] as const;
const [SIGNATURE, WIDGET, PAGE] = [
  ...[PDFName.of('Sig'), PDFName.of('Widget'), PDFName.of('Page')],
] as const;

/** Takes out of one dictionary what is hidden in it. */
export function strip(dict: PDFDict): void {
  const without = (keys: readonly PDFName[]) => {
    for (const key of keys) dict.delete(key);
  };
  // no signature holds for a document that is written anew, and it names who signed
  const isSignature = dict.has(BYTE_RANGE) || dict.get(TYPE) === SIGNATURE;
  const isAction = includes(ACTIONS, dict.get(ACTION));
  without(isSignature || isAction ? dict.keys() : HIDDEN);
  if (dict.get(TYPE) === PAGE) without(names('ID', 'B'));
  if (dict.has(RECT)) stripAnnotation(dict, without);
}

/** §12.5.2, §12.5.6.2: a note stays, without who wrote it and when. */
function stripAnnotation(dict: PDFDict, without: (keys: readonly PDFName[]) => void): void {
  const kind = dict.lookup(SUBTYPE);
  without(names('M', 'NM', 'CreationDate'));
  // of a field in a form T is the name of the field
  if (kind !== undefined && kind !== WIDGET) without(names('T', 'RC'));
  if (includes(CARRIERS, kind)) without(CARRIED);
}

function includes(list: readonly PDFName[], one: unknown): boolean {
  return list.some((name) => name === one);
}
