/*
 * Apart from the schemas, so that a form can have these without the rules and the list of licences behind them.
 */

/** What an import writes from a library definition and its documentation, so that nobody else may. */
export const DEFINITION_FIELDS = ['description', 'categories', 'licence', 'sourceUrl', 'deprecation'] as const;

export const COLLABORATOR_ROLES = ['read', 'write', 'admin'] as const;
