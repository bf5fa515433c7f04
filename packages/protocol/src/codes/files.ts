import agencyType from './agency_type.json' with { type: 'json' };
import anonymity from './anonymity.json' with { type: 'json' };
import careCategory from './care_category.json' with { type: 'json' };
import careDomain from './care_domain.json' with { type: 'json' };
import careHarm from './care_harm.json' with { type: 'json' };
import careLocalIssue from './care_local_issue.json' with { type: 'json' };
import careSeverity from './care_severity.json' with { type: 'json' };
import careStage from './care_stage.json' with { type: 'json' };
import careSubcategory from './care_subcategory.json' with { type: 'json' };
import casePart from './case_part.json' with { type: 'json' };
import channel from './channel.json' with { type: 'json' };
import consentPurpose from './consent_purpose.json' with { type: 'json' };
import counted from './counted.json' with { type: 'json' };
import decision from './decision.json' with { type: 'json' };
import decisionKind from './decision_kind.json' with { type: 'json' };
import decisionReason from './decision_reason.json' with { type: 'json' };
import domain from './domain.json' with { type: 'json' };
import erasureRefusal from './erasure_refusal.json' with { type: 'json' };
import feedback from './feedback.json' with { type: 'json' };
import foundedness from './foundedness.json' with { type: 'json' };
import ground from './ground.json' with { type: 'json' };
import groundLink from './ground_link.json' with { type: 'json' };
import handling from './handling.json' with { type: 'json' };
import lifeDomain from './life_domain.json' with { type: 'json' };
import nature from './nature.json' with { type: 'json' };
import nlWgaDomain from './nl_wga_domain.json' with { type: 'json' };
import nlWgaGround from './nl_wga_ground.json' with { type: 'json' };
import nlWgaHandling from './nl_wga_handling.json' with { type: 'json' };
import nlWgaNature from './nl_wga_nature.json' with { type: 'json' };
import notHandledReason from './not_handled_reason.json' with { type: 'json' };
import notHeardReason from './not_heard_reason.json' with { type: 'json' };
import obsConf from './obs_conf.json' with { type: 'json' };
import ombudsNorm from './ombuds_norm.json' with { type: 'json' };
import outcome from './outcome.json' with { type: 'json' };
import partyRole from './party_role.json' with { type: 'json' };
import reporterRole from './reporter_role.json' with { type: 'json' };
import requestType from './request_type.json' with { type: 'json' };
import residence from './residence.json' with { type: 'json' };
import retentionClass from './retention_class.json' with { type: 'json' };
import ruleBarrier from './rule_barrier.json' with { type: 'json' };
import ruleLevel from './rule_level.json' with { type: 'json' };
import status from './status.json' with { type: 'json' };
import subject from './subject.json' with { type: 'json' };
import uniaDomain from './unia_domain.json' with { type: 'json' };

/** Every code list as it stands in its JSON file, by the name of the list. */
export const CODE_FILES = {
  nl_wga_ground: nlWgaGround,
  nl_wga_domain: nlWgaDomain,
  nl_wga_nature: nlWgaNature,
  nl_wga_handling: nlWgaHandling,
  ground,
  ground_link: groundLink,
  unia_domain: uniaDomain,
  domain,
  nature,
  handling,
  care_domain: careDomain,
  care_category: careCategory,
  care_subcategory: careSubcategory,
  care_local_issue: careLocalIssue,
  care_severity: careSeverity,
  care_harm: careHarm,
  care_stage: careStage,
  subject,
  request_type: requestType,
  anonymity,
  reporter_role: reporterRole,
  residence,
  channel,
  status,
  foundedness,
  outcome,
  party_role: partyRole,
  case_part: casePart,
  not_handled_reason: notHandledReason,
  not_heard_reason: notHeardReason,
  ombuds_norm: ombudsNorm,
  decision,
  decision_kind: decisionKind,
  decision_reason: decisionReason,
  rule_barrier: ruleBarrier,
  rule_level: ruleLevel,
  life_domain: lifeDomain,
  agency_type: agencyType,
  feedback,
  consent_purpose: consentPurpose,
  obs_conf: obsConf,
  retention_class: retentionClass,
  erasure_refusal: erasureRefusal,
  counted,
};
