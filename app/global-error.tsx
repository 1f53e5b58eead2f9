'use client';

import './globals.css';
import { FailurePage } from '@/components/layout/failure-page';

/** Where even the layout could not be made, as without a database. */
export default function SiteFailed({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <main>
          <FailurePage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
