import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { DigestFacts } from '@/app/(catalogue)/digests/[digest]/_components/digest-facts';
import { DigestHolder } from '@/app/(catalogue)/digests/[digest]/_components/digest-holder';
import { DigestPlatforms } from '@/app/(catalogue)/digests/[digest]/_components/digest-platforms';
import { type DigestParams, loadDigest } from '@/app/(catalogue)/digests/[digest]/_load/load-digest';
import { pinnedCommand } from '@/app/(catalogue)/digests/[digest]/_load/pinned-command';
import { CopyButton } from '@/components/ui/copy-button';
import { clientAddress } from '@/lib/auth/client-address';
import { fillIn } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';

type Props = { params: Promise<DigestParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { image, messages } = await loadDigest(params);
  return {
    title: fillIn(messages.digests.title, { digest: shortDigest(image.digest) }),
    // The tags are what a search engine should keep.
    robots: { index: false },
  };
}

/** Nothing of it is run: it says something about another image. */
const ABOUT_OTHERS: readonly unknown[] = ['attestation', 'signature', 'sbom', 'artifact'];

export default async function DigestPage({ params }: Props) {
  const { image, viewer, messages } = await loadDigest(params);
  const { digest, kind, images, repositories } = image;
  const { digests: words } = messages;
  const { language } = viewer;
  const address = clientAddress(await headers());
  const isRunnable = !ABOUT_OTHERS.includes(kind);
  const holders = await Promise.all(
    repositories.map(async (holder) => ({
      holder,
      command: isRunnable ? await pinnedCommand(holder, digest, address) : null,
    })),
  );
  const isHere = repositories.some(({ present, tagCount }) => present || tagCount > 0);
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-8 pt-6 pb-16 sm:pt-8">
      <header>
        <p className="text-sm text-ink-soft">{messages.common.digestKinds[kind ?? 'absent']}</p>
        <div className="mt-1 flex items-start gap-1">
          <h1 className="min-w-0 font-mono text-xl leading-snug font-semibold wrap-anywhere sm:text-2xl">{digest}</h1>
          <CopyButton text={digest} label={words.copyDigest} copiedLabel={words.copied} />
        </div>
        {kind === null ? <p className="mt-2 max-w-[65ch] text-sm text-ink-soft">{words.absentText}</p> : null}
      </header>
      <DigestFacts image={image} words={words} language={language} />
      {images.length > 0 ? <DigestPlatforms images={images} words={words} /> : null}
      <section aria-labelledby="where" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h2 id="where" className="text-lg font-semibold">
          {isHere ? words.where : words.wherePast}
        </h2>
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {holders.map(({ holder, command }) => (
            <DigestHolder
              key={`${holder.namespace}/${holder.name}`}
              holder={holder}
              command={command}
              words={words}
              language={language}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}
