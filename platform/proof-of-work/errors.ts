import { defineErrors } from '../../kernel/error-catalogue.ts';

const anew = { zh: '重新提交即可，页面会自动再算一次。', en: 'Send it again; the page computes a new one by itself.' };

/** Refusals of what anybody may send. Nothing is counted against a person, a device or an address. */
export const proofOfWorkErrors = defineErrors({
  'proof-of-work.forged': {
    status: 428,
    zh: '随附的工作量证明不是针对本次请求算出的。',
    en: 'The proof of work was not computed for this request.',
    remedy: anew,
  },
  'proof-of-work.expired': {
    status: 428,
    zh: '随附的工作量证明已过期。',
    en: 'The proof of work is too old.',
    remedy: anew,
  },
  'proof-of-work.spent': {
    status: 428,
    zh: '随附的工作量证明已经用过，每个只能用一次。',
    en: 'The proof of work was used before; each serves once.',
    remedy: anew,
  },
  'proof-of-work.too-easy': {
    status: 428,
    zh: '当前访问量较大，随附的工作量证明难度不够。',
    en: 'Much is being sent just now; the proof of work is too easy for it.',
    remedy: anew,
  },
  'proof-of-work.queue-full': {
    status: 429,
    zh: '未运行脚本的提交正在排队，队伍已满，请约 {retryAfter} 秒后再试。',
    en: 'What is sent without script waits in a queue, which is full; try again in about {retryAfter} seconds.',
    remedy: {
      zh: '允许页面运行脚本后不必排队；也可以拨打12315或者到窗口办理。',
      en: 'With script allowed there is no queue; or call 12315, or come to the counter.',
    },
  },
});
