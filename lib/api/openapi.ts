import { z } from 'zod';
import { SCOPES } from '@/lib/access/scopes';
import { OPERATIONS } from '@/lib/api/operations';
import type { Operation, OperationAccess } from '@/lib/api/operations/operation';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    invalidParameters: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'reason'],
        properties: {
          name: { type: 'string' },
          reason: { type: 'string' },
          allowed: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
} as const;

const PROBLEM_TEXT = {
  400: 'A parameter or field is unknown or not valid.',
  404: 'It does not exist, or may not be seen.',
  409: 'It conflicts with the current state, which the problem describes.',
  413: 'The body is too large.',
  429: 'Too many tries; Retry-After says how many seconds to wait.',
} as const;

type JsonSchema = Record<string, unknown> & { properties?: Record<string, JsonSchema>; required?: string[] };

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}

function parametersOf({ path, query }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = query ? jsonSchema(query, 'input') : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...(schema.type === 'array' ? { style: 'form', explode: true } : {}),
  }));
  return [...inPath, ...inQuery];
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const SUCCESS = { 200: 'OK', 201: 'Made', 202: 'Taken', 204: 'Done; there is nothing to answer' } as const;

function contentOf(schema: z.ZodType | { mediaType: string }, io: 'input' | 'output') {
  return 'mediaType' in schema
    ? { [schema.mediaType]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: jsonSchema(schema, io) } };
}

function requestBodyOf({ body }: Operation) {
  if (!body) return {};
  const content =
    'mediaTypes' in body
      ? Object.fromEntries(body.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
      : contentOf(body, 'input');
  return { requestBody: { required: true, content } };
}

/** OpenAPI's `security`: any one of the list suffices; `{}` is nobody in particular. */
function securityOf(access: OperationAccess) {
  if (access.kind === 'public')
    return [{}, { session: [] }, ...(access.scope ? [{ accessToken: [access.scope] }] : [])];
  return access.kind === 'token' ? [{ session: [] }, { accessToken: [access.scope] }] : [{ session: [] }];
}

function toOperationItem(operation: Operation) {
  const { access, status, response } = operation;
  const refusals =
    access.kind === 'public'
      ? {}
      : { 401: problemAnswer('Nobody has signed in.'), 403: problemAnswer('The role or the scope does not suffice.') };
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    security: securityOf(access),
    parameters: parametersOf(operation),
    ...requestBodyOf(operation),
    responses: {
      [status]: { description: SUCCESS[status], ...(response ? { content: contentOf(response, 'output') } : {}) },
      ...refusals,
      ...Object.fromEntries(operation.problems.map((problem) => [problem, problemAnswer(PROBLEM_TEXT[problem])])),
      503: problemAnswer('The database cannot be reached; try again shortly.'),
    },
  };
}

const pathItems = () =>
  Object.fromEntries(
    [...new Set(OPERATIONS.map(({ path }) => path))].map((path) => [
      path,
      Object.fromEntries(
        OPERATIONS.filter((operation) => operation.path === path).map((operation) => [
          operation.method,
          toOperationItem(operation),
        ]),
      ),
    ]),
  );

const SECURITY_SCHEMES = {
  session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token', description: 'A browser’s sign-in.' },
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'plim_…',
    description: `An access token, made under Settings → Access tokens. Scopes: ${SCOPES.join(', ')}.`,
  },
} as const;

/** The OpenAPI 3.1 description of the JSON API, made from the very schemas that check its parameters. */
export function openApiDocument(serverUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plimsoll',
      version: '1',
      description: 'A catalogue of trusted container images. Errors are application/problem+json (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths: pathItems(),
    components: { schemas: { Problem: problem }, securitySchemes: SECURITY_SCHEMES },
  };
}
