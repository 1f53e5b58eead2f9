import Link from 'next/link';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import type { LoadedTag } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { SeverityCounts } from '@/components/scan/severity-counts';
import { SignInForScansLine } from '@/components/scan/sign-in-for-scans';
import { Time } from '@/components/ui/time';
import { counted, exactNumber, relativeTime } from '@/lib/language/format';
import { comparePath, scanPath } from '@/lib/names/paths';
import { clock } from '@/lib/platform/clock';
import { isOld } from '@/lib/scans/freshness';
import { listImageScans } from '@/lib/scans/list-image-scans';
import type { UploadedScan } from '@/lib/scans/schema';

type Props = { tag: LoadedTag };

function Result({ scan: { report, summary }, tag: { loaded } }: Props & { scan: UploadedScan }) {
  const { messages, viewer } = loaded;
  const { scans } = messages;
  const words = scans.summary;
  const now = clock.now();
  const old = isOld(report.scannedAt, now) || isOld(report.databaseUpdatedAt, now);
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SeverityCounts counts={summary} words={scans} hasBar />
        {summary.fixable > 0 ? (
          <span className="text-sm text-ok tabular-nums">
            {counted(words.fixable, summary.fixable, exactNumber(viewer.language, summary.fixable))}
          </span>
        ) : null}
      </div>
      <p className="text-sm text-ink-soft">
        {report.scanner} {report.scannerVersion} · <Time date={report.scannedAt} language={viewer.language} now={now} />{' '}
        ·{' '}
        {report.databaseUpdatedAt
          ? scans.tags.database(relativeTime(viewer.language, report.databaseUpdatedAt, now))
          : scans.tags.databaseUnknown}
        {old ? <span className="text-warn"> · {words.old}</span> : null}
        {report.namesOther ? <span className="text-warn"> · {words.otherShort}</span> : null}
      </p>
    </div>
  );
}

/** The way to see what another tag would change; sizes are for everybody, the rest for who signed in. */
function Compare({ tag: { loaded, name } }: Props) {
  if (loaded.tags.names.length < 2) return null;
  return (
    <p className="mt-3 text-sm">
      <Link href={comparePath(loaded.name, name)} prefetch={false} className="text-link inline-block py-0.5">
        {loaded.messages.findings.compare.another}
      </Link>
    </p>
  );
}

/** What scanners found in the tag's images, for who signed in; for everybody else where to sign in, and nothing else. */
export async function SecuritySection({ tag }: Props) {
  const { loaded, name, images, details } = tag;
  const { viewer, messages } = loaded;
  const { scans: words, images: imageWords } = messages;
  if (images.length === 0 || details.kind === 'artifact') return null;
  const path = scanPath(loaded.name, name);
  if (!viewer.user)
    return (
      <Section id="security" title={words.security}>
        <SignInForScansLine next={path} words={words.signIn} />
        <Compare tag={tag} />
      </Section>
    );
  const digests = images.map(({ digest }) => digest);
  const scans = await listImageScans(viewer.actor, loaded.name, digests);
  return (
    <Section id="security" title={words.security}>
      <ul className="border-b border-line">
        {images.map(({ digest, platform }) => {
          const scan = scans.get(digest);
          const shown = platform ?? imageWords.platforms.unknown;
          return (
            <li
              key={`${platform} ${digest}`}
              className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1.5 border-t border-line py-3 sm:grid-cols-[10rem_minmax(0,1fr)_auto]"
            >
              <span className="font-mono text-sm leading-6">{shown}</span>
              {scan ? (
                <Result scan={scan} tag={tag} />
              ) : (
                <span className="text-sm leading-6 text-ink-soft">{words.tags.notScanned}</span>
              )}
              <Link
                href={scanPath(loaded.name, name, platform)}
                prefetch={false}
                aria-label={`${scan ? words.summary.open : words.tags.how}: ${shown}`}
                className="text-link inline-block py-0.5 text-sm leading-5"
              >
                {scan ? words.summary.open : words.tags.how}
              </Link>
            </li>
          );
        })}
      </ul>
      <Compare tag={tag} />
    </Section>
  );
}
