/** What a client asks to do with one thing: `repository:alice/demo:pull,push`. */
export type RequestedScope = {
  /** `repository`, `registry`, or whatever else a client sends. */
  readonly type: string;
  readonly name: string;
  /** As asked, without repetitions; `*` stays `*`. */
  readonly actions: readonly string[];
};

const MAX_SCOPES = 50;
const MAX_LENGTH = 8192;

/** One scope: type up to the first colon, actions after the last one, so that a name may have a port in it. */
function parseScope(text: string): RequestedScope | undefined {
  const first = text.indexOf(':');
  const last = text.lastIndexOf(':');
  if (first <= 0 || last <= first + 1) return undefined;
  const actions = text
    .slice(last + 1)
    .split(',')
    .filter((action) => action !== '');
  return { type: text.slice(0, first), name: text.slice(first + 1, last), actions: [...new Set(actions)] };
}

export type ParsedScopes =
  | { ok: true; scopes: readonly RequestedScope[] }
  | { ok: false; problem: 'too many scopes' | 'scopes too long' };

/**
 * The `scope` parameters of a token request: several of them, and several scopes in one, joined by spaces. Those of one
 * thing are merged, in the order of their first mention. What is no scope grants nothing and is left out, as the
 * registry's own token servers do.
 * Format: distribution, docs/spec/auth/scope.md.
 */
export function parseScopes(parameters: readonly string[]): ParsedScopes {
  if (parameters.reduce((sum, text) => sum + text.length, 0) > MAX_LENGTH)
    return { ok: false, problem: 'scopes too long' };
  const words = parameters.flatMap((text) => text.split(' ')).filter((word) => word !== '');
  if (words.length > MAX_SCOPES) return { ok: false, problem: 'too many scopes' };
  const merged = new Map<string, RequestedScope>();
  for (const word of words) {
    const scope = parseScope(word);
    if (!scope) continue;
    const key = `${scope.type}:${scope.name}`;
    const actions = [...(merged.get(key)?.actions ?? []), ...scope.actions];
    merged.set(key, { ...scope, actions: [...new Set(actions)] });
  }
  return { ok: true, scopes: [...merged.values()] };
}
