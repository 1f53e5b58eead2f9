import { type ExecFileException, execFile } from 'node:child_process';
import { imageProblem, unreadableImage } from '@/lib/platform/image-problem';

const MAX_SVG_SIDE = 2000;
const MAX_SECONDS = 6;
/** Drawn at twice their size, for screens with two pixels a point. */
const DENSITY = 144;
const MAX_OUTPUT_BYTES = (MAX_SVG_SIDE * 2) ** 2 * 4 + 1024;
const EXIT_DIMENSIONS = 3;

/*
 * A small drawing can keep the renderer busy for minutes (filters, repeats of repeats), and a thread inside of it
 * cannot be stopped. A process can. It gets nothing of this one's environment, and finds sharp from the working
 * directory, which is the project's.
 */
const PROGRAM = `
const sharp = require('sharp');
const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', async () => {
  const bytes = Buffer.concat(chunks);
  const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (format !== 'svg') throw new Error(format);
  if (Math.max(width, height) > ${MAX_SVG_SIDE}) process.exit(${EXIT_DIMENSIONS});
  process.stdout.write(await sharp(bytes, { density: ${DENSITY} }).png({ compressionLevel: 1 }).toBuffer());
});`;

function whyNot(error: ExecFileException): Error {
  if (error.killed)
    return imageProblem('too-complex', 'The SVG drawing takes too long to draw. Simplify it, or use a PNG.');
  if (error.code !== EXIT_DIMENSIONS) return unreadableImage();
  return imageProblem(
    'dimensions',
    `The SVG drawing is too large; each side may have at most ${MAX_SVG_SIDE} pixels.`,
    { maxSide: MAX_SVG_SIDE },
  );
}

function draw(bytes: Uint8Array): Promise<Buffer> {
  const options = {
    encoding: 'buffer',
    env: { NODE_ENV: 'production' },
    timeout: MAX_SECONDS * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT_BYTES,
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['-e', PROGRAM], options, (error, drawn) =>
      error ? reject(whyNot(error)) : resolve(drawn),
    );
    child.stdin?.on('error', reject); // it ended before it had read all
    child.stdin?.end(bytes);
  });
}

let last: Promise<unknown> = Promise.resolve();

/**
 * A checked SVG drawing as a PNG, in bounded time; one at a time, so that many cannot take all processors.
 * @throws AppError `invalid` when it is damaged, too large or too complex
 */
export function drawSvg(bytes: Uint8Array): Promise<Buffer> {
  const mine = last.then(() => draw(bytes));
  last = mine.catch(() => undefined);
  return mine;
}
