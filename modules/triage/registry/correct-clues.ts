import { correctLinear } from '../../../platform/text/correct.ts';
import type { Example } from '../../../platform/text/linear.ts';
import { type ClueExample, type ClueModels, type ClueReader, labelFor } from '../model/clue-model.ts';
import { clueText } from '../model/clue-text.ts';
import { domainOfTheme } from '../model/levels.ts';

/** What an officer said, with the theme that the correction is to teach where nobody named one. */
interface Correction extends ClueExample {
  readonly read: string;
}

/**
 * A domain is read together with its nearest theme: where the officer named the domain alone, the likeliest of its themes
 * goes with it, as the models said before any correction.
 */
function readable(plain: ClueReader, example: ClueExample): Correction {
  const { title, text, domain } = example;
  const likely = (): string | null =>
    plain.guess('theme', title, text).find(({ label }) => domainOfTheme(label) === domain)?.label ?? null;
  const theme = example.theme ?? (domain === null ? null : likely());
  return { ...example, theme, read: clueText(title, text).text };
}

/**
 * The models after corrections in their order; heads that none of them touches stay the very same.
 *
 * @param plain reads with the models as they were before any correction, so that in steps or at once the same is learnt
 */
export function correctClues(models: ClueModels, corrections: readonly ClueExample[], plain: ClueReader): ClueModels {
  const read = corrections.map((each) => readable(plain, each));
  return {
    ...models,
    heads: models.heads.map((head) => {
      const examples = read.flatMap((each): Example[] => {
        const label = labelFor(head.name, each);
        return label === null ? [] : [{ text: each.read, label }];
      });
      const model = correctLinear(head.model, examples, head.from);
      return model === head.model ? head : { ...head, model };
    }),
  };
}
