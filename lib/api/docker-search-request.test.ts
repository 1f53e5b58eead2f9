import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { newAccessToken } from '@/lib/access/access-token';
import { dockerSearchRequest } from '@/lib/api/docker-search-request';

const basic = (password: string) => `Basic ${Buffer.from(`alice:${password}`).toString('base64')}`;
const sent = (authorization: string | undefined) => {
  const headers = { cookie: 'session=1', ...(authorization ? { authorization } : {}) };
  const request = dockerSearchRequest(new NextRequest('http://here.invalid/v1/search?q=demo&n=25', { headers }));
  expect(request.url).toBe('http://here.invalid/v1/search?q=demo&n=25');
  return { authorization: request.headers.get('authorization'), cookie: request.headers.get('cookie') };
};

describe('a search of a registry client', () => {
  it('is made by whom the access token in its password stands for', () => {
    const token = newAccessToken();
    expect(sent(basic(token))).toEqual({ authorization: `Bearer ${token}`, cookie: null });
  });

  it('is made by nobody with another password, or with a token of the registry', () => {
    for (const authorization of [basic('correct horse'), 'Bearer eyJ0eXAi.eyJpc3Mi.c2ln'])
      expect(sent(authorization)).toEqual({ authorization: null, cookie: null });
  });

  it('is left as it is otherwise', () => {
    expect(sent(undefined)).toEqual({ authorization: null, cookie: 'session=1' });
    expect(sent('Bearer plim_unknown')).toEqual({ authorization: 'Bearer plim_unknown', cookie: 'session=1' });
  });
});
