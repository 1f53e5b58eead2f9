import { deflateSync, inflateSync } from 'node:zlib';
import type { Answer } from '@/e2e/access/scan-leaks/ask';
import { comparable } from '@/e2e/access/scan-leaks/comparable';

const pack = (text: string): string => deflateSync(text).toString('base64');
const unpack = (packed: string): string => inflateSync(Buffer.from(packed, 'base64')).toString();

/** Keeps what answers told, to hold later ones against them. `sameAs` gives what may differ in addresses one name. */
export function remembered(sameAs: (text: string) => string) {
  const kept = new Map<string, string>();
  const keyOf = ({ path, variant }: Answer) => sameAs(`${path} · ${variant.what}`);
  const textOf = (answer: Answer) => sameAs(comparable(answer).join('\n'));
  return {
    keep: (answer: Answer): void => void kept.set(keyOf(answer), pack(textOf(answer))),
    /** What is told now and was not, or was and is no more. Undefined: the same */
    difference(answer: Answer): string | undefined {
      const packed = kept.get(keyOf(answer));
      if (packed === undefined) return `${keyOf(answer)}: nothing led there before`;
      const [was, is] = [unpack(packed), textOf(answer)];
      if (was === is) return undefined;
      const [old, now] = [new Set(was.split('\n')), new Set(is.split('\n'))];
      const gone = [...old].filter((line) => !now.has(line)).slice(0, 5);
      const come = [...now].filter((line) => !old.has(line)).slice(0, 5);
      return `${keyOf(answer)}:\n  - ${gone.join('\n  - ')}\n  + ${come.join('\n  + ')}`.slice(0, 2000);
    },
  };
}
