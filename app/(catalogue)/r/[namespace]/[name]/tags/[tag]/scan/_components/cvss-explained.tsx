import type { ScansMessages } from '@/lib/language/en/scans';
import { cvssRating, readCvssVector } from '@/lib/scans/cvss-vector';
import type { ScanVulnerabilityView } from '@/lib/scans/vulnerability-schema';

type Score = ScanVulnerabilityView['cvss'][number];

function Explained({ vector, words }: { vector: string; words: ScansMessages['cvss'] }) {
  const read = readCvssVector(vector);
  if (!read) return <p className="text-ink-soft">{words.unreadable}</p>;
  return (
    <>
      <dl className="grid gap-x-6 sm:grid-cols-2">
        {read.parts.map(({ metric, value }) => (
          <div key={metric} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-3 py-0.5">
            <dt className="text-ink-soft">{words.metrics[metric]}</dt>
            <dd>{words.values[value]}</dd>
          </div>
        ))}
      </dl>
      {read.others.length > 0 ? (
        <p className="mt-1 text-ink-soft">
          {words.others} <span className="font-mono text-xs">{read.others.join(' ')}</span>
        </p>
      ) : null}
    </>
  );
}

/** One vector once, with everybody who gives it; of the newest CVSS first. */
function byVector(cvss: readonly Score[]): (Score & { sources: string[] })[] {
  const vectors = new Map<string, Score & { sources: string[] }>();
  for (const score of cvss) {
    const key = `${score.version} ${score.vector} ${score.score}`;
    const known = vectors.get(key);
    if (known) known.sources.push(score.source);
    else vectors.set(key, { ...score, sources: [score.source] });
  }
  return [...vectors.values()].sort((a, b) => b.version.localeCompare(a.version));
}

/** The CVSS vectors of each source, in words. */
export function CvssExplained({ cvss, words }: { cvss: readonly Score[]; words: ScansMessages }) {
  if (cvss.length === 0) return null;
  return (
    <section aria-labelledby="panel-cvss">
      <h3 id="panel-cvss" className="font-semibold">
        {words.panel.cvss}
      </h3>
      <ul className="mt-2 grid gap-2 text-sm">
        {byVector(cvss).map(({ sources, version, vector, score }, index) => (
          <li key={`${version} ${vector} ${score}`}>
            <details className="disclosure" open={index === 0}>
              <summary>
                <span>
                  <span className="font-medium">CVSS {version}</span>{' '}
                  {score === null
                    ? words.cvss.noScore
                    : words.cvss.score(score.toFixed(1), words.cvss.ratings[cvssRating(score, version)])}{' '}
                  <span className="text-ink-soft">{sources.join(', ')}</span>
                </span>
              </summary>
              {vector ? (
                <div className="mt-2 rounded-lg bg-surface-sunken p-3">
                  <Explained vector={vector} words={words.cvss} />
                  <p className="mt-2 font-mono text-xs wrap-anywhere text-ink-soft">{vector}</p>
                </div>
              ) : null}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
