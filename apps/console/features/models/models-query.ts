import { queryOptions } from '@tanstack/react-query';
import { type ClueModelsAnswer, clueModels, type SetScores, SHIPPED_SET } from '../../../../modules/triage/contract.ts';
import { api } from '../../api.ts';

export const MODELS_KEY = ['clue-models'];

export const modelsQuery = queryOptions({
  queryKey: MODELS_KEY,
  queryFn: ({ signal }) => api.get('/clue-models', { answer: clueModels, signal }),
});

export type Model = ClueModelsAnswer['models'][number];

/** The set by which a model is judged: its frozen one where there is one, else the shipped one. */
export const judgedOn = ({ scores }: Model): SetScores | undefined =>
  scores.own.find(({ set }) => set !== SHIPPED_SET) ?? scores.own[0];

export const taskOf = (set: SetScores | undefined, task: string) => set?.tasks.find((each) => each.task === task);
