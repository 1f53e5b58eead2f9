/**
 * Cuts texts of others so that all of one image together stay within a budget of characters, and takes out what
 * Postgres cannot keep (NUL, halves of surrogate pairs).
 */
export function textBudget(total: number, longest = 4096) {
  let left = total;
  const text = (value: string): string => {
    const allowed = Math.min(longest, left);
    const cut = value.length > allowed ? `${value.slice(0, Math.max(allowed - 1, 0))}…` : value;
    left = Math.max(0, left - cut.length);
    return cut.replaceAll('\0', '').toWellFormed();
  };
  const optional = (value: string | null): string | null => (value === null ? null : text(value));
  const list = (values: readonly string[], most = 500): string[] => values.slice(0, most).map(text);
  const record = (values: Readonly<Record<string, string>>, most = 500): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values)
        .slice(0, most)
        .map(([key, value]) => [text(key), text(value)]),
    );
  return { text, optional, list, record };
}
