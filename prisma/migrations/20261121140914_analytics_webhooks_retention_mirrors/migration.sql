-- CreateEnum
CREATE TYPE "ImmutableTags" AS ENUM ('none', 'all', 'patterns');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'delivered', 'failed');

-- AlterTable
ALTER TABLE "pull_counts" DROP CONSTRAINT "pull_counts_pkey",
ADD COLUMN     "platform" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "pull_counts_pkey" PRIMARY KEY ("repository_id", "day", "tag", "client", "platform");

-- AlterTable
ALTER TABLE "registries" ADD COLUMN     "sync_total" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "repositories" ADD COLUMN     "immutable_patterns" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "immutable_tags" "ImmutableTags" NOT NULL DEFAULT 'none';

-- CreateTable
CREATE TABLE "pull_actors" (
    "repository_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tag" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "platform" TEXT NOT NULL DEFAULT '',
    "actor" TEXT NOT NULL,
    "pulls" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "pull_actors_pkey" PRIMARY KEY ("repository_id","day","tag","client","platform","actor")
);

-- CreateTable
CREATE TABLE "mirror_rules" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "networks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "pattern" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mirror_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_policies" (
    "repository_id" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "rules" JSONB NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "last_run_at" TIMESTAMPTZ(3),
    "last_result" JSONB,
    "last_problem" TEXT,

    CONSTRAINT "retention_policies_pkey" PRIMARY KEY ("repository_id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "response_status" INTEGER,
    "response_body" TEXT,
    "duration_ms" INTEGER,
    "problem" TEXT,
    "redelivery_of" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhooks_repository_id_idx" ON "webhooks"("repository_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_id_created_at_idx" ON "webhook_deliveries"("webhook_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_deliveries_state_next_attempt_at_idx" ON "webhook_deliveries"("state", "next_attempt_at");

-- AddForeignKey
ALTER TABLE "pull_actors" ADD CONSTRAINT "pull_actors_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_policies" ADD CONSTRAINT "retention_policies_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
