import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type ImagePurpose, reencodeImage } from '@/lib/platform/image-file';

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 90, b: 160 } } });
const svg = (inside: string, attributes = 'width="40" height="20"', before = '') =>
  Buffer.from(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  );

async function moving(frames: number, side = 8, format: 'gif' | 'webp' = 'gif'): Promise<Buffer> {
  const bytes = Buffer.alloc(side * side * frames * 3);
  for (let frame = 0; frame < frames; frame++)
    bytes.fill((frame * 37) % 256, frame * side * side * 3, (frame + 1) * side * side * 3);
  const raw = { width: side, height: side * frames, channels: 3, pageHeight: side } as const;
  return sharp(bytes, { raw, limitInputPixels: false }).toFormat(format, { effort: 1 }).toBuffer();
}

/** A PNG whose header names another size than its pixels have (PNG §11.2.2 IHDR). */
function withPngSize(png: Buffer, width: number, height: number): Buffer {
  const forged = Buffer.from(png);
  forged.writeUInt32BE(width, 16);
  forged.writeUInt32BE(height, 20);
  forged.writeUInt32BE(crc32(forged.subarray(12, 29)), 29);
  return forged;
}

const refusal = (reason: string, code = 'invalid') =>
  expect.objectContaining({ name: 'AppError', code, details: expect.objectContaining({ reason }) });
const refuses = (bytes: Uint8Array, purpose: ImagePurpose, reason: string, code?: string) =>
  expect(reencodeImage(bytes, purpose)).rejects.toThrow(refusal(reason, code));

describe('a logo', () => {
  it.each(['png', 'jpeg'] as const)('may be a %s, and becomes WebP', async (format) => {
    const image = await reencodeImage(await canvas(200, 120).toFormat(format).toBuffer(), 'logo');
    expect(image).toMatchObject({ mediaType: 'image/webp', width: 200, height: 120 });
    expect((await sharp(image.bytes).metadata()).format).toBe('webp');
  });

  it.each(['webp', 'gif', 'tiff', 'avif'] as const)('may not be a %s', async (format) => {
    await refuses(await canvas(200, 200).toFormat(format).toBuffer(), 'logo', 'wrong-type');
  });

  it('may not be a drawing, a text or nothing', async () => {
    for (const bytes of [svg('<path d="M0 0h9v9z"/>'), Buffer.from('<html>'), Buffer.alloc(0), Buffer.from('%PDF-1.7')])
      await refuses(bytes, 'logo', 'wrong-type');
  });

  it.each([
    [119, 200],
    [200, 119],
    [1001, 200],
    [200, 1001],
  ])('may not be %i × %i pixels', async (width, height) => {
    await refuses(await canvas(width, height).png().toBuffer(), 'logo', 'dimensions');
  });

  it('may have 120 to 1000 pixels a side', async () => {
    for (const side of [120, 1000])
      expect(await reencodeImage(await canvas(side, side).jpeg().toBuffer(), 'logo')).toMatchObject({ width: side });
  });

  it('may have at most 5 MB', async () => {
    const png = await canvas(200, 200).png().toBuffer();
    await refuses(Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), 'logo', 'too-large', 'too_large');
  });

  it('keeps how it is turned, and nothing else that is written in it', async () => {
    const jpeg = await canvas(300, 200)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'secret-owner' } })
      .withMetadata({ orientation: 6 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret-place/></x:xmpmeta>')
      .toBuffer();
    expect(jpeg.includes('secret-place')).toBe(true);
    const image = await reencodeImage(jpeg, 'logo');
    expect(image).toMatchObject({ width: 200, height: 300 });
    const { exif, xmp, icc, orientation } = await sharp(image.bytes).metadata();
    expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(image.bytes.includes('secret')).toBe(false);
  });
});

describe('a hostile picture', () => {
  it('loses what stands behind its end (polyglot)', async () => {
    for (const format of ['png', 'jpeg', 'gif', 'webp'] as const) {
      const picture = await canvas(200, 200).toFormat(format).toBuffer();
      const both = Buffer.concat([picture, Buffer.from('PK\x03\x04<script>alert(1)</script>')]);
      const image = await reencodeImage(both, 'overview');
      expect(image.bytes.includes('script')).toBe(false);
    }
  });

  it('is refused when its first bytes belong to another format', async () => {
    const png = await canvas(200, 200).png().toBuffer();
    const jpeg = await canvas(200, 200).jpeg().toBuffer();
    await refuses(Buffer.concat([png.subarray(0, 8), jpeg]), 'logo', 'unreadable');
    await refuses(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), png]), 'logo', 'unreadable');
    await refuses(Buffer.concat([Buffer.from('GIF89a'), svg('<g/>')]), 'overview', 'unreadable');
  });

  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('is refused when its end is missing (%s)', async (format) => {
    const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, index) => (index * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    await refuses(whole.subarray(0, Math.floor(whole.length / 2)), 'overview', 'unreadable');
    await refuses(whole.subarray(0, 12), 'overview', 'unreadable');
  });

  it('is refused by the size in its header, before it is unpacked (decompression bomb)', async () => {
    const png = await canvas(200, 200).png().toBuffer();
    await refuses(withPngSize(png, 60_000, 60_000), 'logo', 'dimensions');
    await refuses(withPngSize(png, 60_000, 60_000), 'overview', 'dimensions');
    await refuses(withPngSize(png, 16_000, 16_000), 'overview', 'too-many-pixels');
    const real = await canvas(6000, 6000).png({ compressionLevel: 9 }).toBuffer();
    expect(real.length).toBeLessThan(1_000_000);
    await refuses(real, 'overview', 'too-many-pixels');
    const gif = await moving(7);
    gif.writeUInt16LE(2000, 6);
    gif.writeUInt16LE(2000, 8);
    await refuses(gif, 'overview', 'too-many-pixels');
  });

  it('is refused when its header names more pixels than it has', async () => {
    const png = await canvas(200, 200).png().toBuffer();
    await refuses(withPngSize(png, 900, 900), 'logo', 'unreadable');
  });
});

describe('a picture of an overview', () => {
  it.each([
    ['png', 'image/png'],
    ['jpeg', 'image/webp'],
    ['gif', 'image/webp'],
    ['webp', 'image/webp'],
  ] as const)('may be a %s, and becomes %s', async (format, mediaType) => {
    const image = await reencodeImage(await canvas(30, 20).toFormat(format).toBuffer(), 'overview');
    expect(image).toMatchObject({ mediaType, width: 30, height: 20 });
  });

  it.each(['gif', 'webp'] as const)('goes on moving (%s)', async (format) => {
    const image = await reencodeImage(await moving(5, 8, format), 'overview');
    expect(image).toMatchObject({ mediaType: 'image/webp', width: 8, height: 8 });
    expect((await sharp(image.bytes, { animated: true }).metadata()).pages).toBe(5);
  });

  it('has a limit of frames, and of pixels in all frames', async () => {
    await refuses(await moving(301), 'overview', 'too-many-frames');
    await refuses(await moving(110, 500), 'overview', 'too-many-pixels');
  });

  it('may be a drawing, which becomes a PNG of twice its size', async () => {
    const drawing = svg(
      '<defs><linearGradient id="a"/></defs><!-- note --><style><![CDATA[rect{fill:url(#a)}]]></style><rect width="9" height="9"/><use xlink:href="#a"/><use href=\'#a\'/>',
      'viewBox="0 0 40 20"',
      '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n',
    );
    expect(await reencodeImage(drawing, 'overview')).toMatchObject({ mediaType: 'image/png', width: 80, height: 40 });
  });

  it.each([
    ['a DOCTYPE', svg('<g/>', '', '<!-- x --><!DOCTYPE svg [<!ENTITY a "aaaa">]>'), 'wrong-type'],
    ['a DOCTYPE inside', svg('<!DOCTYPE svg>'), 'unsafe-svg'],
    ['an entity', svg('<!ENTITY a SYSTEM "file:///etc/passwd">'), 'unsafe-svg'],
    ['a style sheet from outside', svg('<?xml-stylesheet href="#"?>'), 'unsafe-svg'],
    ['a script', svg('<script>alert(1)</script>'), 'unsafe-svg'],
    ['a script with a prefix', svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>'), 'unsafe-svg'],
    ['HTML', svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'), 'unsafe-svg'],
    ['a picture from elsewhere', svg('<image href="http://example.org/a.png"/>'), 'unsafe-svg'],
    ['a picture of this server', svg('<image xlink:href="file:///etc/hostname"/>'), 'unsafe-svg'],
    ['a picture of its own', svg('<image xlink:href="data:image/png;base64,AAAA"/>'), 'unsafe-svg'],
    ['a reference in disguise', svg('<image xlink:href="&#104;ttp://example.org/a.png"/>'), 'unsafe-svg'],
    [
      'a reference under another prefix',
      svg('<g xmlns:x="http://www.w3.org/1999/xlink"><image x:href = "a.png"/></g>'),
      'unsafe-svg',
    ],
    [
      'another file',
      svg('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="#" parse="text"/>'),
      'unsafe-svg',
    ],
    ['a paint from elsewhere', svg('<rect fill="url(http://example.org/#a)"/>'), 'unsafe-svg'],
    ['a paint from elsewhere in disguise', svg('<rect fill="u&#x72;l(http://example.org/#a)"/>'), 'unsafe-svg'],
    ['an import', svg('<style>@import "http://example.org/a.css";</style>'), 'unsafe-svg'],
    ['an address for all references', svg('<g xml:base="file:///etc/"/>'), 'unsafe-svg'],
    ['another encoding', svg('<g/>', '', '<?xml version="1.0" encoding="UTF-7"?>'), 'unsafe-svg'],
    ['thousands of repeats', svg(`<g id="a"/>${'<use href="#a"/>'.repeat(51)}`), 'unsafe-svg'],
    ['a giant size', svg('<g/>', 'width="100000" height="100000"'), 'dimensions'],
    ['no end', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect'), 'unreadable'],
  ])('may not be a drawing with %s', async (_what, bytes, reason) => {
    await refuses(bytes, 'overview', reason);
  });

  it('is judged at once, however much blank space it has', async () => {
    const blank = ' '.repeat(500_000);
    const started = performance.now();
    await refuses(Buffer.from(blank.repeat(10)), 'overview', 'wrong-type');
    await refuses(svg(`<g href=${blank}>`), 'overview', 'unsafe-svg');
    await refuses(svg(`<g fill="url(${blank}">`), 'overview', 'unsafe-svg');
    await refuses(svg(`<g/>${'<!-- -->'.repeat(60_000)}<script/>`), 'overview', 'unsafe-svg');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('may not be a drawing in UTF-16, nor a packed one', async () => {
    await refuses(Buffer.from(`\uFEFF${svg('<g/>')}`, 'utf16le'), 'overview', 'wrong-type');
    await refuses(Buffer.from([0x1f, 0x8b, 8, 0]), 'overview', 'wrong-type');
  });

  it('may not be a drawing of more than 512 KB', async () => {
    await refuses(svg(`<!--${'x'.repeat(600_000)}-->`), 'overview', 'too-large', 'too_large');
  });

  it('may not be a drawing that keeps the renderer busy', async () => {
    const noise = `<filter id="f">${'<feTurbulence baseFrequency="0.05" numOctaves="100000"/>'.repeat(10)}</filter>`;
    const filters = svg(`${noise}<rect width="2000" height="2000" filter="url(#f)"/>`, 'width="2000" height="2000"');
    const started = performance.now();
    await refuses(filters, 'overview', 'too-complex');
    expect(performance.now() - started).toBeLessThan(25_000);
  });
});
