import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { type MatterDetail, matterPage } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';

interface Props {
  readonly detail: MatterDetail;
  /** Names the other half in the form. */
  readonly onFound: (matter: string) => void;
}

/** Titles are masked in lists and can be long: the search takes a part that both have. */
const searchable = (title: string): string =>
  title
    .replace(/\*+.*$/, '')
    .slice(0, 30)
    .trim();

/** A mixed letter is split by registering the other half first, on its own clock (令121 art 9), then naming it here. */
export function SplitHint({ detail, onFound }: Props): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const into = detail.row.procedure === 'complaint' ? 'report' : 'complaint';
  const { row } = detail;
  const { title, channel, domain } = row;
  const q = searchable(title);
  // Whoever registered the other half a moment ago finds it here, with its title, instead of looking for its number.
  const halves = useQuery({
    queryKey: ['matters', 'halves', row.id],
    enabled: q.length >= 2,
    queryFn: ({ signal }) =>
      api.get('/matters', { query: { queue: 'all', procedure: into, q, limit: 5 }, answer: matterPage, signal }),
  });
  const found = halves.data?.items.filter(({ openedOn }) => openedOn >= row.openedOn) ?? [];
  const text = detail.facts.text;
  const open = (): void => {
    const prefill = {
      title,
      channel,
      ...(domain === '' ? {} : { domain }),
      ...(typeof text === 'string' ? { text } : {}),
      ...('incoming' in detail.facts ? { incoming: detail.facts.incoming } : {}),
      ...('campaign' in detail.facts ? { campaign: detail.facts.campaign } : {}),
      ...('respondent' in detail.facts ? { respondent: detail.facts.respondent } : {}),
      origin: { procedure: detail.row.procedure, matter: detail.row.id },
    };
    void navigate(`/new/${into}`, { state: { prefill } });
  };
  return (
    <Alert
      type="info"
      showIcon
      description={
        found.length > 0 && (
          <div className="stack">
            <span>{t('desk.splitFound', { kind: pick(procedureTitle(into)) })}</span>
            {found.map((half) => (
              <div className="row" key={half.id}>
                <span>
                  {half.title} <span className="faint num">{half.openedOn}</span>
                </span>
                <Button size="small" onClick={() => onFound(half.id)}>
                  {t('desk.splitUse')}
                </Button>
              </div>
            ))}
          </div>
        )
      }
      title={t('split.hint', { kind: pick(procedureTitle(into)) })}
      action={
        <Button size="small" onClick={open}>
          {t('split.register', { kind: pick(procedureTitle(into)) })}
        </Button>
      }
    />
  );
}
