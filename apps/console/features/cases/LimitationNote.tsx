import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { isPlainDate, legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import { str } from '../../../../kernel/read-json.ts';
import { limitation } from '../../../../modules/cases/model/money/limitation.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';

/** Whether the act was found in time: told while the days are filled in, with the article that says so. */
export function LimitationNote({ draft, region }: { readonly draft: Draft; readonly region: string }): ReactNode {
  const { pick } = useWords();
  const ended = str(draft, 'endedOn');
  const occurred = str(draft, 'occurredOn');
  if (!isPlainDate(occurred)) return null;
  const found = str(draft, 'discoveredOn');
  const { within, steps, cautions } = limitation({
    actEndedOn: isPlainDate(ended) ? (ended as PlainDate) : null,
    discoveredOn: isPlainDate(found) ? (found as PlainDate) : legalDay(new Date()),
    harmedSafety: draft.harmedSafety === true,
    region,
  });
  const told = [...steps.map(({ text }) => pick(text)), ...cautions.map(({ text }) => pick(text))];
  return (
    <Alert
      className="limitation"
      type={within ? 'info' : 'error'}
      showIcon
      role={within ? 'status' : 'alert'}
      title={told.join(' ')}
    />
  );
}
