import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

export type GithubPerson = {
  id: number;
  login: string;
  name: string | null;
  email: string | null;
  emails: readonly { email: string; primary: boolean; verified: boolean }[];
};

export type FakeGithub = { url: string; person: GithubPerson; emailsStatus: number; stop: () => void };

/**
 * What a GitHub Enterprise Server does in its OAuth web flow, on loopback: lets `person` in at once, checks the client's
 * secret and PKCE, and serves `/api/v3/user` and `/api/v3/user/emails`.
 */
export async function startFakeGithub(
  client: { id: string; secret: string },
  person: GithubPerson,
): Promise<FakeGithub> {
  const challenges = new Map<string, string>();
  const tokens = new Set<string>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://github');
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (url.pathname === '/login/oauth/authorize') {
      const code = randomUUID();
      challenges.set(code, url.searchParams.get('code_challenge') ?? '');
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return void response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === '/login/oauth/access_token') {
      let body = '';
      for await (const chunk of request) body += chunk;
      const form = new URLSearchParams(body);
      const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (basic !== `${client.id}:${client.secret}`) return json(401, { error: 'invalid_client' });
      if (challenges.get(form.get('code') ?? '') !== challenge) return json(200, { error: 'bad_verification_code' });
      const token = randomUUID();
      tokens.add(token);
      return json(200, { access_token: token, token_type: 'bearer', scope: 'read:user,user:email' });
    }
    if (!tokens.has((request.headers.authorization ?? '').replace(/^Bearer /, ''))) return json(401, {});
    const { emails, ...profile } = github.person;
    if (url.pathname === '/api/v3/user') return json(200, profile);
    if (url.pathname === '/api/v3/user/emails')
      return json(github.emailsStatus, github.emailsStatus === 200 ? emails : { message: 'no' });
    json(404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const github: FakeGithub = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    person,
    emailsStatus: 200,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return github;
}
