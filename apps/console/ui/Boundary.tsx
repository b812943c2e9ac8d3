import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { Page } from './Page.tsx';
import { ProblemNote } from './ProblemNote.tsx';

interface Props {
  /** Where the reader is: at another address the page is tried anew. */
  readonly at: string;
  readonly children: ReactNode;
}

interface State {
  readonly failed: { readonly error: unknown } | null;
}

/** What browsers say of a part of the program that is gone: the server has been renewed since this window was opened. */
const isOutdated = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|Importing a module script|preload/i.test(error.message);

/** A page that fails leaves the frame standing, says so, and offers the way on; without it the window would go blank. */
export class Boundary extends Component<Props, State> {
  override readonly state: State = { failed: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: { error } };
  }

  override componentDidUpdate(before: Props): void {
    if (before.at !== this.props.at && this.state.failed !== null) this.setState({ failed: null });
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed === null ? this.props.children : <Failed error={failed.error} />;
  }
}

function Failed({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useWords();
  return (
    <Page title={t(isOutdated(error) ? 'boundary.outdated' : 'boundary.failed')}>
      <div className="stack narrow">
        {isOutdated(error) ? <p className="soft">{t('boundary.outdatedNote')}</p> : <ProblemNote error={error} />}
        <div className="row">
          <Button type="primary" onClick={() => location.reload()}>
            {t('boundary.reload')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
