import { z } from 'zod';
import { OPERATIONS, type Operation } from '@/lib/api/operations';

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
  400: 'A parameter is unknown or not valid.',
  404: 'It does not exist, or may not be seen.',
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
  const { properties = {}, required = [] } = jsonSchema(query, 'input');
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

function toPathItem(operation: Operation) {
  const answers = {
    200: { description: 'OK', content: { 'application/json': { schema: jsonSchema(operation.response, 'output') } } },
    ...Object.fromEntries(operation.problems.map((status) => [status, problemAnswer(PROBLEM_TEXT[status])])),
    503: problemAnswer('The database cannot be reached; try again shortly.'),
  };
  return {
    get: {
      operationId: operation.operationId,
      summary: operation.summary,
      parameters: parametersOf(operation),
      responses: answers,
    },
  };
}

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
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, toPathItem(operation)])),
    components: { schemas: { Problem: problem } },
  };
}
