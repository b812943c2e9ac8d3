import type { ComponentType } from 'react';
import { later } from '../../ui/later.tsx';
import type { PanelProps } from './Section.tsx';

const programme = () => import('./ProgrammePanels.tsx');
const talk = () => import('./TalkPanels.tsx');

// Each comes with the first page that shows it: a clue's page needs none of them.
const PlanPanel = later(async () => (await programme()).PlanPanel, null);
const GroupsPanel = later(async () => (await programme()).GroupsPanel, null);
const DutiesPanel = later(async () => (await programme()).DutiesPanel, null);
const InstitutionsPanel = later(async () => (await programme()).InstitutionsPanel, null);
const MeetingsPanel = later(async () => (await import('./MeetingsPanel.tsx')).MeetingsPanel, null);
const TaskPanel = later(async () => (await import('./TaskPanel.tsx')).TaskPanel, null);
const TaskTreePanel = later(async () => (await import('./TaskTree.tsx')).TaskTreePanel, null);
const TalkReason = later(async () => (await talk()).TalkReason, null);
const TalkHeld = later(async () => (await talk()).TalkHeld, null);
const RectificationPanel = later(async () => (await import('./RectificationPanel.tsx')).RectificationPanel, null);
const LetterPanel = later(async () => (await import('./LetterPanel.tsx')).LetterPanel, null);

/** Panels of programmes, tasks, talks and rectifications, and of letters. */
export const programmePanels: Readonly<Record<string, readonly ComponentType<PanelProps>[]>> = {
  programme: [PlanPanel, MeetingsPanel, DutiesPanel, GroupsPanel, InstitutionsPanel],
  task: [TaskPanel, TaskTreePanel],
  talk: [TalkReason, TalkHeld],
  rectification: [RectificationPanel],
  recommendation: [LetterPanel],
};

/** Facts that these panels show. */
export const shownByProgrammes: Readonly<Record<string, readonly string[]>> = {
  programme: [
    ...['order', 'period', 'goals', 'steps', 'duties', 'groups', 'forces', 'meetings', 'decisions', 'institutions'],
    ...['lessons', 'files', 'offered'],
  ],
  task: [
    ...['wanted', 'text', 'firstDue', 'origin', 'done', 'askedLater', 'progress', 'evidence', 'refusals', 'laterDays'],
    ...['reopened', 'urged', 'files', 'setBy'],
  ],
  talk: ['unit', 'reason', 'figures', 'summons', 'held', 'promises', 'files'],
  rectification: [
    ...['crimeCase', 'letters', 'origin', 'problems', 'measures', 'operations', 'checkUps', 'relapses', 'files'],
    ...['orderedBy', 'text'],
  ],
};
