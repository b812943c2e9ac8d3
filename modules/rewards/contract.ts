import { z } from 'zod';
import { oneOf } from '../../platform/procedure/body.ts';
import { receiptCode } from '../intake/contract.ts';
import { claimWays } from './model/labels.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** A reporter says by receipt code how they want to be paid. The account is kept as their identity is: sealed. */
export const rewardClaimRequest = z
  .object({
    receiptCode,
    actId: z.uuid(),
    way: oneOf(claimWays),
    account: z
      .object({
        holder: text(100),
        bank: text(100),
        number: z
          .string()
          .trim()
          .regex(/^[0-9A-Za-z -]{6,40}$/),
      })
      .optional(),
  })
  .meta({ id: 'RewardClaim' });
export type RewardClaimRequest = z.infer<typeof rewardClaimRequest>;

/** The last day has passed: why, and that another is asked for. */
export const rewardExcuseRequest = z
  .object({ receiptCode, actId: z.uuid(), reason: text(2_000) })
  .meta({ id: 'RewardExcuse' });
export type RewardExcuseRequest = z.infer<typeof rewardExcuseRequest>;
