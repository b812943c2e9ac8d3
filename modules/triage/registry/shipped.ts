import type { ShippedClues } from '../commands/train.ts';
import { readSayings } from '../corpus/sayings.ts';
import { shippedModels } from '../models/shipped.ts';
import { examplesOf, shippedExamples } from '../models/train.ts';

let shipped: ShippedClues | undefined;

/** What ships with the product, for training: its model, the texts that it learnt from, and those that it did not. */
export function shippedClues(): ShippedClues {
  shipped ??= {
    models: shippedModels(),
    open: shippedExamples(),
    sayings: readSayings(),
    apart: [...examplesOf('sealed'), ...examplesOf('signs-sealed')],
  };
  return shipped;
}
