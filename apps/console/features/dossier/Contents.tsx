import { Input } from 'antd';
import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import type { DossierPaper, DossierView } from '../../../../modules/dossiers/contract.ts';
import { type Volume, volumes } from '../../../../modules/dossiers/model/order.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { sections } from './sections.ts';

interface Props {
  readonly dossier: NonNullable<DossierView['dossier']>;
  /** First page in the whole file of the paper that is shown. */
  readonly shown: number;
  readonly hrefOf: (page: number) => string;
  readonly onShow: (page: number) => void;
}

/** A browser with a viewer and a screen wide enough for it; else papers open in a window of their own. */
export const isShownHere = (): boolean => navigator.pdfViewerEnabled && matchMedia('(min-width: 761px)').matches;

/** More papers than this are looked for by a word of theirs. */
const SOUGHT_FROM = 20;

const isLike = ({ title, number }: DossierPaper, word: string): boolean =>
  word === '' || `${title} ${number}`.toLowerCase().includes(word);

/**
 * The index: both volumes with their papers and stamped page numbers; each leads to its page. Of hundreds the browser lays
 * out only those in sight (`content-visibility`), so that all stay there to be found, printed and read aloud.
 */
export function Contents({ dossier, ...rest }: Props): ReactNode {
  const { t, pick } = useWords();
  const [typed, setTyped] = useState('');
  const word = useDeferredValue(typed.trim().toLowerCase());
  const sought = dossier.contents.filter((paper) => isLike(paper, word));
  return (
    <div className="dossier-contents">
      {dossier.contents.length > SOUGHT_FROM && (
        <div className="row wrap">
          <Input
            className="dossier-search"
            data-search=""
            aria-label={t('dossier.search')}
            placeholder={t('dossier.search')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="soft small num" role="status">
            {word === '' ? '' : t('dossier.found', { count: integer(sought.length) })}
          </span>
        </div>
      )}
      <div className={dossier.contents.length > SOUGHT_FROM ? 'dossier-many' : ''}>
        {(['main', 'secondary'] as const).map((volume: Volume) => {
          const own = sought.filter((paper) => paper.volume === volume);
          const { documents, pages } = dossier[volume];
          if (own.length === 0) return null;
          return (
            <section key={volume} aria-label={pick(volumes[volume])}>
              <h3>
                {pick(volumes[volume])}{' '}
                <span className="faint small">
                  {t('dossier.figures', { documents: integer(documents), pages: integer(pages) })}
                </span>
              </h3>
              <ol>
                {own.map((paper, index) => (
                  <PaperLine
                    key={paper.key}
                    paper={paper}
                    first={own[index - 1]?.section !== paper.section}
                    current={rest.shown === paper.page}
                    href={rest.hrefOf(paper.page)}
                    onShow={rest.onShow}
                  />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
      {sought.length === 0 && <p className="soft">{t('dossier.noneFound')}</p>}
    </div>
  );
}

interface LineProps {
  readonly paper: DossierPaper;
  /** The first of its section. */
  readonly first: boolean;
  readonly current: boolean;
  readonly href: string;
  readonly onShow: (page: number) => void;
}

/** Of hundreds only the two are drawn again that another choice changes. */
const PaperLine = memo(function PaperLine({ paper, first, current, href, onShow }: LineProps): ReactNode {
  const { t, pick } = useWords();
  const title = sections[paper.section];
  return (
    <>
      {first && (
        <li className="dossier-section faint small" aria-hidden="true">
          {title === undefined ? paper.section : pick(title)}
        </li>
      )}
      <li>
        <a
          href={href}
          target="dossier"
          aria-current={current ? 'true' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || !isShownHere()) return;
            event.preventDefault();
            onShow(paper.page);
          }}
        >
          <span className="dossier-paper">
            {paper.title}
            {paper.number !== '' && <span className="faint small num"> {paper.number}</span>}
            {paper.slip !== null && <span className="mark mark-warn small">{t('dossier.slip')}</span>}
          </span>
          <span className="num dossier-pages">
            {paper.from === paper.to ? paper.from : `${paper.from}–${paper.to}`}
          </span>
        </a>
      </li>
    </>
  );
});
