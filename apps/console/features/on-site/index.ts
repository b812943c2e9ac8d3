export { DecidedPage } from './decision/DecidedPage.tsx';
export { DecisionPage } from './decision/DecisionPage.tsx';
export { InquiryPage } from './inquiry/InquiryPage.tsx';
export { OfflineEntry } from './OfflineEntry.tsx';
export { OnSiteFrame } from './OnSiteFrame.tsx';
export { OnSiteStart } from './OnSiteStart.tsx';
export { OutboxPage } from './OutboxPage.tsx';
export { PhotoPage } from './photo/PhotoPage.tsx';
