import { describe, expect, it } from 'vitest';
import { distributionError } from '@/lib/registry/distribution-error';
import { readTokenForm, readTokenQuery } from '@/lib/registry/token-request';
import { parseScopes } from '@/lib/registry/token-scope';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const scopesOf = (...parameters: string[]) => {
  const parsed = parseScopes(parameters);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.scopes.map(({ type, name, actions }) => [type, name, actions.join(',')]);
};

describe('scopes', () => {
  it('are read as the clients write them', () => {
    expect(scopesOf('repository:alice/demo:pull')).toEqual([['repository', 'alice/demo', 'pull']]);
    expect(scopesOf('repository:alice/demo:push,pull')).toEqual([['repository', 'alice/demo', 'push,pull']]);
    expect(scopesOf('repository:alice/demo:*')).toEqual([['repository', 'alice/demo', '*']]);
    expect(scopesOf('registry:catalog:search')).toEqual([['registry', 'catalog', 'search']]);
  });

  it('come in several parameters for a blob mount, and joined by spaces from containerd', () => {
    const both = [
      ['repository', 'alice/mounted', 'pull,push'],
      ['repository', 'alice/demo', 'pull'],
    ];
    expect(scopesOf('repository:alice/mounted:pull,push', 'repository:alice/demo:pull')).toEqual(both);
    expect(scopesOf('repository:alice/mounted:pull,push repository:alice/demo:pull')).toEqual(both);
  });

  it('of one repository are one', () => {
    expect(scopesOf('repository:a/b:pull repository:a/b:push,pull')).toEqual([['repository', 'a/b', 'pull,push']]);
  });

  it('may have a port in the name and a class in the type', () => {
    expect(scopesOf('repository(plugin):localhost:5000/a/b:pull')).toEqual([
      ['repository(plugin)', 'localhost:5000/a/b', 'pull'],
    ]);
  });

  it('that are none grant nothing and break nothing', () => {
    expect(scopesOf('', 'repository', 'repository:', 'repository::pull', ':a:b', 'repository:a/b')).toEqual([]);
    expect(scopesOf('repository:a/b:')).toEqual([['repository', 'a/b', '']]);
  });

  it('are bounded', () => {
    const many = Array.from({ length: 51 }, (_, i) => `repository:a/b${i}:pull`);
    expect(parseScopes(many)).toEqual({ ok: false, problem: 'too many scopes' });
    expect(parseScopes([`repository:${'a'.repeat(9000)}:pull`])).toEqual({ ok: false, problem: 'scopes too long' });
  });
});

describe('a token request', () => {
  it('of docker login has credentials and no scope', () => {
    const query = new URLSearchParams('account=alice&service=here&offline_token=true&client_id=docker');
    expect(readTokenQuery(query, basic('alice:secret'))).toEqual({
      kind: 'credentials',
      username: 'alice',
      password: 'secret',
      service: 'here',
      scopes: [],
      clientId: 'docker',
    });
  });

  it('without authorization is anonymous', () => {
    const query = new URLSearchParams('service=here&scope=repository:alice/demo:pull');
    expect(readTokenQuery(query, null)).toMatchObject({ kind: 'anonymous', scopes: [{ name: 'alice/demo' }] });
  });

  it('may have colons and other languages in the password', () => {
    expect(readTokenQuery(new URLSearchParams(), basic('alice:a:b:密码'))).toMatchObject({ password: 'a:b:密码' });
  });

  it.each(['Basic', 'Basic !!!', 'Bearer x', `Basic ${Buffer.from('nocolon').toString('base64')}`, ''])(
    'with the authorization “%s” is refused, never anonymous',
    (authorization) => {
      expect(readTokenQuery(new URLSearchParams(), authorization)).toMatchObject({
        kind: 'refused',
        error: { status: 401, body: { errors: [{ code: 'UNAUTHORIZED' }] } },
      });
    },
  );

  it('of containerd is a form', () => {
    const form = new URLSearchParams({
      grant_type: 'password',
      username: 'alice',
      password: 'secret',
      service: 'here',
      client_id: 'containerd-client',
      scope: 'repository:alice/demo:pull repository:alice/other:pull',
    });
    expect(readTokenForm(form)).toMatchObject({ kind: 'credentials', username: 'alice', password: 'secret' });
    expect(readTokenForm(form)).toMatchObject({ scopes: [{ name: 'alice/demo' }, { name: 'alice/other' }] });
  });

  it('with a refresh token, which we never give, has to sign in again', () => {
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x' });
    expect(readTokenForm(form)).toMatchObject({ kind: 'refused', error: { status: 401 } });
    expect(readTokenForm(new URLSearchParams({ grant_type: 'password', username: 'alice' }))).toMatchObject({
      kind: 'refused',
    });
  });

  it('that asks for too much is a bad request', () => {
    const query = new URLSearchParams({ scope: 'x'.repeat(9000) });
    expect(readTokenQuery(query, null)).toMatchObject({ kind: 'refused', error: { status: 400 } });
  });
});

it('a distribution error has the shape that clients print', () => {
  expect(distributionError('DENIED', 'No.')).toEqual({
    status: 403,
    body: { errors: [{ code: 'DENIED', message: 'No.', detail: null }] },
  });
});
