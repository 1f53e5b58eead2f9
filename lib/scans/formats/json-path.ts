export type JsonKey = string | number;

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const LONGEST_KEY = 60;

/** `$.Results[3].Vulnerabilities[17]`: a place in a JSON text, as RFC 9535 writes it. */
export function jsonPath(keys: readonly JsonKey[]): string {
  const step = (key: JsonKey) => {
    if (typeof key === 'number') return `[${key}]`;
    return PLAIN.test(key) ? `.${key.slice(0, LONGEST_KEY)}` : `[${JSON.stringify(key.slice(0, LONGEST_KEY))}]`;
  };
  return `$${keys.map(step).join('')}`;
}
