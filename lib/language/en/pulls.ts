export const pulls = {
  title: 'Pulls',
};
