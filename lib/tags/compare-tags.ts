/** placeholder */
export const compareTags = (a: string, b: string): number => (a < b ? -1 : 1);
