/** GitHub's five alert words, written as the first line of a quotation: `> [!NOTE]`. */
export const ALERT_KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
