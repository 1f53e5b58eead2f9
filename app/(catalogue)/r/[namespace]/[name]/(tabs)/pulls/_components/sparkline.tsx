const HEIGHT = 28;
const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`;

/** The course of a row, for the eye only: its figures stand beside it and in the table. */
export function Sparkline({ counts, top }: { counts: readonly (number | null)[]; top: number }) {
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT} className="block">
      <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
      {counts.map((count, index) =>
        count ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is known by its place, and none ever moves.
            key={index}
            x={percent((index + 0.1) / counts.length)}
            width={percent(0.8 / counts.length)}
            y={HEIGHT - Math.max(2, (HEIGHT * count) / top)}
            height={Math.max(2, (HEIGHT * count) / top)}
            className="fill-accent"
          />
        ) : null,
      )}
    </svg>
  );
}
