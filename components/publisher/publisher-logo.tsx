/** A publisher's own picture; the frame keeps its place while it loads. */
export function PublisherLogo({ src, alt, className = 'size-16' }: { src: string; alt: string; className?: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: served by this site already small, in one size
    <img
      src={src}
      alt={alt}
      className={`shrink-0 rounded-lg border border-line bg-white object-contain p-1 ${className}`}
    />
  );
}
