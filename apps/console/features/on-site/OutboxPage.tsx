import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { signOut, useMe } from '../identity/use-me.ts';
import { type LeftBehind, leaveDevice, leftBehind } from './leave.ts';
import { again, type Entry } from './outbox/entry.ts';
import { useOutbox } from './outbox/use-outbox.ts';
import { useTitle } from './parts/use-title.ts';
import { momentOf, sizeOf } from './words.ts';

/** Everything that was done here and is on its way, with the rule in words where something was refused. */
export function OutboxPage(): ReactNode {
  const { t } = useWords();
  const { outbox, view } = useOutbox();
  useTitle(t('onSite.outbox.title'));
  const open = view.entries.filter(({ state }) => state !== 'sent');
  const sent = view.entries.filter(({ state }) => state === 'sent').reverse();
  const size = open.reduce((sum, each) => sum + each.size, 0);
  return (
    <>
      <h1 className="os-h1">{t('onSite.outbox.title')}</h1>
      <p className="os-note">{t('onSite.outbox.size', { size: sizeOf(size), room: useRoom(view.entries.length) })}</p>
      {view.blocked === 'other' && <p className="os-warn">{t('onSite.blocked.otherLong')}</p>}
      {open.length === 0 && <p className="os-empty">{t('onSite.outbox.empty')}</p>}
      {open.length > 0 && (
        <button type="button" className="os-button os-primary" disabled={!view.online} onClick={() => outbox?.hurry()}>
          {t('onSite.outbox.now')}
        </button>
      )}
      <ul className="os-cases">
        {open.map((entry) => (
          <li key={entry.id}>
            <EntryCard entry={entry} sending={view.sending === entry.id} />
          </li>
        ))}
      </ul>
      {sent.length > 0 && <h2 className="os-h2">{t('onSite.outbox.sent')}</h2>}
      <ul className="os-links">
        {sent.map((entry) => (
          <li key={entry.id}>
            <Link to={pageOf(entry)}>
              <span>
                {t(`onSite.entry.${entry.kind}`)} · {entry.title}
                <small>
                  {entry.number} {entry.sentAt === null ? '' : momentOf(entry.sentAt)}
                </small>
              </span>
              <Icon name="check" />
            </Link>
          </li>
        ))}
      </ul>
      <Leaving />
    </>
  );
}

/** Room that the browser still gives, in words; '' where it does not tell. */
function useRoom(again: number): string {
  const [room, setRoom] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew when something came or went
  useEffect(() => {
    navigator.storage?.estimate?.().then(
      ({ quota = 0, usage = 0 }) => setRoom(sizeOf(Math.max(quota - usage, 0))),
      () => undefined,
    );
  }, [again]);
  return room;
}

const pageOf = (entry: Entry): string => {
  if (entry.kind === 'decision') return `/on-site/decided/${entry.id}`;
  return entry.kind === 'visit' ? `/on-site/visit/${entry.caseKey}` : `/cases/${entry.caseKey}`;
};

const formOf = (entry: Entry): string => {
  if (entry.kind === 'decision') return `/on-site/decision?entry=${entry.id}`;
  return `/on-site/${entry.kind}/${entry.caseKey}?entry=${entry.id}`;
};

function EntryCard({ entry, sending }: { readonly entry: Entry; readonly sending: boolean }): ReactNode {
  const { t, pick } = useWords();
  const { outbox } = useOutbox();
  const [removing, setRemoving] = useState(false);
  const refused = entry.state === 'refused';
  const params = entry.problem?.params as Readonly<Record<string, unknown>> | undefined;
  const rule = typeof params?.rule === 'string' ? params.rule : '';
  return (
    <article className={refused ? 'os-case os-case-bad' : 'os-case'}>
      <h3>
        {t(`onSite.entry.${entry.kind}`)} · {entry.title}
      </h3>
      <p className="os-case-facts">
        {momentOf(entry.madeAt)} · {sizeOf(entry.size)}
        {entry.number !== '' && ` · ${entry.number}`}
      </p>
      <p className={refused ? 'os-due late' : 'os-due'} role="status">
        <Icon name={refused ? 'late' : 'clock'} />{' '}
        {t(
          refused
            ? 'onSite.outbox.isRefused'
            : sending
              ? 'onSite.outbox.sending'
              : entry.failures > 0
                ? 'onSite.outbox.tried'
                : 'onSite.outbox.waits',
          { count: entry.failures },
        )}
        {entry.done > 0 && ` ${t('onSite.outbox.partly', { done: entry.done, of: entry.steps.length })}`}
      </p>
      {entry.problem !== null && (
        <div className={refused ? 'os-refusal' : 'os-note'}>
          <p>{pick(entry.problem)}</p>
          {refused && <p>{pick(entry.problem.remedy)}</p>}
          <p className="os-hash">
            {entry.problem.code} {rule}
          </p>
        </div>
      )}
      {refused && (
        <p className="os-row">
          {/* What stands on the server is corrected there, by an act. */}
          {!(entry.kind === 'decision' && entry.done > 0) && (
            <Link className="os-button os-primary" to={formOf(entry)}>
              {t('onSite.outbox.correct')}
            </Link>
          )}
          <button type="button" className="os-button" onClick={() => void outbox?.add([again(entry)])}>
            {t('onSite.outbox.again')}
          </button>
          {removing ? (
            <button type="button" className="os-button os-danger" onClick={() => void outbox?.remove(entry.id)}>
              {t('onSite.outbox.reallyRemove')}
            </button>
          ) : (
            <button type="button" className="os-button os-quiet" onClick={() => setRemoving(true)}>
              {t('onSite.outbox.remove')}
            </button>
          )}
        </p>
      )}
      {entry.kind === 'decision' && (
        <p>
          <Link className="os-button os-quiet" to={`/on-site/decided/${entry.id}`}>
            {t('onSite.outbox.show')}
          </Link>
        </p>
      )}
    </article>
  );
}

/** Signing out of the device: told what would stay behind first. */
function Leaving(): ReactNode {
  const { t } = useWords();
  const { person } = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [left, setLeft] = useState<LeftBehind | null>(null);
  const go = async (behind: LeftBehind): Promise<void> => {
    await leaveDevice(person.id, behind);
    await navigate('/');
    await signOut(client);
  };
  const ask = async (): Promise<void> => {
    const behind = await leftBehind(person.id);
    if (behind.entries + behind.drafts === 0) await go(behind);
    else setLeft(behind);
  };
  return (
    <section className="os-leave">
      {left !== null && (
        <div className="os-card os-card-bad" role="alert">
          <p>{t('onSite.leave.warn', { entries: left.entries, drafts: left.drafts })}</p>
          <p className="os-row">
            <button type="button" className="os-button os-primary" onClick={() => setLeft(null)}>
              {t('onSite.leave.stay')}
            </button>
            <button type="button" className="os-button os-danger" onClick={() => void go(left)}>
              {t('onSite.leave.go')}
            </button>
          </p>
        </div>
      )}
      <button type="button" className="os-button" onClick={() => void ask()}>
        {t('signOut')}
      </button>
    </section>
  );
}
