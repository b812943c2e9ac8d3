import { Button } from 'antd';
import { createContext, type ReactNode, use } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';

interface Doing {
  readonly verbs: CaseDetail['matter']['verbs'];
  /** Opens the form of an act, with what is known already. */
  readonly onVerb: (verb: string, given?: Draft) => void;
}

export const DoContext = createContext<Doing>({ verbs: [], onVerb: () => undefined });

interface Props {
  readonly verb: string;
  /** What the form begins with. */
  readonly given?: Draft;
  /** Other words than the act's own title. */
  readonly label?: string;
  /** What it is done to, for who does not see where the button stands. */
  readonly what?: string;
}

/** An act where its thing stands; nothing while it may not be done. */
export function Do({ verb, given, label, what }: Props): ReactNode {
  const { pick } = useWords();
  const { verbs, onVerb } = use(DoContext);
  const view = verbs.find((each) => each.verb === verb);
  if (view === undefined || view.refusal !== null) return null;
  const title = label ?? pick(view.title);
  return (
    <Button
      size="small"
      type="text"
      className="do-button"
      {...(what === undefined ? {} : { 'aria-label': `${title} ${what}` })}
      onClick={() => onVerb(verb, given)}
    >
      {title}
    </Button>
  );
}
