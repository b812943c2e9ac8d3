import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PublicationPreview } from '../../../../modules/publicity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import type { Marked } from './publication-query.ts';
import { texts } from './texts.ts';

/** What may be shown when somebody says so; numbers of people, witnesses and minors never. */
const KEEPABLE = new Set(['name', 'address', 'plate', 'other', 'phone', 'mail']);

interface Props {
  readonly made: PublicationPreview;
  readonly marked: Marked;
  readonly mark: (next: Marked) => void;
}

/** What was hidden and what stands there now; each may be looked at again. */
export function HiddenTable({ made, marked, mark }: Props): ReactNode {
  const { pick } = useWords();
  const unhide = (text: string) => mark({ ...marked, hide: marked.hide.filter((each) => each.text !== text) });
  return (
    <div>
      <h3>{pick(texts.hidden)}</h3>
      {made.hidden.length === 0 ? (
        <p className="soft small">{pick(texts.nothingHidden)}</p>
      ) : (
        <table className="publicity-table">
          <thead>
            <tr>
              <th scope="col">{pick(texts.original)}</th>
              <th scope="col">{pick(texts.becomes)}</th>
              <th scope="col">{pick(texts.kind)}</th>
              <th scope="col" className="num">
                {pick(texts.times)}
              </th>
              <th scope="col">
                <span className="sr-only">{pick(texts.keep)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {made.hidden.map(({ kind, title, value, becomes, times, byOfficer }) => (
              <tr key={`${kind} ${value}`}>
                <td>{value}</td>
                <td>{becomes}</td>
                <td>
                  {pick(title)} {byOfficer && <span className="mark mark-calm small">{pick(texts.byOfficer)}</span>}
                </td>
                <td className="num">{times}</td>
                <td>
                  {byOfficer && (
                    <Button
                      size="small"
                      type="text"
                      aria-label={`${pick(texts.undo)}：${value}`}
                      onClick={() => unhide(value)}
                    >
                      {pick(texts.undo)}
                    </Button>
                  )}
                  {!byOfficer && KEEPABLE.has(kind) && (
                    <Button
                      size="small"
                      type="text"
                      aria-label={`${pick(texts.keep)}：${value}`}
                      onClick={() => mark({ ...marked, keep: [...marked.keep, value] })}
                    >
                      {pick(texts.keep)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {marked.keep.length > 0 && (
        <p className="small publicity-kept">
          {pick(texts.kept)}{' '}
          {marked.keep.map((text) => (
            <span key={text} className="mark mark-calm">
              {text}{' '}
              <button
                type="button"
                className="publicity-x"
                aria-label={`${pick(texts.undo)}：${text}`}
                onClick={() => mark({ ...marked, keep: marked.keep.filter((each) => each !== text) })}
              >
                ×
              </button>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
