import { PackageURL } from 'packageurl-js';
import type { VexProduct, VexStatement } from '@/lib/scans/vex/vex-statement';

/** What a statement can be about, of one image. */
export type VexTarget = {
  /** Digests by which the image may be named: its own, its indexes' */
  readonly digests: readonly string[];
  /** The repository's name without a namespace, as an OCI package URL has it */
  readonly name: string;
};
export type VexSubject = {
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  readonly purl: string | null;
};

function parse(purl: string | null): PackageURL | null {
  if (!purl?.startsWith('pkg:')) return null;
  try {
    return PackageURL.fromString(purl);
  } catch {
    return null; // what is no package URL matches nothing
  }
}

const packageKey = ({ type, namespace, name }: PackageURL): string => JSON.stringify([type, namespace ?? '', name]);

/** `v0.27.0` and `0.27.0` are the same version of a Go module. */
const bareVersion = (version: string | null | undefined): string => (version ?? '').replace(/^v(?=\d)/, '');

const EVERYTHING = 'everything';
const exactly = (purl: string): string => `exactly ${purl}`;
const versionOf = (key: string, version: string): string => `version ${key} ${version}`;
const anyVersionOf = (key: string): string => `any version ${key}`;

/** Whether an OCI package URL names the image; without a digest it names all images of that name. */
function isImage(id: string, purl: PackageURL | null, { digests, name }: VexTarget): boolean {
  if (digests.includes(id.slice(id.indexOf('@') + 1))) return true;
  return purl?.type === 'oci' && purl.name === name && (!purl.version || digests.includes(purl.version));
}

/** Under which keys a component is stated: exactly, or without qualifiers; one without a version is all of them. */
function statedKeys(id: string): string[] {
  const purl = parse(id);
  if (!purl) return [exactly(id)];
  const key = packageKey(purl);
  return [exactly(id), purl.version ? versionOf(key, bareVersion(purl.version)) : anyVersionOf(key)];
}

/** Under which keys a finding may be stated. */
function reportedKeys(id: string | null): string[] {
  const purl = parse(id);
  const key = purl && packageKey(purl);
  return [
    EVERYTHING,
    ...(id === null ? [] : [exactly(id)]),
    ...(key === null ? [] : [versionOf(key, bareVersion(purl?.version)), anyVersionOf(key)]),
  ];
}

/** What of an image a product of a statement is: all, some components, or nothing. */
function keysOf({ id, subcomponents }: VexProduct, target: VexTarget): string[] {
  const purl = parse(id);
  const isOurs = isImage(id, purl, target);
  if (subcomponents.length === 0) return isOurs ? [EVERYTHING] : statedKeys(id);
  return isOurs || purl?.type !== 'oci' ? subcomponents.flatMap(statedKeys) : [];
}

/** What decides whether a statement fits. */
type Statement = Pick<VexStatement, 'vulnerability' | 'aliases' | 'products' | 'statedAt'>;
/** With its place among all. */
type Stated<S> = { statement: S; order: number };
const isLater = <S extends Statement>(one: Stated<S>, other: Stated<S>): boolean => {
  const [a, b] = [one.statement.statedAt ?? '', other.statement.statedAt ?? ''];
  return a === b ? one.order > other.order : a > b;
};

/**
 * Finds what a publisher says of each finding: statements by vulnerability id or alias, products by package URL. Of
 * several that fit the latest counts. Every statement is taken apart once, so that looking up does not take longer the
 * more there are.
 */
export function vexMatcher<S extends Statement>(
  statements: readonly S[],
  target: VexTarget,
): (subject: VexSubject) => S | null {
  /** By vulnerability, then by what it is in: of each the latest statement. */
  const latest = new Map<string, Map<string, Stated<S>>>();
  for (const [order, statement] of statements.entries()) {
    const stated = { statement, order };
    const keys = new Set(statement.products.flatMap((product) => keysOf(product, target)));
    for (const id of new Set([statement.vulnerability, ...statement.aliases])) {
      const byKey = latest.get(id) ?? new Map<string, Stated<S>>();
      latest.set(id, byKey);
      for (const key of keys) {
        const known = byKey.get(key);
        if (!known || isLater(stated, known)) byKey.set(key, stated);
      }
    }
  }
  return ({ vulnerability, aliases, purl }) => {
    const known = [vulnerability, ...aliases].flatMap((id) => latest.get(id) ?? []);
    if (known.length === 0) return null;
    const keys = reportedKeys(purl);
    const fitting = known.flatMap((byKey) => keys.flatMap((key) => byKey.get(key) ?? []));
    return (
      fitting.reduce<Stated<S> | null>((best, one) => (best && isLater(best, one) ? best : one), null)?.statement ??
      null
    );
  };
}
