import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type ColumnSpec,
  type Content,
  nextFree,
  rowsBy,
  type Section,
} from '../../../../modules/briefings/model/content.ts';
import { useWords } from '../../i18n/index.ts';
import { FigurePicker } from './FigurePicker.tsx';

interface Props {
  readonly section: Section;
  readonly content: Content;
  readonly readOnly: boolean;
  readonly onChange: (next: Section) => void;
  /** Tells which words have the cursor, so that a number is put there. */
  readonly onFocus: (field: HTMLTextAreaElement, section: string) => void;
}

/** The fields of one section. */
export function SectionEditor(props: Props): ReactNode {
  const { section, readOnly, onChange } = props;
  const { t } = useWords();
  return (
    <div className="stack briefing-fields">
      <Input
        aria-label={t('briefings.heading', { id: section.id })}
        placeholder={t('briefings.heading', { id: section.id })}
        maxLength={100}
        disabled={readOnly}
        value={section.heading}
        onChange={(event) => onChange({ ...section, heading: event.target.value })}
      />
      <Own {...props} />
    </div>
  );
}

function Own({ section, content, readOnly, onChange, onFocus }: Props): ReactNode {
  const { t } = useWords();
  switch (section.kind) {
    case 'text':
      return (
        <Input.TextArea
          aria-label={t('briefings.words', { id: section.id })}
          autoSize={{ minRows: 3, maxRows: 14 }}
          maxLength={10_000}
          disabled={readOnly}
          value={section.text}
          onFocus={(event) => onFocus(event.currentTarget, section.id)}
          onChange={(event) => onChange({ ...section, text: event.target.value })}
        />
      );
    case 'table':
      return (
        <>
          <Select
            aria-label={t('briefings.rows', { id: section.id })}
            disabled={readOnly}
            value={section.by}
            options={rowsBy.options.map((value) => ({ value, label: t(`briefings.by.${value}`) }))}
            onChange={(by) => onChange({ ...section, by })}
          />
          <Columns
            columns={section.columns}
            readOnly={readOnly}
            onChange={(columns) => onChange({ ...section, columns })}
          />
        </>
      );
    case 'rank':
      return (
        <>
          <FigurePicker
            label={t('briefings.ranked')}
            disabled={readOnly}
            value={section.figures}
            onChange={(figures) => onChange({ ...section, figures })}
          />
          <FigurePicker
            label={t('briefings.rankBase')}
            optional
            disabled={readOnly}
            value={section.base ?? []}
            onChange={(ids) => onChange({ ...section, base: ids.length === 0 ? undefined : ids })}
          />
          <Select
            aria-label={t('briefings.first')}
            disabled={readOnly}
            value={section.first}
            options={(['high', 'low'] as const).map((value) => ({ value, label: t(`briefings.first.${value}`) }))}
            onChange={(first) => onChange({ ...section, first })}
          />
        </>
      );
    case 'map':
      return (
        <FigurePicker
          label={t('briefings.mapped')}
          disabled={readOnly}
          value={section.figures}
          onChange={(figures) => onChange({ ...section, figures })}
        />
      );
    case 'chart':
      return <ChartOf section={section} content={content} readOnly={readOnly} onChange={onChange} />;
  }
}

interface ChartProps extends Omit<Props, 'onFocus' | 'section'> {
  readonly section: Extract<Section, { kind: 'chart' }>;
}

function ChartOf({ section, content, readOnly, onChange }: ChartProps): ReactNode {
  const { t } = useWords();
  const tables = content.sections.filter((each) => each.kind === 'table');
  const columns = tables.find(({ id }) => id === section.of)?.columns ?? [];
  return (
    <div className="row wrap">
      <Select
        aria-label={t('briefings.chartOf')}
        disabled={readOnly}
        value={section.of}
        popupMatchSelectWidth={false}
        options={tables.map(({ id, heading }) => ({ value: id, label: heading === '' ? id : heading }))}
        onChange={(of) => onChange({ ...section, of })}
      />
      <Select
        aria-label={t('briefings.chartColumn')}
        disabled={readOnly}
        value={section.column}
        popupMatchSelectWidth={false}
        options={columns.map(({ id, title, figures }) => ({ value: id, label: title ?? figures.join('+') }))}
        onChange={(column) => onChange({ ...section, column })}
      />
      <Select
        aria-label={t('briefings.shape')}
        disabled={readOnly}
        value={section.shape}
        options={(['bar', 'line'] as const).map((value) => ({ value, label: t(`briefings.shape.${value}`) }))}
        onChange={(shape) => onChange({ ...section, shape })}
      />
    </div>
  );
}

interface ColumnsProps {
  readonly columns: readonly ColumnSpec[];
  readonly readOnly: boolean;
  readonly onChange: (columns: ColumnSpec[]) => void;
}

function Columns({ columns, readOnly, onChange }: ColumnsProps): ReactNode {
  const { t } = useWords();
  const change = (id: string, next: Partial<ColumnSpec>): void =>
    onChange(columns.map((column) => (column.id === id ? { ...column, ...next } : column)));
  return (
    <ul className="briefing-columns">
      {columns.map((column, index) => (
        <li key={column.id}>
          <Input
            size="small"
            aria-label={t('briefings.column', { n: index + 1 })}
            placeholder={t('briefings.column', { n: index + 1 })}
            maxLength={60}
            disabled={readOnly}
            value={column.title ?? ''}
            onChange={(event) => change(column.id, { title: event.target.value })}
          />
          <FigurePicker
            label={t('briefings.columnFigures', { n: index + 1 })}
            disabled={readOnly}
            value={column.figures}
            onChange={(figures) => change(column.id, { figures })}
          />
          <Button
            size="small"
            type="text"
            danger
            disabled={readOnly || columns.length === 1}
            aria-label={t('briefings.removeColumn', { n: index + 1 })}
            onClick={() => onChange(columns.filter(({ id }) => id !== column.id))}
          >
            ×
          </Button>
        </li>
      ))}
      <li>
        <Button
          size="small"
          disabled={readOnly || columns.length >= 12}
          onClick={() => onChange([...columns, { id: nextFree('c', columns), figures: ['clues.received'] }])}
        >
          {t('briefings.addColumn')}
        </Button>
      </li>
    </ul>
  );
}
