import type { ReactNode } from 'react';
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

/** The index: both volumes with their papers and stamped page numbers; each leads to its page. */
export function Contents({ dossier, ...rest }: Props): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="dossier-contents">
      {(['main', 'secondary'] as const).map((volume: Volume) => {
        const own = dossier.contents.filter((paper) => paper.volume === volume);
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
                <PaperLine key={paper.key} paper={paper} first={own[index - 1]?.section !== paper.section} {...rest} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

interface LineProps extends Omit<Props, 'dossier'> {
  readonly paper: DossierPaper;
  /** The first of its section. */
  readonly first: boolean;
}

function PaperLine({ paper, first, shown, hrefOf, onShow }: LineProps): ReactNode {
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
          href={hrefOf(paper.page)}
          target="dossier"
          aria-current={shown === paper.page ? 'true' : undefined}
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
}
