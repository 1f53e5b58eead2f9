import { randomBytes } from 'node:crypto';
import type { Case, Sample } from '@/e2e/access/matrix/sample';
import { storedMirrorRules } from '@/lib/mirrors/stored-mirror-rules';
import { db } from '@/lib/platform/db';

const onSite = (sample?: Case['sample']): Case => ({ requires: { on: 'site' }, ...(sample ? { sample } : {}) });
const aName = (): string => `r${randomBytes(6).toString('hex')}`;
/** Where nothing answers: the registry is never asked for good. */
const NOWHERE = { address: 'http://127.0.0.1:9', certificates: null } as const;

async function aRegistry(kind: 'managed' | 'observed' = 'observed'): Promise<string> {
  const name = aName();
  await db().prisma.registry.create({
    data: { name, kind, service: kind === 'managed' ? name : null, ...NOWHERE, host: 'registry.example.test' },
  });
  return name;
}

const onRegistry = (body?: unknown, kind?: 'managed') => async (): Promise<Sample> => ({
  parameters: { registry: await aRegistry(kind) },
  ...(body === undefined ? {} : { body }),
});

/** Valid requests of what administrators do with registries and mirrors. */
export const REGISTRY_CASES: Readonly<Record<string, Case>> = {
  addRegistry: onSite(() => ({
    body: {
      ...NOWHERE,
      name: aName(),
      kind: 'observed',
      host: 'registry.example.test',
      credentials: null,
      namespace: null,
      visibility: 'private',
    },
  })),
  getRegistry: onSite(onRegistry()),
  getRegistryConfiguration: onSite(onRegistry(undefined, 'managed')),
  listMirrorRules: onSite(),
  listRegistries: onSite(),
  removeRegistry: onSite(onRegistry()),
  // What is so already: other tests go on meanwhile.
  setMirrorRules: onSite(async () => ({ body: { rules: await storedMirrorRules(db().prisma) } })),
  syncRegistry: onSite(onRegistry()),
  testRegistryConnection: onSite(() => ({ body: { ...NOWHERE, name: aName(), kind: 'observed' } })),
  updateRegistry: onSite(onRegistry({ host: 'other.example.test' })),
};
