const WIDTH = 30;

export type ProgressBar = { update(done: number, name: string): void; end(): void };

/** One line on standard error: a bar on a terminal, a line every tenth of the way elsewhere. */
export function progressBar(total: number, shown: boolean): ProgressBar {
  const terminal = process.stderr.isTTY;
  let lastTenth = 0;
  const update = (done: number, name: string) => {
    if (!shown) return;
    if (terminal) {
      const filled = Math.round((WIDTH * done) / Math.max(total, 1));
      process.stderr.write(
        `\r[${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${done}/${total} ${name.slice(0, 30).padEnd(30)}`,
      );
      return;
    }
    const tenth = Math.floor((10 * done) / Math.max(total, 1));
    if (tenth > lastTenth) process.stderr.write(`${done}/${total}\n`);
    lastTenth = tenth;
  };
  const end = () => {
    if (shown && terminal) process.stderr.write('\n');
  };
  return { update, end };
}
