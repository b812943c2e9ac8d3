import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { missingOf, type Signed } from '../model/signed.ts';
import { ChoiceField } from '../parts/fields.tsx';
import { SignPart } from '../parts/SignPart.tsx';
import type { InquiryProps } from './InquiryPage.tsx';
import { pagesOf } from './model.ts';

/** Read by the person, or to them, in large type; each page is confirmed by itself. */
export function ReadBackStep({ form, change, judged }: InquiryProps): ReactNode {
  const { t } = useWords();
  const pages = pagesOf(form.answers);
  const [page, setPage] = useState(0);
  const missing = form.pages.findIndex((each) => missingOf(each) !== null);
  useEffect(() => {
    if (judged && missing >= 0) setPage(missing);
  }, [judged, missing]);
  const signed = form.pages[page];
  const set = (next: Signed): void => change({ pages: form.pages.map((each, no) => (no === page ? next : each)) });
  return (
    <>
      <ChoiceField<'read-by-person' | 'read-aloud'>
        label={t('onSite.howRead')}
        value={form.readBack}
        options={[
          { value: 'read-by-person', label: t('onSite.readByPerson') },
          { value: 'read-aloud', label: t('onSite.readAloud') },
        ]}
        onChange={(readBack) => change({ readBack })}
      />
      <nav className="os-pages" aria-label={t('onSite.pages')}>
        {pages.map((each, no) => {
          const confirmed = form.pages[no] !== undefined && missingOf(form.pages[no]) === null;
          return (
            <button
              key={each[0]?.key ?? no}
              type="button"
              className={confirmed ? 'os-chip chosen' : 'os-chip'}
              aria-current={no === page ? 'page' : undefined}
              onClick={() => setPage(no)}
            >
              {t('onSite.pageNo', { no: no + 1 })} {confirmed ? '✓' : ''}
            </button>
          );
        })}
      </nav>
      <article className="os-read" lang="zh-CN" aria-label={t('onSite.pageNo', { no: page + 1 })}>
        {pages[page]?.map(({ key, question, answer }) => (
          <div key={key}>
            <p className="os-read-question">问：{question}</p>
            <p>答：{answer}</p>
          </div>
        ))}
      </article>
      {signed !== undefined && (
        <SignPart
          key={page}
          label={t('onSite.signPage', { no: page + 1, of: pages.length })}
          signed={signed}
          judged={judged}
          onChange={set}
        />
      )}
      {page < pages.length - 1 && signed !== undefined && missingOf(signed) === null && (
        <button
          type="button"
          className="os-button os-primary"
          onClick={() => {
            setPage(page + 1);
            window.scrollTo(0, 0);
          }}
        >
          {t('onSite.nextPage')}
        </button>
      )}
    </>
  );
}
