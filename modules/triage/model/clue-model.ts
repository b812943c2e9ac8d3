/** What a clue is: the models, how they are trained, kept as bytes and read with. */
export { packClues, unpackClues } from './clue-file.ts';
export * from './clue-heads.ts';
export { ClueReader, type ClueReading, type ReadLabel } from './clue-reader.ts';
export { trainClues } from './clue-training.ts';
