export const images = {
  title: 'Image',
};
