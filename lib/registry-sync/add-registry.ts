import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { parseNamespace } from '@/lib/names/repository-name';
import { inTransaction } from '@/lib/platform/db';
import { AppError, invalidParameters } from '@/lib/platform/errors';
import { sealLogin } from '@/lib/registry-sync/registry-connection';
import { type RegistryView, toRegistryView } from '@/lib/registry-sync/registry-view';

const address = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''), {
    message: 'Write scheme, host and port only, as in https://registry.example.org:5000',
  })
  .transform((text) => text.replace(/\/$/, ''));

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false; // that is the question
  }
}

export const newRegistry = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'Use lower-case letters, digits, “.” and “-”'),
  kind: z.enum(['managed', 'observed']),
  address,
  host: z.string().regex(/^[a-zA-Z0-9.-]+(:\d+)?$/, 'Write a host name, with a port if it has one'),
  credentials: z
    .strictObject({ username: z.string().min(1).max(255), password: z.string().min(1).max(4096) })
    .nullable(),
  certificates: z.string().max(200_000).refine(isCertificate, 'Not a certificate in PEM').nullable(),
  namespace: z
    .string()
    .refine((text) => parseNamespace(text).ok, 'Not a namespace')
    .nullable(),
  visibility: z.enum(['public', 'private']),
});
export type NewRegistry = z.input<typeof newRegistry>;

/**
 * Connects a registry: a managed one, which is told to take our tokens and to notify us, or an observed one, which is
 * only read. Credentials are stored sealed. @throws AppError `invalid`, or `conflict` for a name that is taken
 */
export async function addRegistry(actor: Actor, input: NewRegistry): Promise<RegistryView> {
  requireSiteAdministrator(actor);
  const parsed = newRegistry.safeParse(input);
  if (!parsed.success)
    throw invalidParameters(
      parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), reason: `${message}.` })),
    );
  const { credentials, ...fields } = parsed.data;
  if (fields.kind === 'managed' && (credentials || fields.namespace))
    throw new AppError('invalid', 'A managed registry needs no credentials and no namespace: its tokens are ours.');
  return inTransaction(async (queries) => {
    if (await queries.registry.findUnique({ where: { name: fields.name } }))
      throw new AppError('conflict', `There is a registry called “${fields.name}” already.`);
    const service = fields.kind === 'managed' ? fields.name : null;
    const { id } = await queries.registry.create({ data: { ...fields, service } });
    const sealed = credentials && sealLogin(id, credentials);
    const row = await queries.registry.update({ where: { id }, data: { credentials: sealed } });
    await writeAuditEntry(queries, actor, {
      action: 'registry.add',
      target: { kind: 'site', id, name: row.name },
      publisherId: null,
      changes: {
        address: [null, row.address],
        kind: [null, row.kind],
        credentials: [null, credentials?.username ?? null],
      },
    });
    return toRegistryView(row, 0);
  });
}
