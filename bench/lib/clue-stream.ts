import { readFileSync } from 'node:fs';
import { newActId, type Region } from '../../kernel/id.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import { projectPath } from '../../platform/paths.ts';
import { countyCodes } from './large-world.ts';
import type { Firm } from './name-world.ts';
import { seeded } from './seeded.ts';

/** Share of letters that are a former one with a few characters changed. */
const COPIES = 0.02;
/** So many of the latest letters may be copied. */
const REMEMBERED = 5_000;

function sentences(): string[] {
  const lines = readFileSync(projectPath('modules/triage/corpus/open.jsonl'), 'utf8').trim().split('\n');
  return lines.flatMap(
    (line) => (JSON.parse(line) as { text: string }).text.match(/[^。！？!?\n]{6,120}[。！？!?]/gu) ?? [],
  );
}

/**
 * Clues as they come in, without end, from one seed: three to six sentences of the project's own corpus put together anew, a
 * firm of the registry named as people name it, a day, a sum, a telephone; one in fifty is a copy of a former one. Generated:
 * what is measured on it says how fast, not how right.
 */
export function clueStream(firms: readonly Firm[], seed: number): (procedure?: string) => PerformRequest {
  const random = seeded(seed);
  const all = sentences();
  const former: string[] = [];
  const written = (firm: Firm): string => {
    const said = Array.from({ length: 3 + random.below(4) }, () => random.pick(all)).join('');
    const named = random.chance(0.5) ? firm.name : `${firm.brand}${firm.trade}`;
    const phone = `1${3 + random.below(7)}${String(random.below(1e9)).padStart(9, '0')}`;
    return `2026年${1 + random.below(6)}月${1 + random.below(28)}日在${named}消费${10 + random.below(9_000)}元，${said}联系电话${phone}。`;
  };
  const copied = (text: string): string => {
    const at = random.below(text.length);
    return `${text.slice(0, at)}请${text.slice(at + 1)}`;
  };
  return (procedure = 'clue') => {
    const firm = random.pick(firms);
    const text = former.length > 0 && random.chance(COPIES) ? copied(random.pick(former)) : written(firm);
    if (former.length < REMEMBERED) former.push(text);
    else former[random.below(REMEMBERED)] = text;
    const region = random.pick(countyCodes);
    return {
      ...{ actId: newActId(), homeRegion: region as Region, procedure, verb: 'receive' },
      body: {
        ...{ title: `反映${firm.brand}的问题`, text, channel: '12315' },
        respondent: { name: firm.name, region },
        reporter: { name: '某人', phone: `139${String(random.below(1e8)).padStart(8, '0')}` },
      },
    };
  };
}
