-- AlterTable
ALTER TABLE "registries" ADD COLUMN     "problem_reason" TEXT,
ADD COLUMN     "sync_wanted_at" TIMESTAMPTZ(3),
ADD COLUMN     "sync_skipped" JSONB NOT NULL DEFAULT '[]';
