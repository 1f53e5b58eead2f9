import { readFileSync } from 'node:fs';

/**
 * The PEM text of a file of trusted certificate authorities, or undefined where none is named.
 * @throws Error naming the variable, when the file cannot be read or holds no certificate
 */
export function readAuthority(variable: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const wrong = (why: string) => new Error(`The environment variable ${variable} is “${file}”, which ${why}.`);
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw wrong('holds no certificate in PEM format');
  return pem;
}
