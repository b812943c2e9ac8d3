import cliProgress from 'cli-progress';

export interface ProgressBar {
  update(done: number, total: number | null): void;
  stop(): void;
}

/** A bar on stderr where a person watches; silent in pipes and logs. */
export function progressBar(title: string): ProgressBar {
  const bar = new cliProgress.SingleBar({
    format: `${title} {bar} {percentage}% {value}/{total} ETA {eta_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    fps: 10,
  });
  let begun = false;
  let counted = false;
  return {
    update(done, total) {
      if (!process.stderr.isTTY) return;
      if (total === null) {
        // A workbook says its length at its end: until then, how many rows were read.
        process.stderr.write(`\r${title} ${done}…`);
        counted = true;
        return;
      }
      if (counted) process.stderr.write('\r\u001b[K');
      counted = false;
      if (!begun) bar.start(total, done);
      else bar.setTotal(total);
      begun = true;
      bar.update(done);
    },
    stop() {
      if (counted) process.stderr.write('\r\u001b[K');
      if (begun) bar.stop();
    },
  };
}
