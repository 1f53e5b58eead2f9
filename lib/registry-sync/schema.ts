import { z } from 'zod';
import { parseNamespace } from '@/lib/names/repository-name';
import { registryView } from '@/lib/registry-sync/registry-view';

const address = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''), {
    message: 'Write scheme, host and port only, as in https://registry.example.org:5000',
  })
  .transform((text) => text.replace(/\/$/, ''));

const credentials = z.strictObject({ username: z.string().min(1).max(255), password: z.string().min(1).max(4096) });
const certificates = z.string().max(200_000);

export const newRegistry = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'Use lower-case letters, digits, “.” and “-”'),
  /** managed: its tokens are ours; observed: it is only read */
  kind: z.enum(['managed', 'observed']),
  /** Where the site reaches it */
  address,
  /** As it stands in pull commands */
  host: z
    .string()
    .max(255)
    .regex(/^[a-zA-Z0-9.-]+(:\d+)?$/, 'Write a host name, with a port if it has one'),
  /** Null: as nobody. Only of an observed one */
  credentials: credentials.nullable(),
  /** PEM of the authorities that vouch for its certificate, instead of the usual ones */
  certificates: certificates.nullable(),
  /** Observed: the namespace that its repositories get here; null: the first part of their path */
  namespace: z
    .string()
    .refine((text) => parseNamespace(text).ok, 'Not a namespace')
    .nullable(),
  /** Observed: what its repositories are when they are found */
  visibility: z.enum(['public', 'private']),
});
export type NewRegistry = z.input<typeof newRegistry>;

/** What is left out stays. Credentials are never shown; null takes them away. */
export const registryChange = newRegistry.omit({ name: true, kind: true }).partial();
export type RegistryChange = z.input<typeof registryChange>;

/** What is tried, before it is saved. `registry` names one whose credentials are taken when none are given. */
export const connectionTestInput = newRegistry
  .pick({ name: true, kind: true, address: true, certificates: true })
  .extend({ credentials: credentials.nullable().optional(), registry: z.string().max(63).optional() })
  .strict();
export type ConnectionTestInput = z.input<typeof connectionTestInput>;

export const connectionTestView = z.object({
  ok: z.boolean(),
  /** Why not, as lib/registry/registry-failure.ts names it, with the sentence about it */
  reason: z.string().nullable(),
  problem: z.string().nullable(),
  /** Repositories on the first page of its list; null when it does not let itself be listed */
  repositories: z.number().int().nullable(),
  /** There are more than those */
  more: z.boolean(),
});
export type ConnectionTestView = z.infer<typeof connectionTestView>;

export const registryList = z.object({ registries: z.array(registryView) });

/** Why a repository was left out of a reconciliation. */
export const SKIP_REASONS = [
  'failed',
  'image',
  'invalid-name',
  'name-taken',
  'namespace-nobody',
  'namespace-reserved',
  'no-list',
  'no-namespace',
  'official',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export const skippedRepository = z.object({
  /** Empty: the whole registry */
  path: z.string(),
  reason: z.enum(SKIP_REASONS),
  sentence: z.string(),
});
export type SkippedRepository = z.infer<typeof skippedRepository>;

const eventProblem = z.object({
  id: z.string(),
  repository: z.string().nullable(),
  action: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  attempts: z.number().int(),
  /** waiting: tried again later; given-up: left to the reconciliation; malformed: no event at all */
  state: z.enum(['waiting', 'given-up', 'malformed']),
  problem: z.string(),
});
export type EventProblem = z.infer<typeof eventProblem>;

export const registryDetails = registryView.extend({
  certificates: z.string().nullable(),
  /** Of the last reconciliation */
  skipped: z.array(skippedRepository),
  /** The latest notifications that could not be worked off as they came */
  events: z.array(eventProblem),
});
export type RegistryDetails = z.infer<typeof registryDetails>;

/** What the configuration of a managed registry must say. It holds the secret of its notifications. */
export const registryConfigurationView = z.object({
  /** The site started this registry itself, and wrote its configuration */
  bundled: z.boolean(),
  /** YAML for config.yml of CNCF Distribution 2.x, and of 3.x */
  distribution2: z.string(),
  distribution3: z.string(),
  /** For `rootcertbundle` of 2.x: PEM */
  certificates: z.string(),
  /** For `jwks` of 3.x: RFC 7517 */
  keys: z.string(),
});
export type RegistryConfigurationView = z.infer<typeof registryConfigurationView>;
