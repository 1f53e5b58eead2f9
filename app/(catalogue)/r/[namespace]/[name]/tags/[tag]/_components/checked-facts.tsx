import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { Fact } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/fact';
import type { LoadedTag } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { DigestLink } from '@/components/image/digest-link';
import { Time } from '@/components/ui/time';
import type { ImageView, TagDetails } from '@/lib/images/schema';
import { counted, formatBytes } from '@/lib/language/format';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { repositoryPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

/** What this site itself read from the registry about the tag and the image of the chosen platform. */
export function CheckedFacts({
  loaded,
  details,
  image,
}: {
  loaded: LoadedTag['loaded'];
  details: TagDetails;
  image: ImageView | undefined;
}) {
  const { language } = loaded.viewer;
  const words = loaded.messages.images.facts;
  const layerCount = image?.layers.filter(({ empty }) => !empty).length ?? 0;
  const isIndex = details.kind === 'index';
  return (
    <section aria-labelledby="facts" className="rounded-lg border border-line bg-surface-raised p-4">
      <h3 id="facts" className="flex items-center gap-2 font-semibold">
        <ShieldCheck aria-hidden="true" className="size-4.5 shrink-0 text-ok" />
        {words.heading}
      </h3>
      <p className="mb-3 text-sm text-ink-soft">{words.lead}</p>
      <dl>
        {details.digest ? (
          <Fact term={words.digest}>
            <DigestLink digest={details.digest} words={words} />
          </Fact>
        ) : null}
        {image && image.digest !== details.digest ? (
          <Fact term={words.imageDigest}>
            <DigestLink digest={image.digest} words={words} />
          </Fact>
        ) : null}
        {details.kind ? <Fact term={words.type}>{words.types[details.kind]}</Fact> : null}
        {image?.platform ? (
          <Fact term={words.platform}>
            <span className="font-mono">{image.platform}</span>
          </Fact>
        ) : null}
        <Fact term={words.size}>
          {image ? (image.size === null ? words.sizeUnknown : formatBytes(image.size)) : null}
          {image && layerCount > 0 ? ` · ${counted(words.layers, layerCount)}` : null}
          {details.size !== null && (isIndex || !image) ? (
            <span className={image ? 'block text-ink-soft' : ''}>
              {isIndex ? words.allPlatforms(formatBytes(details.size)) : formatBytes(details.size)}
            </span>
          ) : null}
        </Fact>
        <Fact term={words.built}>
          {image?.builtAt ? (
            <>
              <Time date={image.builtAt} language={language} /> <span className="text-ink-soft">{words.builtNote}</span>
            </>
          ) : (
            <span className="text-ink-soft">{words.builtUnknown}</span>
          )}
        </Fact>
        {details.pushedAt ? (
          <Fact term={details.pushedBy ? words.pushed : words.noticed}>
            <Time date={details.pushedAt} language={language} />{' '}
            {details.pushedBy && details.pushedBy !== OWN_SUBJECT ? words.pushedBy(details.pushedBy) : null}
            {details.pushedBy === OWN_SUBJECT ? loaded.messages.images.history.putBack : null}
          </Fact>
        ) : null}
        <Fact term={words.pulled}>
          {details.lastPulledAt ? (
            <Time date={details.lastPulledAt} language={language} />
          ) : (
            <span className="text-ink-soft">{words.neverPulled}</span>
          )}
        </Fact>
        {image?.base ? (
          <Fact term={words.base}>
            <Link
              href={repositoryPath(image.base)}
              prefetch={false}
              className="inline-block py-0.5 font-mono text-accent hover:underline"
            >
              {shortName(image.base)}
            </Link>{' '}
            <DigestLink digest={image.base.digest} words={words} />
            <span className="block text-ink-soft">{counted(words.baseProof, image.base.layers)}</span>
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}
