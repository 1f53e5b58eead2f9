import { MAIL_ADDRESS } from '@/lib/platform/env-mail';

/** An address in lower case, as it is stored and compared, or null when it is none. */
export function parseEmail(text: string): string | null {
  const address = text.trim().toLowerCase();
  return MAIL_ADDRESS.test(address) && /@[^.]+(\.[^.]+)*$/.test(address) ? address : null;
}
