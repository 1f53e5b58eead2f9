import type { Metadata } from 'next';
import { repositoryMetadata } from '@/app/(catalogue)/r/[namespace]/[name]/_load/repository-metadata';
import { PlatformSwitch } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/platform-switch';
import { loadTag, type TagParams } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { NotScanned } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/not-scanned';
import { OwnScan } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/own-scan';
import { ScanHead } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-head';
import { ScanReport } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { loadScan } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_load/load-scan';
import { type Parameters, scanAddress } from '@/components/scan/scan-address';
import { SignInForScans } from '@/components/scan/sign-in-for-scans';
import { scanPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

type Props = { params: Promise<TagParams>; searchParams: Promise<Parameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { loaded, name } = await loadTag(params, await searchParams);
  const { scans } = loaded.messages;
  return {
    ...repositoryMetadata(loaded, {
      title: scans.title(`${shortName(loaded.name)}:${name}`),
      path: scanPath(loaded.name, name),
    }),
    robots: { index: false, follow: false },
  };
}

export default async function ScanPage({ params, searchParams }: Props) {
  const loadedScan = await loadScan(params, await searchParams);
  const { tag, path, state, report } = loadedScan;
  const { loaded, images, image } = tag;
  const { scans: words, images: imageWords } = loaded.messages;
  if (report === null)
    return (
      <div className="page pt-6 pb-16 sm:pt-8">
        <ScanHead tag={tag} />
        <div className="mt-8">
          <SignInForScans
            next={scanAddress(path, state, { page: state.page, vulnerability: state.vulnerability })}
            words={words.signIn}
          />
        </div>
      </div>
    );
  return (
    <div className="page pt-6 pb-16 sm:pt-8">
      <ScanHead tag={tag} />
      {images.length > 1 ? (
        <div className="mt-6">
          <PlatformSwitch
            path={path}
            images={images}
            chosen={image?.digest ?? ''}
            words={imageWords.platforms}
            anchor=""
          />
        </div>
      ) : null}
      {report ? (
        <div className="mt-6 empty:hidden">
          <OwnScan tag={tag} hasReport />
        </div>
      ) : null}
      <div className="mt-8">
        {report ? <ScanReport loadedScan={loadedScan} report={report} /> : <NotScanned tag={tag} />}
      </div>
    </div>
  );
}
