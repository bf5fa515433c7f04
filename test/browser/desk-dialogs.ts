import type { Beholder } from './desk-scene.ts';

/**
 * How one comes to a dialog: the screen, and the names of the buttons that one presses, as keys of
 * the desk's texts. `key:` is pressed on the keyboard; `input` is a choice that shows more; `type:`
 * is a field in which something is typed, and `reload` loads the page anew.
 */
export interface WayIn {
  readonly file: string;
  readonly at: string;
  readonly press: readonly string[];
  /** The id of the heading of the part in which the button is, where others have its name. */
  readonly part?: string;
  readonly who?: Beholder;
}

const onCase = (part: string, ...press: string[]): WayIn => {
  return { file: `desk/case/${part}.tsx`, at: 'desk/cases/$caseId', press };
};
const onEnded = (part: string, ...press: string[]): WayIn => {
  return { ...onCase(part, ...press), at: 'desk/cases/$ended' };
};
const onFresh = (part: string, ...press: string[]): WayIn => {
  return { ...onCase(part, ...press), at: 'desk/cases/$fresh' };
};
const on = (at: string, file: string, ...press: string[]): WayIn => {
  return { file: `${file}.tsx`, at, press };
};

/** Every dialog and menu: each file that draws one stands here as often as it draws one. */
export const DIALOGS: readonly WayIn[] = [
  onCase('flow/hand-on-dialog', 'flow.handOn'),
  onCase('flow/support-dialog', 'flow.support'),
  onCase('flow/wait-dialog', 'flow.wait'),
  onCase('flow/merge-dialog', 'flow.merge'),
  onCase('flow/split-dialog', 'flow.split'),
  onCase('close-dialog', 'finish.close'),
  onCase('refuse-dialog', 'finish.refuse'),
  onCase('retention-dialog', 'rights.changeClass'),
  onCase('hold-dialog', 'rights.hold'),
  onCase('terms/regime-dialog', 'terms.choose'),
  onCase('terms/stated-dialog', 'terms.move.stated'),
  onCase('attachment-view', 'letters.file.showNamed'),
  onCase('letters/letter-dialog', 'letters.write', 'input[type=radio]'),
  onCase('plan/goal-dialog', 'plan.addGoal'),
  onCase('plan/step-dialog', 'plan.addStep', 'input[value=other]'),
  onCase('plan/help-dialog', 'plan.addHelp'),
  onCase('plan/join-dialog', 'plan.join'),
  onCase('plan/join-dialog', 'plan.leave'),
  onCase('decisions/decision-dialog', 'decisions.decide', 'input[value=TAKEN]'),
  onCase('decisions/barrier-dialog', 'barriers.note'),
  onCase('decisions/answer-dialog', 'decisions.declineNamed'),
  onCase('people/person-dialog', 'people.add'),
  onCase('people/contact-dialog', 'people.contact.add'),
  onCase('people/contact-list', 'people.contact.strikeNamed'),
  onCase('people/mediation-dialog', 'people.mediation.noteNamed'),
  onCase('people/not-heard-dialog', 'people.hearing.say'),
  onCase('consent-dialog', 'consents.ask', 'input[value=SHARE_AGENCY]'),
  onCase('conference/conference-dialog', 'conference.add'),
  onCase('conference/guest-dialog', 'conference.guests.add', 'input[value=agency]'),
  onCase('conference/shown-dialog', 'conference.shown.addNamed'),
  onCase('conference/step-dialog', 'conference.steps.add'),
  onCase('lines/contact-dialog', 'lines.inCase.noteNamed'),
  onEnded('reopen-dialog', 'finish.reopen'),
  onEnded('lift-hold-dialog', 'rights.lift'),
  onEnded('plan/look-back-dialog', 'plan.addLookBack'),
  onEnded('plan/outcome-dialog', 'plan.noteOutcome'),
  {
    ...onFresh('terms/term-dialog', 'terms.changeNamed', 'input[type=radio]'),
    part: 'terms',
  },
  onFresh('erase-dialog', 'rights.erase'),
  onFresh('refuse-erasure-dialog', 'rights.refuse'),
  on('desk/cases?state=all', 'desk/case-list/keep-view', 'list.keep'),
  on('desk/cases', 'desk/case-list/series-dialog', 'input[type=checkbox]', 'list.toSeries'),
  on('desk/today', 'keyboard/keys-help', 'key:?'),
  on('desk/lines', 'desk/lines/line-dialog', 'lines.add'),
  on('desk/lines', 'desk/lines/remove-dialog', 'lines.moreNamed', 'lines.remove'),
  on('desk/consultations', 'desk/consultations/outgoing-dialog', 'consultations.ask'),
  on('desk/services', 'desk/services/service-dialog', 'services.add'),
  on(
    'desk/intake',
    'desk/intake/questions',
    'input[value=nl]',
    'input[value=DESK]',
    'intake.clear',
  ),
  on('desk/handovers', 'desk/handover/reject-dialog', 'handover.rejectNamed'),
  on('desk/cases/$anonymous', 'desk/handover/withdraw-dialog', 'handover.withdrawNamed'),
  on(
    'desk/cases/$caseId/handover',
    'desk/case/handover/note-consent-dialog',
    'input[value=PLAN]',
    'handover.note',
  ),
  on('desk/figures/$period', 'desk/figures/send-release', 'preview.send'),
  on('desk/retention', 'desk/retention/due-now', 'retention.run_one'),
  on('desk/retention', 'desk/retention/term-dialog', 'retention.change', 'retention.look'),
  on('desk/campaigns', 'desk/campaigns/tag-dialog', 'campaigns.tagNamed'),
  on('desk/templates', 'desk/templates/template-dialog', 'letters.addTemplate'),
  on('desk/settings', 'desk/settings/terms/town-term-dialog', 'townTerms.setNamed'),
  on('desk/settings/mandate', 'desk/settings/mandate/mandate-dialog', 'mandate.changeOf'),
  on('desk/account', 'account/app-section', 'totp.remove'),
  on('desk/account', 'account/passkeys-section', 'passkey.removeNamed'),
  on('desk/account', 'account/codes-section', 'codes.make'),
  on('desk/account', 'account/calendar-section', 'calendar.end'),
  on('desk/account', 'account/sessions-section', 'sessions.end'),
  on('desk/today', 'frame/more-menu', 'nav.more'),
  on('desk/today', 'frame/language-switch', 'frame.language'),
  on('desk/team', 'team/step-menu', 'team.changeNamed'),
  on('desk/lines', 'desk/lines/line-menu', 'lines.moreNamed'),
  onCase('letters/template-chooser', 'letters.chooseTemplate', 'letters.template'),
  onCase('draft-back', 'type:case.noteLabel', 'reload', 'draftBack.discard'),
  on('desk/keys', 'keys/recovery', 'keys.makeSheet'),
  on('desk/keys', 'keys/intake-key', 'keys.rotate'),
  on('desk/team', 'team/invite-dialog', 'team.invite'),
  on('desk/team', 'team/let-in-dialog', 'team.letInNamed'),
  on('desk/team', 'team/role-dialog', 'team.changeNamed', 'team.step.role'),
  on('desk/team', 'team/reset-dialog', 'team.changeNamed', 'team.step.reset'),
  on('desk/team', 'team/leave-dialog', 'team.changeNamed', 'team.step.leave'),
  { ...on('region/overview', 'region/overview/remind-dialog', 'remind.named'), who: 'keeper' },
  { ...on('region/members', 'region/members/admit-dialog', 'members.admit'), who: 'keeper' },
  { ...on('region/members', 'region/members/change-dialog', 'members.removeNamed'), who: 'keeper' },
  {
    ...on('desk/account', 'access/sign-in-again', 'calendar.again'),
    who: 'long signed in',
  },
  { ...on('desk/today', 'frame/session-watch'), who: 'nearly signed out' },
];
