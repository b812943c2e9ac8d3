import type { ReactNode } from 'react';
import { useId } from 'react';
import type { Block, OfficialDocument, Run } from '../../../../modules/notices/model/document.ts';
import { dayIn } from '../../../../modules/notices/model/words.ts';

type Shown = Omit<OfficialDocument, 'at'>;

/** A document as it will look: the same parts in the same order as PDF and Word. */
export function DocumentPreview({
  document,
  pending,
}: {
  readonly document: Shown;
  readonly pending: string;
}): ReactNode {
  const id = useId();
  const { language, issuer, title, number, blocks, signature, footnotes } = document;
  return (
    <article className="notice-sheet" lang={language === 'zh' ? 'zh-CN' : 'en'} aria-labelledby={id}>
      <div className="notice-issuer">{issuer}</div>
      <h3 id={id}>{title}</h3>
      <div className="notice-number">{number ?? pending}</div>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
        <Part key={index} block={block} />
      ))}
      {signature !== undefined && (
        <div className="notice-signature">
          <div>{signature.authority}</div>
          <div>{dayIn(language, signature.on)}</div>
        </div>
      )}
      {footnotes?.map((note) => (
        <p key={note} className="notice-footnote">
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
      return <p className="notice-flush">{block.text}</p>;
    case 'paragraph':
      return <p className={block.indent === false ? 'notice-flush' : ''}>{wordsOf(block.runs)}</p>;
    case 'list':
      return (
        <ol>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
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
      );
  }
}
