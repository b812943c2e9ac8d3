import type { ReactNode } from 'react';
import type { AsOfAnswer } from '../../../../modules/case-history/contract.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { DueMark } from '../../ui/DueMark.tsx';

type Fact = NonNullable<AsOfAnswer['matter']>['facts'][number];
type Line = { readonly key: string; readonly label: string; readonly value: Fact['value'] };

/** Facts by the part of the record that they belong to; what is no part of anything stands before them all. */
function partsOf(
  facts: readonly Fact[],
  pick: Words['pick'],
): readonly { readonly part: string; readonly lines: readonly Line[] }[] {
  const parts = new Map<string, Line[]>([['', []]]);
  for (const { key, title, value } of facts) {
    const [first = '', ...rest] = pick(title).split(' › ');
    const part = rest.length === 0 ? '' : first;
    const line = { key, label: rest.length === 0 ? first : rest.join(' › '), value };
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [line]);
    else known.push(line);
  }
  return [...parts].map(([part, lines]) => ({ part, lines }));
}

/** All of the matter on the later day, folded in. */
export function StandingPart({ answer }: { readonly answer: AsOfAnswer }): ReactNode {
  const { t, pick } = useWords();
  const { matter, day, known, acts, setAside } = answer;
  if (matter === null) return <p className="soft">{t('history.notYet', { day, known })}</p>;
  return (
    <details className="history-standing">
      <summary>
        {t('history.standing', { day, acts })} · <strong>{pick(matter.stateTitle)}</strong>
      </summary>
      {setAside.length > 0 && (
        <p className="mark-warn history-aside">
          {t('history.setAside', { acts: setAside.map((act) => `#${act.seq} ${pick(act.title)}`).join('、') })}
        </p>
      )}
      <h3>{t('history.area.clocks')}</h3>
      <ul className="history-clocks">
        {matter.clocks.map((clock) => (
          <li key={clock.clock}>
            <span>{pick(clock.title)}</span>
            <DueMark
              state={clock.state}
              workdaysLeft={clock.workdaysLeft}
              due={clock.due}
              paused={clock.paused}
              provisional={clock.provisional}
            />
          </li>
        ))}
      </ul>
      {matter.money.length > 0 && (
        <>
          <h3>{t('history.area.money')}</h3>
          <dl className="facts">
            {matter.money.map(({ key, title, text }) => (
              <div key={key}>
                <dt>{pick(title)}</dt>
                <dd className="num">{pick(text)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>{t('history.area.facts')}</h3>
      {partsOf(matter.facts, pick).map(({ part, lines }) => (
        <section key={part} className="history-part">
          {part !== '' && <h4>{part}</h4>}
          <dl className="facts">
            {lines.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd className="break">{pick(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </details>
  );
}
