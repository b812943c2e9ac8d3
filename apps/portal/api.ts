import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type {
  AttachmentRequest,
  FilingRequest,
  FilingStatus,
  MessageRequest,
  Problem,
  RatingRequest,
  UploadLimits,
  WithdrawalRequest,
} from '../../modules/intake/contract.ts';
import type { CorrectionAnswer, CorrectionRequest } from '../../modules/published/contract.ts';
import type { RewardClaimRequest, RewardExcuseRequest } from '../../modules/rewards/contract.ts';
import type {
  ConsumerAct,
  SettlementFiled,
  SettlementFiling,
  SettlementView,
} from '../../modules/settlements/contract.ts';
import type { Purpose } from '../../platform/proof-of-work/contract.ts';
import type { FilingKind } from './filing/form.ts';
import type { PublicRegion } from './filing/regions.ts';
import { sendProven } from './proof/send.ts';

/** What a filing is answered with. The codes exist nowhere else in plain; a mixed letter has two. */
export interface Receipt {
  readonly receipts: readonly { readonly procedure: Exclude<FilingKind, 'both'>; readonly receiptCode: string }[];
  readonly receivedOn: PlainDate;
  readonly authority: Text;
}

/** The answer, a refusal in the server's words, or no answer at all: then nobody knows whether it arrived. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: Problem }
  | { readonly kind: 'unknown' };

const PATIENCE_MS = 30_000;

const patience = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS);

async function call<T>(path: string, body?: object, purpose: Purpose = 'follow'): Promise<Answer<T>> {
  try {
    const response =
      body === undefined
        ? await fetch(path, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: patience() })
        : await sendProven(path, purpose, body, patience);
    return await answerOf<T>(response);
  } catch {
    return { kind: 'unknown' };
  }
}

/** What the server said. A failure of its own (or of a proxy before it) leaves open whether what was sent was kept. */
export async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const answer: unknown = await response.json();
  if (response.ok) return { kind: 'ok', value: answer as T };
  if (response.status >= 500 || !isProblem(answer)) return { kind: 'unknown' };
  return { kind: 'refused', status: response.status, problem: answer };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'zh' in value && 'remedy' in value;
}

/** Sends what anybody may send, with its proof of work. */
export const post = <T>(path: string, body: object): Promise<Answer<T>> => call<T>(path, body);

export const postFiling = (filing: FilingRequest): Promise<Answer<Receipt>> => call('/public/filings', filing, 'file');
export const postStatus = (receiptCode: string): Promise<Answer<FilingStatus>> =>
  call('/public/status', { receiptCode });
export const postMessage = (message: MessageRequest): Promise<Answer<FilingStatus>> =>
  call('/public/messages', message);
export const postWithdrawal = (withdrawal: WithdrawalRequest): Promise<Answer<FilingStatus>> =>
  call('/public/withdrawals', withdrawal);
export const postCorrection = (request: CorrectionRequest): Promise<Answer<CorrectionAnswer>> =>
  call('/public/corrections', request);
export const postRewardClaim = (claim: RewardClaimRequest): Promise<Answer<FilingStatus>> =>
  call('/public/reward-claims', claim);
export const postRewardExcuse = (excuse: RewardExcuseRequest): Promise<Answer<FilingStatus>> =>
  call('/public/reward-excuses', excuse);
export const postAttachments = (files: AttachmentRequest): Promise<Answer<FilingStatus>> =>
  call('/public/attachments', files);
export const postRating = (rating: RatingRequest): Promise<Answer<FilingStatus>> => call('/public/ratings', rating);
export const getUploadLimits = (): Promise<Answer<UploadLimits>> => call('/public/uploads');
export const getRegions = (): Promise<Answer<readonly PublicRegion[]>> => call('/public/regions');
export const postSettlement = (filing: SettlementFiling): Promise<Answer<SettlementFiled>> =>
  call('/public/settlements', filing);
export const postSettlementStatus = (receiptCode: string): Promise<Answer<SettlementView>> =>
  call('/public/settlements/status', { receiptCode });
export const postSettlementAct = (act: Omit<ConsumerAct, 'verb'> & { readonly verb: string }) =>
  call<SettlementView>('/public/settlements/acts', act);
export const postEscalation = (receiptCode: string): Promise<Answer<SettlementView>> =>
  call('/public/settlements/escalations', { receiptCode });
