import { visit } from 'unist-util-visit';
import { ALERT_KINDS, type AlertKind } from '@/lib/markdown/alert-kinds';
import type { MarkdownRoot } from '@/lib/markdown/parse-markdown';

const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

export const ENGLISH_ALERTS: Readonly<Record<AlertKind, string>> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** Turns quotations that begin with GitHub's `[!NOTE]` and the like into titled notes. */
export function markAlerts(tree: MarkdownRoot, words: Readonly<Record<AlertKind, string>>): void {
  visit(tree, 'blockquote', (quotation) => {
    const [paragraph] = quotation.children;
    if (paragraph?.type !== 'paragraph') return;
    const [first] = paragraph.children;
    if (first?.type !== 'text') return;
    const match = ALERT.exec(first.value);
    const kind = ALERT_KINDS.find((candidate) => candidate === match?.[1]?.toLowerCase());
    if (!match || !kind) return;
    // A hard line break after the marker leaves an empty text node before the break.
    first.value = first.value.slice(match[0].length);
    if (first.value === '') paragraph.children.shift();
    if (paragraph.children[0]?.type === 'break') paragraph.children.shift();
    if (paragraph.children.length === 0) quotation.children.shift();
    quotation.data = {
      hName: 'div',
      hProperties: { className: ['overview-alert', `overview-alert-${kind}`] },
    };
    quotation.children.unshift({
      type: 'paragraph',
      data: { hProperties: { className: ['overview-alert-title'] } },
      children: [{ type: 'text', value: words[kind] }],
    });
  });
}
