import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { maskName, maskText } from '../../intake/index.ts';

/** As checkers name a task: by its number. Its title may hold a name, and stands in no finding. */
const ZH = /任务 ?(k\d+)/gu;
const EN = /\b([Tt]ask) (k\d+)/gu;
/** So much of a title as a list shows. */
const SHOWN = 40;

interface Named {
  readonly matter_id: string | null;
  readonly detail: Text;
}

interface Row {
  readonly id: string;
  readonly tasks: JsonObject | null;
  readonly party: JsonObject | null;
}

const namesTask = ({ detail }: Named): boolean => detail.zh.search(ZH) >= 0;

/** A title as lists show one: masked, also of a party that is a person. */
function shown(title: string, party: JsonObject): string {
  const name = str(party, 'kind') === 'person' ? str(party, 'name') : '';
  const masked = maskText(name === '' ? title : title.replaceAll(name, maskName(name)));
  const letters = Array.from(masked.trim());
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('');
}

/**
 * The details of findings with the titles of the tasks that they name, looked up now as the reader may see them. A task
 * whose title was erased keeps its number.
 */
export async function withTaskTitles(tx: Db, findings: readonly Named[]): Promise<readonly Text[]> {
  const ids = [...new Set(findings.filter(namesTask).flatMap(({ matter_id }) => matter_id ?? []))];
  if (ids.length === 0) return findings.map(({ detail }) => detail);
  const { rows } = await tx.query<Row>(sql`
    select m.id, m.snapshot #> '{facts,tasks}' as tasks, m.snapshot #> '{facts,party}' as party
    from matter m where m.id = any(${ids}::uuid[])`);
  const cases = new Map(rows.map((row) => [row.id, row]));
  return findings.map(({ matter_id, detail }) => {
    const known = cases.get(matter_id ?? '');
    if (known === undefined) return detail;
    const title = (task: string): string => shown(str(obj(known.tasks ?? {}, task), 'title'), known.party ?? {});
    return {
      zh: detail.zh.replace(ZH, (as, task: string) => (title(task) === '' ? as : `任务“${title(task)}”`)),
      en: detail.en.replace(EN, (as, word: string, task: string) =>
        title(task) === '' ? as : `${word} "${title(task)}"`,
      ),
    };
  });
}
