import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { PaperView, PreviewAnswer } from '../../../../modules/case-documents/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { DocumentSheet } from '../../ui/DocumentSheet.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { type PaperKey, previewQuery } from './documents-query.ts';
import { texts } from './texts.ts';

type Texts = Readonly<Record<string, string>>;
type Look = 'sheet' | 'pages';

/** So long after the last stroke the preview follows, in milliseconds. */
const AFTER = 350;

/** What settled down for a moment. */
function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), AFTER);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The paper as it would be with the texts as they stand in the editor, and what the law wants and it lacks. */
export function usePreview(at: PaperKey, view: PaperView, written: Texts) {
  const settled = useSettled(written);
  const made = useQuery({ ...previewQuery(at, settled, view.version, 'sheet'), placeholderData: keepPreviousData });
  const last: Pick<PreviewAnswer, 'document' | 'missing'> = made.data ?? view;
  return {
    settled,
    made,
    document: last.document,
    missing: last.missing,
    current: JSON.stringify(settled) === JSON.stringify(written) && !made.isFetching,
  };
}

interface Props {
  readonly at: PaperKey;
  readonly view: PaperView;
  readonly of: ReturnType<typeof usePreview>;
}

/** The paper beside the editor: as text that follows what is written, or its pages as they will be printed. */
export function Preview({ at, view, of: { settled, made, document } }: Props): ReactNode {
  const { pick } = useWords();
  const [shown, show] = useState<Look>('sheet');
  return (
    <section className="stack" aria-label={pick(texts.preview)} aria-busy={made.isFetching}>
      <div className="row">
        <Segmented<Look>
          aria-label={pick(texts.preview)}
          value={shown}
          onChange={show}
          options={[
            { value: 'sheet', label: pick(texts.sheet) },
            { value: 'pages', label: pick(texts.pages) },
          ]}
        />
        <Seal of={view.seal} />
      </div>
      {made.isError && <ProblemNote error={made.error} onRetry={() => void made.refetch()} />}
      {shown === 'pages' ? (
        <Pages at={at} view={view} written={settled} />
      ) : (
        <DocumentSheet document={document as unknown as Parameters<typeof DocumentSheet>[0]['document']} />
      )}
    </section>
  );
}

/** The pages as they will be printed, or as they were issued. */
function Pages({ at, view, written }: Omit<Props, 'of'> & { readonly written: Texts }): ReactNode {
  const { pick } = useWords();
  const made = useQuery({ ...previewQuery(at, written, view.version, 'pages'), placeholderData: keepPreviousData });
  if (made.isError) return <ProblemNote error={made.error} onRetry={() => void made.refetch()} />;
  return (
    <div className="doc-pages" aria-busy={made.isFetching}>
      {made.data === undefined && (
        <p className="soft small" role="status">
          {pick(texts.making)}
        </p>
      )}
      {made.data?.pages.map(({ png, width, height }, index) => (
        <img
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
          key={index}
          src={`data:image/png;base64,${png}`}
          width={width}
          height={height}
          alt={`${pick(texts.pageAlt)}${index + 1}${pick(texts.page)}`}
        />
      ))}
    </div>
  );
}

function Seal({ of }: { readonly of: PaperView['seal'] }): ReactNode {
  const { pick } = useWords();
  if (of === 'not-needed') return null;
  const words = { none: texts.sealNone, drawn: texts.sealDrawn, picture: texts.sealPicture } as const;
  return <span className="soft small">{pick(words[of])}</span>;
}
