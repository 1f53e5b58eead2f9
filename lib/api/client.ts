import type { z } from 'zod';

/** A failure that the API explained; the message is for the reader. */
class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** GET from our own API, in the browser. The type names what the route is tested to answer. @throws ApiError */
export async function apiGet<S extends z.ZodType>(path: string, signal?: AbortSignal): Promise<z.output<S>> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
  const body: unknown = await response.json();
  if (!response.ok) {
    const detail =
      typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail) : response.statusText;
    throw new ApiError(response.status, detail);
  }
  return body as z.output<S>;
}
