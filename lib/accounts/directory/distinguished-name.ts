/** One relative distinguished name as comparable text: `cn=web team`, parts of a compound one sorted and joined by `+`. */
type Rdn = string;

/** Splits at every separator that no backslash escapes. */
export function splitUnescaped(text: string, separators: string): string[] {
  const parts = [''];
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === '\\') {
      parts[parts.length - 1] += text.slice(i, i + 2);
      i += 1;
    } else if (separators.includes(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** `\2c`, `\,` and UTF-8 in hexadecimal pairs (`\c3\a9`) as the characters they stand for: RFC 4514 §2.4. */
function unescapeValue(value: string): string {
  return value
    .replace(/(?:\\[0-9a-fA-F]{2})+/g, (pairs) => Buffer.from(pairs.replaceAll('\\', ''), 'hex').toString('utf8'))
    .replace(/\\(.)/gs, '$1');
}

// A trailing space counts only when it is escaped.
const trimRaw = (text: string): string => text.replace(/^\s+/, '').replace(/(?<!\\)\s+$/, '');

function normalisePair(pair: string): { attribute: string; value: string } | undefined {
  const equals = pair.indexOf('=');
  if (equals < 1) return undefined;
  const attribute = pair.slice(0, equals).trim().toLowerCase();
  const value = unescapeValue(trimRaw(pair.slice(equals + 1)));
  return { attribute, value: value.normalize('NFC').toLowerCase().replace(/\s+/g, ' ') };
}

/**
 * The parts of a distinguished name, comparable: directories ignore case, spacing and the way of escaping.
 * Undefined when the text is not one.
 */
export function parseDn(text: string): Rdn[] | undefined {
  if (text.trim() === '') return undefined;
  const rdns: Rdn[] = [];
  for (const rdn of splitUnescaped(text, ',')) {
    const pairs = splitUnescaped(rdn, '+').map(normalisePair);
    const texts: string[] = [];
    for (const pair of pairs) {
      if (!pair || !/^([a-z][a-z0-9-]*|\d+(\.\d+)*)$/.test(pair.attribute)) return undefined;
      texts.push(JSON.stringify([pair.attribute, pair.value]));
    }
    rdns.push(texts.sort().join('+'));
  }
  return rdns;
}

/** Whether two texts name the same entry. */
export function sameDn(a: string, b: string): boolean {
  const [left, right] = [parseDn(a), parseDn(b)];
  return left !== undefined && right !== undefined && left.join(',') === right.join(',');
}

/** Whether an entry lies below another (or is it). */
export function isBelow(dn: string, base: string): boolean {
  const [inner, outer] = [parseDn(dn), parseDn(base)];
  if (!inner || !outer || inner.length < outer.length) return false;
  return inner.slice(inner.length - outer.length).join(',') === outer.join(',');
}

/** Whether the first part is this common name: `cn=NAME,…`. */
export function hasCommonName(dn: string, name: string): boolean {
  const first = parseDn(dn)?.[0];
  return first !== undefined && first === JSON.stringify(['cn', name.normalize('NFC').toLowerCase().trim()]);
}
