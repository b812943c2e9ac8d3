import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type ClueModelsAnswer, SHIPPED_SET } from '../../../../modules/triage/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { Part } from '../../ui/Part.tsx';
import { useMe } from '../identity/use-me.ts';
import { Confusion } from './Confusion.tsx';
import { Lately } from './Lately.tsx';
import './models.css';
import { judgedOn, modelsQuery, taskOf } from './models-query.ts';
import { PromoteDialog } from './PromoteDialog.tsx';
import { ScoresTable } from './ScoresTable.tsx';
import { Services } from './Services.tsx';
import { VersionsTable } from './VersionsTable.tsx';

/** The models that read clues: which one serves, how each does, what officers corrected, and putting one into service. */
export function ModelsPage(): ReactNode {
  const { t, pick } = useWords();
  const who = useMe();
  const found = useQuery(modelsQuery);
  return (
    <Page title={t('models.title')} sub={t('models.sub', { authority: pick(who.authority.name) })}>
      <Answer of={found} rows={8}>
        {(data) => <Models data={data} mayPromote={who.roles.includes('administrator')} />}
      </Answer>
    </Page>
  );
}

interface Props {
  readonly data: ClueModelsAnswer;
  readonly mayPromote: boolean;
}

function Models({ data, mayPromote }: Props): ReactNode {
  const { t, pick } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const [promoting, setPromoting] = useState<string | null>(null);
  const { serving, models, shipped } = data;
  const shown = models.find(({ version }) => version === (chosen ?? serving.version)) ?? models[0];
  const set = shown === undefined ? (shipped.set ?? undefined) : judgedOn(shown);
  const domain = taskOf(set, 'domain');
  return (
    <div className="stack">
      <p className="models-serving">
        {t(serving.authority === null ? 'models.servingShipped' : 'models.serving', { version: serving.version })}
        {serving.corrections > 0 && t('models.corrections', { n: serving.corrections })}
      </p>
      <Part title={t('models.versions')}>
        <VersionsTable
          data={data}
          chosen={shown?.version ?? null}
          onChoose={setChosen}
          onPromote={mayPromote ? setPromoting : undefined}
        />
        <details className="small soft">
          <summary>{t('models.rule')}</summary>
          <p>{pick(data.rule)}</p>
        </details>
      </Part>
      {shown !== undefined && <ScoresTable model={shown} />}
      {domain !== undefined && domain.confusion.length > 0 && (
        <Part
          title={t('models.confusion', {
            version: shown?.version ?? shipped.version,
            set: set?.set === SHIPPED_SET ? t('models.shippedSet') : t('models.frozenSet'),
          })}
        >
          <Confusion task={domain} />
        </Part>
      )}
      <Part title={t('models.lately', { day: data.lately.since.slice(0, 10) })}>
        {data.lately.proposed === 0 ? (
          <Nothing text={t('models.noneLately')} icon="clock" />
        ) : (
          <Lately {...data.lately} />
        )}
      </Part>
      {data.services.length > 0 && <Services services={data.services} />}
      {promoting !== null && <PromoteDialog data={data} version={promoting} onClose={() => setPromoting(null)} />}
    </div>
  );
}
