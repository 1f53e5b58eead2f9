-- AlterTable
ALTER TABLE "overview_revisions" ADD COLUMN     "added_lines" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "message" TEXT,
ADD COLUMN     "removed_lines" INTEGER NOT NULL DEFAULT 0;
