import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { Transaction } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import type { LedgerActor } from './types.ts';

/** An act as somebody asks for it. */
export interface AskedAct {
  readonly actId: string;
  readonly homeRegion: string;
  readonly matterId: string;
  readonly verb: string;
  readonly body: JsonObject;
}

/** What a module that keeps something beside a matter has to say of acts on it: its files, its codes, its publication. */
export interface ActGuard {
  /** Refuses by throwing; `tx` has opened the matter. Not asked of an act that opens one. */
  readonly before?: (tx: Transaction, act: AskedAct) => Promise<void>;
  /** Refuses by throwing, once the asker was found to see the matter: for what is asked of others, in transactions of its own. */
  readonly seen?: (actor: LedgerActor, act: AskedAct) => Promise<void>;
  /** Written with the act, in its transaction, or not at all. */
  readonly beside?: (act: AskedAct, today: PlainDate) => ((tx: Db) => Promise<void>) | undefined;
  /** Done once the act stands; when it is lost, background work does it. */
  readonly after?: (act: AskedAct) => Promise<void>;
}
