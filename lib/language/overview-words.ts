import type { RepositoryMessages } from '@/lib/language/en/repository';
import type { OverviewWords } from '@/lib/markdown/overview-options';

/** The words that the Markdown renderer adds, in the reader's language. */
export const overviewWords = ({ overview, pull }: RepositoryMessages): OverviewWords => ({
  image: overview.imageNotLoaded,
  linkToSection: overview.linkToSection,
  table: overview.table,
  footnotes: overview.footnotes,
  backToText: overview.backToText,
  taskDone: overview.taskDone,
  taskOpen: overview.taskOpen,
  alerts: overview.alerts,
  copy: pull.copy,
});
