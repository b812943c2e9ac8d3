import { type CSSProperties, type ReactNode, useId } from 'react';
import { dayInWords } from '../../../kernel/plain-date.ts';
import type { Block, GridCell, GridRow, OfficialDocument, Run } from '../../../modules/case-documents/model/types.ts';
import './document-sheet.css';

type Shown = Omit<OfficialDocument, 'at'>;

interface Props {
  readonly document: Shown;
  /** Stands in the place of the number until there is one. */
  readonly pending?: string;
}

/** An official document as text in the order of the page: it flows on a phone, and a screen reader reads it. */
export function DocumentSheet({ document, pending = '' }: Props): ReactNode {
  const id = useId();
  const { language, layout = 'letter', issuer, title, number, blocks, signature, footnotes } = document;
  return (
    <article className={`doc-sheet doc-${layout}`} lang={language === 'zh' ? 'zh-CN' : 'en'} aria-labelledby={id}>
      <div className="doc-issuer">{issuer}</div>
      <h3 id={id}>{title}</h3>
      <div className="doc-number">{number ?? pending}</div>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
        <Part key={index} block={block} />
      ))}
      {signature !== undefined && (
        <div className="doc-signature">
          <div>{signature.authority}</div>
          <div>{dayInWords(signature.on, language)}</div>
        </div>
      )}
      {footnotes?.map((note) => (
        <p key={note} className="doc-footnote">
          {note}
        </p>
      ))}
    </article>
  );
}

const wordsOf = (runs: readonly Run[]): ReactNode =>
  runs.map((run, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name than their place
    typeof run === 'string' ? run : <strong key={index}>{run.text}</strong>,
  );

function Part({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'addressee':
      return <p className="doc-flush">{block.text}</p>;
    case 'paragraph':
      return (
        <p className={block.centred === true ? 'doc-centred' : block.indent === false ? 'doc-flush' : ''}>
          {wordsOf(block.runs)}
        </p>
      );
    case 'list':
      return (
        <ol>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'grid':
      return <Grid columns={block.columns} rows={block.rows} />;
    case 'signatures':
      return (
        <div className="doc-lines">
          {block.rows.flat().map(({ label, text = '' }) => (
            <div key={label}>
              {label}
              <span className="doc-line">{text}</span>
            </div>
          ))}
        </div>
      );
    case 'box':
      return <div className="doc-box">{block.text}</div>;
    case 'page-break':
      return <hr />;
  }
}

function Table({
  head,
  rows,
}: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is moved sideways, by keys too
    <section className="doc-wide" tabIndex={0} aria-label={head.join('、')}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Grid({
  columns,
  rows,
}: {
  readonly columns: readonly number[];
  readonly rows: readonly GridRow[];
}): ReactNode {
  const all = columns.reduce((sum, share) => sum + share, 0);
  return (
    <table className="doc-grid">
      <colgroup>
        {columns.map((share, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
          <col key={index} style={{ width: `${(share * 100) / all}%` }} />
        ))}
      </colgroup>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
          <tr key={index}>
            {row.cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
              <Cell key={column} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell }: { readonly cell: GridCell }): ReactNode {
  const { text, label = false, across = 1, down = 1, align, foot = [] } = cell;
  const style: CSSProperties = align === undefined ? {} : { textAlign: align };
  const inside = (
    <>
      {text}
      {foot.map((line) => (
        <div key={line} className="doc-foot">
          {line}
        </div>
      ))}
    </>
  );
  const span = { colSpan: across, rowSpan: down, style };
  return label ? (
    <th scope="row" {...span}>
      {inside}
    </th>
  ) : (
    <td {...span}>{inside}</td>
  );
}
