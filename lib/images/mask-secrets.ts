import { isSecretName, KNOWN_TOKENS, looksSecret, PRIVATE_KEY, URL_PASSWORD } from '@/lib/images/secret-looking';

/** What stands in the place of something hidden. */
export const MASK = '••••••';

const SHORTEST_SCRUBBED = 6;
const CUT = '…';
const CUT_HEAD = 32;
/** Secrets × characters to look for them in, of one image. Real ones need a hundredth of it. */
const MOST_WORK = 20_000_000;

export type EnvironmentVariable = {
  name: string;
  /** Null where all of it is hidden; of an address with a password only that is */
  value: string | null;
  masked: boolean;
};

/** `NAME=value`, where a value may be quoted, as in ENV, ARG, build arguments and options. From a name's beginning: each is read once. */
const ASSIGNMENT = /(?<![\w.-])([\w.-]+)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"';]+)/g;

const isQuoted = (text: string): boolean => /^(["']).*\1$/s.test(text);

/** Hides what looks secret wherever it stands in a text. */
function maskPatterns(text: string): string {
  return text
    .replace(PRIVATE_KEY, MASK)
    .replace(URL_PASSWORD, `$1:${MASK}@`)
    .replace(KNOWN_TOKENS, MASK)
    .replace(ASSIGNMENT, (all, name: string, value: string) =>
      looksSecret(name, isQuoted(value) ? value.slice(1, -1) : value) ? `${name}=${MASK}` : all,
    )
    .replace(/(\s--?[A-Za-z][\w-]*)(\s+)([^\s-]\S*)/g, (all, option: string, gap: string, value: string) =>
      isSecretName(option) && !value.startsWith('$') ? `${option}${gap}${MASK}` : all,
    )
    .replace(
      /^((?:ENV|ARG) )([A-Za-z_]\w*)(\s+)([^=]\S*.*)$/gm,
      (all, word: string, name: string, gap: string, value: string) =>
        looksSecret(name, value) && value !== MASK ? `${word}${name}${gap}${MASK}` : all,
    );
}

const splitVariable = (entry: string): { name: string; value: string } => {
  const at = entry.indexOf('=');
  return at < 0 ? { name: entry, value: '' } : { name: entry.slice(0, at), value: entry.slice(at + 1) };
};

function toVariable(entry: string): EnvironmentVariable {
  const { name, value } = splitVariable(entry);
  const shown = value.replace(URL_PASSWORD, `$1:${MASK}@`);
  if (shown !== value && !looksSecret('', shown)) return { name, value: shown, masked: true };
  return looksSecret(name, value)
    ? { name, value: null, masked: true }
    : { name, value: maskPatterns(value), masked: maskPatterns(value) !== value };
}

export type SecretMask = {
  environment: EnvironmentVariable[];
  /** Any other text of the same image, without what is hidden in its environment or looks secret itself */
  text(value: string): string;
  texts(values: readonly string[]): string[];
  record(values: Readonly<Record<string, string>>): Record<string, string>;
};

/** An option's value is its own element in a list: `["--password", "x"]`. */
function afterSecretOption(values: readonly string[], index: number): boolean {
  const before = values[index - 1] ?? '';
  return /^--?[A-Za-z][\w-]*$/.test(before) && isSecretName(before) && !(values[index] ?? '').startsWith('-');
}

/**
 * Hides what looks like a secret in an image's environment, and the same values wherever else the image has them:
 * a Dockerfile's ENV is in its history too. The image itself still holds them; here they are only not shown around.
 */
export function secretMask(environment: readonly string[]): SecretMask {
  const variables = environment.map(toVariable);
  const hidden = environment
    .map(splitVariable)
    .filter(({ value }, index) => variables[index]?.value === null && value.length > 0);
  let work = 0;
  const scrub = (value: string): string => {
    work += hidden.length * value.length;
    // Made to be dear. What was not looked through is not shown.
    if (work > MOST_WORK) return MASK;
    let text = value;
    for (const { name, value: secret } of hidden) {
      text = text.replaceAll(`${name}=${secret}`, `${name}=${MASK}`);
      if (secret.length >= SHORTEST_SCRUBBED) text = text.replaceAll(secret, MASK);
      // A value that was cut when it was stored is cut elsewhere in another text.
      const head = secret.endsWith(CUT) ? text.indexOf(secret.slice(0, CUT_HEAD)) : -1;
      if (head >= 0) text = text.slice(0, head) + MASK;
    }
    return maskPatterns(text);
  };
  return {
    environment: variables.map((variable) =>
      variable.value === null ? variable : { ...variable, value: scrub(variable.value) },
    ),
    text: scrub,
    texts: (values) => values.map((value, index) => (afterSecretOption(values, index) ? MASK : scrub(value))),
    record: (values) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, looksSecret(key, value) ? MASK : scrub(value)]),
      ),
  };
}
