import type { LayerView } from '@/lib/images/schema';

export type LayerStep = {
  /** Place in the image's history, from 1 */
  number: number;
  /** Null where the history says nothing */
  instruction: string | null;
  /** Something of it was left out here */
  isCut: boolean;
};
export type LayerRow =
  | (LayerStep & { kind: 'layer'; digest: string | null; size: number /** Of all layers, 0 to 1 */; share: number })
  | { kind: 'empty'; steps: LayerStep[] };

export type LayerRows = {
  rows: LayerRow[];
  layerCount: number;
  /** Steps at the end that were left out */
  left: number;
  /** Layers whose instruction is not recorded */
  unrecorded: number;
};

/** A page must stay light whatever somebody pushed: half a megabyte of history is for the API. */
const MOST_STEPS = 150;
const LONGEST = 2000;
const SHORT = 160;
const BUDGET = 40_000;

/** Cuts texts so that they stay within a budget together; short ones are always kept. */
function cutter() {
  let left = BUDGET;
  return (text: string | null): Pick<LayerStep, 'instruction' | 'isCut'> => {
    if (text === null) return { instruction: null, isCut: false };
    const most = Math.max(SHORT, Math.min(LONGEST, left));
    left -= Math.min(text.length, most);
    return text.length > most
      ? { instruction: `${text.slice(0, most)}…`, isCut: true }
      : { instruction: text, isCut: false };
  };
}

/** The steps of an image from the bottom up, as a page shows them: those without a layer that follow each other as one row. */
export function layerRows(layers: readonly LayerView[]): LayerRows {
  const cut = cutter();
  const real = layers.filter(({ empty }) => !empty);
  const total = real.reduce((sum, { size }) => sum + size, 0);
  const rows: LayerRow[] = [];
  for (const [index, { empty, instruction, digest, size }] of layers.slice(0, MOST_STEPS).entries()) {
    const step = { number: index + 1, ...cut(instruction) };
    const last = rows.at(-1);
    if (!empty) rows.push({ kind: 'layer', ...step, digest, size, share: total === 0 ? 0 : size / total });
    else if (last?.kind === 'empty') last.steps.push(step);
    else rows.push({ kind: 'empty', steps: [step] });
  }
  return {
    rows,
    layerCount: real.length,
    left: Math.max(0, layers.length - MOST_STEPS),
    unrecorded: real.filter(({ instruction }) => instruction === null).length,
  };
}
