export { type Batch, type BatchState, listBatches } from './batch.ts';
export { type CommitOptions, type Committed, commit } from './commit.ts';
export { deterministicUuid } from './deterministic-id.ts';
export { importErrors } from './errors.ts';
export { headerSignature, type MappingProposal, proposeMapping } from './mapping.ts';
export { importField, oneOf, parseDay, parseInstant, parseInteger, parseText } from './parsers.ts';
export { type ChosenMapping, chooseMapping, findMapping, saveMapping } from './saved-mapping.ts';
export {
  FieldProblem,
  type ImportField,
  type ImportKind,
  type ImportRow,
  type Mapping,
  type OnProgress,
  type OpeningRequest,
  type PerformMany,
  type ProblemTexts,
  type Progress,
  type RowContext,
  type RowKind,
  type Staged,
} from './types.ts';
export { type UndoMany, type Undone, type UndoRequest, undo } from './undo.ts';
export { discard, sweepStaging, type ValidateOptions, validate } from './validate.ts';
