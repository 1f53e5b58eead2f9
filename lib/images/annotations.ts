import { safeUrl } from '@/lib/images/safe-url';
import { revisionUrl, sourceUrl } from '@/lib/images/source-links';

/** The keys of the OCI image spec ("Annotations"), in the order in which they are worth reading. */
export const ANNOTATION_KEYS = [
  ...(['title', 'description', 'version', 'created', 'authors', 'vendor', 'licenses', 'url', 'documentation'] as const),
  ...(['source', 'revision', 'base.name', 'base.digest', 'ref.name'] as const),
] as const;
export type AnnotationKey = (typeof ANNOTATION_KEYS)[number];

const PREFIX = 'org.opencontainers.image.';
/** What the same was called before the image spec had it. */
const LABEL_SCHEMA: Partial<Record<AnnotationKey, string>> = {
  title: 'org.label-schema.name',
  description: 'org.label-schema.description',
  version: 'org.label-schema.version',
  created: 'org.label-schema.build-date',
  vendor: 'org.label-schema.vendor',
  url: 'org.label-schema.url',
  documentation: 'org.label-schema.usage',
  source: 'org.label-schema.vcs-url',
  revision: 'org.label-schema.vcs-ref',
};
const LINKS: readonly AnnotationKey[] = ['url', 'documentation'];

export type Statement = {
  key: AnnotationKey;
  value: string;
  /** Where it leads, for values that are or name an address: only ever http(s) */
  href: string | null;
};

type Texts = Readonly<Record<string, string>>;
const own = (texts: Texts, key: string): string | undefined =>
  Object.hasOwn(texts, key) ? texts[key]?.trim() : undefined;

function hrefOf(key: AnnotationKey, value: string, source: string | undefined): string | null {
  if (LINKS.includes(key)) return safeUrl(value);
  if (key === 'source') return sourceUrl(value);
  return key === 'revision' && source ? revisionUrl(source, value) : null;
}

/**
 * What a publisher says of an image in the words of the OCI spec. Of several places that say it, the first one counts:
 * annotations of the image, of its index, then labels, which is where most builders write them.
 */
export function statementsOf(places: readonly Texts[]): Statement[] {
  const find = (key: AnnotationKey): string | undefined => {
    for (const name of [PREFIX + key, LABEL_SCHEMA[key]])
      for (const texts of places) {
        const value = name === undefined ? undefined : own(texts, name);
        if (value) return value;
      }
    return undefined;
  };
  const source = find('source');
  return ANNOTATION_KEYS.flatMap((key) => {
    const value = find(key);
    return value ? [{ key, value, href: hrefOf(key, value, source) }] : [];
  });
}

/** What is not said by `statementsOf`, to be shown as it is. */
export const otherTexts = (texts: Texts): [string, string][] =>
  Object.entries(texts)
    .filter(([key]) => !key.startsWith(PREFIX) || !ANNOTATION_KEYS.some((known) => key === PREFIX + known))
    .sort(([a], [b]) => (a < b ? -1 : 1));
