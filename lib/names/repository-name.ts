import { type Parsed, parsed, refused } from '@/lib/names/parse-result';

/** `namespace/name`; official repositories live in `library`. Only `parseRepositoryName` makes one. */
export type RepositoryName = { readonly namespace: string; readonly name: string };

/** The namespace that holds the official repositories, written `_` in URLs and left out in pull commands. */
export const OFFICIAL_NAMESPACE = 'library';

// OCI distribution spec 1.1, "Pulling manifests": [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+(…)*)*
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const MAX_LENGTH = 255;

function componentProblem(what: string, text: string): string | undefined {
  if (text === '') return `The ${what} is empty.`;
  if (text.length > MAX_LENGTH) return `The ${what} has ${text.length} characters; at most ${MAX_LENGTH} are allowed.`;
  if (COMPONENT.test(text)) return undefined;
  return `The ${what} “${text}” may use only lower-case letters and digits, joined by one “.”, one or two “_”, or any number of “-”.`;
}

/** A namespace: exactly one path component of an OCI repository name. */
export function parseNamespace(text: string): Parsed<string> {
  const problem = componentProblem('namespace', text);
  return problem ? refused(problem) : parsed(text);
}

/**
 * The two parts of a repository's name, each an OCI path component (so `a/b/c` keeps `b/c` as its name).
 * Together at most 255 characters, as registries and clients limit it.
 */
export function parseRepositoryName(namespace: string, name: string): Parsed<RepositoryName> {
  const problem =
    componentProblem('namespace', namespace) ??
    name
      .split('/')
      .map((component) => componentProblem('repository name', component))
      .find((found) => found !== undefined);
  if (problem) return refused(problem);
  const length = namespace.length + 1 + name.length;
  if (length > MAX_LENGTH)
    return refused(`“${namespace}/${name}” has ${length} characters; at most ${MAX_LENGTH} are allowed.`);
  return parsed({ namespace, name });
}

/** `nginx` → `library/nginx`, `grafana/grafana` → itself: the short form that people type. */
export function parseRepositoryReference(text: string): Parsed<RepositoryName> {
  const slash = text.indexOf('/');
  return slash < 0
    ? parseRepositoryName(OFFICIAL_NAMESPACE, text)
    : parseRepositoryName(text.slice(0, slash), text.slice(slash + 1));
}

export const isOfficialNamespace = (namespace: string): boolean => namespace === OFFICIAL_NAMESPACE;

/** How people write it: `nginx` for `library/nginx`, else `namespace/name`. */
export function shortName({ namespace, name }: RepositoryName): string {
  return isOfficialNamespace(namespace) ? name : `${namespace}/${name}`;
}
