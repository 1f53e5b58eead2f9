import type { NextRequest } from 'next/server';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { parseBody, readBody } from '@/lib/api/body';
import { movedResponse } from '@/lib/api/moved-response';
import { PRIVATE_HEADERS } from '@/lib/api/private-headers';
import { problemResponse } from '@/lib/api/problem';
import { parseQuery } from '@/lib/api/query';
import { requestActor } from '@/lib/auth/request-actor';
import { holdsNull } from '@/lib/names/null-character';
import { AppError } from '@/lib/platform/errors';

type Context<P> = { params: Promise<P> };
export type RouteHandler<P> = (request: NextRequest, context: Context<P>) => Promise<Response>;

const NO_BODY = z.object({});

function respond(answer: unknown, status: number): Response {
  if (answer instanceof Response) return answer;
  return status === 204 || answer === undefined
    ? new Response(null, { status: 204, headers: PRIVATE_HEADERS })
    : Response.json(answer, { status, headers: PRIVATE_HEADERS });
}

/** Every failure becomes problem+json; what is only called otherwise now is led to. */
function guarded<P>(work: (request: NextRequest, params: P) => Promise<Response>): RouteHandler<P> {
  return async (request, context) => {
    const params = await context.params;
    try {
      if (Object.values(params ?? {}).some(holdsNull)) throw new AppError('not_found', 'There is no such address.');
      return await work(request, params);
    } catch (error) {
      return (await movedResponse(error, request, params).catch(problemResponse)) ?? problemResponse(error);
    }
  };
}

/** A GET of the JSON API: who asks, the parsed query, then the answer. An answer may be a whole `Response`. */
export function getHandler<S extends z.ZodObject, P = Record<string, never>>(
  query: S,
  answer: (request: { actor: Actor; query: z.output<S>; params: P; request: NextRequest }) => Promise<unknown>,
): RouteHandler<P> {
  return guarded(async (request, params) => {
    const input = parseQuery(query, request.nextUrl.searchParams);
    const actor = await requestActor(request);
    return respond(await answer({ actor, query: input, params, request }), 200);
  });
}

/**
 * A POST, PUT, PATCH or DELETE of the JSON API: who asks, the parsed body, then the answer (undefined is 204). The
 * body's schema must be strict: a field that is not known is refused, never passed on.
 */
export function changeHandler<S extends z.ZodType, P = Record<string, never>>(
  body: S | null,
  answer: (request: { actor: Actor; body: z.output<S>; params: P; request: NextRequest }) => Promise<unknown>,
  { status = 200 }: { status?: 200 | 201 | 202 } = {},
): RouteHandler<P> {
  return guarded(async (request, params) => {
    const actor = await requestActor(request);
    const input = await parseBody(body ?? NO_BODY, request);
    return respond(await answer({ actor, body: input as z.output<S>, params, request }), status);
  });
}

/** The same for a body that is no JSON: a text or a picture of one of the media types, at most `maxBytes` long. */
export function uploadHandler<P>(
  { mediaTypes, maxBytes, status = 200 }: { mediaTypes: readonly string[]; maxBytes: number; status?: 200 | 201 },
  answer: (request: { actor: Actor; bytes: Uint8Array; params: P; request: NextRequest }) => Promise<unknown>,
): RouteHandler<P> {
  return guarded(async (request, params) => {
    const actor = await requestActor(request);
    const bytes = await readBody(request, mediaTypes, maxBytes);
    return respond(await answer({ actor, bytes, params, request }), status);
  });
}

/**
 * The same for a body that may be too large to hold: the answer reads it as it arrives, and bounds it. Its parameters
 * stand in the query, since the body is somebody else's format.
 */
export function streamHandler<S extends z.ZodObject, P>(
  query: S,
  answer: (request: {
    actor: Actor;
    query: z.output<S>;
    body: AsyncIterable<Uint8Array>;
    params: P;
  }) => Promise<unknown>,
  { status = 200 }: { status?: 200 | 201 } = {},
): RouteHandler<P> {
  return guarded(async (request, params) => {
    const input = parseQuery(query, request.nextUrl.searchParams);
    const actor = await requestActor(request);
    const body = request.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    return respond(await answer({ actor, query: input, body, params }), status);
  });
}
