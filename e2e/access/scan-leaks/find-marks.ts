import type { Answer } from '@/e2e/access/scan-leaks/ask';
import type { Mark } from '@/e2e/access/scan-leaks/marks';

/** The marks in an answer; what stands in the address itself may be repeated by whoever answers. */
export function marksIn({ path, whole }: Answer, marks: readonly Mark[]): Mark[] {
  const asked = decodeURIComponent(path.replace(/%(?![\dA-F]{2})|%[89A-F][\dA-F]/gi, ''));
  return marks.filter(({ pattern }) => pattern.test(whole) && !pattern.test(asked));
}

/** For a failure: where, how asked, and the words around. */
export function described(answer: Answer, { what, kind, pattern }: Mark): string {
  const at = answer.whole.search(pattern);
  const around = answer.whole.slice(Math.max(0, at - 80), at + 80).replace(/\s+/g, ' ');
  return `${answer.path} (${answer.variant.what}) tells the ${kind} one’s ${what}: … ${around} …`;
}

/** Whether caches that several people share may keep an answer (RFC 9111 §5.2.2). */
export const mayBeShared = ({ headers }: Answer): boolean =>
  !headers.some((header) => /^cache-control:.*\b(?:private|no-store)\b/i.test(header));
