import { deflateSync } from 'node:zlib';

type Part = string | { readonly dict: string; readonly stream: Uint8Array };

/** A PDF of these objects, numbered from 1, the first of them its root (ISO 32000-1 §7.5). */
export function pdfFile(objects: readonly Part[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  const size = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [n, object] of objects.entries()) {
    places.push(size());
    parts.push(Buffer.from(`${n + 1} 0 obj\n`), body(object), Buffer.from('\nendobj\n'));
  }
  const start = size();
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const last = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`;
  return Buffer.concat([...parts, Buffer.from(`${table}${last}startxref\n${start}\n%%EOF\n`)]);
}

/** Objects from a number on, packed into one stream (§7.5.7). */
export function packedObjects(from: number, objects: readonly string[]): Part {
  let at = 0;
  const places = objects.map((object, n) => {
    const place = `${from + n} ${at}`;
    at += object.length + 1;
    return place;
  });
  const head = `${places.join(' ')} `;
  const stream = deflateSync(Buffer.from(`${head}${objects.join(' ')}`, 'latin1'));
  const dict = `/Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode`;
  return { dict, stream };
}

/** A letter of one page that shows these words. */
export function letter(words = 'Beste mensen'): Buffer {
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>',
    { dict: '', stream: Buffer.from(`BT (${words}) Tj ET`, 'latin1') },
  ]);
}

function body(object: Part): Buffer {
  if (typeof object === 'string') return Buffer.from(object, 'latin1');
  const { dict, stream } = object;
  return Buffer.concat([
    Buffer.from(`<< ${dict} /Length ${stream.length} >>\nstream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}
