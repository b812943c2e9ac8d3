import { Button, Checkbox, Input, Popover } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { QueueId } from '../../../../modules/intake/contract.ts';
import { type SavedView, VIEW_NAME_MAX } from '../../../../modules/intake/views/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
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
  useKeys({ v: () => setOpen(!open) });
  useKeys(
    { ...Object.fromEntries(DIGITS.map((digit, at) => [digit, () => go(views[at])])), escape: () => setOpen(false) },
    open,
  );
  const content = (
    <section className="saved-views" aria-label={t('views.title')}>
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
                  {view.mine && (
                    <button
                      type="button"
                      className="plain-button"
                      aria-label={t('views.delete', { name: view.name })}
                      onClick={() => remove.mutate(view.id)}
                    >
                      ×
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {views.length > 0 && <p className="faint small">{t('views.keys')}</p>}
      {remove.error !== null && <ProblemNote error={remove.error} />}
      <SaveForm queue={queue} search={search} views={views} save={save} />
    </section>
  );
  return (
    <Popover
      trigger="click"
      content={content}
      placement="bottomRight"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
    >
      <Button aria-expanded={open} aria-keyshortcuts="v">
        {t('views.title')}
      </Button>
    </Popover>
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
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const filter = filterOf(queue, search);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const title = name.trim();
    if (title === '' || filter === null) return;
    const same = views.find((view) => view.mine && view.name === title);
    const position = same?.position ?? Math.min(999, Math.max(-1, ...views.map((view) => view.position)) + 1);
    save.mutate(
      { ...(same === undefined ? {} : { id: same.id }), name: title, shared, filter, position },
      { onSuccess: () => setName('') },
    );
  };
  return (
    <form onSubmit={submit}>
      <div className="row">
        <Input
          size="small"
          aria-label={t('views.name')}
          placeholder={t('views.name')}
          maxLength={VIEW_NAME_MAX}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" htmlType="submit" loading={save.isPending} disabled={filter === null}>
          {t('views.save')}
        </Button>
      </div>
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('views.share')}
      </Checkbox>
      {save.error !== null && <ProblemNote error={save.error} />}
    </form>
  );
}
