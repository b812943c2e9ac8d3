import { Button, Dropdown } from 'antd';
import { type ReactNode, use } from 'react';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';
import { DoContext } from './Do.tsx';

interface Props {
  readonly verbs: readonly string[];
  readonly given: Draft;
  /** What it is done to. */
  readonly what: string;
}

/** Several acts on one thing behind one button; nothing where none may be done. */
export function DoMenu({ verbs, given, what }: Props): ReactNode {
  const { t, pick } = useWords();
  const { verbs: known, onVerb } = use(DoContext);
  const may = verbs.flatMap((verb) => known.find((each) => each.verb === verb && each.refusal === null) ?? []);
  if (may.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: may.map(({ verb, title }) => ({ key: verb, label: pick(title) })),
        onClick: ({ key }) => onVerb(key, given),
      }}
    >
      <Button size="small" type="text" className="do-button" aria-label={`${t('cases.actions')} ${what}`}>
        {t('cases.actions')} ▾
      </Button>
    </Dropdown>
  );
}
