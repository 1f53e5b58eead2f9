-- AlterTable
ALTER TABLE "pull_actors" ADD COLUMN     "version_checks" INTEGER NOT NULL DEFAULT 0;

-- Counted before the image was known: looked for after every run of the notifications.
CREATE INDEX "pull_counts_platform_open" ON "pull_counts" ("platform", "repository_id") WHERE "platform" LIKE '%:%';
