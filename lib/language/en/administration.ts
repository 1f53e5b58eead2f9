/** Words of the pages for administrators. */
export const administration = {
  title: 'Administration',
  tabsLabel: 'Administration',
  tabs: { users: 'Users', settings: 'Settings', audit: 'Audit log' },
};

export type AdministrationMessages = typeof administration;
