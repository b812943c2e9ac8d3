import type { ReactNode } from 'react';
import type { paperOf } from '../model/paper.ts';
import './paper.css';

type Paper = NonNullable<ReturnType<typeof paperOf>>;
type Block = Paper['blocks'][number];

/** A document as it is handed over: on the screen, or printed from it. Its words are Chinese, like the form. */
export function PaperView({ paper, picture = '' }: { readonly paper: Paper; readonly picture?: string }): ReactNode {
  return (
    <article className="os-paper" lang="zh-CN">
      <p className="os-paper-issuer">{paper.issuer}</p>
      <h2 className="os-paper-title">{paper.title}</h2>
      {paper.number !== undefined && <p className="os-paper-number">{paper.number}</p>}
      {paper.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a finished document never move
        <BlockView key={index} block={block} picture={picture} />
      ))}
      {paper.signature !== undefined && (
        <p className="os-paper-authority">
          {paper.signature.authority}
          <br />
          {Number(paper.signature.on.slice(0, 4))}年{Number(paper.signature.on.slice(5, 7))}月
          {Number(paper.signature.on.slice(8, 10))}日
        </p>
      )}
      {paper.footnotes?.map((note) => (
        <p key={note} className="os-paper-note">
          {note}
        </p>
      ))}
    </article>
  );
}

function BlockView({ block, picture }: { readonly block: Block; readonly picture: string }): ReactNode {
  switch (block.kind) {
    case 'heading':
    case 'addressee':
      return <p className="os-paper-flush">{block.text}</p>;
    case 'paragraph':
      return (
        <p className={block.indent === false ? 'os-paper-flush' : 'os-paper-text'}>
          {block.runs.map((run, index) =>
            typeof run === 'string' ? (
              run
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a finished paragraph never move
              <strong key={index}>{run.text}</strong>
            ),
          )}
        </p>
      );
    case 'list':
      return (
        <ul className="os-paper-list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'signatures':
      return (
        <div className="os-paper-signatures">
          {block.rows.flat().map((line) => (
            <p key={line.label}>
              {line.label}
              {line.text}
              {picture !== '' && line.label.startsWith('当事人') && <img src={picture} alt="当事人签名" />}
            </p>
          ))}
        </div>
      );
    case 'table':
    case 'grid':
    case 'box':
    case 'page-break':
      // Form 44 has none of these.
      return null;
  }
}
