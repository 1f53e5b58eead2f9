export const immutableTags = {
  title: 'Immutable tags',
};
