import { TokenType } from '@streamparser/json';
import type { JsonKey } from '@/lib/scans/formats/json-path';

type Frame = { key: JsonKey | null; isArray: boolean; expectsKey: boolean };

export type Place = Pick<ReturnType<typeof placeTracker>, 'depth' | 'keys'>;

/** Follows a JSON text token by token. @returns what to tell of each token, and the place and depth then */
export function placeTracker() {
  const frames: Frame[] = [];
  const see = (token: TokenType, value: unknown): void => {
    const top = frames.at(-1);
    if (token === TokenType.LEFT_BRACE) frames.push({ key: null, isArray: false, expectsKey: true });
    else if (token === TokenType.LEFT_BRACKET) frames.push({ key: 0, isArray: true, expectsKey: false });
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) frames.pop();
    else if (token === TokenType.COMMA && top) {
      if (top.isArray && typeof top.key === 'number') top.key += 1;
      else top.expectsKey = true;
    } else if (token === TokenType.STRING && top?.expectsKey) {
      top.key = String(value);
      top.expectsKey = false;
    }
  };
  return {
    see,
    depth: () => frames.length,
    keys: (): JsonKey[] => frames.flatMap(({ key }) => (key === null ? [] : [key])),
  };
}
