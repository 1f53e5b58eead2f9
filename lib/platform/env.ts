import path from 'node:path';
import { z } from 'zod';
import { type DirectoryVariables, directoryOf, directoryVariables } from '@/lib/platform/env-directory';
import { type MailVariables, mailOf, mailVariables } from '@/lib/platform/env-mail';
import { type ScannerVariables, scannersOf, scannerVariables } from '@/lib/platform/env-scanners';
import { type SignInVariables, signInOf, signInVariables } from '@/lib/platform/env-sign-in';

const origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const bareOrigin = origin.refine(
  (url) => new URL(url).origin === url,
  'write scheme, host and port only, as in http://127.0.0.1:5000',
);

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  PLIMSOLL_DATA_DIR: z.string().min(1).default('.plimsoll'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PLIMSOLL_URL: origin.optional(),
  PLIMSOLL_REGISTRY_HOST: z
    .string()
    .regex(/^[a-zA-Z0-9.-]+(:\d+)?$/, 'write a host name, with a port if it has one, as in registry.example.org:5000')
    .default('docker.io'),
  REGISTRY_URL: bareOrigin.optional(),
  PLIMSOLL_SAMPLE: z.enum(['on', 'off']).default('on'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  PLIMSOLL_ALLOW_PRIVATE_NETWORKS: z.enum(['on', 'off']).default('off'),
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  ...directoryVariables,
  ...mailVariables,
  ...scannerVariables,
  ...signInVariables,
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});

export type Environment = {
  /** Postgres to use instead of the embedded one. */
  databaseUrl: string | undefined;
  databasePool: number;
  /** Absolute path of the directory that holds everything this installation keeps. */
  dataDirectory: string;
  port: number;
  host: string;
  /** Where people reach the site, without a slash at the end. */
  publicUrl: string;
  /** Host of the registry in pull commands; `docker.io` means Docker Hub's short names. */
  registryHost: string;
  /** Origin of the registry that the site's own port leads to under /v2/. */
  registryUrl: string | undefined;
  loadSample: boolean;
  /** How many reverse proxies stand in front and write X-Forwarded-For. */
  trustedProxies: number;
  /** Pictures, proofs and providers may lie at private addresses: on a network of one's own. */
  allowPrivateNetworks: boolean;
  authSecret: string | undefined;
  /** Checked one by one here; `ldapSettings` checks that they fit together. Undefined without `LDAP_URL`. */
  directory: DirectoryVariables | undefined;
  /** Undefined without `SMTP_URL`; see `mailSettings`. */
  mail: MailVariables | undefined;
  /** What our own scanner is run with. */
  scanners: ScannerVariables;
  /** See `openIdConnectSettings` and `githubSettings`. */
  signIn: SignInVariables;
};

/** Variables whose value no message may show. */
const SECRET = /SECRET|PASSWORD|^(DATABASE|SMTP)_URL$/;

/**
 * The settings of this process, read from environment variables; nothing else in lib/ or app/ reads them.
 * @throws Error naming the variable and what it must look like.
 */
export function environment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(present);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment');
    const shown = SECRET.test(name) ? 'is not right' : `is “${source[name] ?? ''}”`;
    throw new Error(`The environment variable ${name} ${shown}: ${issue?.message ?? 'not valid'}.`);
  }
  const values = result.data;
  return {
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    dataDirectory: path.resolve(values.PLIMSOLL_DATA_DIR),
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PLIMSOLL_URL ?? `http://localhost:${values.PORT}`,
    registryHost: values.PLIMSOLL_REGISTRY_HOST,
    registryUrl: values.REGISTRY_URL,
    loadSample: values.PLIMSOLL_SAMPLE === 'on',
    trustedProxies: values.TRUSTED_PROXIES,
    allowPrivateNetworks: values.PLIMSOLL_ALLOW_PRIVATE_NETWORKS === 'on',
    authSecret: values.NEXTAUTH_SECRET,
    directory: directoryOf(present),
    mail: mailOf(present),
    scanners: scannersOf(present),
    signIn: signInOf(present),
  };
}
