import type { Instance } from './instance.ts';
import type { RunningProgram } from './running-program.ts';
import { startWorker } from './worker.ts';

/** A server, and beside it a second process with nothing but background work, which the server does too. */
export class Services {
  /** All that ever ran, for a look at what they said. */
  readonly all: RunningProgram[] = [];
  server: RunningProgram;
  worker: RunningProgram;
  readonly #instance: Instance;

  private constructor(instance: Instance, server: RunningProgram, worker: RunningProgram) {
    this.#instance = instance;
    this.server = server;
    this.worker = worker;
    this.all.push(server, worker);
  }

  static async start(instance: Instance): Promise<Services> {
    const server = await instance.startServer();
    return new Services(instance, server, await startWorker(instance));
  }

  async killServer(): Promise<void> {
    await this.server.kill();
    this.server = await this.#instance.startServer();
    this.all.push(this.server);
  }

  async killWorker(): Promise<void> {
    await this.worker.kill();
    this.worker = await startWorker(this.#instance);
    this.all.push(this.worker);
  }
}
