export const registries = {
  title: 'Registries',
};
