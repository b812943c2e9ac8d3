import type { Language } from '../../../kernel/text.ts';
import type { UploadJudged } from '../../../modules/intake/contract.ts';

interface Texts {
  readonly title: string;
  readonly limits: (files: number, megabytes: number, hours: number) => string;
  readonly kinds: string;
  readonly metadata: string;
  readonly choose: string;
  readonly camera: string;
  readonly going: (name: string, percent: number) => string;
  readonly checking: (name: string) => string;
  readonly ready: string;
  readonly states: Partial<Readonly<Record<UploadJudged['state'], string>>>;
  readonly remove: string;
  readonly removed: (name: string) => string;
  readonly tooMany: (files: number) => string;
  readonly empty: (name: string) => string;
  readonly failed: string;
  readonly again: string;
  readonly busy: string;
  readonly none: string;
  readonly size: (bytes: number) => string;
  readonly addTitle: string;
  readonly addLead: string;
  readonly add: string;
  readonly adding: string;
  readonly added: string;
  readonly notAdded: string;
}

const megabytes = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

const zh: Texts = {
  title: '照片和材料',
  limits: (files, most, hours) =>
    `最多 ${files} 个，每个不超过 ${most} MB。没有提交的附件加密存放，${hours} 小时后自动删除；刷新页面后需要重新添加。`,
  kinds: '照片、PDF、办公文档、录音、视频都可以。',
  metadata:
    '照片里的拍摄地点、设备信息会自动去掉，办理人员看到的是去掉后的副本，原件单独封存。PDF、办公文档、录音、视频里的作者、设备等信息去不掉，会随文件一起送达；不想让人知道的，请先检查或者改交照片、截图。',
  choose: '选择文件',
  camera: '拍照',
  going: (name, percent) => `正在上传 ${name}，${percent}%`,
  checking: (name) => `正在检查 ${name}`,
  ready: '已上传',
  states: {
    stripped: '拍摄地点、设备信息已去掉。',
    kept: '注意：文件里可能有作者、设备、地点等信息，去不掉，会随文件一起送达。',
    unreadable: '这张图片无法做出去除信息的副本，原件将封存，办理人员须申请才能查看。',
  },
  remove: '移除',
  removed: (name) => `已移除 ${name}`,
  tooMany: (files) => `一次最多 ${files} 个附件，多出的没有添加。`,
  empty: (name) => `${name} 是空文件，没有添加。`,
  failed: '没有传完，可能是网络断了。',
  again: '再传一次',
  busy: '附件还在上传，请等上传完再提交，或者移除未传完的附件。',
  none: '无',
  size: megabytes,
  addTitle: '补充附件',
  addLead: '有新的照片、票据等材料，可以在这里补充，办理机关会收到提示。',
  add: '提交附件',
  adding: '正在提交，请稍候……',
  added: '附件已提交。',
  notAdded: '附件没有提交成功',
};

const en: Texts = {
  title: 'Photos and documents',
  limits: (files, most, hours) =>
    `Up to ${files} files of ${most} MB each. What is not sent is kept encrypted and removed after ${hours} hours; after reloading the page, add them again.`,
  kinds: 'Photos, PDF, office documents, sound and video are welcome.',
  metadata:
    'Where and with what a photo was taken is removed: officers work with a copy without it, the original is sealed. In PDF, office documents, sound and video, author and device cannot be removed and travel with the file. If nobody should know them, check the file first, or send a photo or screenshot instead.',
  choose: 'Choose files',
  camera: 'Take a photo',
  going: (name, percent) => `Uploading ${name}, ${percent}%`,
  checking: (name) => `Checking ${name}`,
  ready: 'Uploaded',
  states: {
    stripped: 'Place and device were removed.',
    kept: 'Note: author, device or place may be in this file; they cannot be removed and travel with it.',
    unreadable:
      'No copy without hidden data can be made of this picture; the original is sealed, and officers must apply to see it.',
  },
  remove: 'Remove',
  removed: (name) => `${name} was removed`,
  tooMany: (files) => `At most ${files} files at a time; the others were not added.`,
  empty: (name) => `${name} is empty and was not added.`,
  failed: 'It did not arrive whole; perhaps the network was cut.',
  again: 'Try again',
  busy: 'A file is still on its way. Wait until it has arrived, or remove it, and send then.',
  none: 'None',
  size: megabytes,
  addTitle: 'Add files',
  addLead: 'If you have further photos or papers, add them here; the office will be told.',
  add: 'Send the files',
  adding: 'Sending, please wait…',
  added: 'The files were sent.',
  notAdded: 'The files were not sent',
};

export const fileTexts: Readonly<Record<Language, Texts>> = { zh, en };
