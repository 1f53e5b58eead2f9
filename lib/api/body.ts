import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import { holdsNull } from '@/lib/names/null-character';
import { AppError, type InvalidParameter, invalidParameters } from '@/lib/platform/errors';

const JSON_LIMIT = 2_500_000;

function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', `The request's body may have at most ${maxBytes.toLocaleString('en')} bytes.`, {
    maxBytes,
  });
}

/** A request's bytes, read only as far as they may be many. */
async function readBytes(request: NextRequest, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function requireMediaType(request: NextRequest, mediaTypes: readonly string[]): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!mediaTypes.includes(type))
    throw new AppError('invalid', `Send the body as ${mediaTypes.join(' or ')} (Content-Type is “${type}”).`, {
      mediaTypes,
    });
}

/**
 * A request's body as it is.
 * @throws AppError `invalid` for another media type, `too_large`
 */
export async function readBody(
  request: NextRequest,
  mediaTypes: readonly string[],
  maxBytes: number,
): Promise<Uint8Array> {
  requireMediaType(request, mediaTypes);
  return readBytes(request, maxBytes);
}

/** The beginning of a body as text, whatever it is; the rest is let go by. Broken UTF-8 shows as U+FFFD. */
export async function readPrefix(request: NextRequest, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length < maxBytes) chunks.push(chunk);
    length += chunk.byteLength;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes));
}

/** UTF-8, or a refusal: a text is never stored with its broken parts replaced. @throws AppError `invalid` */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('invalid', 'The text is not UTF-8.', { cause: String(error) });
  }
}

function faultsOf(error: z.ZodError): InvalidParameter[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ name: [...issue.path, key].join('.'), reason: 'There is no such field.' }))
      : [{ name: issue.path.join('.') || 'body', reason: `${issue.message.replace(/\.$/, '')}.` }],
  );
}

/** A JSON body as the schema's type; an empty body counts as `{}`. @throws AppError naming every field at fault */
export async function parseBody<S extends z.ZodType>(schema: S, request: NextRequest): Promise<z.output<S>> {
  const bytes = await readBytes(request, JSON_LIMIT);
  if (bytes.byteLength > 0) requireMediaType(request, ['application/json']);
  const text = bytes.byteLength > 0 ? decodeText(bytes) : '{}';
  let json: unknown;
  let broken: string | undefined;
  try {
    json = JSON.parse(text, (key, value: unknown) => {
      if (holdsNull(value)) broken = key;
      return value;
    });
  } catch (error) {
    throw new AppError('invalid', `The body is not JSON: ${error instanceof Error ? error.message : 'not readable'}.`);
  }
  if (broken !== undefined) throw invalidParameters([{ name: broken || 'body', reason: 'It holds a null character.' }]);
  const result = schema.safeParse(json);
  if (!result.success) throw invalidParameters(faultsOf(result.error));
  return result.data;
}
