import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseRow } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { MoreButton } from '../../ui/PagedList.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import '../cases/cases.css';
import { casesQuery } from '../cases/case-query.ts';
import './review.css';
import { ReviewTable } from './ReviewTable.tsx';

export const addressOfReview = (row: { readonly homeRegion: string; readonly id: string }): string =>
  `/reviews/${row.homeRegion}/${row.id}`;

/** What is due first; what has no limit last. */
const byLimit = (a: CaseRow, b: CaseRow): number => (a.due ?? '9').localeCompare(b.due ?? '9');

/** Cases that wait for the opinion of somebody who did not handle them, the oldest limit first. */
export function ReviewsPage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const cases = useInfiniteQuery(casesQuery('to-review', {}));
  const rows = [...(cases.data?.pages.flatMap((page) => page.items) ?? [])].sort(byLimit);
  const [cursor, setCursor] = useState(-1);
  const move = (step: number): void => setCursor(Math.min(Math.max(cursor + step, 0), rows.length - 1));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter: () => {
      const row = rows[cursor];
      if (row !== undefined) void navigate(addressOfReview(row));
    },
  });
  return (
    <Page title={t('reviewDesk.title')} sub={t('reviewDesk.sub')}>
      <Answer of={cases} rows={8}>
        {() =>
          rows.length === 0 ? (
            <Nothing text={t('reviewDesk.none')} />
          ) : (
            <>
              <div className="table-frame">
                <ReviewTable rows={rows} cursor={cursor} onCursor={setCursor} />
              </div>
              <MoreButton of={cases} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}
