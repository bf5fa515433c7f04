import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { letter, packedObjects, pdfFile } from '../../../../../../../test/pdf-file.ts';
import { cleanApart } from '../clean-apart.ts';
import { cleanDocument } from './clean-document.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanJpeg2000 } from './clean-jpeg2000.ts';

const WORDS = 'Bo Wandel 52.1326N Geheimtoestel';
const said = `(${WORDS})`;
const xmp = { dict: '/Type /Metadata /Subtype /XML', stream: Buffer.from(`<x>${WORDS}</x>`) };
const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#a33' } });
const cleanPdf = (bytes: Uint8Array) => cleanApart(bytes, 'application/pdf');
const fault = (bytes: Uint8Array, limits?: Parameters<typeof cleanApart>[2]) =>
  cleanApart(bytes, 'application/pdf', limits).then(
    () => 'kept',
    (error: { fault?: string }) => error.fault,
  );

async function photo(): Promise<Buffer> {
  return picture()
    .withExif({
      IFD0: { Make: WORDS },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${WORDS}</x:xmpmeta>`)
    .jpeg({ progressive: true })
    .toBuffer();
}

const PAGE = Buffer.from('BT /AF 12 Tf (De bus reed door) Tj ET /Thumb Do');
const script = `<< /S /JavaScript /JS ${said} >>`;

/** A page with something hidden in every place that is known. */
async function secretive(): Promise<Buffer> {
  const jpeg = await photo();
  const hidden = `/Metadata 5 0 R /PieceInfo << /X << /Private ${said} >> >> /LastModified ${said}`;
  const image = '/Type /XObject /Subtype /Image /Width 40 /Height 20 /ColorSpace /DeviceRGB';
  return pdfFile(
    [
      `<< /Type /Catalog /Pages 2 0 R ${hidden} /OpenAction ${script} /AA << /WC ${script} >> /AF [9 0 R] /Names << /JavaScript << /Names [(a) ${script}] >> /EmbeddedFiles << /Names [(a) 9 0 R] >> >> /AcroForm << /Fields [11 0 R] /XFA ${said} >> /OutputIntents [<< /Info ${said} >>] /Threads [<< /I << /Author ${said} >> >>] >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R ${hidden} /Thumb 8 0 R /VP [<< /Measure ${said} >>] /Resources << /Font << /AF 6 0 R >> /XObject << /Thumb 7 0 R /Flat 13 0 R >> >> /Annots [10 0 R 11 0 R 12 0 R] >>`,
      { dict: '', stream: PAGE },
      xmp,
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Metadata 5 0 R >>`,
      { dict: `${image} /Filter /DCTDecode /Metadata 5 0 R /OPI ${said}`, stream: jpeg },
      { dict: image, stream: Buffer.from(WORDS) },
      `<< /Type /Filespec /F ${said} /EF << /F 14 0 R >> >>`,
      `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T ${said} /M ${said} /CreationDate ${said} /Contents (let op) /A ${script} >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (veld) /Rect [0 0 9 9] /V << /Type /Sig /Name ${said} /ByteRange [0 1 2 3] /Contents <00> >> >>`,
      `<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 9 0 R /A << /S /Launch /F ${said} >> >>`,
      { dict: `${image} /Filter [/FlateDecode /DCTDecode]`, stream: deflateSync(jpeg) },
      { dict: '/Type /EmbeddedFile', stream: Buffer.from(WORDS) },
      `<< /Author ${said} /Producer ${said} >>`,
      `<< /Title ${said} /Old true >>`,
      packedObjects(30, [`<< /Author ${said} >>`]),
    ],
    `/Info 15 0 R /ID [<0123456789abcdef0123456789abcdef> <0123456789abcdef0123456789abcdef>]`,
  );
}

describe('a PDF', () => {
  it('loses who made it, when and with what, files, scripts and older parts', async () => {
    const given = await secretive();
    const kept = Buffer.from(await cleanPdf(given));
    const gone = ['Wandel', 'Geheim', '52.1326', '<x>', 'Exif', 'JavaScript', '/JS', '/Launch'];
    const more = ['/Info', '/Metadata', '/PieceInfo', '/EF', '/AA', '/OpenAction', '/XFA', '/OPI'];
    for (const secret of [...gone, ...more, '/Author', '/LastModified', '0123456789abcdef01']) {
      expect([secret, kept.includes(secret)]).toEqual([secret, false]);
    }
  });

  it('keeps its pages, with what they use by whatever name, and its notes', async () => {
    const kept = Buffer.from(await cleanPdf(await secretive()));
    const stays = ['/AF 6 0 R', '/Thumb 7 0 R', '(let op)', '(veld)', '/BaseFont', '/MediaBox'];
    for (const it of [PAGE, ...stays]) expect([it, kept.includes(it)]).toEqual([it, true]);
    const plain = await picture().jpeg({ progressive: true }).toBuffer();
    const clean = Buffer.from(cleanJpeg(plain) ?? []);
    expect(kept.toString('latin1').split(clean.toString('latin1'))).toHaveLength(3);
  });

  it('has an ID of its own, and comes out the same each time', async () => {
    const given = await secretive();
    const [once, again] = [await cleanPdf(given), await cleanPdf(given)];
    const cleaned = await cleanPdf(once);
    expect(Buffer.from(once).toString('latin1')).toMatch(/\/ID \[ <[\da-f]{32}> <[\da-f]{32}> \]/);
    expect(Buffer.compare(once, again)).toBe(0);
    expect(Buffer.compare(once, cleaned)).toBe(0);
  });

  it('that is packed is followed', async () => {
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 1 0 R >>';
    const catalog = `<< /Type /Catalog /Pages 11 0 R /Metadata ${said} >>`;
    const pages = '<< /Type /Pages /Kids [12 0 R] /Count 1 >>';
    const given = pdfFile(
      [{ dict: '', stream: PAGE }, packedObjects(10, [catalog, pages, page])],
      '/Root 10 0 R',
    );
    const kept = Buffer.from(await cleanPdf(given));
    for (const it of ['Wandel', 'ObjStm']) expect([it, kept.includes(it)]).toEqual([it, false]);
    for (const it of [PAGE, '/MediaBox']) expect([it, kept.includes(it)]).toEqual([it, true]);
  });
});

/** Kills the first process that is started meanwhile, once it runs. */
async function whileKilling<Result>(work: () => Promise<Result>): Promise<Result> {
  const kill = (message: unknown) => {
    unsubscribe('child_process', kill);
    const { process } = message as { process: ChildProcess };
    process.once('spawn', () => process.kill('SIGKILL'));
  };
  subscribe('child_process', kill);
  return work();
}

describe('refused', () => {
  const rooted = (...more: Parameters<typeof pdfFile>[0]) =>
    pdfFile(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', ...more]);

  it('with a password is told apart', async () => {
    const guard = '<< /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >>';
    const parts = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] >>', guard];
    expect(await fault(pdfFile(parts, '/Encrypt 3 0 R'))).toBe('locked');
  });

  it('without pages or a root', async () => {
    expect(await fault(pdfFile(['<< /Type /Catalog >>']))).toBe('unread');
    expect(await fault(Buffer.from('%PDF-1.4\nstartxref\n0\n%%EOF'))).toBe('unread');
  });

  it('with parts that cannot be unpacked, or to far too much', async () => {
    const dict = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode';
    const bomb = deflateSync(Buffer.alloc(65 * 1024 * 1024));
    expect(await fault(rooted({ dict, stream: Buffer.from('no flate') }))).toBe('unread');
    expect(await fault(rooted({ dict, stream: bomb }))).toBe('unread');
    const twice = dict.replace('/FlateDecode', '[/FlateDecode /FlateDecode]');
    expect(await fault(rooted({ dict: twice, stream: deflateSync(bomb) }))).toBe('unread');
    expect(await fault(rooted(packedObjects(9, Array(500_001).fill('1'))))).toBe('unread');
  });

  it('with more parts than there is memory for, while the program goes on', async () => {
    const given = rooted(`[ ${'<< /A [1 [2 [3]]] >>\n'.repeat(100_000)} ]`);
    expect(await fault(given, { patienceMs: 60_000, memoryMb: 24 })).toBe('unread');
  });

  it('when it takes too long', async () => {
    expect(await fault(letter(), { patienceMs: 1, memoryMb: 200 })).toBe('unread');
    expect(await fault(letter())).toBe('kept');
  });

  it('when its process is killed in the middle, and no other file is', async () => {
    const [killed, other] = await Promise.all([
      whileKilling(() => fault(letter())),
      // begins after the first has its process
      new Promise((begin) => setImmediate(begin)).then(() => fault(letter())),
    ]);
    expect([killed, other]).toEqual(['unread', 'kept']);
  });

  it('with brackets in brackets without end', async () => {
    expect(await fault(rooted('['.repeat(1_000_000)))).toMatch(/kept|unread/);
  });
});

it('any bytes are cleaned or refused', async () => {
  const given = await secretive();
  const change = fc.tuple(fc.nat({ max: given.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
      const other = Buffer.from(given);
      for (const [at, byte] of changes) other[at] = byte;
      // in this thread, as a thread for each would take long
      const kept = await cleanDocument(other).catch((error: unknown) => error);
      expect(kept instanceof Uint8Array || kept instanceof Error).toBe(true);
    }),
    { numRuns: 100 },
  );
});

it('a letter stays as small as it was', async () => {
  const given = letter();
  expect((await cleanPdf(given)).length).toBeLessThan(given.length + 120);
});

describe('a picture in a page', () => {
  it('is the same to the eye', async () => {
    const given = await photo();
    const kept = cleanJpeg(Buffer.concat([given, Buffer.from(WORDS)])) ?? expect.fail();
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect((await pixels(kept)).equals(await pixels(given))).toBe(true);
    expect(Buffer.from(kept).includes('Wandel')).toBe(false);
  });

  it('of JPEG 2000 loses its words', () => {
    const box = (type: string, content: string) =>
      Buffer.from(`\0\0\0${String.fromCharCode(8 + content.length)}${type}${content}`, 'latin1');
    const given = Buffer.concat([
      box('jP  ', '\r\n\x87\n'),
      box('xml ', WORDS),
      box('jp2c', 'beeld'),
    ]);
    const kept = Buffer.from(cleanJpeg2000(given) ?? []);
    expect([kept.length, kept.includes('Wandel'), kept.includes('beeld')]).toEqual([
      given.length,
      false,
      true,
    ]);
  });

  it('of any bytes is cleaned or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
        for (const start of ['ffd8', 'ffd8ffe1', '0000000c6a502020']) {
          const given = Buffer.concat([Buffer.from(start, 'hex'), rest]);
          const kept = [cleanJpeg(given), cleanJpeg2000(given)];
          for (const one of kept) expect(one?.length ?? 0).toBeLessThanOrEqual(given.length);
        }
      }),
    );
  });
});
