import { describe, expect, it } from 'vitest';
import { environment } from '@/lib/platform/env';

describe('environment', () => {
  it('has defaults for a newcomer who sets nothing', () => {
    expect(environment({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      registryHost: 'docker.io',
    });
  });

  it('names the variable that is wrong', () => {
    expect(() => environment({ PORT: 'eighty' })).toThrow(/PORT is “eighty”/);
    expect(() => environment({ DATABASE_URL: 'mysql://localhost/x' })).toThrow(/DATABASE_URL/);
    expect(() => environment({ REGISTRY_URL: 'http://registry:5000/v2/' })).toThrow(/scheme, host and port only/);
    expect(() => environment({ PLIMSOLL_REGISTRY_HOST: 'https://registry' })).toThrow(/write a host name/);
  });

  it('knows the registry behind the site by its origin', () => {
    expect(environment({ REGISTRY_URL: 'http://registry:5000/' }).registryUrl).toBe('http://registry:5000');
    expect(environment({}).registryUrl).toBeUndefined();
  });

  it('takes an empty variable for one that is not set', () => {
    expect(environment({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: undefined, port: 3000 });
  });

  it('keeps secrets out of messages', () => {
    expect(() => environment({ NEXTAUTH_SECRET: 'too short' })).toThrow(/NEXTAUTH_SECRET is not right: /);
    expect(() => environment({ SMTP_URL: 'http://me:secret@localhost' })).toThrow(/SMTP_URL is not right: write smtp:/);
    expect(() => environment({ DATABASE_URL: 'mysql://me:secret@localhost/x' })).toThrow(/^((?!secret@).)*$/);
  });

  it('has nobody else to sign in with and no mail server unless they are set', () => {
    expect(environment({ MAIL_FROM: 'a@example.org' }).mail).toBeUndefined();
    expect(environment({}).signIn).toEqual({ OIDC_ALLOW_HTTP: 'off', GITHUB_URL: 'https://github.com' });
    expect(() => environment({ OIDC_ISSUER: 'id.example.org' })).toThrow(/OIDC_ISSUER is “id.example.org”: write the/);
  });

  it('has no directory unless one is connected', () => {
    expect(environment({ LDAP_GROUP_ROLES: 'admins -> acme:owner' }).directory).toBeUndefined();
    expect(environment({ LDAP_URL: 'ldaps://x', NEXTAUTH_SECRET: 'x'.repeat(16) }).directory).toMatchObject({
      LDAP_URL: 'ldaps://x',
      LDAP_STARTTLS: 'off',
    });
    expect(() => environment({ LDAP_URL: 'http://x' })).toThrow(/LDAP_URL is “http:\/\/x”: write ldaps:/);
  });

  it('hands a scanner its own settings and the way out, and no secret of the site', () => {
    const { scanners } = environment({
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy:3128',
      TRIVY_CACHE_DIR: '/var/cache/trivy',
      DATABASE_URL: 'postgres://me:secret@localhost/x',
      NEXTAUTH_SECRET: 'x'.repeat(16),
      NODE_OPTIONS: '--inspect',
    });
    expect(scanners).toEqual({
      trivy: 'trivy',
      surroundings: { PATH: '/bin', HTTPS_PROXY: 'http://proxy:3128', TRIVY_CACHE_DIR: '/var/cache/trivy' },
    });
    expect(environment({ PLIMSOLL_TRIVY: '/opt/trivy' }).scanners.trivy).toBe('/opt/trivy');
  });
});
