-- CreateTable
CREATE TABLE "image_deletions" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "digests" TEXT[],
    "tags" TEXT[],
    "by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "image_deletions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "image_deletions_repository_id_idx" ON "image_deletions"("repository_id");

-- AddForeignKey
ALTER TABLE "image_deletions" ADD CONSTRAINT "image_deletions_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;
