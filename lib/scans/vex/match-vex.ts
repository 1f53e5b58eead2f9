import { PackageURL } from 'packageurl-js';
import type { VexDocument, VexProduct, VexStatement } from '@/lib/scans/vex/vex-statement';

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

const samePackage = (a: PackageURL, b: PackageURL): boolean =>
  a.type === b.type && (a.namespace ?? '') === (b.namespace ?? '') && a.name === b.name;

/** `v0.27.0` and `0.27.0` are the same version of a Go module. */
const bareVersion = (version: string | null | undefined): string => (version ?? '').replace(/^v(?=\d)/, '');

/** Exactly, or else without qualifiers; a statement that names no version is about all of them. */
function sameComponent(stated: string, reported: string | null): boolean {
  if (stated === reported) return true;
  const [a, b] = [parse(stated), parse(reported)];
  return (
    a !== null && b !== null && samePackage(a, b) && (!a.version || bareVersion(a.version) === bareVersion(b.version))
  );
}

/** Whether an OCI package URL names the image; without a digest it names all images of that name. */
function isImage(id: string, { digests, name }: VexTarget): boolean {
  if (digests.includes(id.slice(id.indexOf('@') + 1))) return true;
  const purl = parse(id);
  return purl?.type === 'oci' && purl.name === name && (!purl.version || digests.includes(purl.version));
}

function isAbout(product: VexProduct, subject: VexSubject, target: VexTarget): boolean {
  if (isImage(product.id, target))
    return product.subcomponents.length === 0 || product.subcomponents.some((id) => sameComponent(id, subject.purl));
  return product.subcomponents.length === 0
    ? sameComponent(product.id, subject.purl)
    : product.subcomponents.some((id) => sameComponent(id, subject.purl)) && parse(product.id)?.type !== 'oci';
}

/**
 * Finds what a publisher says of each finding: statements by vulnerability id or alias, products by package URL. Of
 * several that fit the latest counts.
 * @returns a look-up, and afterwards which statements fitted nothing that was looked up
 */
export function vexMatcher(documents: readonly VexDocument[], target: VexTarget) {
  const byId = new Map<string, VexStatement[]>();
  const unmatched = new Set<VexStatement>();
  for (const { statements } of documents)
    for (const statement of statements) {
      unmatched.add(statement);
      for (const id of new Set([statement.vulnerability, ...statement.aliases]))
        byId.set(id, [...(byId.get(id) ?? []), statement]);
    }
  const find = (subject: VexSubject): VexStatement | null => {
    let latest: VexStatement | null = null;
    for (const id of [subject.vulnerability, ...subject.aliases])
      for (const statement of byId.get(id) ?? []) {
        if (!statement.products.some((product) => isAbout(product, subject, target))) continue;
        unmatched.delete(statement);
        if (latest === null || (statement.statedAt ?? '') >= (latest.statedAt ?? '')) latest = statement;
      }
    return latest;
  };
  return { find, unmatched: (): readonly VexStatement[] => [...unmatched] };
}
