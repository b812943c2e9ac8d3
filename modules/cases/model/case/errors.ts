import { defineErrors } from '../../../../kernel/error-catalogue.ts';

/** Failures that only the fold can see, because they compare who acts with what the act says. */
export const caseErrors = defineErrors({
  'cases.same-person': {
    status: 422,
    zh: '“{verb}”应当由另一人办理：您是本次申请的提出人、办案人员或者当事的被申请人。',
    en: '"{verb}" is for another person: you asked for it, handle the case, or are the one concerned.',
    remedy: {
      zh: '请由其他负责人办理，或者更正所填的人员。',
      en: 'Let another head do it, or put right whom the act names.',
    },
  },
});
