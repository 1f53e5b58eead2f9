/** The items of a JSON array as text, batch by batch, with their commas. */
export async function* jsonItems<T>(
  batches: AsyncIterable<readonly T[]>,
  toItem: (row: T) => unknown,
): AsyncGenerator<string> {
  let before = '';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(toItem(row))).join(',\n');
    before = ',\n';
  }
}
