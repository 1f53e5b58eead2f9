import { account as accountEn } from '@/lib/language/en/account';
import { accountSettings as accountSettingsEn } from '@/lib/language/en/account-settings';
import { administration as administrationEn } from '@/lib/language/en/administration';
import { audit as auditEn } from '@/lib/language/en/audit';
import { common as commonEn } from '@/lib/language/en/common';
import { dashboard as dashboardEn } from '@/lib/language/en/dashboard';
import { deletions as deletionsEn } from '@/lib/language/en/deletions';
import { digests as digestsEn } from '@/lib/language/en/digests';
import { domains as domainsEn } from '@/lib/language/en/domains';
import { findings as findingsEn } from '@/lib/language/en/findings';
import { guide as guideEn } from '@/lib/language/en/guide';
import { home as homeEn } from '@/lib/language/en/home';
import { images as imagesEn } from '@/lib/language/en/images';
import { immutableTags as immutableTagsEn } from '@/lib/language/en/immutable-tags';
import { names as namesEn } from '@/lib/language/en/names';
import { organisationProblems as organisationProblemsEn } from '@/lib/language/en/organisation-problems';
import { organisations as organisationsEn } from '@/lib/language/en/organisations';
import { overviewEditor as overviewEditorEn } from '@/lib/language/en/overview-editor';
import { programs as programsEn } from '@/lib/language/en/programs';
import { publisher as publisherEn } from '@/lib/language/en/publisher';
import { pulls as pullsEn } from '@/lib/language/en/pulls';
import { registries as registriesEn } from '@/lib/language/en/registries';
import { repository as repositoryEn } from '@/lib/language/en/repository';
import { repositorySettings as repositorySettingsEn } from '@/lib/language/en/repository-settings';
import { scanners as scannersEn } from '@/lib/language/en/scanners';
import { scans as scansEn } from '@/lib/language/en/scans';
import { search as searchEn } from '@/lib/language/en/search';
import { tags as tagsEn } from '@/lib/language/en/tags';
import { tokens as tokensEn } from '@/lib/language/en/tokens';
import { webhooks as webhooksEn } from '@/lib/language/en/webhooks';
import { account as accountZh } from '@/lib/language/zh/account';
import { accountSettings as accountSettingsZh } from '@/lib/language/zh/account-settings';
import { administration as administrationZh } from '@/lib/language/zh/administration';
import { audit as auditZh } from '@/lib/language/zh/audit';
import { common as commonZh } from '@/lib/language/zh/common';
import { dashboard as dashboardZh } from '@/lib/language/zh/dashboard';
import { deletions as deletionsZh } from '@/lib/language/zh/deletions';
import { digests as digestsZh } from '@/lib/language/zh/digests';
import { domains as domainsZh } from '@/lib/language/zh/domains';
import { findings as findingsZh } from '@/lib/language/zh/findings';
import { guide as guideZh } from '@/lib/language/zh/guide';
import { home as homeZh } from '@/lib/language/zh/home';
import { images as imagesZh } from '@/lib/language/zh/images';
import { immutableTags as immutableTagsZh } from '@/lib/language/zh/immutable-tags';
import { names as namesZh } from '@/lib/language/zh/names';
import { organisationProblems as organisationProblemsZh } from '@/lib/language/zh/organisation-problems';
import { organisations as organisationsZh } from '@/lib/language/zh/organisations';
import { overviewEditor as overviewEditorZh } from '@/lib/language/zh/overview-editor';
import { programs as programsZh } from '@/lib/language/zh/programs';
import { publisher as publisherZh } from '@/lib/language/zh/publisher';
import { pulls as pullsZh } from '@/lib/language/zh/pulls';
import { registries as registriesZh } from '@/lib/language/zh/registries';
import { repository as repositoryZh } from '@/lib/language/zh/repository';
import { repositorySettings as repositorySettingsZh } from '@/lib/language/zh/repository-settings';
import { scanners as scannersZh } from '@/lib/language/zh/scanners';
import { scans as scansZh } from '@/lib/language/zh/scans';
import { search as searchZh } from '@/lib/language/zh/search';
import { tags as tagsZh } from '@/lib/language/zh/tags';
import { tokens as tokensZh } from '@/lib/language/zh/tokens';
import { webhooks as webhooksZh } from '@/lib/language/zh/webhooks';
import type { Language } from '@/lib/names/language';

const en = {
  account: accountEn,
  accountSettings: accountSettingsEn,
  common: commonEn,
  tokens: tokensEn,
  organisationProblems: organisationProblemsEn,
  organisations: organisationsEn,
  administration: administrationEn,
  audit: auditEn,
  domains: domainsEn,
  dashboard: dashboardEn,
  findings: findingsEn,
  guide: guideEn,
  home: homeEn,
  names: namesEn,
  overviewEditor: overviewEditorEn,
  programs: programsEn,
  publisher: publisherEn,
  repository: repositoryEn,
  repositorySettings: repositorySettingsEn,
  scans: scansEn,
  search: searchEn,
  tags: tagsEn,
  webhooks: webhooksEn,
  pulls: pullsEn,
  images: imagesEn,
  deletions: deletionsEn,
  digests: digestsEn,
  immutableTags: immutableTagsEn,
  registries: registriesEn,
  scanners: scannersEn,
};

/** Every text of the site, by area; a translation that lacks one is a type error. */
export type Messages = typeof en;

const zh: Messages = {
  account: accountZh,
  accountSettings: accountSettingsZh,
  common: commonZh,
  tokens: tokensZh,
  organisationProblems: organisationProblemsZh,
  organisations: organisationsZh,
  administration: administrationZh,
  audit: auditZh,
  domains: domainsZh,
  dashboard: dashboardZh,
  findings: findingsZh,
  guide: guideZh,
  home: homeZh,
  names: namesZh,
  overviewEditor: overviewEditorZh,
  programs: programsZh,
  publisher: publisherZh,
  repository: repositoryZh,
  repositorySettings: repositorySettingsZh,
  scans: scansZh,
  search: searchZh,
  tags: tagsZh,
  webhooks: webhooksZh,
  pulls: pullsZh,
  images: imagesZh,
  deletions: deletionsZh,
  digests: digestsZh,
  immutableTags: immutableTagsZh,
  registries: registriesZh,
  scanners: scannersZh,
};

export const messagesFor = (language: Language): Messages => (language === 'zh-CN' ? zh : en);
