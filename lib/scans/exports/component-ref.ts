/** What a component of a report is called within an exported document. */
export const componentRef = (position: number): string => `component-${position}`;
