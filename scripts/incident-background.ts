/** `npx tsx scripts/incident-background.ts`: how common each pair of characters is in texts that may come with the product. */
import { writeFileSync } from 'node:fs';
import { tallyOf } from '../modules/incidents/model/tell.ts';
import { backgroundFile, packBackground } from '../modules/incidents/shipped/background.ts';
import { readCorpus } from '../modules/triage/corpus/agreement.ts';
import { Background } from '../platform/text/cluster.ts';

const background = new Background();
for (const { title, text } of [...readCorpus('open'), ...readCorpus('signs-open')])
  background.learn(tallyOf(title, text));
const bytes = packBackground(background.state());
writeFileSync(backgroundFile(), bytes);
process.stdout.write(`${background.texts} texts, ${bytes.length} bytes\n`);
