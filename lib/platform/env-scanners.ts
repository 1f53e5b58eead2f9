import { z } from 'zod';

/** Variables of the scanner that the site runs itself. */
export const scannerVariables = {
  PLIMSOLL_TRIVY: z.string().min(1).default('trivy'),
};

/** What a program needs of its surroundings to find its files and the way out, and Trivy’s own settings. */
const PASSED_ON =
  /^(?:PATH|HOME|TMPDIR|LANG|XDG_CACHE_HOME|SSL_CERT_(?:FILE|DIR)|(?:https?|no)_proxy|(?:HTTPS?|NO)_PROXY|TRIVY_[A-Z0-9_]+)$/;

export type ScannerVariables = {
  /** Path of the `trivy` command, or its name to be found on the PATH */
  trivy: string;
  /** What it is started with: nothing of the site’s own secrets */
  surroundings: Readonly<Record<string, string>>;
};

/** The variables of scanners alone. */
export function scannersOf(source: Readonly<Record<string, string | undefined>>): ScannerVariables {
  const passed = Object.entries(source).filter((entry): entry is [string, string] => PASSED_ON.test(entry[0]));
  return {
    trivy: z.object(scannerVariables).parse(source).PLIMSOLL_TRIVY,
    surroundings: Object.fromEntries(passed),
  };
}
