/** What a `parse…` function returns: the typed value, or a sentence that says what to change. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const refused = (problem: string): { ok: false; problem: string } => ({ ok: false, problem });
