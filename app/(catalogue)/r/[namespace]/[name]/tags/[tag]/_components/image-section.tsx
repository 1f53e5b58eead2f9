import { CheckedFacts } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/checked-facts';
import { Configuration } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/configuration';
import { LayerList } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/layer-list';
import { PlatformSwitch } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/platform-switch';
import { PublisherWords } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/publisher-words';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import type { LoadedTag } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { Notice } from '@/components/ui/notice';
import { tagApiPath, tagPath } from '@/lib/names/paths';

/** The image of one of the tag's platforms: what is checked, what is claimed, layers and configuration. */
export function ImageSection({ tag: { loaded, name, details, images, image, missedPlatform } }: { tag: LoadedTag }) {
  const { images: words } = loaded.messages;
  const { language } = loaded.viewer;
  if (details.digest === null)
    return details.problem ? null : (
      <Notice tone="info" title={words.unknown.title}>
        <p>{words.unknown.text}</p>
      </Notice>
    );
  const apiHref = tagApiPath(loaded.name, name, image?.digest);
  const isMissing = image !== undefined && image.size === null;
  return (
    <>
      <Section id="image" title={words.title}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {missedPlatform ? (
            <Notice tone="info">
              <p className="wrap-anywhere">{words.noSuchPlatform(missedPlatform)}</p>
            </Notice>
          ) : null}
          {details.kind === 'artifact' ? (
            <Notice tone="info" title={words.artifact.title}>
              <p>{words.artifact.text}</p>
            </Notice>
          ) : null}
          {images.length > 1 || images[0]?.platform ? (
            <PlatformSwitch
              path={tagPath(loaded.name, name)}
              images={images}
              chosen={image?.digest ?? ''}
              words={words.platforms}
            />
          ) : null}
          {isMissing ? (
            <Notice tone="warn" title={words.missing.title}>
              <p>{words.missing.text}</p>
            </Notice>
          ) : null}
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 md:grid-cols-2">
            <CheckedFacts loaded={loaded} details={details} image={image} />
            <PublisherWords details={details} image={image} words={words.publisher} language={language} />
          </div>
        </div>
      </Section>
      {image && !isMissing ? (
        <>
          <LayerList image={image} apiHref={apiHref} words={words.layers} />
          <Configuration config={image.config} apiHref={apiHref} words={words.configuration} />
        </>
      ) : null}
    </>
  );
}
