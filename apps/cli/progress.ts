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
  return {
    update(done, total) {
      if (!process.stderr.isTTY || total === null) return;
      if (!begun) bar.start(total, done);
      else bar.setTotal(total);
      begun = true;
      bar.update(done);
    },
    stop() {
      if (begun) bar.stop();
    },
  };
}
