import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { FileStores } from '../../platform/files/index.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Transaction } from '../../platform/store/store.ts';
import type { Db } from '../../platform/store/types.ts';
import type { Directory } from '../authorities/index.ts';

/** An act on a case as somebody asks for it. */
export interface AskedAct {
  readonly actId: string;
  readonly homeRegion: string;
  readonly matterId: string;
  readonly verb: string;
  readonly body: JsonObject;
}

/** What a module that keeps something beside a case has to say of acts on it: its files, its dossier, its publication. */
export interface CaseGuard {
  /** Refuses by throwing; `tx` has opened the case. */
  readonly before?: (tx: Transaction, act: AskedAct) => Promise<void>;
  /** Refuses by throwing, once the asker was found to see the case: for what is asked of other cases, in transactions of its own. */
  readonly seen?: (actor: LedgerActor, act: AskedAct) => Promise<void>;
  /** Written with the act, in its transaction, or not at all. */
  readonly beside?: (act: AskedAct, today: PlainDate) => ((tx: Db) => Promise<void>) | undefined;
  /** Done once the act stands; when it is lost, background work does it. */
  readonly after?: (act: AskedAct) => Promise<void>;
}

/** What the modules about penalty cases work with; the composition root makes it once. */
export interface CaseContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  /** So many working days before the last one a clock counts as near. */
  readonly nearWorkdays: number;
  /** So many days before the last one property that is held presses; `HELD_NEAR_DAYS` where absent. */
  readonly heldNearDays?: number;
  /** Where the bytes of evidence, documents and dossiers lie. */
  readonly files: FileStores;
  /** Texts of all failures, for bulk answers and documents. */
  readonly catalogue: ErrorCatalogue;
  readonly guards?: readonly CaseGuard[];
}
