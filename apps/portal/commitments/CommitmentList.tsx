import { useState } from 'react';
import type { Language } from '../../../kernel/text.ts';
import type { PublicCommitment } from '../../../modules/commitments/contract.ts';
import type { CommitmentKind } from '../../../modules/commitments/model/kinds.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { commitmentPath, finders, openDataApi, SCHEMA_API } from './api.ts';
import { commitmentTexts } from './texts.ts';

const CHOICES: readonly (CommitmentKind | '')[] = ['', 'first-asked', 'advance-compensation', 'offline-return'];

/** What shops have promised: by words and kind, each with its terms, dates and counts. */
export function CommitmentList() {
  const { language } = useWords();
  const t = commitmentTexts[language];
  const [kind, choose] = useState<CommitmentKind | ''>('');
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <fieldset className="kind-filter">
        <legend>{t.kinds}</legend>
        {CHOICES.map((each) => (
          <button
            key={each}
            type="button"
            className={each === kind ? 'button' : 'button button-quiet'}
            aria-pressed={each === kind}
            onClick={() => choose(each)}
          >
            {each === '' ? t.all : t.kind[each]}
          </button>
        ))}
      </fieldset>
      {kind !== '' && <p>{t.plain[kind]}</p>}
      <SearchList
        find={finders[kind]}
        label={t.searchLabel}
        hint={t.searchHint}
        none={t.none}
        empty={t.empty}
        row={(row) => <Row of={row} />}
      />
      <section className="card" aria-labelledby="open-data">
        <h2 id="open-data">{t.data}</h2>
        <p className="actions">
          <a className="button button-quiet" href={openDataApi('csv')} download>
            {t.csv}
          </a>
          <a className="button button-quiet" href={openDataApi('json')} download>
            {t.json}
          </a>
          <a className="button button-quiet" href={SCHEMA_API}>
            {t.schema}
          </a>
        </p>
      </section>
    </>
  );
}

/** Until when, in words; what was withdrawn says so. */
export function lasting(of: PublicCommitment, language: Language): string {
  const t = commitmentTexts[language];
  if (of.lastDay === null) return t.open;
  return of.withdrawn ? t.withdrawn(longDate(of.lastDay, language)) : t.until(longDate(of.lastDay, language));
}

/** The heart of a promise in a line: days of return, fund; else its first words. */
export function heart({ edition }: PublicCommitment, language: Language): string {
  const t = commitmentTexts[language];
  if (edition.days !== null) return `${t.days(edition.days)} · ${edition.goods ?? ''}`;
  if (edition.fundFen !== null)
    return t.fund((edition.fundFen / 100).toLocaleString(language), edition.fundHolder ?? '');
  return edition.terms;
}

function Row({ of }: { readonly of: PublicCommitment }) {
  const { language } = useWords();
  const t = commitmentTexts[language];
  return (
    <>
      <h2 className="decision-title">
        <Link to={commitmentPath(of)}>{of.firm}</Link>
      </h2>
      <p className="decision-line">
        <strong>{t.kind[of.kind]}</strong> · {heart(of, language)}
      </p>
      <p className="hint">
        {of.address}
        <br />
        {t.since(longDate(of.since, language))} · {lasting(of, language)}
        <br />
        {t.counts(of.tested, of.kept, of.broken)}
      </p>
    </>
  );
}
