import type { ReactNode } from 'react';
import type { DeadlineState } from '../../../kernel/deadline.ts';
import { useWords, type Words } from '../i18n/index.ts';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  readonly state: DeadlineState | null;
  readonly workdaysLeft: number | null;
  readonly due: string | null;
  readonly paused?: boolean;
  readonly provisional?: boolean;
  /** The limit is not the authority's own: nobody here is late, it has merely run out. */
  readonly others?: boolean;
}

const looks: Readonly<Record<DeadlineState, { readonly tone: string; readonly icon: IconName }>> = {
  open: { tone: 'calm', icon: 'clock' },
  near: { tone: 'warn', icon: 'clock' },
  overdue: { tone: 'danger', icon: 'late' },
  met: { tone: 'ok', icon: 'check' },
  missed: { tone: 'danger', icon: 'late' },
  dropped: { tone: 'calm', icon: 'clock' },
};

/** `剩 3 个工作日`, `逾期 2 个工作日`, `按期办结`: words and a shape, colour only repeats them. */
export function dueWords(state: DeadlineState, left: number | null, t: Words['t']): string {
  if (state === 'met') return t('due.met');
  if (state === 'missed') return t('due.missed');
  if (state === 'dropped') return t('due.dropped');
  if (left === null) return t('due.running');
  const days = Math.abs(left);
  if (left < 0 || state === 'overdue') return t(days === 1 ? 'due.overdueOne' : 'due.overdue', { days });
  if (left === 0) return t('due.today');
  return t(days === 1 ? 'due.leftOne' : 'due.left', { days });
}

/** A limit of somebody else's: what is left, or that it is over; never late. */
function othersWords(state: DeadlineState, left: number | null, t: Words['t']): string {
  if (state === 'met' || state === 'missed') return t('due.othersEnded');
  return state === 'overdue' ? t('due.othersOver') : dueWords(state, left, t);
}

export function DueMark(props: Props): ReactNode {
  const { state, workdaysLeft, due, paused = false, provisional = false, others = false } = props;
  const { t } = useWords();
  if (state === null || (due === null && state !== 'dropped')) return <span className="faint">—</span>;
  const calm = { tone: 'calm', icon: paused ? ('pause' as const) : ('clock' as const) };
  const look = paused || others ? calm : looks[state];
  const words = others ? othersWords : dueWords;
  return (
    <span className="due">
      <span className={`mark mark-${look.tone}`}>
        <Icon name={look.icon} size={13} />
        {paused ? t('due.paused') : words(state, workdaysLeft, t)}
      </span>
      <span className="due-date">
        {state === 'dropped' ? null : due}
        {provisional && (
          <abbr className="provisional" title={t('due.provisionalWhy')}>
            {t('due.provisional')}
          </abbr>
        )}
      </span>
    </span>
  );
}
