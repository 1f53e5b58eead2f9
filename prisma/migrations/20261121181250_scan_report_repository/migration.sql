-- AlterTable
ALTER TABLE "scan_reports" ALTER COLUMN "repository_id" SET NOT NULL;
