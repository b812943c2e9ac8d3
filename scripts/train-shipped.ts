/** `npx tsx scripts/train-shipped.ts`: trains the models that come with the product, on texts that may come with it. */
import { writeFileSync } from 'node:fs';
import { packClues } from '../modules/triage/model/clue-model.ts';
import { shippedFile } from '../modules/triage/models/shipped.ts';
import { trainShipped } from '../modules/triage/models/train.ts';

const models = trainShipped();
const bytes = packClues(models);
writeFileSync(shippedFile(), bytes);
for (const { name, from, scores } of models.heads) {
  process.stdout.write(`${name} ${from.toFixed(3)} ${JSON.stringify(scores)}\n`);
}
process.stdout.write(`${models.version}, ${bytes.length} bytes\n`);
