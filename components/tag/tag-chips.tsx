import { Fragment } from 'react';
import './tag-chips.css';

/** Tags as code, joined by commas so that they can be read and copied as text too. */
export function TagChips({ tags }: { tags: readonly string[] }) {
  return tags.map((tag, index) => (
    <Fragment key={tag}>
      {index > 0 ? ', ' : null}
      <code className="tag">{tag}</code>
    </Fragment>
  ));
}
