import type { KeyboardEvent } from 'react';

/** Whether a key belongs to an input method, as Enter does that takes over what it offers; Safari tells by the code only. */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === 229;

/**
 * Where a key moves in an open list of so many options (ARIA combobox); -1 is the field itself, which stands between the
 * last and the first. Home and End move in the text until an option is active. @returns undefined for other keys
 */
export function movedTo(key: string, current: number, count: number): number | undefined {
  if (key === 'ArrowDown') return current + 1 < count ? current + 1 : -1;
  if (key === 'ArrowUp') return current >= 0 ? current - 1 : count - 1;
  if (current < 0) return undefined;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
