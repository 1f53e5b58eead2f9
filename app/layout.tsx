import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { QueryProvider } from '@/components/layout/query-provider';
import { SampleBanner } from '@/components/layout/sample-banner';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import { getViewer } from '@/lib/auth/viewer';
import { hasSampleData } from '@/lib/catalogue/has-sample-data';
import { messagesFor } from '@/lib/language/messages';
import { environment } from '@/lib/platform/env';

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await getViewer();
  const { siteName, siteDescription } = messagesFor(language).common;
  return {
    metadataBase: new URL(environment().publicUrl),
    title: { default: siteName, template: `%s · ${siteName}` },
    description: siteDescription,
    applicationName: siteName,
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfcfd' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1822' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [{ language, theme, user }, sample] = await Promise.all([getViewer(), hasSampleData()]);
  const { common } = messagesFor(language);
  return (
    <html lang={language} data-theme={theme}>
      <body className="flex flex-col font-sans">
        <a
          href="#content"
          className="absolute top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent focus:translate-y-0"
        >
          {common.skipToContent}
        </a>
        <QueryProvider>
          <SiteHeader messages={common} language={language} theme={theme} user={user} />
          {sample ? <SampleBanner words={common.sample} /> : null}
          <main id="content" tabIndex={-1} className="grow focus-visible:outline-none">
            {children}
          </main>
          <SiteFooter messages={common} />
        </QueryProvider>
      </body>
    </html>
  );
}
