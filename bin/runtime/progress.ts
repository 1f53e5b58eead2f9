/** Lines for the person who waits: what is being done, and every so often for how long already. */
export function say(line: string): void {
  console.log(line);
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step. A step that takes longer than two seconds is announced, and shows that it lives: by a running
 * clock on a terminal, by a line every ten seconds elsewhere.
 */
export async function step<T>(title: string, work: () => Promise<T> | T): Promise<T> {
  const since = Date.now();
  let announced = false;
  const announce = () => {
    if (announced) return;
    announced = true;
    process.stdout.write(process.stdout.isTTY ? `• ${title} …` : `• ${title} …\n`);
  };
  const first = setTimeout(announce, 400);
  const ticker = setInterval(
    () => {
      announce();
      process.stdout.write(process.stdout.isTTY ? `\r• ${title} … ${seconds(since)} ` : `  … ${seconds(since)}\n`);
    },
    process.stdout.isTTY ? 500 : 10_000,
  );
  try {
    const result = await work();
    if (announced)
      process.stdout.write(
        process.stdout.isTTY ? `\r✓ ${title} (${seconds(since)})      \n` : `✓ ${title} (${seconds(since)})\n`,
      );
    return result;
  } catch (error) {
    if (announced) process.stdout.write('\n');
    throw error;
  } finally {
    clearTimeout(first);
    clearInterval(ticker);
  }
}
