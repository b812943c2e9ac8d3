import { Button, Input, Popover } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import type { QueueId } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { useMe } from '../identity/use-me.ts';

const view = z.object({ name: z.string(), address: z.string() });
type View = z.infer<typeof view>;

function stored(key: string): readonly View[] {
  try {
    return z.array(view).parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

interface Props {
  readonly queue: QueueId;
  readonly search: URLSearchParams;
}

/** Filtered lists under a name of one's own, on this computer. */
export function SavedViews({ queue, search }: Props): ReactNode {
  const { t } = useWords();
  const who = useMe();
  const key = `qingyuan.views.${who.person.id}`;
  const [views, setViews] = useState(() => stored(key));
  const [name, setName] = useState('');
  const keep = (next: readonly View[]): void => {
    setViews(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const title = name.trim();
    if (title === '') return;
    const query = search.toString();
    const address = `/queues/${queue}${query === '' ? '' : `?${query}`}`;
    keep([...views.filter((entry) => entry.name !== title), { name: title, address }]);
    setName('');
  };
  const content = (
    <div className="saved-views">
      {views.length === 0 && <p className="faint">{t('views.none')}</p>}
      <ul>
        {views.map((entry) => (
          <li key={entry.name}>
            <Link to={entry.address}>{entry.name}</Link>
            <button
              type="button"
              className="plain-button"
              aria-label={t('views.delete', { name: entry.name })}
              onClick={() => keep(views.filter((other) => other !== entry))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={save} className="row">
        <Input
          size="small"
          aria-label={t('views.name')}
          placeholder={t('views.name')}
          maxLength={30}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" htmlType="submit">
          {t('views.save')}
        </Button>
      </form>
    </div>
  );
  return (
    <Popover trigger="click" content={content} placement="bottomRight" destroyOnHidden>
      <Button>{t('views.title')}</Button>
    </Popover>
  );
}
