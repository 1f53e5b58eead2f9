/** The repository's logo, or a quiet square with its first letter. Decorative: the name stands beside it. */
export function Monogram({ name, logoUrl }: { name: string; logoUrl: string | null }) {
  if (logoUrl)
    return (
      // biome-ignore lint/performance/noImgElement: served by this site at its own size; there is no image optimiser to use
      <img
        src={logoUrl}
        alt=""
        width={64}
        height={64}
        className="size-14 shrink-0 rounded-lg border border-line bg-white object-contain p-1 sm:size-16"
      />
    );
  return (
    <span
      aria-hidden="true"
      className="grid size-14 shrink-0 place-items-center rounded-lg border border-line bg-surface-sunken font-mono text-2xl text-ink-soft sm:size-16"
    >
      {name.slice(0, 1)}
    </span>
  );
}
