/** Rows per statement: few enough for its memory, many enough for its speed. */
const BATCH = 5000;

/** Writes many rows, each statement some of them as a JSON list, for `jsonb_to_recordset`. */
export async function inBatches<T>(rows: readonly T[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH)
    await write(JSON.stringify(rows.slice(start, start + BATCH)));
}
