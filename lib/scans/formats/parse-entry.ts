import { z } from 'zod';
import type { JsonKey } from '@/lib/scans/formats/json-path';
import { unreadable } from '@/lib/scans/formats/read-json';

/** Go writes null for what is empty, so null is as good as missing everywhere. */
export const text = z.string().nullish();
export const texts = z.array(z.string().nullish()).nullish();
export const number = z.number().nullish();

/** An entry of a report in the shape its format has. @throws AppError `invalid` with the place of what is otherwise */
export function parseEntry<S extends z.ZodType>(schema: S, value: unknown, keys: readonly JsonKey[]): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const within = (issue?.path ?? []).filter((key): key is JsonKey => typeof key !== 'symbol');
  throw unreadable(`${issue?.message ?? 'not what the format has'}`, [...keys, ...within]);
}

/** Whether a place is below others: `*` stands for any key. */
export const isAt = (keys: readonly JsonKey[], ...place: readonly string[]): boolean =>
  keys.length === place.length && place.every((key, index) => key === '*' || key === String(keys[index]));
