import type { Messages } from './zh.ts';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const enGuide: Pick<Messages, 'guide' | 'ask' | 'talk' | 'reward'> = {
  guide: {
    title: 'What to do',
    lead: 'A few questions, then what helps most and what to have at hand.',
    bring: 'Have these at hand',
    again: 'Begin again',
    nothingKept: 'What you choose is not recorded.',
    ask: {
      title: 'I only want to ask something',
      short: 'Question',
      lead: 'How to do it, who is in charge, which documents. We tell you where to ask; no form.',
    },
    proposal: 'A suggestion; you decide',
    seems: {
      complaint: 'This looks like a complaint: you want something put right for yourself.',
      report: 'This looks like a report: you want it looked at.',
      both: 'This looks like both: put right for you, and looked at.',
      clue: 'This looks like information.',
      ask: 'This looks like a question.',
    },
    means: {
      complaint:
        'As a complaint, it is mediated between you and the business; as a report, only the violation is verified, not the refund.',
      report: 'As a report, it is verified; who you are stays secret, and you may stay unnamed.',
      both: 'It becomes a complaint and a report, each with its own time limits. Nothing has to be written again.',
      clue: 'You may stay unnamed.',
      ask: 'A question opens no case and has no time limit; the hotline usually answers sooner.',
    },
    because: (words) => `(You wrote ${words}.)`,
    quoted: (words) => LIST.format(words.map((word) => `“${word}”`)),
    change: (kind) => `Change to: ${kind}`,
    stay: (kind) => `Leave it as: ${kind}`,
    toAsk: 'Where to ask',
    elsewhere: 'Another department may be in charge of this',
    elsewhereText: (words, channel) => `You wrote ${words}. For this, turn to ${channel}.`,
    stillHere: 'You can still file it here: we take it, and tell you by law where to turn if it is not ours.',
  },
  ask: {
    title: 'Questions: where to ask',
    lead: 'A question is neither a complaint nor a report: no case, no time limit. By telephone or at the counter you are usually answered at once.',
    where: 'Where to ask',
    hotline: 'Market regulation: consumer rights, registration, food and drugs, prices, quality.',
    anything: 'Government services: for anything of which you do not know who is in charge.',
    counter: 'The counter of your local market-regulation office or station, in office hours.',
    source: 'Source: SAMR Order 121, art. 44 (questions are not handled as complaints or reports)',
    answers: 'What you can read here',
    questions: [
      {
        question: 'Complaint or report: what is the difference?',
        answer:
          'A complaint is for yourself: you were wronged as a consumer and want us to mediate; it needs your name. A report is for everyone: you tell us who may be breaking the law, and may stay unnamed. A letter that holds both becomes two cases, each with its own time limits.',
      },
      {
        question: 'What does a complaint need?',
        answer:
          'Your name, telephone and address; the name and address of the business; what you ask for, and what happened. Keep receipts, payment records, photographs and messages: the office will tell you how to hand them in (SAMR Order 121, art. 10).',
      },
      {
        question: 'If I stay unnamed, how do you reach me?',
        answer:
          'We cannot, and do not try. The office leaves you a message; you read and answer it under “Follow your case” with your receipt code. The code is shown once: keep it.',
      },
      {
        question: 'How long does it take?',
        answer:
          'After filing, “Follow your case” names each statutory limit that runs, its source and its last day, and how each day is counted.',
      },
    ],
    back: 'Back to the start',
  },
  talk: {
    title: 'Messages with the office',
    none: 'No message yet. To add something, write below; if the office has a question, it will stand here.',
    from: { office: 'The office', person: 'You' },
    erased: 'erased by law',
    label: 'Write to the office',
    hint: 'The officers can read it. If you are unnamed, leave out what could give you away.',
    faults: {
      missing: 'Write something first.',
      'too-long': 'This is too long. Please shorten it, or send it in two parts.',
    },
    send: 'Send message',
    sending: 'Sending…',
    sent: 'Sent. The officers will see it.',
    notSent: 'Not sent yet',
    unknown: 'No answer came from the server. What you wrote is still here; press again, and it is never there twice.',
    withdraw: 'Withdraw this complaint',
    withdrawMeans:
      'Until it is accepted you can take it back here. It is then no longer handled and cannot be brought back; you may file anew.',
    withdrawReason: 'Reason',
    withdrawSure: 'I am sure',
    withdrawDo: 'Withdraw the complaint',
    notWithdrawn: 'Not withdrawn yet',
  },
  reward: {
    title: 'Reward for your report',
    until: 'To be claimed by',
    remedies: 'If you do not agree',
    way: 'How do you want to be paid?',
    counter: {
      label: 'In person',
      lead: 'Bring your receipt code to the office. You leave neither a name nor an account here.',
    },
    transfer: {
      label: 'By transfer',
      lead: 'To the account that you give. It is kept encrypted, and who opens it leaves a trace; its holder says who you are.',
    },
    holder: 'Account holder',
    bank: 'Bank',
    number: 'Account number',
    faults: {
      way: 'Choose how you want to be paid.',
      holder: 'Enter the account holder.',
      bank: 'Enter the bank.',
      number: 'Enter the account number: digits, letters, blanks and hyphens only.',
    },
    claim: 'Claim the reward',
    notSent: 'Not sent yet',
    reason: 'Why you could not claim it in time',
    ask: 'Ask for another day',
  },
};
