import { z } from 'zod';
import type { Scope } from '@/lib/access/scopes';

/** Who may call an operation at all; whether they may on *this* repository or publisher, the permission table says. */
export type OperationAccess =
  /** Anybody, for what is public; a token with the scope (or a session) for more. */
  | { kind: 'public'; scope?: Scope }
  /** A session, or a token with the scope. */
  | { kind: 'token'; scope: Scope }
  /** A session in a browser only. */
  | { kind: 'session' }
  /** An administrator's session only. */
  | { kind: 'site_admin' };

export type Operation = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  operationId: string;
  summary: string;
  access: OperationAccess;
  query?: z.ZodObject;
  /** A JSON body, or the media types of another one. */
  body?: z.ZodType | { mediaTypes: readonly string[] };
  status: 200 | 201 | 202 | 204;
  /** JSON, or the media type of something else; null with 204. */
  response: z.ZodType | { mediaType: string } | null;
  /** Problems besides the ones that every operation can have. */
  problems: readonly (400 | 404 | 409 | 413 | 429)[];
};

export const nothing = z.object({});
