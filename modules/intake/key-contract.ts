import { z } from 'zod';
import { actRequest, openRequest } from './contract.ts';

/** Beside a body without `actId`: the outside system's own key of the request (draft-ietf-httpapi-idempotency-key). */
export const keyHeader = z.looseObject({
  'idempotency-key': z
    .string()
    .max(300)
    .optional()
    .describe(
      '代替 actId 的幂等键：重试同一请求不会重复办理，用于其他请求则返回 422 / instead of actId: a retry has one effect, another request under it is 422',
    ),
});

export const openByKey = openRequest.partial({ actId: true }).meta({ id: 'OpenMatterByKey' });
export const actByKey = actRequest.partial({ actId: true }).meta({ id: 'PerformActByKey' });
