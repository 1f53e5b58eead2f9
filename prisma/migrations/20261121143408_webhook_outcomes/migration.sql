-- AlterTable
ALTER TABLE "webhook_deliveries" ADD COLUMN     "request_headers" JSONB,
ADD COLUMN     "tries" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "webhooks" ADD COLUMN     "failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "off_reason" TEXT,
ADD COLUMN     "previous_secret" TEXT,
ADD COLUMN     "previous_secret_until" TIMESTAMPTZ(3);
