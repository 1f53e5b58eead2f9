import type { z } from 'zod';

type InvalidField = { name: string; reason: string };

/** A failure that the API explained; the message is for the reader. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    /** The whole problem (RFC 9457), with what its kind says besides. */
    readonly problem: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** What is wrong with which field of the request. */
  get fields(): readonly InvalidField[] {
    return Array.isArray(this.problem.invalidParameters) ? (this.problem.invalidParameters as InvalidField[]) : [];
  }
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson ? await response.json() : await response.text();
  if (response.ok) return body;
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  throw new ApiError(response.status, String(problem.detail ?? response.statusText), problem);
}

/** GET from our own API, in the browser. The type names what the route is tested to answer. @throws ApiError */
export async function apiGet<S extends z.ZodType>(path: string, signal?: AbortSignal): Promise<z.output<S>> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
  return (await answerOf(response)) as z.output<S>;
}

/** Anything that changes something, in the browser: JSON, or a file as it is. @throws ApiError */
export async function apiSend<S extends z.ZodType>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<z.output<S>> {
  const isFile = body instanceof Blob;
  const response = await fetch(path, {
    method,
    ...(signal ? { signal } : {}),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': isFile ? body.type : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  return (await answerOf(response)) as z.output<S>;
}
