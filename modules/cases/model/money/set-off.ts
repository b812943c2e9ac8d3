import { type Fen, fen } from '../../../../kernel/money.ts';
import { type Caution, caution, isLawful, money, type Step, step } from '../reasoning.ts';
import { sources } from '../sources.ts';

/** Where a case stands with the criminal side: what decides whether a fine may be imposed now. */
export type CrimeState =
  /** No suspicion of a crime, or dropped and handed back 反向移送. */
  | { readonly state: 'none' }
  /** Sent to the police, nothing decided yet. */
  | { readonly state: 'transferred' }
  /** The court has sentenced; its fine 罚金 in fen, nothing where it gave none. */
  | { readonly state: 'sentenced'; readonly courtFine: Fen };

export interface SetOff {
  /** A fine may be decided now. */
  readonly mayFine: boolean;
  /** Of the imposed fine, set off against the court's. */
  readonly setOff: Fen;
  /** What remains of the court's fine. */
  readonly courtFineLeft: Fen;
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
}

/**
 * Fine 罚款 and court fine 罚金 for one act (处罚法 art 35): what was imposed is set off, what was not imposed is not
 * imposed any more. While a transfer is open the fine waits (令310 art 11). `imposed` and `paid` in fen, 0 for none.
 */
export function setOffAgainstCourtFine(crime: CrimeState, imposed: Fen, paid: Fen): SetOff {
  const none = fen(0);
  switch (crime.state) {
    case 'none':
      return { mayFine: true, setOff: none, courtFineLeft: none, steps: [], cautions: [] };
    case 'transferred': {
      const cautions = imposed > 0 ? [] : [WAITS];
      return { mayFine: isLawful(cautions), setOff: none, courtFineLeft: none, steps: [], cautions };
    }
    case 'sentenced':
      return afterSentence(crime.courtFine, imposed, paid);
  }
}

function afterSentence(courtFine: Fen, imposed: Fen, paid: Fen): SetOff {
  const setOff = fen(Math.min(imposed, courtFine));
  const left = fen(courtFine - setOff);
  if (courtFine === 0) {
    return { mayFine: imposed === 0, setOff, courtFineLeft: left, steps: [], cautions: [WITHOUT_COURT_FINE] };
  }
  const [court, own, rest] = [money(courtFine), money(setOff), money(left)];
  if (imposed === 0) {
    const cautions = [NO_MORE];
    return { mayFine: false, setOff, courtFineLeft: left, steps: [], cautions };
  }
  return {
    mayFine: false,
    setOff,
    courtFineLeft: left,
    steps: [
      step(
        sources.setOff,
        `法院判处罚金${court.zh}，已经给予的罚款折抵${own.zh}，罚金尚余${rest.zh}`,
        `court fine ${court.en}, set off ${own.en}, left ${rest.en}`,
      ),
    ],
    cautions: paid < setOff ? [UNPAID] : [],
  };
}

const WAITS = caution(
  'unlawful',
  'set-off.transfer-open',
  sources.noPenaltyForCrime,
  '案件已移送公安机关，未有处理结果前不作罚款决定',
  'transferred to the police: no fine is decided until the outcome is known',
);
const NO_MORE = caution(
  'unlawful',
  'set-off.no-more',
  sources.setOff,
  '法院已判处罚金，尚未给予罚款的不再给予罚款',
  'the court has imposed a fine: none is added',
);
const UNPAID = caution(
  'check',
  'set-off.unpaid',
  sources.setOff,
  '折抵的罚款尚未缴清，未缴部分如何执行法律没有明确，请与法院商定',
  'the fine that is set off is not wholly paid; the law does not say who collects the rest: agree with the court',
);
const WITHOUT_COURT_FINE = caution(
  'check',
  'set-off.sentence-without-fine',
  sources.setOff,
  '法院判决没有罚金，是否另行罚款请法制机构确认',
  'the sentence has no fine: have it confirmed whether one may be imposed',
);
