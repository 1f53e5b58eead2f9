const KEYS = ['key', 'keys', 'apikey', 'apikeys', 'secretkey', 'accesskey', 'privatekey'];
const SECRET_WORDS = new Set([
  ...['pass', 'password', 'passwords', 'passwd', 'passphrase', 'passcode', 'pwd', 'pw', 'secret', 'secrets', 'token'],
  ...['tokens', 'credential', 'credentials', 'creds', 'auth', 'authorization', 'dsn', 'cookie', 'salt', 'signature'],
  ...['webhook', 'htpasswd', 'pat', 'otp', 'jwt', ...KEYS],
]);
/** `PGPASSWORD`: written together. */
const SECRET_ENDING = /(?:password|passwd|passphrase|secret|token)$/;
/** Keys that are public by their nature. */
const PUBLIC_KEYS = new Set([
  'public',
  'pub',
  'gpg',
  'pgp',
  'gpgkey',
  'gpgkeys',
  'keyserver',
  'keyring',
  'fingerprint',
]);
/** At the end of a name: it says something about the secret, and is none. */
const ABOUT = new Set([
  ...['file', 'path', 'dir', 'url', 'uri', 'host', 'port', 'method', 'type', 'name', 'user', 'username', 'enabled'],
  ...['disabled', 'mode', 'header', 'id', 'algorithm', 'length', 'size', 'ttl', 'expiry', 'server', 'provider'],
]);
const DIRECTORY_NAMES = new Set(['PWD', 'OLDPWD']);
/** What 32, 40 or 64 hexadecimal digits mostly are: checksums, commits, fingerprints. */
const OF_A_DIGEST =
  /sha\d*|md5|hash|checksum|digest|commit|revision|rev|ref|gpg|pgp|fingerprint|build|version|vcs|key/i;

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);

/** `DB_PASSWORD`, `apiToken`, `--secret-key`; not `GPG_KEY`, `PASSWORD_FILE`, `PWD`. */
export function isSecretName(name: string): boolean {
  if (DIRECTORY_NAMES.has(name)) return false;
  const words = wordsOf(name);
  const secret = words.filter((word) => SECRET_WORDS.has(word) || SECRET_ENDING.test(word));
  if (secret.length === 0) return false;
  // The address of a webhook is what lets anybody call it.
  if (ABOUT.has(words.at(-1) ?? '')) return secret.includes('webhook');
  return !(secret.every((word) => KEYS.includes(word)) && words.some((word) => PUBLIC_KEYS.has(word)));
}

/** Tokens that say by their first letters what they are: code hosts, clouds, registries, chat, payment, JWT. */
export const KNOWN_TOKENS =
  /(?:gh[opsur]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|(?:AKIA|ASIA)[A-Z\d]{16}|[rs]k_(?:live|test)_\w{10,}|sk-[\w-]{20,}|dckr_[a-z]{3}_[\w-]{16,}|plim_\w{16,}|npm_\w{20,}|pypi-[\w-]{20,}|AIza[\w-]{30,}|hf_\w{20,}|hvs\.[\w-]{20,}|dop_v1_\w{20,}|shp[a-z]{2}_\w{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|AGE-SECRET-KEY-\w{20,}|(?<![A-Za-z\d])eyJ[\w-]{8,1000}\.eyJ[\w-]{4,}\.[\w-]*)/g;
/** From its beginning to its end, or to the end of a text that was cut. */
export const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
/** The password in `scheme://user:password@host`; users are no secret, tokens in their place are. */
export const URL_PASSWORD = /\b([a-z][a-z\d+.-]{0,30}:\/\/[^\s:/@"'<>]{0,200}):([^\s/@"'<>]{1,1000})@/gi;
const URL_TOKEN = /^[a-z][a-z\d+.-]*:\/\/[^\s:/@]{16,}@/i;
const ASSIGNED =
  /(?:^|[;&?,\s])(?:password|passwd|pwd|secret|token|access_token|accountkey|sharedaccesskey|sig)=[^;&\s]+/i;
const SCHEME = /^(?:bearer|basic) \S{8,}$/i;

const matches = (pattern: RegExp, text: string): boolean =>
  new RegExp(pattern.source, pattern.flags.replace('g', '')).test(text);

/** Bits a character, by how often each occurs (Shannon). */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

const isMixed = (text: string): boolean => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
const RANDOM_FROM = 20;
const RANDOM_PART_FROM = 16;
const RANDOM_BITS = 3.7;

/** One long word of all kinds of characters, as generators make it. */
function isRandom(value: string): boolean {
  if (value.length < RANDOM_FROM || value.length > 1000 || !/^[\w+/=~.-]+$/.test(value) || /^[/.~]/.test(value))
    return false;
  return value
    .split(/[._/~-]/)
    .some((part) => part.length >= RANDOM_PART_FROM && isMixed(part) && entropy(part) >= RANDOM_BITS);
}

const isLongHex = (value: string): boolean => value.length >= 32 && /^(?:[\da-f]+|[\dA-F]+)$/.test(value);
const isSwitch = (value: string): boolean => /^(?:true|false|yes|no|on|off|none|null|auto|\d{1,2})$/i.test(value);

/**
 * Whether a setting looks like a secret: by its name, by what its value begins with, or because nobody writes such a
 * value by hand. Errs towards yes: what is hidden here can still be read from the image.
 */
export function looksSecret(name: string, value: string): boolean {
  if (value === '' || /^\$\{?\w+\}?$/.test(value)) return false;
  if (isSecretName(name) && !isSwitch(value) && !/^(?:\/[\w.-]+)+\/?$/.test(value)) return true;
  if (matches(KNOWN_TOKENS, value) || matches(PRIVATE_KEY, value) || URL_TOKEN.test(value)) return true;
  if (ASSIGNED.test(value) || SCHEME.test(value)) return true;
  if (isLongHex(value)) return !OF_A_DIGEST.test(name);
  return isRandom(value);
}
