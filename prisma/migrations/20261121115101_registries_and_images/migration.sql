-- CreateEnum
CREATE TYPE "RegistryKind" AS ENUM ('managed', 'observed');

-- CreateEnum
CREATE TYPE "RegistryState" AS ENUM ('unknown', 'ok', 'refused', 'unreachable', 'faulty');

-- CreateEnum
CREATE TYPE "ManifestKind" AS ENUM ('index', 'image', 'attestation', 'signature', 'sbom', 'artifact');

-- AlterTable
ALTER TABLE "repositories" ADD COLUMN     "registry_id" UUID,
ADD COLUMN     "images_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "registry_path" TEXT;

-- AlterTable
ALTER TABLE "tags" ADD COLUMN     "digest" TEXT,
ADD COLUMN     "last_pulled_at" TIMESTAMPTZ(3),
ADD COLUMN     "media_type" TEXT,
ADD COLUMN     "pushed_at" TIMESTAMPTZ(3),
ADD COLUMN     "pushed_by" TEXT,
ADD COLUMN     "size" BIGINT;

-- CreateTable
CREATE TABLE "registries" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "RegistryKind" NOT NULL,
    "address" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "service" TEXT,
    "credentials" TEXT,
    "certificates" TEXT,
    "namespace" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'private',
    "state" "RegistryState" NOT NULL DEFAULT 'unknown',
    "problem" TEXT,
    "problem_at" TIMESTAMPTZ(3),
    "sync_cursor" TEXT,
    "sync_done" INTEGER NOT NULL DEFAULT 0,
    "sync_problems" INTEGER NOT NULL DEFAULT 0,
    "sync_started_at" TIMESTAMPTZ(3),
    "sync_touched_at" TIMESTAMPTZ(3),
    "sync_finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manifests" (
    "digest" TEXT NOT NULL,
    "kind" "ManifestKind" NOT NULL,
    "media_type" TEXT NOT NULL,
    "artifact_type" TEXT,
    "size" INTEGER NOT NULL,
    "total_size" BIGINT NOT NULL,
    "platform" TEXT,
    "built_at" TIMESTAMPTZ(3),
    "config" JSONB,
    "layers" JSONB NOT NULL DEFAULT '[]',
    "annotations" JSONB NOT NULL DEFAULT '{}',
    "subject" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manifests_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "manifest_children" (
    "parent" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "kind" "ManifestKind" NOT NULL,
    "platform" TEXT,
    "size" INTEGER NOT NULL,
    "subject" TEXT,

    CONSTRAINT "manifest_children_pkey" PRIMARY KEY ("parent","position")
);

-- CreateTable
CREATE TABLE "repository_manifests" (
    "repository_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "pushed_at" TIMESTAMPTZ(3),
    "pushed_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "repository_manifests_pkey" PRIMARY KEY ("repository_id","digest")
);

-- CreateTable
CREATE TABLE "tag_history" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "digest" TEXT,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "by" TEXT,
    "event_id" TEXT,

    CONSTRAINT "tag_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_events" (
    "id" TEXT NOT NULL,
    "registry_id" UUID,
    "repository" TEXT,
    "action" TEXT,
    "at" TIMESTAMPTZ(3),
    "pull_key" TEXT,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "registry_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pull_counts" (
    "repository_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tag" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "pulls" INTEGER NOT NULL DEFAULT 0,
    "version_checks" INTEGER NOT NULL DEFAULT 0,
    "last_pulled_at" TIMESTAMPTZ(3),

    CONSTRAINT "pull_counts_pkey" PRIMARY KEY ("repository_id","day","tag","client")
);

-- CreateIndex
CREATE UNIQUE INDEX "registries_name_key" ON "registries"("name");

-- CreateIndex
CREATE UNIQUE INDEX "registries_service_key" ON "registries"("service");

-- CreateIndex
CREATE INDEX "manifests_subject_idx" ON "manifests"("subject");

-- CreateIndex
CREATE INDEX "manifest_children_digest_idx" ON "manifest_children"("digest");

-- CreateIndex
CREATE INDEX "pull_counts_repository_id_tag_idx" ON "pull_counts"("repository_id", "tag");

-- CreateIndex
CREATE INDEX "repository_manifests_digest_idx" ON "repository_manifests"("digest");

-- CreateIndex
CREATE INDEX "tag_history_repository_id_tag_from_idx" ON "tag_history"("repository_id", "tag", "from");

-- CreateIndex
CREATE INDEX "tag_history_digest_idx" ON "tag_history"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "tag_history_event_id_tag_key" ON "tag_history"("event_id", "tag");

-- CreateIndex
CREATE INDEX "registry_events_pull_key_at_idx" ON "registry_events"("pull_key", "at");

-- CreateIndex
CREATE INDEX "registry_events_received_at_idx" ON "registry_events"("received_at");

-- CreateIndex
CREATE INDEX "tags_repository_id_digest_idx" ON "tags"("repository_id", "digest");

-- CreateIndex
CREATE INDEX "tags_repository_id_pushed_at_idx" ON "tags"("repository_id", "pushed_at" DESC);

-- CreateIndex
CREATE INDEX "tags_digest_idx" ON "tags"("digest");

-- AddForeignKey
ALTER TABLE "manifest_children" ADD CONSTRAINT "manifest_children_parent_fkey" FOREIGN KEY ("parent") REFERENCES "manifests"("digest") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_manifests" ADD CONSTRAINT "repository_manifests_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_manifests" ADD CONSTRAINT "repository_manifests_digest_fkey" FOREIGN KEY ("digest") REFERENCES "manifests"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_history" ADD CONSTRAINT "tag_history_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pull_counts" ADD CONSTRAINT "pull_counts_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repositories" ADD CONSTRAINT "repositories_registry_id_fkey" FOREIGN KEY ("registry_id") REFERENCES "registries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- The work that waits, and nothing else.
CREATE INDEX "registry_events_waiting" ON "registry_events" ("repository", "at") WHERE "processed_at" IS NULL;

-- A repository's path in a registry is its name there unless it says otherwise; two never lead to the same images.
CREATE UNIQUE INDEX "repositories_one_per_path" ON "repositories" ("registry_id", (coalesce("registry_path", "namespace" || '/' || "name")))
    WHERE "registry_id" IS NOT NULL;

-- Only what is managed has tokens to be made for.
ALTER TABLE "registries" ADD CONSTRAINT "registries_service_check" CHECK (("kind" = 'managed') = ("service" IS NOT NULL));
-- The registry's answers are read within bounds (lib/registry/image-graph.ts); nothing larger is ever stored.
ALTER TABLE "manifests" ADD CONSTRAINT "manifests_size_check" CHECK ("size" >= 0 AND "total_size" >= 0);
