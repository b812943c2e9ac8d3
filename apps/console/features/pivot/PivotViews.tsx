import { App, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { pivotQuery } from '../../../../modules/figures/contract.ts';
import { PIVOT_VIEW_NAME_MAX, type PivotView, pivotShare } from '../../../../modules/figures/view-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { DeleteView, SaveView, ViewsPopover } from '../../ui/Views.tsx';
import type { PivotState } from './pivot-address.ts';
import { usePivotViews } from './views-query.ts';

/** Questions under a name: one's own and those that were shared. `v` opens them. */
export function PivotViews({ state }: { readonly state: PivotState }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const views = usePivotViews(open);
  return (
    <ViewsPopover title={t('pivot.views')} open={open} onOpen={setOpen} className="pivot-views">
      <Answer of={views.list} rows={3}>
        {(list) =>
          list.length === 0 ? (
            <p className="faint">{t('pivot.noViews')}</p>
          ) : (
            <ul>
              {list.map((view) => (
                <ViewLine
                  key={view.id}
                  view={view}
                  onOpen={() => setOpen(false)}
                  onDelete={() => views.remove.mutate(view.id)}
                />
              ))}
            </ul>
          )
        }
      </Answer>
      {views.remove.error !== null && <ProblemNote error={views.remove.error} />}
      <SaveForm state={state} views={views} />
    </ViewsPopover>
  );
}

interface LineProps {
  readonly view: PivotView;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
}

function ViewLine({ view, onOpen, onDelete }: LineProps): ReactNode {
  const { t } = useWords();
  return (
    <li>
      <span>
        <Link to={`/pivot?view=${view.id}`} onClick={onOpen}>
          {view.name}
        </Link>
        <span className="faint small">
          {' '}
          {view.owner}
          {view.shared !== 'me' && ` · ${t(`pivot.share.${view.shared}`)}`}
          {view.state !== 'live' && ` · ${t(`pivot.view.${view.state}`)}`}
        </span>
      </span>
      {view.mine && <DeleteView name={view.name} onDelete={onDelete} />}
    </li>
  );
}

interface FormProps {
  readonly state: PivotState;
  readonly views: ReturnType<typeof usePivotViews>;
}

/** Keeps the question as it is now; the name of a view of one's own replaces that one. */
function SaveForm({ state, views: { list, save } }: FormProps): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [shared, setShared] = useState<PivotView['shared']>('me');
  const keep = (name: string, done: () => void): void => {
    const id = list.data?.find((view) => view.mine && view.name === name)?.id ?? uuidv7();
    const { sort: _, ...ask } = state;
    save.mutate(
      { id, name, query: pivotQuery.parse(ask), shared, role: null, until: null },
      {
        onSuccess: () => {
          done();
          message.success(t('pivot.viewSaved'));
        },
      },
    );
  };
  return (
    <SaveView
      longest={PIVOT_VIEW_NAME_MAX}
      saving={save}
      onSave={keep}
      beside={
        <Select
          size="small"
          aria-label={t('pivot.shareWith')}
          popupMatchSelectWidth={false}
          value={shared}
          options={pivotShare.options.map((value) => ({ value, label: t(`pivot.share.${value}`) }))}
          onChange={setShared}
        />
      }
    >
      <p className="faint small">{t('pivot.viewHint')}</p>
    </SaveView>
  );
}
