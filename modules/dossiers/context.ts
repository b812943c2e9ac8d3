import type { CaseContext } from '../cases/context.ts';
import type { DossierOrder } from './model/order.ts';
import type { DocumentSource, SheetSource } from './source.ts';

export interface DossierContext extends CaseContext {
  readonly documents: DocumentSource;
  readonly sheets: SheetSource;
  /** Order of papers by procedure; ours where absent. */
  readonly order?: (procedure: string) => DossierOrder;
}
