import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseBody } from '@/lib/api/body';
import { getHandler } from '@/lib/api/handler';
import { openApiDocument } from '@/lib/api/openapi';
import { problemResponse } from '@/lib/api/problem';
import { parseQuery } from '@/lib/api/query';
import { searchQuery } from '@/lib/api/search-query';
import { fromCursor, toCursor } from '@/lib/audit/audit-where';
import { auditQuery } from '@/lib/audit/schema';
import { AppError, repositoryNotFound } from '@/lib/platform/errors';
import { ownRepositoriesInput } from '@/lib/repositories/dashboard-schema';
import { calendarDay } from '@/lib/repositories/field-rules';
import { saveOverviewQuery } from '@/lib/repositories/overview-schema';

const query = (text: string) => parseQuery(searchQuery, new URLSearchParams(text));
function refusal(text: string) {
  try {
    query(text);
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.details } : error;
  }
  return undefined;
}

describe('query parameters', () => {
  it('have the documented defaults', () => {
    expect(query('')).toEqual({
      q: '',
      trust: [],
      category: [],
      os: [],
      arch: [],
      publisher: [],
      exact: false,
      sort: 'best_match',
      page: 1,
      pageSize: 25,
    });
  });

  it('repeat for “any of”, and take docker-library’s architecture words', () => {
    expect(query('trust=official&trust=community&arch=arm64v8&arch=amd64&page=2')).toMatchObject({
      trust: ['official', 'community'],
      arch: ['arm64', 'amd64'],
      page: 2,
    });
  });

  it.each([
    ['colour=red', 'colour', /no such parameter.*q, trust, category/],
    ['constructor=1', 'constructor', /no such parameter/],
    ['__proto__=1', '__proto__', /no such parameter/],
    ['sort=newest', 'sort', /best_match, pulls, stars, updated/],
    ['trust=gold', 'trust', /official, verified_publisher/],
    ['arch=vax', 'arch', /amd64.*arm64v8/],
    ['exact=yes', 'exact', /true, false/],
    ['publisher=No+Name', 'publisher', /namespace/],
    ['publisher=%00', 'publisher', /namespace/],
    ['page=0', 'page', />=1/],
    ['pageSize=101', 'pageSize', /<=100/],
    ['page=two', 'page', /number/],
    ['q=a&q=b', 'q', /only once/],
  ])('%s is refused by name, with what is allowed', (text, name, reason) => {
    expect(refusal(text)).toMatchObject({
      code: 'invalid',
      invalidParameters: [{ name, reason: expect.stringMatching(reason) }],
    });
  });

  it('report every fault at once', () => {
    expect(refusal('colour=red&sort=newest&page=0')).toMatchObject({
      invalidParameters: [{ name: 'colour' }, { name: 'sort' }, { name: 'page' }],
    });
  });
});

describe('what Postgres cannot keep', () => {
  it('is refused as a day: there is no year 0', () => {
    for (const field of ['from', 'to'])
      expect(auditQuery.safeParse({ [field]: '0000-01-01' }).success, field).toBe(false);
    expect(calendarDay.safeParse('0000-01-01').success).toBe(false);
    const id = '00000000-0000-7000-8000-000000000000';
    expect(() => fromCursor(toCursor({ at: new Date(-8.64e15), id }))).toThrow(AppError);
  });

  it('is refused by its name, wherever it stands', async () => {
    expect(auditQuery.safeParse({ actor: 'a\0b' }).success).toBe(false);
    expect(saveOverviewQuery.safeParse({ message: 'a\0b' }).success).toBe(false);
    expect(ownRepositoriesInput.parse({ q: 'a\0b', namespace: '\0' })).toMatchObject({ q: '', namespace: '' });
    const body = (text: string) =>
      parseBody(
        z.object({ names: z.array(z.string()).optional(), name: z.string().optional() }),
        new NextRequest('http://hub.example/api', {
          method: 'POST',
          body: text,
          headers: { 'content-type': 'application/json' },
        }),
      );
    for (const text of ['{"name":"a\\u0000b"}', '{"names":["ok","\\u0000"]}'])
      await expect(body(text)).rejects.toMatchObject({ code: 'invalid' });
    expect(await body('{"name":"a\\\\u0000b"}')).toEqual({ name: 'a\\u0000b' });
    const route = getHandler<z.ZodObject, { name: string }>(z.object({}), async ({ params }) => params);
    const answer = await route(new NextRequest('http://hub.example/api'), { params: Promise.resolve({ name: 'a\0' }) });
    expect(answer.status).toBe(404);
  });
});

describe('problems', () => {
  it('are problem+json with a stable type', async () => {
    const response = problemResponse(repositoryNotFound('acme/x'));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no repository “acme/x”.',
      repository: 'acme/x',
    });
  });

  it('say that the database is gone, and leak nothing of an unexpected failure', async () => {
    const gone = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    const response = problemResponse(new Error('query failed', { cause: gone }));
    expect(response.status).toBe(503);
    expect(JSON.stringify(await response.json())).not.toContain('127.0.0.1');
  });
});

describe('openapi.json', () => {
  const document = openApiDocument('https://images.example.org');

  it('describes every parameter with its allowed values', () => {
    const { parameters } = document.paths['/api/v1/search']?.get ?? {};
    const find = (name: string) => parameters?.find((parameter) => parameter.name === name);
    expect(find('sort')).toMatchObject({
      in: 'query',
      required: false,
      schema: { enum: ['best_match', 'pulls', 'stars', 'updated'] },
    });
    expect(find('trust')).toMatchObject({ explode: true, schema: { type: 'array' } });
    expect(find('publisher')).toMatchObject({ explode: true, schema: { items: { examples: ['grafana'] } } });
    expect(find('exact')).toMatchObject({ required: false, schema: { enum: ['true', 'false'] } });
    expect(find('q')).toMatchObject({ schema: { examples: ['nginx', 'bitnami/ng', '数据库'] } });
  });

  it('has a unique operationId each, and only references that lead somewhere', () => {
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(operations).size).toBe(operations.length);
    const references = JSON.stringify(document).match(/"\$ref":"([^"]+)"/g) ?? [];
    expect(new Set(references)).toEqual(new Set(['"$ref":"#/components/schemas/Problem"']));
    expect(z.looseObject({}).safeParse(document).success).toBe(true);
  });
});
