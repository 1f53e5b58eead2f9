import { describe, expect, it } from 'vitest';
import {
  connectionTestIn,
  newRegistryIn,
  registryChangeIn,
} from '@/app/(admin)/admin/registries/_components/registry-input';

const formOf = (values: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};
const ADDRESS = 'https://registry.corp.test:5000';
const stored = { name: 'corp', kind: 'observed', hasCredentials: true } as const;

describe('the form of a registry', () => {
  it('takes the host from the address where none is written', () => {
    expect(newRegistryIn(formOf({ name: 'corp', address: ` ${ADDRESS} ` }), 'observed', 'public')).toEqual({
      name: 'corp',
      kind: 'observed',
      address: ADDRESS,
      host: 'registry.corp.test:5000',
      certificates: null,
      credentials: null,
      namespace: null,
      visibility: 'public',
    });
  });

  it('says nothing of a managed registry that only an observed one has', () => {
    const form = formOf({ name: 'ours', address: ADDRESS, username: 'x', password: 'y', namespace: 'mirror' });
    expect(newRegistryIn(form, 'managed', 'public')).toMatchObject({
      credentials: null,
      namespace: null,
      visibility: 'private',
    });
    expect(Object.keys(registryChangeIn(form, { kind: 'managed', hasCredentials: false }, 'public'))).toEqual([
      'address',
      'host',
      'certificates',
    ]);
  });

  it('keeps stored credentials, replaces them or takes them away', () => {
    const empty = formOf({ address: ADDRESS, username: '', password: '' });
    expect(registryChangeIn(empty, stored, 'private')).not.toHaveProperty('credentials');
    expect(registryChangeIn(empty, { ...stored, hasCredentials: false }, 'private').credentials).toBeNull();
    const other = formOf({ address: ADDRESS, username: ' robot ', password: ' spaces count ' });
    expect(registryChangeIn(other, stored, 'private').credentials).toEqual({
      username: 'robot',
      password: ' spaces count ',
    });
    const forget = formOf({ address: ADDRESS, username: 'robot', password: 'x', forget: 'on' });
    expect(registryChangeIn(forget, stored, 'private').credentials).toBeNull();
  });

  it('is tried with the stored credentials only when none are written', () => {
    expect(connectionTestIn(formOf({ address: ADDRESS }), 'observed', stored)).toMatchObject({ registry: 'corp' });
    const written = connectionTestIn(formOf({ address: ADDRESS, username: 'a', password: 'b' }), 'observed', stored);
    expect(written).toMatchObject({ credentials: { username: 'a', password: 'b' } });
    expect(written).not.toHaveProperty('registry');
    expect(connectionTestIn(formOf({ address: ADDRESS }), 'observed')).toEqual({
      name: 'new',
      kind: 'observed',
      address: ADDRESS,
      certificates: null,
      credentials: null,
    });
    expect(connectionTestIn(formOf({ address: ADDRESS }), 'managed', { name: 'ours', hasCredentials: false })).toEqual({
      name: 'ours',
      kind: 'managed',
      address: ADDRESS,
      certificates: null,
      credentials: null,
      registry: 'ours',
    });
  });
});
