const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const ESCAPED_DIGITS = /^'\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))'$/;
const NAMED: Readonly<Record<string, number>> = { "'\\a'": 7, "'\\b'": 8, "'\\t'": 9, "'\\n'": 10, "'\\v'": 11 };

/** Go prints `["nginx" "-g"]` where a Dockerfile has commas. */
const jsonList = (list: string): string => `[${(list.match(QUOTED) ?? []).join(', ')}]`;

const unquoted = (text: string): string => text.slice(1, -1).replace(/\\(["\\])/g, '$1');

/** Builders print the number of retries as a character. */
function retriesOf(character: string): number {
  const digits = ESCAPED_DIGITS.exec(character);
  if (digits) return Number.parseInt(digits[1] ?? digits[2] ?? '0', 16);
  return NAMED[character] ?? character.slice(1, -1).codePointAt(0) ?? 0;
}

/** `&{["CMD-SHELL" "curl …"] "30s" "3s" "0s" "0s" '\x03'}`: Go's print of a health check. */
function healthCheck(text: string): string | undefined {
  const [, list = '', rest = ''] = /^&\{\[(.*)\]((?: "[^"]*"| '(?:[^']|\\')*')*)\}$/s.exec(text) ?? [];
  const [kind, ...words] = list.match(QUOTED) ?? [];
  if (kind === undefined) return undefined;
  if (kind === '"NONE"') return 'NONE';
  const durations = rest.match(QUOTED) ?? [];
  // Docker 25 put the start interval between the start period and the retries.
  const names = ['interval', 'timeout', 'start-period', 'start-interval'];
  const options = durations.flatMap((duration, index) =>
    names[index] === undefined || duration === '"0s"' ? [] : [`--${names[index]}=${unquoted(duration)}`],
  );
  const [character] = /'(?:[^']|\\')*'$/.exec(rest) ?? [];
  const retries = character === undefined ? 0 : retriesOf(character);
  if (retries > 0) options.push(`--retries=${retries}`);
  const command = kind === '"CMD-SHELL"' ? words.map(unquoted).join(' ') : `[${words.join(', ')}]`;
  return [...options, 'CMD', command].join(' ');
}

/** `map[443/tcp:{} 80/tcp:{}]` → `443/tcp 80/tcp` */
const ports = (text: string): string =>
  /^map\[.*\]$/.test(text) ? [...text.matchAll(/(?<![\w/-])([\w/-]+):\{\}/g)].map(([, port]) => port).join(' ') : text;

const plainList = (text: string): string => /^\[([^"]*)\]$/.exec(text)?.[1] ?? text;

/**
 * An instruction as a Dockerfile would have it, where a builder printed its own values instead: lists without commas,
 * maps, health checks, `ADD file:… in /`. Formats: moby/builder/dockerfile/dispatchers.go, moby/buildkit dockerfile2llb.
 */
export function dockerForm(instruction: string): string {
  const [, keyword = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(instruction) ?? [];
  switch (keyword) {
    case 'ADD':
    case 'COPY':
      return `${keyword} ${rest.replace(/((?:file|dir|multi):[0-9a-f]+) in /, '$1 ')}`;
    case 'EXPOSE':
      return `${keyword} ${ports(rest)}`;
    case 'VOLUME':
      return `${keyword} ${plainList(rest)}`;
    case 'HEALTHCHECK':
      return `${keyword} ${healthCheck(rest) ?? rest}`;
    case 'SHELL': {
      const words = /^\[([^"]+)\]$/.exec(rest)?.[1]?.split(' ');
      return `${keyword} ${words ? `[${words.map((word) => `"${word}"`).join(', ')}]` : list(rest)}`;
    }
    case 'CMD':
    case 'ENTRYPOINT':
      return `${keyword} ${list(rest)}`;
    default:
      return instruction;
  }
}

/** Only what is wholly a list of quoted words is one: `CMD [ -f "$X" ] && run` is a shell's. */
function list(rest: string): string {
  const inner = /^(?:&\{)?\[((?:\s*"(?:[^"\\]|\\.)*",?)+)\s*\](?:\})?$/s.exec(rest)?.[1];
  return inner === undefined ? rest : jsonList(inner);
}
