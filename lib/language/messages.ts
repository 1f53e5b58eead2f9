import { account as accountEn } from '@/lib/language/en/account';
import { common as commonEn } from '@/lib/language/en/common';
import { dashboard as dashboardEn } from '@/lib/language/en/dashboard';
import { guide as guideEn } from '@/lib/language/en/guide';
import { home as homeEn } from '@/lib/language/en/home';
import { names as namesEn } from '@/lib/language/en/names';
import { programs as programsEn } from '@/lib/language/en/programs';
import { publisher as publisherEn } from '@/lib/language/en/publisher';
import { repository as repositoryEn } from '@/lib/language/en/repository';
import { repositorySettings as repositorySettingsEn } from '@/lib/language/en/repository-settings';
import { search as searchEn } from '@/lib/language/en/search';
import { tags as tagsEn } from '@/lib/language/en/tags';
import { account as accountZh } from '@/lib/language/zh/account';
import { common as commonZh } from '@/lib/language/zh/common';
import { dashboard as dashboardZh } from '@/lib/language/zh/dashboard';
import { guide as guideZh } from '@/lib/language/zh/guide';
import { home as homeZh } from '@/lib/language/zh/home';
import { names as namesZh } from '@/lib/language/zh/names';
import { programs as programsZh } from '@/lib/language/zh/programs';
import { publisher as publisherZh } from '@/lib/language/zh/publisher';
import { repository as repositoryZh } from '@/lib/language/zh/repository';
import { repositorySettings as repositorySettingsZh } from '@/lib/language/zh/repository-settings';
import { search as searchZh } from '@/lib/language/zh/search';
import { tags as tagsZh } from '@/lib/language/zh/tags';
import type { Language } from '@/lib/names/language';

const en = {
  account: accountEn,
  common: commonEn,
  dashboard: dashboardEn,
  guide: guideEn,
  home: homeEn,
  names: namesEn,
  programs: programsEn,
  publisher: publisherEn,
  repository: repositoryEn,
  repositorySettings: repositorySettingsEn,
  search: searchEn,
  tags: tagsEn,
};

/** Every text of the site, by area; a translation that lacks one is a type error. */
export type Messages = typeof en;

const zh: Messages = {
  account: accountZh,
  common: commonZh,
  dashboard: dashboardZh,
  guide: guideZh,
  home: homeZh,
  names: namesZh,
  programs: programsZh,
  publisher: publisherZh,
  repository: repositoryZh,
  repositorySettings: repositorySettingsZh,
  search: searchZh,
  tags: tagsZh,
};

export const messagesFor = (language: Language): Messages => (language === 'zh-CN' ? zh : en);
