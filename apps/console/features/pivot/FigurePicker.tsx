import { Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Figure } from '../../../../modules/figures/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { findProcedure } from '../../procedures.ts';
import { Definition } from './Definition.tsx';

interface Props {
  readonly figures: readonly Figure[];
  /** Ids of those that are in the table, in their order. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Without figures on either side the table has one figure alone. */
  readonly oneOnly: boolean;
}

/** So many figures can one question have. */
const MOST = 40;

/** What is counted: found by words of title or definition, grouped by what it is counted of. */
export function FigurePicker({ figures, chosen, onChange, oneOnly }: Props): ReactNode {
  const { t, pick } = useWords();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = figures.filter(
    ({ id, title, definition }) =>
      wanted === '' ||
      [id, title.zh, title.en, definition.zh, definition.en].some((text) => text.toLowerCase().includes(wanted)),
  );
  const together = t('pivot.together');
  // Several procedures together first: they are asked most.
  const groups = new Map<string, Figure[]>([[together, []]]);
  for (const each of found) {
    const procedure = findProcedure(each.id.split('.')[0] ?? '');
    const group = procedure === undefined ? together : pick(procedure.title);
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const toggle = (id: string): void => {
    if (oneOnly) onChange([id]);
    else onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  return (
    <section className="panel figure-picker no-print" aria-labelledby="figure-picker">
      <h2 id="figure-picker">{t('pivot.figures')}</h2>
      <Input
        allowClear
        data-search=""
        aria-label={t('pivot.find')}
        placeholder={t('pivot.find')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="faint small" role="status">
        {oneOnly ? t('pivot.oneOnly') : t('pivot.chosen', { count: chosen.length })}
      </p>
      <div className="figure-groups">
        {[...groups]
          .filter(([, members]) => members.length > 0)
          .map(([group, members]) => (
            <details key={group} open={wanted !== '' || members.some(({ id }) => chosen.includes(id))}>
              <summary>{group}</summary>
              <ul>
                {members.map((each) => (
                  <li key={each.id}>
                    <Checkbox
                      checked={chosen.includes(each.id)}
                      disabled={chosen.includes(each.id) ? chosen.length === 1 : !oneOnly && chosen.length >= MOST}
                      onChange={() => toggle(each.id)}
                    >
                      {pick(each.title)}
                    </Checkbox>
                    <Definition of={each} />
                  </li>
                ))}
              </ul>
            </details>
          ))}
        {found.length === 0 && <p className="soft small">{t('list.nothingFound')}</p>}
      </div>
    </section>
  );
}
