import { X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import { invalidParameters } from '@/lib/platform/errors';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Every certificate of a PEM text; a text that has none, or one that cannot be read, is none. */
function areCertificates(pem: string): boolean {
  const parts = pem.match(PEM) ?? [];
  try {
    return parts.length > 0 && parts.every((part) => new X509Certificate(part).subject !== undefined);
  } catch {
    return false; // that is the question
  }
}

/** Input about a registry as its schema has it, with certificates that are some. @throws AppError `invalid`, by field */
export function checkedRegistry<S extends z.ZodType<{ certificates?: string | null | undefined }>>(
  schema: S,
  input: z.input<S>,
): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success)
    throw invalidParameters(
      parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), reason: `${message}.` })),
    );
  const { certificates } = parsed.data;
  if (certificates && !areCertificates(certificates))
    throw invalidParameters([
      { name: 'certificates', reason: 'Write certificates in PEM: “-----BEGIN CERTIFICATE-----” and so on.' },
    ]);
  return parsed.data;
}

/** @throws AppError `invalid` for what only a registry that is merely read can have */
export function requireObserved(
  kind: 'managed' | 'observed',
  { credentials, namespace }: { credentials?: unknown; namespace?: string | null | undefined },
): void {
  const wrong = kind === 'managed' && [...(credentials ? ['credentials'] : []), ...(namespace ? ['namespace'] : [])];
  if (wrong && wrong.length > 0)
    throw invalidParameters(
      wrong.map((name) => ({ name, reason: 'A managed registry has none: its tokens are ours.' })),
    );
}
