import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/index.ts';

/** What is loaded at most once, by whoever asks first. */
interface Part<Props> {
  loaded: ComponentType<Props> | undefined;
  readonly load: () => Promise<void>;
}

/**
 * A part of the program that is loaded when it is first shown, with a word meanwhile in that look (none: null). A failure
 * is thrown where the part would stand, for the boundary around it. Not React's `lazy`: React holds what follows a
 * fallback back for 300 ms, several times as long as the loading takes.
 * @example
 * const BoardPage = later(async () => (await import('./features/bulletins/BoardPage.tsx')).BoardPage);
 */
export function later<Props extends object>(
  get: () => Promise<ComponentType<Props>>,
  look: string | null = 'page faint',
): ComponentType<Props> {
  let begun: Promise<void> | undefined;
  const part: Part<Props> = {
    loaded: undefined,
    load: () => {
      begun ??= get().then((loaded) => {
        part.loaded = loaded;
      });
      return begun;
    },
  };
  return (props) => <Later part={part} look={look} props={props} />;
}

interface LaterProps<Props> {
  readonly part: Part<Props>;
  readonly look: string | null;
  readonly props: Props;
}

function Later<Props extends object>({ part, look, props }: LaterProps<Props>): ReactNode {
  const { t } = useWords();
  const [outcome, tell] = useState<{ readonly error?: unknown }>({});
  useEffect(() => {
    if (part.loaded !== undefined) return;
    let here = true;
    part.load().then(
      () => here && tell({}),
      (error: unknown) => here && tell({ error }),
    );
    return () => {
      here = false;
    };
  }, [part]);
  if ('error' in outcome) throw outcome.error;
  const Loaded = part.loaded;
  if (Loaded !== undefined) return <Loaded {...props} />;
  return look === null ? null : <div className={look}>{t('loading')}</div>;
}
