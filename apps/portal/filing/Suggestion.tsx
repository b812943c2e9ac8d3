import { useState } from 'react';
import { findElsewhere } from '../guide/elsewhere.ts';
import { type Proposal, suggest } from '../guide/suggest.ts';
import { useWords } from '../i18n/words.tsx';
import { Link, navigate } from '../router.tsx';
import type { FilingForm, FilingKind } from './form.ts';
import { moveDraft } from './store.ts';

interface SuggestionProps {
  readonly kind: FilingKind;
  readonly form: FilingForm;
  /** Where the person stands, to stand there again after a change of kind. */
  readonly step: number;
}

/** What the words suggest, after they are written: a proposal with its reason, and the person decides. */
export function Suggestion({ kind, form, step }: SuggestionProps) {
  const { m, pick } = useWords();
  const [declined, decline] = useState(false);
  const elsewhere = findElsewhere(form.title, form.text);
  const proposal = declined ? undefined : suggest(kind, form.title, form.text);
  return (
    <>
      {elsewhere !== undefined && (
        <aside className="note" aria-label={m.guide.elsewhere}>
          <strong>{m.guide.elsewhere}</strong>
          <p>{m.guide.elsewhereText(m.guide.quoted(elsewhere.evidence), pick(elsewhere.channel))}</p>
          <p>{m.guide.stillHere}</p>
        </aside>
      )}
      {proposal !== undefined && (
        <KindProposal kind={kind} proposal={proposal} step={step} onDecline={() => decline(true)} />
      )}
    </>
  );
}

interface KindProposalProps {
  readonly kind: FilingKind;
  readonly proposal: Proposal;
  readonly step: number;
  readonly onDecline: () => void;
}

function KindProposal({ kind, proposal, step, onDecline }: KindProposalProps) {
  const { m } = useWords();
  const { seems, evidence } = proposal;
  return (
    <aside className="note suggestion" aria-label={m.guide.proposal}>
      <p>
        <strong>{m.guide.seems[seems]}</strong> {m.guide.because(m.guide.quoted(evidence))}
      </p>
      <p>{m.guide.means[seems]}</p>
      <div className="actions">
        {seems === 'ask' ? (
          <Link to="/ask" className="button">
            {m.guide.toAsk}
          </Link>
        ) : (
          <button
            type="button"
            className="button"
            onClick={() => {
              moveDraft(kind, seems);
              navigate(`/file/${seems}`, step);
            }}
          >
            {m.guide.change(m.kinds[seems].short)}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onDecline}>
          {m.guide.stay(m.kinds[kind].short)}
        </button>
      </div>
    </aside>
  );
}
