import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { isPlainDate, legalDay } from '../../../../kernel/plain-date.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ChangesTable } from './ChangesTable.tsx';
import { DayLine } from './DayLine.tsx';
import { dayBefore } from './days.ts';
import './history.css';
import { asOfQuery, changesQuery } from './history-query.ts';
import { StandingPart } from './StandingPart.tsx';
import { TimeFields } from './TimeFields.tsx';

interface Props {
  readonly region: string;
  readonly id: string;
}

/** Time travel of one matter: what changed between two days, and all of it on the later one. Asked for when it is opened. */
export function HistoryPanel({ region, id }: Props): ReactNode {
  const { t } = useWords();
  const title = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className="panel history-panel" aria-labelledby={title}>
      <div className="panel-head">
        <h2 id={title}>{t('history.title')}</h2>
        <span className="soft small">{t('history.sub')}</span>
        <Button
          size="small"
          className="push"
          icon={<Icon name="clock" size={14} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'history.close' : 'history.open')}
        </Button>
      </div>
      {open && <Travel region={region} id={id} />}
    </section>
  );
}

function Travel({ region, id }: Props): ReactNode {
  const { t } = useWords();
  const [today] = useState<string>(() => legalDay(new Date()));
  const [to, setTo] = useState(today);
  const [chosen, setChosen] = useState<string | null>(null);
  const [known, setKnown] = useState('');
  const standing = useQuery(asOfQuery(region, id, isPlainDate(to) ? to : today, known));
  const days = standing.data?.days ?? [];
  // Until somebody chooses, the day before the last thing that was done up to the later day.
  const before = dayBefore(days, days.filter(({ day }) => day <= to).at(-1)?.day ?? to);
  const from = chosen === null || chosen > to ? before : chosen;
  const changes = useQuery({ ...changesQuery(region, id, from, to, known), enabled: standing.data !== undefined });
  return (
    <>
      <TimeFields from={from} to={to} known={known} today={today} onFrom={setChosen} onTo={setTo} onKnown={setKnown} />
      <DayLine
        days={days}
        day={to}
        onDay={(day) => {
          setTo(day);
          setChosen(null);
        }}
      />
      <Answer of={changes} rows={4}>
        {(answer) => <ChangesTable answer={answer} />}
      </Answer>
      <Answer of={standing} rows={2}>
        {(answer) => <StandingPart answer={answer} />}
      </Answer>
      <p className="faint small history-note">{t('history.note')}</p>
    </>
  );
}
