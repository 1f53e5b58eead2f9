import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { problemResponse } from '@/lib/api/problem';
import { parseQuery } from '@/lib/api/query';
import { getViewer } from '@/lib/auth/viewer';

type Context<P> = { params: Promise<P> };
export type RouteHandler<P> = (request: NextRequest, context: Context<P>) => Promise<Response>;

/**
 * A GET of the JSON API: who asks, the parsed query, then the answer. What the caller may see depends on who
 * asks, so a shared cache must not keep it. Every failure becomes problem+json.
 */
export function getHandler<S extends z.ZodObject, P = Record<string, never>>(
  query: S,
  answer: (request: { actor: Actor; query: z.output<S>; params: P }) => Promise<unknown>,
): RouteHandler<P> {
  return async (request, context) => {
    try {
      const input = parseQuery(query, request.nextUrl.searchParams);
      const [{ actor }, params] = await Promise.all([getViewer(), context.params]);
      const body = await answer({ actor, query: input, params });
      return Response.json(body, { headers: { 'cache-control': 'private, no-cache', vary: 'cookie' } });
    } catch (error) {
      return problemResponse(error);
    }
  };
}
