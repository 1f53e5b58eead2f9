import { csvLine } from '@/lib/audit/csv';
import { type ExportSource, findingRows, highestScore, vulnerabilityRows } from '@/lib/scans/exports/export-rows';

const COLUMNS = [
  'vulnerability',
  'severity',
  'severitySource',
  'score',
  'component',
  'version',
  'fixedVersions',
  'status',
  'type',
  'purl',
  'layer',
  'paths',
  'title',
  'link',
  'vex',
  'vexJustification',
  'vexExplanation',
] as const;

/** A report as CSV (RFC 4180), one record a finding; no field of it is a formula to a spreadsheet. */
export async function* writeCsv(source: ExportSource): AsyncGenerator<string> {
  const texts = new Map<number, readonly [score: string, title: string, link: string]>();
  for await (const rows of vulnerabilityRows(source))
    for (const row of rows) texts.set(row.position, [String(highestScore(row) ?? ''), row.title ?? '', row.link ?? '']);
  yield csvLine(COLUMNS);
  for await (const rows of findingRows(source))
    yield rows
      .map((row) => {
        const [score, title, link] = texts.get(row.vulnerability) ?? ['', '', ''];
        return csvLine([
          row.name,
          row.severity,
          row.severitySource ?? '',
          score,
          row.componentName,
          row.componentVersion,
          row.fixedVersions.join(', '),
          row.status,
          row.type ?? '',
          row.purl ?? '',
          row.layer ?? '',
          row.paths.join(', '),
          title,
          link,
          row.vex?.status ?? '',
          row.vex?.justification ?? '',
          row.vex?.explanation ?? '',
        ]);
      })
      .join('');
}
