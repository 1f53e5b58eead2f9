export const deletions = {
  title: 'Delete tags and images',
};
