/** The time now. Verbs take it from here, so that a test can say what day it is. */
export const clock = { now: (): Date => new Date() };
