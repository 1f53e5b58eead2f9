import type { AdapterLogin, ScannerChange, ScannerKind } from '@/lib/scans/scanners/schema';

export type LoginChoice = AdapterLogin['kind'] | 'keep';

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What was written of a login; undefined when the stored one is to stay. A password may begin or end with a space. */
function loginIn(form: FormData, choice: LoginChoice): AdapterLogin | undefined {
  if (choice === 'keep') return undefined;
  if (choice === 'none') return { kind: 'none' };
  if (choice === 'bearer') return { kind: 'bearer', token: textOf(form, 'token') };
  return { kind: 'basic', username: textOf(form, 'username'), password: String(form.get('password') ?? '') };
}

/** What of a form is about the scanner that was chosen; of the others what is stored stays. */
function placeIn(form: FormData, use: ScannerKind, choice: LoginChoice) {
  if (use === 'trivy') return { use, trivyServer: textOf(form, 'trivyServer') || null };
  if (use === 'none') return { use };
  const login = loginIn(form, choice);
  return {
    use,
    adapterUrl: textOf(form, 'adapterUrl') || null,
    adapterCertificates: textOf(form, 'adapterCertificates') || null,
    ...(login ? { adapterLogin: login } : {}),
  };
}

export const scannerTestIn = placeIn;

export function scannerChangeIn(form: FormData, use: ScannerKind, choice: LoginChoice): ScannerChange {
  if (use === 'none') return { use };
  return {
    ...placeIn(form, use, choice),
    registryUrl: textOf(form, 'registryUrl') || null,
    scanNew: form.get('scanNew') !== null,
    rescanDays: form.get('rescan') === null ? null : Number(textOf(form, 'rescanDays')),
  };
}
