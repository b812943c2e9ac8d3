import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { valuesByCell } from '../../../../modules/briefings/model/assemble.ts';
import { type CellSpec, type Content, nextFree } from '../../../../modules/briefings/model/content.ts';
import type { Shown } from '../../../../modules/briefings/model/frozen.ts';
import { partText } from '../../../../modules/briefings/model/values.ts';
import { useWords } from '../../i18n/index.ts';
import { FigurePicker } from './FigurePicker.tsx';

interface Props {
  readonly content: Content;
  readonly shown: Shown | undefined;
  readonly readOnly: boolean;
  readonly onChange: (next: Content) => void;
  /** Puts a number into the words where the cursor stands. */
  readonly onInsert: (binding: string) => void;
}

/** The numbers that words may use: named, chosen from the catalogue, put into the words by a button. */
export function Numbers({ content, shown, readOnly, onChange, onInsert }: Props): ReactNode {
  const { t, language } = useWords();
  const values = shown === undefined ? undefined : valuesByCell(shown);
  const change = (id: string, next: Partial<CellSpec>): void =>
    onChange({ ...content, cells: content.cells.map((cell) => (cell.id === id ? { ...cell, ...next } : cell)) });
  return (
    <section className="panel" aria-labelledby="briefing-numbers">
      <div className="panel-head">
        <h2 id="briefing-numbers">{t('briefings.numbers')}</h2>
        <Button
          size="small"
          className="push"
          disabled={readOnly}
          onClick={() =>
            onChange({
              ...content,
              cells: [...content.cells, { id: nextFree('f', content.cells), figures: ['clues.received'] }],
            })
          }
        >
          {t('briefings.addNumber')}
        </Button>
      </div>
      <p className="soft small">{t('briefings.numbersNote')}</p>
      <ul className="briefing-cells">
        {content.cells.map((cell) => {
          const value = values?.get(cell.id);
          return (
            <li key={cell.id}>
              <div className="row wrap">
                <code>{cell.id}</code>
                <Input
                  size="small"
                  className="briefing-cell-name"
                  aria-label={t('briefings.numberName', { id: cell.id })}
                  placeholder={t('briefings.numberName', { id: cell.id })}
                  maxLength={60}
                  disabled={readOnly}
                  value={cell.title ?? ''}
                  onChange={(event) => change(cell.id, { title: event.target.value })}
                />
                <strong className="num">{value === undefined ? '…' : partText('value', value, language)}</strong>
                <span className="push row">
                  <Button size="small" disabled={readOnly} onClick={() => onInsert(`{{${cell.id}}}`)}>
                    {t('briefings.insert', { id: cell.id })}
                  </Button>
                  {shown?.compared != null && (
                    <Button size="small" disabled={readOnly} onClick={() => onInsert(`{{${cell.id}.growth}}`)}>
                      {t('briefings.insertGrowth', { id: cell.id })}
                    </Button>
                  )}
                  {cell.base !== undefined && (
                    <Button size="small" disabled={readOnly} onClick={() => onInsert(`{{${cell.id}.rate}}`)}>
                      {t('briefings.insertRate', { id: cell.id })}
                    </Button>
                  )}
                  <Button
                    size="small"
                    danger
                    type="text"
                    disabled={readOnly}
                    aria-label={t('briefings.removeNumber', { id: cell.id })}
                    onClick={() => onChange({ ...content, cells: content.cells.filter(({ id }) => id !== cell.id) })}
                  >
                    ×
                  </Button>
                </span>
              </div>
              <FigurePicker
                label={t('briefings.figuresOf', { id: cell.id })}
                disabled={readOnly}
                value={cell.figures}
                onChange={(figures) => change(cell.id, { figures })}
              />
              <FigurePicker
                label={t('briefings.baseOf', { id: cell.id })}
                optional
                disabled={readOnly}
                value={cell.base ?? []}
                onChange={(ids) => change(cell.id, { base: ids.length === 0 ? undefined : ids })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
