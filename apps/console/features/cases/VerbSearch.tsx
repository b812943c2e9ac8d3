import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { bySubject, type Subject } from './subjects.ts';

type VerbView = CaseDetail['matter']['verbs'][number];

interface Props {
  readonly verbs: readonly VerbView[];
  readonly onVerb: (verb: string) => void;
}

/** Found by its name in either language or by its own word; without words, only what may be done. */
function matching(verbs: readonly VerbView[], typed: string): readonly VerbView[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return verbs.filter(({ refusal }) => refusal === null);
  return verbs.filter(({ verb, title }) => {
    const text = `${title.zh} ${title.en} ${verb}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Where to begin: at the act that is called just so, else at the first that may be done. */
function bestOf(verbs: readonly VerbView[], typed: string): number {
  const word = typed.trim().toLowerCase();
  const exact = verbs.findIndex(({ verb, title }) => [title.zh, title.en.toLowerCase(), verb].includes(word));
  return Math.max(0, exact >= 0 ? exact : verbs.findIndex(({ refusal }) => refusal === null));
}

/** All acts of the case by typing: what may be done opens, what may not says the rule that refuses. Keys `.` and `/`. */
export function VerbSearch({ verbs, onVerb }: Props): ReactNode {
  const { t, pick } = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => bySubject(matching(verbs, typed)), [verbs, typed]);
  const flat = groups.flatMap(([, list]) => list);
  const may = verbs.filter(({ refusal }) => refusal === null).length;
  useEffect(() => {
    if (open) box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const close = (): void => {
    setOpen(false);
    setTyped('');
    setAt(0);
  };
  const choose = (verb: VerbView | undefined): void => {
    if (verb === undefined || verb.refusal !== null) return;
    close();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onVerb(verb.verb);
  };
  const move = (step: number): void => {
    if (flat.length === 0) return;
    const next = (at + step + flat.length) % flat.length;
    setAt(next);
    setTimeout(() => box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const commands: Readonly<Record<string, () => void>> = {
      arrowdown: () => move(1),
      arrowup: () => move(-1),
      enter: () => choose(flat[at]),
      escape: () => {
        close();
        event.currentTarget.blur();
      },
    };
    const command = commands[event.key.toLowerCase()];
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only sees the focus leave
    <div
      className="verb-search"
      ref={box}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <Input
        data-search=""
        role="combobox"
        aria-label={t('cases.steps.search')}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(open && flat[at] !== undefined ? { 'aria-activedescendant': `${id}-${flat[at].verb}` } : {})}
        placeholder={t('cases.steps.searchHint', { count: may })}
        prefix={<Icon name="search" size={14} />}
        value={typed}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          const next = event.target.value;
          setTyped(next);
          setAt(
            bestOf(
              bySubject(matching(verbs, next)).flatMap(([, list]) => list),
              next,
            ),
          );
          setOpen(true);
        }}
        onKeyDown={onKey}
      />
      {open && (
        <div className="verb-list" id={`${id}-list`} role="listbox" aria-label={t('verbs.title')}>
          {flat.length === 0 && (
            <p className="soft small" role="status">
              {t('cases.steps.nothing')}
            </p>
          )}
          {groups.map(([subject, list]) => (
            <Group key={subject} subject={subject} id={id}>
              {list.map((verb) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys stay with the field that the list belongs to
                // biome-ignore lint/a11y/useFocusableInteractive: named by the field as its active descendant
                <div
                  key={verb.verb}
                  id={`${id}-${verb.verb}`}
                  role="option"
                  aria-selected={flat[at] === verb}
                  aria-disabled={verb.refusal !== null}
                  className="verb-option"
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(verb)}
                >
                  <span>{pick(verb.title)}</span>
                  {verb.refusal !== null && (
                    <span className="verb-refusal small">
                      {pick(verb.refusal.text)} <span className="faint mono">{verb.refusal.rule}</span>
                    </span>
                  )}
                </div>
              ))}
            </Group>
          ))}
          {typed.trim() === '' && <p className="faint small verb-list-foot">{t('cases.steps.refusedHint')}</p>}
        </div>
      )}
    </div>
  );
}

interface GroupProps {
  readonly subject: Subject;
  readonly id: string;
  readonly children: ReactNode;
}

function Group({ subject, id, children }: GroupProps): ReactNode {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: options of a list are grouped by role
    <div role="group" aria-labelledby={`${id}-of-${subject}`}>
      <div className="verb-subject" id={`${id}-of-${subject}`}>
        {t(`cases.subject.${subject}`)}
      </div>
      {children}
    </div>
  );
}
