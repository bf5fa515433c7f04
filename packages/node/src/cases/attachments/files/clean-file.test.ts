import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { letter } from '../../../../../../test/pdf-file.ts';
import { soundFiles } from '../../../../../../test/sound-files.ts';
import { cleanFile, MAX_FILE_BYTES } from './clean-file.ts';

const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#a33' } });
const clean = (bytes: Uint8Array, name = 'x.bin') => cleanFile({ name, bytes });
const refusal = (bytes: Uint8Array, name?: string) =>
  clean(bytes, name).then(
    ({ type }) => type,
    (error: { problem?: string }) => error.problem,
  );
const text = (it: string) => Buffer.from(it);

const PDF = letter().toString('latin1');
const ZIP_END = `PK\x05\x06${'\0'.repeat(18)}`;

const EXTENSIONS: Record<string, string> = {
  ...{ 'application/pdf': 'pdf', 'text/plain': 'txt', 'audio/wav': 'wav', 'audio/mpeg': 'mp3' },
  ...{ 'audio/ogg': 'ogg', 'audio/mp4': 'm4a', 'audio/webm': 'webm' },
};

describe('a picture', () => {
  it('loses where, when and with what it was made, and stands upright', async () => {
    const given = await picture()
      .withExif({
        IFD0: { Make: 'Geheimtoestel', Artist: 'Bo Wandel' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Wilgendrecht</x:xmpmeta>')
      .withIccProfile('p3')
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    for (const secret of ['Geheimtoestel', 'Bo Wandel', 'Wilgendrecht', 'ICC_PROFILE']) {
      expect([secret, given.includes(secret)]).toEqual([secret, true]);
    }
    const { name, type, bytes } = await clean(given, 'IMG_0001.JPG.exe');
    expect([name, type]).toEqual(['IMG_0001.JPG.jpg', 'image/jpeg']);
    const { exif, xmp, icc, iptc, width, height, orientation } = await sharp(bytes).metadata();
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
    expect([width, height]).toEqual([20, 40]);
    for (const secret of ['Geheim', 'Wandel', 'Wilgen', 'Exif', 'GPS', 'ICC_PROFILE']) {
      expect([secret, Buffer.from(bytes).includes(secret)]).toEqual([secret, false]);
    }
  });

  it.each([
    ['jpeg', 'image/jpeg', 'jpg'],
    ['png', 'image/png', 'png'],
    ['webp', 'image/webp', 'webp'],
    ['gif', 'image/png', 'png'],
    ['avif', 'image/jpeg', 'jpg'],
  ] as const)('in %s is kept as %s', async (format, type, extension) => {
    const kept = await clean(await picture().toFormat(format).toBuffer(), 'foto.heic');
    expect([kept.name, kept.type]).toEqual([`foto.${extension}`, type]);
    expect((await sharp(kept.bytes).metadata()).width).toBe(40);
  });

  it('that moves is kept as its first picture', async () => {
    const frames = Buffer.concat(
      ['#a33', '#33a'].map((colour) => Buffer.from(colour.repeat(8 * 8).slice(0, 8 * 8 * 3))),
    );
    const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const;
    const given = await sharp(frames, { raw })
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await sharp(given, { animated: true }).metadata()).pages).toBe(2);
    const { pages, height } = await sharp((await clean(given)).bytes).metadata();
    expect([pages, height]).toEqual([undefined, 8]);
  });

  it('with something behind its end or in its comment is kept without it', async () => {
    const png = await picture().png().toBuffer();
    const kept = await clean(
      Buffer.concat([png, text(`${PDF}<script>alert(1)</script>${ZIP_END}`)]),
    );
    for (const hidden of ['%PDF', '<script', 'PK']) {
      expect([hidden, Buffer.from(kept.bytes).includes(hidden)]).toEqual([hidden, false]);
    }
  });

  it.each(['GIF89a=1;<script>alert(1)</script>', 'GIF89a/*\0\0\0\0*/=1;alert(1);'])(
    'that is a script in truth is refused: %j',
    async (polyglot) => {
      expect(await refusal(text(polyglot), 'x.gif')).toBe('file-not-taken');
    },
  );

  it('that is broken is refused kindly', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
      const whole = await picture().toFormat(format).toBuffer();
      const half = whole.subarray(0, Math.floor(whole.length / 2));
      expect([format, await refusal(half)]).toEqual([format, 'file-not-taken']);
    }
  });

  it('of very many pixels is refused before any is drawn', async () => {
    expect(await refusal(hugePng(50_000, 50_000))).toBe('too-large');
    expect(await refusal(hugePng(2 ** 31 - 1, 2 ** 31 - 1))).toMatch(/too-large|file-not-taken/);
  });
});

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'];

describe('what is wrong with a file is told', () => {
  const fault = (content: Uint8Array | string, name: string) =>
    clean(typeof content === 'string' ? Buffer.from(content, 'latin1') : content, name).then(
      ({ type }) => type,
      (error: { fault?: string }) => error.fault,
    );
  const ftyp = (brand: string) => `\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic${'\0'.repeat(400)}`;
  const bomb = `PK\x03\x04${'\0'.repeat(60)}[Content_Types].xml${'\0'.repeat(60)}${ZIP_END}`;

  it.each([
    ['nothing in it', '', 'leeg.txt', 'empty'],
    ['a page that is called a photo', '<!doctype html><p>hallo', 'foto.jpg', 'unlike'],
    ['a program that is called a PDF', `MZ\x90\0${'\0'.repeat(200)}`, 'brief.pdf', 'unlike'],
    ['a PDF that is a page too', `%PDF-1.4\n\0<html><script>1</script>${PDF}`, 'x.pdf', 'unlike'],
    ['an archive that is called a photo', bomb, 'foto.png', 'unlike'],
    ['a program', `MZ\x90\0${'\0'.repeat(200)}`, 'spel.exe', 'other'],
    ['a page', '<!doctype html><p>hallo', 'pagina.html', 'other'],
    ['a photo of a telephone', ftyp('heic'), 'IMG_1.HEIC', 'heic'],
    ['a PDF that was cut off', PDF.slice(0, 60), 'brief.pdf', 'broken'],
    ['a photo that was cut off', '\xff\xd8\xff\xe0\0\x10JFIF', 'foto.jpg', 'broken'],
    ['a Word file or a zip bomb', bomb, 'brief.docx', 'office'],
    ['an archive without a name', bomb, '', 'office'],
    ['packed with gzip', `\x1f\x8b\x08${'\0'.repeat(99)}`, 'alles.tgz', 'office'],
    ['an old Word file', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}`, 'a.doc', 'office'],
    ['a film', film('mp42', 'soun', 'vide'), 'film.mp4', 'film'],
    ['the test virus', EICAR.join(''), 'brief.txt', 'infected'],
    ['the test virus in a text', `Beste mensen, ${EICAR.join('')} groet`, 'x.txt', 'infected'],
    ['the test virus in a PDF', `%PDF-1.4\n\0${EICAR.join('')}${PDF}`, 'x.pdf', 'infected'],
  ])('%s', async (...[, content, name, expected]) => {
    expect(await fault(content, name)).toBe(expected);
  });

  it('too many bytes, or too many pixels', async () => {
    expect(await fault(new Uint8Array(MAX_FILE_BYTES + 1), 'x.txt')).toBe('large');
    expect(await fault(hugePng(50_000, 50_000), 'x.png')).toBe('pixels');
  });
});

/** What browsers record, as their own recorders write it: in pieces, as they go. */
const RECORDED = [
  ['Chromium', 'recorded', 'audio/webm'],
  ['Firefox', 'opus', 'audio/ogg'],
  ['Safari', 'fragmented', 'audio/mp4'],
  ['Safari of before', 'm4a', 'audio/mp4'],
] as const;
const SOUND = soundFiles('Bo Wandel');

it.each(RECORDED)('what %s records is taken with its sound', async (_, file, type) => {
  const { bytes, sound } = SOUND[file] ?? expect.fail();
  const kept = await clean(bytes, 'Spraakbericht');
  expect(kept.type).toBe(type);
  for (const piece of sound) expect(Buffer.from(kept.bytes).includes(piece)).toBe(true);
});

describe('a document or a sound', () => {
  it.each([
    ['text', 'Beste mensen,\r\n\tBMW reed te hard. <3 👍 مرحبا', 'text/plain'],
    ['text with a mark of order', '\uFEFFhallo', 'text/plain'],
  ])('%s is kept as it is', async (_, content, type) => {
    const kept = await clean(text(content), 'x.exe');
    expect([kept.type, kept.name]).toEqual([type, 'x.txt']);
    expect(Buffer.compare(Buffer.from(kept.bytes), text(content))).toBe(0);
  });

  it.each(Object.entries({ pdf: { bytes: letter(), type: 'application/pdf' }, ...SOUND }))(
    '%s is kept without what it says of its maker',
    async (_, { bytes, type }) => {
      const kept = await clean(bytes, 'x.exe');
      expect([kept.type, kept.name]).toEqual([type, `x.${EXTENSIONS[type]}`]);
      expect(Buffer.from(kept.bytes).includes('Wandel')).toBe(false);
    },
  );

  it('that cannot be followed is refused', async () => {
    const wav = Buffer.from(`RIFF\x24\0\0\0WAVEfmt ${'\xff'.repeat(40)}`, 'latin1');
    const bare = Buffer.from('%PDF-1.4\n\0\nstartxref\n0\n%%EOF', 'latin1');
    await expect(clean(wav)).rejects.toMatchObject({ fault: 'broken' });
    await expect(clean(bare)).rejects.toMatchObject({ fault: 'unread' });
  });

  it.each([
    ['nothing', ''],
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['an SVG behind a comment', '<!-- x --><svg onload="alert(1)"/>'],
    ['HTML', '<!doctype html><p>hallo'],
    ['HTML behind words', 'Beste mensen, <script src=//x></script>'],
    ['a piece of HTML', '  <img src=x onerror=alert(1)>'],
    ['XML', '<?xml version="1.0"?><a/>'],
    ['a script of the shell', '#!/bin/sh\nrm -rf /'],
    ['PostScript', '%!PS-Adobe-3.0'],
    ['RTF', '{\\rtf1 hallo}'],
    ['text with a control character', 'hallo\x1b[2J'],
    ['text in another encoding', Buffer.from('caf\xe9', 'latin1')],
    ['a Word file or any archive', Buffer.from(`PK\x03\x04${'\0'.repeat(60)}${ZIP_END}`, 'latin1')],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex')],
    ['a program', Buffer.from(`MZ\x90\0${'\0'.repeat(200)}`, 'latin1')],
    ['a program of Linux', Buffer.from(`\x7fELF\x02\x01\x01${'\0'.repeat(200)}`, 'latin1')],
    ['a film', Buffer.from(film('mp42', 'soun', 'vide'), 'latin1')],
    ['a film in webm', Buffer.from(webm('A_OPUS', 'V_VP9'), 'latin1')],
    ['a PDF that is an archive too', Buffer.from(`${PDF}\0${ZIP_END}`, 'latin1')],
    [
      'a PDF that is a page too',
      Buffer.from(`%PDF-1.4\n\0<html><script>1</script>${PDF}`, 'latin1'),
    ],
    [
      'sound that is a page too',
      Buffer.from(`ID3\x03\0\0\0\0\0\x20<html><script>\0\xff\xfb`, 'latin1'),
    ],
  ])('%s is refused', async (_, content) => {
    expect(await refusal(Buffer.from(content), 'foto.jpg')).toBe('file-not-taken');
  });

  it('of 20 MB is kept, of one byte more refused', async () => {
    const bytes = new Uint8Array(MAX_FILE_BYTES + 1).fill(0x61);
    expect(await refusal(bytes.subarray(1))).toBe('text/plain');
    expect(await refusal(bytes)).toBe('too-large');
  });
});

/** A whole PNG file of one colour that claims to be of any size. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const pixels = deflateSync(Buffer.alloc(1_000_000));
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function film(brand: string, ...tracks: string[]): string {
  const boxes = tracks.map((kind) => `\0\0\0\x20hdlr${'\0'.repeat(8)}${kind}${'\0'.repeat(12)}`);
  return `\0\0\0\x14ftyp${brand}\0\0\0\0isom${'\0'.repeat(300)}${boxes.join('')}`;
}

function webm(...codecs: string[]): string {
  const head =
    '\x1a\x45\xdf\xa3\x87\x42\x82\x84webm\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff';
  const named = codecs.map((codec) => `\x86${String.fromCharCode(0x80 + codec.length)}${codec}`);
  return `${head}${'\0'.repeat(50)}${named.join('')}${'\0'.repeat(50)}`;
}
