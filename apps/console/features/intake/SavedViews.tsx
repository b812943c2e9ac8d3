import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { QueueId } from '../../../../modules/intake/contract.ts';
import { type SavedView, VIEW_NAME_MAX } from '../../../../modules/intake/views/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { DeleteView, SaveView, ViewsPopover } from '../../ui/Views.tsx';
import { useMe } from '../identity/use-me.ts';
import { addressOfView, filterOf, useViews } from './use-views.ts';

interface Props {
  readonly queue: QueueId;
  readonly search: URLSearchParams;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Filtered lists under a name, with how many matters are in each: one's own, and those shared with the office.
 * `v` opens them, a digit goes to the view of that number.
 */
export function SavedViews({ queue, search }: Props): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { list, save, remove } = useViews(useMe().person.id, open);
  const views = list.data ?? [];
  const go = (view: SavedView | undefined): void => {
    if (view === undefined) return;
    setOpen(false);
    void navigate(addressOfView(view));
  };
  const keys = Object.fromEntries(DIGITS.map((digit, at) => [digit, () => go(views[at])]));
  return (
    <ViewsPopover title={t('views.title')} open={open} onOpen={setOpen} keys={keys}>
      <Answer of={list} rows={3}>
        {() =>
          views.length === 0 ? (
            <p className="faint">{t('views.none')}</p>
          ) : (
            <ul>
              {views.map((view, at) => (
                <li key={view.id}>
                  <Link to={addressOfView(view)} onClick={() => setOpen(false)}>
                    {at < DIGITS.length && <kbd>{at + 1}</kbd>} {view.name}
                    {view.shared && <span className="faint small"> · {t('views.shared')}</span>}
                  </Link>
                  <span className="num-col">{countOf(view, t('views.unknown'))}</span>
                  {view.mine && <DeleteView name={view.name} onDelete={() => remove.mutate(view.id)} />}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {views.length > 0 && <p className="faint small">{t('views.keys')}</p>}
      {remove.error !== null && <ProblemNote error={remove.error} />}
      <SaveForm queue={queue} search={search} views={views} save={save} />
    </ViewsPopover>
  );
}

/** "10,000+" where counting stopped: there are more. */
function countOf({ count }: SavedView, unknown: string): string {
  if (count === null) return unknown;
  return `${integer(count.total)}${count.exact ? '' : '+'}`;
}

interface FormProps extends Props {
  readonly views: readonly SavedView[];
  readonly save: ReturnType<typeof useViews>['save'];
}

/** Keeps the list as it is now; the name of a view of one's own replaces that one. */
function SaveForm({ queue, search, views, save }: FormProps): ReactNode {
  const { t } = useWords();
  const [shared, setShared] = useState(false);
  const filter = filterOf(queue, search);
  const keep = (name: string, done: () => void): void => {
    if (filter === null) return;
    const same = views.find((view) => view.mine && view.name === name);
    const position = same?.position ?? Math.min(999, Math.max(-1, ...views.map((view) => view.position)) + 1);
    save.mutate(
      { ...(same === undefined ? {} : { id: same.id }), name, shared, filter, position },
      { onSuccess: done },
    );
  };
  return (
    <SaveView longest={VIEW_NAME_MAX} saving={save} disabled={filter === null} onSave={keep}>
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('views.share')}
      </Checkbox>
    </SaveView>
  );
}
