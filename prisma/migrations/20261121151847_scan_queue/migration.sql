-- AlterTable
ALTER TABLE "scan_requests" ADD COLUMN     "priority" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "problem_reason" TEXT;

-- CreateIndex
CREATE INDEX "scan_requests_repository_id_digest_created_at_idx" ON "scan_requests"("repository_id", "digest", "created_at" DESC);

-- One scan of an image at a time, and one that waits per repository: who asks in one never waits for another's.
DROP INDEX "scan_requests_open_key";
CREATE UNIQUE INDEX "scan_requests_open_key" ON "scan_requests"("repository_id", "digest") WHERE "state" IN ('waiting', 'running');
CREATE UNIQUE INDEX "scan_requests_running_key" ON "scan_requests"("digest") WHERE "state" = 'running';
