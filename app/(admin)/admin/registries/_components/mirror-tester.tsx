'use client';

import { useState } from 'react';
import { Field } from '@/components/form/field';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { fillIn } from '@/lib/language/format';
import { isReaderAddress, matchMirrorRule } from '@/lib/mirrors/match-mirror-rule';
import type { MirrorRules } from '@/lib/mirrors/schema';

type Rules = MirrorRules['rules'];
type Props = {
  /** Those without a fault: the others lead nobody anywhere. */
  rules: Rules;
  all: Rules;
  words: RegistriesMessages['mirrors'];
};

/** What a reader somewhere sees of the rules as they are written. */
export function MirrorTester({ rules, all, words: { test } }: Props) {
  const [address, setAddress] = useState('10.1.2.3');
  const [place, setPlace] = useState('docker.io/library/nginx');
  const isAddress = isReaderAddress(address);
  const found = isAddress ? matchMirrorRule(rules, place.trim(), address) : null;
  const used = found && rules[found.index];
  const number = used ? all.indexOf(used) + 1 : 0;
  const input = 'field font-mono';
  return (
    <section aria-label={test.title} className="grid gap-3 rounded-lg bg-surface-sunken p-4">
      <div>
        <h3 className="text-sm font-semibold">{test.title}</h3>
        <p className="text-sm text-ink-soft">{test.lead}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
        <Field label={test.address} fault={isAddress ? undefined : test.noAddress}>
          {(attributes) => (
            <input
              {...attributes}
              className={input}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
            />
          )}
        </Field>
        <Field label={test.place}>
          {(attributes) => (
            <input
              {...attributes}
              className={input}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={255}
            />
          )}
        </Field>
      </div>
      <p role="status" className="text-sm">
        {test.sees} <strong className="font-mono font-semibold wrap-anywhere">{found?.place ?? place.trim()}</strong>{' '}
        <span className="text-ink-soft">({found ? fillIn(test.byRule, { number }) : test.direct})</span>
      </p>
    </section>
  );
}
