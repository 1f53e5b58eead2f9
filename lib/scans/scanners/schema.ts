import { z } from 'zod';

/** What makes scans here: nothing, the `trivy` command, or an adapter of Harbor's pluggable scanner API. */
export const SCANNER_KINDS = ['none', 'trivy', 'adapter'] as const;
export type ScannerKind = (typeof SCANNER_KINDS)[number];

/** Who uploaded a report that our own scanner made; no account has a name with such letters in it. */
export const OWN_SCANNER = '@plimsoll';

/** Why a scan did not succeed; see lib/scans/scanners/scan-problem.ts for which of them are tried again. */
export const SCAN_PROBLEMS = [
  /** The command is not on this machine */
  'no-command',
  'unreachable',
  'certificate',
  'timeout',
  /** The scanner does not accept us */
  'refused',
  /** It says itself that it failed */
  'failed',
  /** It does not scan such images */
  'incapable',
  /** It is not what it should be, or answers with something else than it should */
  'garbage',
  /** The registry has no such image any more */
  'no-image',
  /** The registry cannot be asked, or does not let us */
  'registry',
  /** Its report cannot be read */
  'report',
  /** The site was stopped while it ran, again and again */
  'interrupted',
  'switched-off',
  'internal',
] as const;
export type ScanProblemReason = (typeof SCAN_PROBLEMS)[number];

/** What a scan is at. */
export const SCAN_STEPS = ['preparing', 'scanning', 'storing'] as const;
export type ScanStep = (typeof SCAN_STEPS)[number];

const address = z
  .url({ protocol: /^https?$/, error: 'Write an address, as in https://scanner.example.org:8080' })
  .max(300)
  .refine((text) => !URL.canParse(text) || !(new URL(text).username || new URL(text).password), {
    message: 'Leave user name and password out of the address',
  })
  .transform((text) => text.replace(/\/+$/, ''));
const origin = address.refine((text) => !URL.canParse(text) || new URL(text).origin === text, {
  message: 'Write scheme, host and port only, as in http://registry:5000',
});
/** What may stand in a header. */
const headerText = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^[\x21-\x7e]+$/, 'Use visible ASCII characters only');

/** What an adapter asks for itself: nothing, HTTP Basic, or a bearer token. */
export const adapterLogin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('bearer'), token: headerText }),
  z.strictObject({ kind: z.literal('basic'), username: z.string().min(1).max(255), password: z.string().max(4096) }),
]);
export type AdapterLogin = z.infer<typeof adapterLogin>;

/** What is left out stays as it is. The login of an adapter is never shown. */
export const scannerChange = z.strictObject({
  use: z.enum(SCANNER_KINDS).optional(),
  /** Of a Trivy server that has the database; null: the command has it itself */
  trivyServer: address.nullable().optional(),
  adapterUrl: address.nullable().optional(),
  adapterLogin: adapterLogin.optional(),
  /** PEM of the authorities that vouch for the adapter’s certificate, instead of the usual ones */
  adapterCertificates: z.string().max(200_000).nullable().optional(),
  /** Where the scanner reaches the site’s own registry; null: where the site does */
  registryUrl: origin.nullable().optional(),
  /** Scan every image that is pushed from now on */
  scanNew: z.boolean().optional(),
  /** Scan images under tags again when their last report is older; null: never */
  rescanDays: z.int().min(1).max(365).nullable().optional(),
});
export type ScannerChange = z.input<typeof scannerChange>;

export const scannerSettingsView = z.object({
  use: z.enum(SCANNER_KINDS),
  trivyServer: z.string().nullable(),
  adapterUrl: z.string().nullable(),
  adapterLogin: z.enum(['none', 'bearer', 'basic']),
  adapterCertificates: z.string().nullable(),
  registryUrl: z.string().nullable(),
  scanNew: z.boolean(),
  rescanDays: z.number().int().nullable(),
  /** What the server runs for Trivy; set in its environment, as PLIMSOLL_TRIVY */
  trivyCommand: z.string(),
});
export type ScannerSettingsView = z.infer<typeof scannerSettingsView>;

/** What is tried, before it is saved; the stored login counts when none is given for the stored address. */
export const scannerTestInput = scannerChange.pick({
  use: true,
  trivyServer: true,
  adapterUrl: true,
  adapterLogin: true,
  adapterCertificates: true,
});
export type ScannerTestInput = z.input<typeof scannerTestInput>;

export const scannerTestView = z.object({
  ok: z.boolean(),
  reason: z.enum(SCAN_PROBLEMS).nullable(),
  problem: z.string().nullable(),
  /** As in `Trivy` */
  scanner: z.string().nullable(),
  version: z.string().nullable(),
  /** When its vulnerability data was built; null: not reported */
  databaseUpdatedAt: z.iso.datetime().nullable(),
});
export type ScannerTestView = z.infer<typeof scannerTestView>;

/** Which image is to be scanned: by its digest, or by tag and platform. */
export const requestScanInput = z.strictObject({
  digest: z.string().max(200).optional(),
  tag: z.string().max(128).optional(),
  platform: z.string().max(100).optional(),
});
export type RequestScanInput = z.infer<typeof requestScanInput>;

export const scanRequestView = z.object({
  id: z.string(),
  digest: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Only while it runs */
  step: z.enum(SCAN_STEPS).nullable(),
  /** Tries so far, with the one that runs */
  attempts: z.number().int(),
  /** How many requests are taken before this one; null unless it waits */
  ahead: z.number().int().nullable(),
  /** When it is tried again after a failure */
  nextAttemptAt: z.iso.datetime().nullable(),
  reason: z.enum(SCAN_PROBLEMS).nullable(),
  /** What went wrong in a sentence; only for who may ask for scans */
  problem: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type ScanRequestView = z.infer<typeof scanRequestView>;

export const scanRequestState = z.object({
  /** Whether this site has a scanner; without one, reports are uploaded */
  scanner: z.enum(SCANNER_KINDS),
  /** Whether the caller may ask for a scan */
  mayRequest: z.boolean(),
  digest: z.string(),
  platform: z.string().nullable(),
  /** The latest one of this image in this repository */
  request: scanRequestView.nullable(),
});
export type ScanRequestState = z.infer<typeof scanRequestState>;

export const scanQueueView = z.object({
  waiting: z.number().int(),
  running: z.number().int(),
  /** In the last 24 hours */
  done: z.number().int(),
  failed: z.number().int(),
  requests: z.array(scanRequestView.extend({ repository: z.object({ namespace: z.string(), name: z.string() }) })),
});
export type ScanQueueView = z.infer<typeof scanQueueView>;
