import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request, or undefined for one of more than `maxBytes`, whose rest is left unread.
 * @throws Error when the client goes away before its end
 */
export function readWhole(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
      else {
        request.off('data', take).pause();
        resolve(undefined);
      }
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The client went away.')));
  });
}
