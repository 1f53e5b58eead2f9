import { z } from 'zod';
import { AppError } from '@/lib/platform/errors';
import { cleanList, cleanText } from '@/lib/scans/formats/clean-text';
import { parseEntry, text, texts } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson, readNames } from '@/lib/scans/formats/read-json';
import {
  VEX_STATUSES,
  type VexDocument,
  type VexProduct,
  type VexStatement,
  type VexStatus,
} from '@/lib/scans/vex/vex-statement';

const MOST_STATEMENTS = 20_000;
const LONGEST_ID = 1000;
const LONGEST_TEXT = 4000;
const MOST_PRODUCTS = 500;

const identified = z.object({ '@id': text, identifiers: z.record(z.string(), z.string()).nullish() });
const product = z.union([z.string(), identified.extend({ subcomponents: z.array(identified).nullish() })]);
const statement = z.object({
  vulnerability: z.union([z.string(), z.object({ name: text, '@id': text, aliases: texts })]),
  products: z.array(product).nullish(),
  status: z.enum(VEX_STATUSES),
  justification: text,
  impact_statement: text,
  action_statement: text,
  status_notes: text,
  timestamp: text,
});

const idOf = (one: z.output<typeof identified>): string => one.identifiers?.purl ?? one['@id'] ?? '';

function productOf(one: z.output<typeof product>): VexProduct {
  if (typeof one === 'string') return { id: cleanText(one, LONGEST_ID) ?? '', subcomponents: [] };
  return {
    id: cleanText(idOf(one), LONGEST_ID) ?? '',
    subcomponents: cleanList((one.subcomponents ?? []).map(idOf), LONGEST_ID, MOST_PRODUCTS),
  };
}

const sentences = (...parts: readonly (string | null | undefined)[]): string | null =>
  cleanText(parts.filter(Boolean).join('\n'), LONGEST_TEXT);

function openVexStatement(entry: z.output<typeof statement>): VexStatement {
  const { vulnerability } = entry;
  const named = typeof vulnerability === 'string' ? { name: vulnerability } : vulnerability;
  const name = named.name ?? ('@id' in named ? named['@id'] : null);
  return {
    vulnerability: cleanText(name, LONGEST_ID) ?? 'unknown',
    aliases: cleanList('aliases' in named ? (named.aliases ?? []) : [], LONGEST_ID, MOST_PRODUCTS),
    products: (entry.products ?? []).slice(0, MOST_PRODUCTS).map(productOf),
    status: entry.status,
    justification: cleanText(entry.justification, LONGEST_ID),
    explanation: sentences(entry.impact_statement, entry.action_statement, entry.status_notes),
    statedAt: cleanText(entry.timestamp, LONGEST_ID),
  };
}

const analysed = z.object({
  id: text,
  references: z.array(z.object({ id: text })).nullish(),
  updated: text,
  analysis: z.object({ state: text, justification: text, detail: text, response: texts, lastUpdated: text }).nullish(),
  affects: z.array(z.object({ ref: z.string() })).nullish(),
});
const STATES: ReadonlyMap<string, VexStatus> = new Map([
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['not_affected', 'not_affected'],
  ['false_positive', 'not_affected'],
]);

/** In the order in which they were made: without a time of its own, a statement is as old as its document. */
function inOrder(statements: readonly VexStatement[], documentTime: string | null | undefined): VexStatement[] {
  const timeOf = ({ statedAt }: VexStatement) => Date.parse(statedAt ?? documentTime ?? '') || 0;
  return statements
    .map((one, index) => ({
      one: { ...one, statedAt: one.statedAt ?? documentTime ?? null },
      time: timeOf(one),
      index,
    }))
    .sort((a, b) => a.time - b.time || a.index - b.index)
    .map(({ one }) => one);
}

function keep(statements: VexStatement[], one: VexStatement): void {
  if (statements.length >= MOST_STATEMENTS)
    throw new AppError('too_large', `The document has more than ${MOST_STATEMENTS} statements.`);
  statements.push(one);
}

async function readOpenVex(source: ByteSource): Promise<VexDocument> {
  const statements: VexStatement[] = [];
  let author: string | null | undefined;
  let timestamp: string | null | undefined;
  await readJson(source, ['$.author', '$.timestamp', '$.statements.*'], (value, keys) => {
    if (keys[0] === 'author') author = parseEntry(text, value, keys);
    else if (keys[0] === 'timestamp') timestamp = parseEntry(text, value, keys);
    else keep(statements, openVexStatement(parseEntry(statement, value, keys)));
  });
  return { format: 'openvex', author: cleanText(author, LONGEST_ID), statements: inOrder(statements, timestamp) };
}

/** Components by their `bom-ref`: `affects` may name one of them, or a package URL, or one of another BOM. */
async function readCycloneDxVex(source: ByteSource): Promise<VexDocument> {
  const purls = new Map<string, string>();
  const waiting: z.output<typeof analysed>[] = [];
  let timestamp: string | null | undefined;
  const component = z.object({ 'bom-ref': text, purl: text });
  await readJson(source, ['$.metadata.timestamp', '$.components.*', '$.vulnerabilities.*'], (value, keys) => {
    if (keys[0] === 'metadata') timestamp = parseEntry(text, value, keys);
    else if (keys[0] === 'components') {
      const { 'bom-ref': ref, purl } = parseEntry(component, value, keys);
      if (ref && purl) purls.set(ref, purl);
    } else waiting.push(parseEntry(analysed, value, keys));
  });
  const statements: VexStatement[] = [];
  for (const { id, references, analysis, affects, updated } of waiting) {
    const status = STATES.get(analysis?.state ?? '');
    if (!id || !status) continue;
    keep(statements, {
      vulnerability: cleanText(id, LONGEST_ID) ?? 'unknown',
      aliases: cleanList(
        (references ?? []).map((one) => one.id),
        LONGEST_ID,
        MOST_PRODUCTS,
      ),
      products: (affects ?? [])
        .slice(0, MOST_PRODUCTS)
        .map(({ ref }) => ({ id: cleanText(purls.get(ref) ?? ref, LONGEST_ID) ?? '', subcomponents: [] })),
      status,
      justification: cleanText(analysis?.justification, LONGEST_ID),
      explanation: sentences(analysis?.detail, analysis?.response?.join(', ')),
      statedAt: cleanText(analysis?.lastUpdated ?? updated, LONGEST_ID),
    });
  }
  return { format: 'cyclonedx', author: null, statements: inOrder(statements, timestamp) };
}

/**
 * Reads a publisher's statements: OpenVEX 0.0.1 to 0.2.0, or the analyses of a CycloneDX document.
 * @throws AppError `invalid` with the place of what is wrong, or when it holds no statement; `too_large`
 */
export async function readVex(source: ByteSource): Promise<VexDocument> {
  const names = await readNames(source, 1);
  const isOpenVex = (names.get('@context') ?? '').startsWith('https://openvex.dev/ns');
  if (!isOpenVex && !names.has('bomFormat'))
    throw new AppError('invalid', 'This is neither OpenVEX nor CycloneDX in JSON.');
  const document = isOpenVex ? await readOpenVex(source) : await readCycloneDxVex(source);
  if (document.statements.length === 0)
    throw new AppError('invalid', 'The document makes no statement about a vulnerability.');
  return document;
}
