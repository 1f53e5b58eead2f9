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
});
